// SPDX-License-Identifier: MIT
#pragma once

#include "bench/figures.h"

#include <filesystem>
#include <string>

namespace matchdesk::bench {

class FrameProbe;

/// How much is measured, and where.
struct Plan {
    std::filesystem::path folder; ///< holds the worlds; kept, so that a second run need not make them again
    int decisions = 1000;
    int rows = 100'000;
    int runs = 10;     ///< of starts, each a process of its own
    int calls = 500;   ///< of each of the backend's routes
    std::string program; ///< this program, to be started again
};

/// From the decisive key to the next ticket on the screen, agent's work as fast as the guard of the keys lets it be.
void measureDecisions(FrameProbe &application, const Plan &plan, Report &report);
/// From the start of a process to a desk that can be used: with a world that is there, and with none.
void measureStarts(const Plan &plan, Report &report);
/// Scrolling and filtering a long queue, and reading it from the backend.
void measureQueue(FrameProbe &application, const Plan &plan, Report &report);
/// The backend's answers, over HTTP in this process, one call at a time.
void measureBackend(const Plan &plan, Report &report);

/// What a started process does: opens the desk, prints when it was usable, and ends. `startedAt`: the steady clock's
/// nanoseconds when its parent started it.
[[nodiscard]] int runStart(FrameProbe &application, const std::filesystem::path &data, long long startedAt);

} // namespace matchdesk::bench
