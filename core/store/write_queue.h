// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/result.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>

namespace matchdesk::store {

using WriteWork = std::function<Outcome(Session &)>;

/// One caller's work on its way into a transaction, and what became of it.
struct WaitingWrite {
    explicit WaitingWrite(const WriteWork &todo) : work(&todo) {}

    const WriteWork *work;
    Outcome outcome {Done {}};
    std::exception_ptr thrown; ///< by the work; goes on in the thread that asked for it
    bool taken = false;
    bool done = false;
};

/// The line of those who want to write. Writers take turns; whoever is at the head takes along what waits behind, so that
/// one wait for the disk serves many writers. SQLite would make them take turns as well, but by sleeping and asking again,
/// and with one wait for the disk each. Any thread.
class WriteQueue {
public:
    /// Runs the writes at the front of the span, in order, in one transaction; sets their outcomes and returns how many it
    /// ran, at least one. Does not throw. A work may run on another caller's thread: that caller waits meanwhile.
    using RunTogether = std::function<std::size_t(std::span<WaitingWrite *const>)>;

    explicit WriteQueue(std::size_t mostTogether) : m_mostTogether(mostTogether) {}

    /// Waits for `work` to be run, by this thread or by the one at the head. Unavailable when nobody comes to it in time.
    [[nodiscard]] Outcome pass(const WriteWork &work, const RunTogether &run);

private:
    void lead(std::unique_lock<std::mutex> &lock, const RunTogether &run);

    const std::size_t m_mostTogether;
    std::mutex m_mutex;
    std::condition_variable m_moved;
    std::deque<WaitingWrite *> m_waiting;
    bool m_led = false; ///< somebody is running the head of the line
};

} // namespace matchdesk::store
