// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

/// What a figure is and how it is told.
namespace matchdesk::bench {

using SteadyClock = std::chrono::steady_clock;

[[nodiscard]] double milliseconds(SteadyClock::duration duration);

/// Measured values of one thing, all in the same unit.
class Samples {
public:
    void add(double value) { m_values.push_back(value); }
    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    /// The smallest value that at least `share` of all are at or below; 0 without values.
    [[nodiscard]] double quantile(double share) const;
    [[nodiscard]] double median() const { return quantile(0.5); }
    [[nodiscard]] double worst() const { return quantile(1.0); }

private:
    std::vector<double> m_values;
};

/// What is promised of a figure; 0 where nothing is.
struct Goal {
    double median = 0;
    double p95 = 0;
    double worst = 0;
};

/// The table that is printed in the end, and whether every goal in it was reached.
class Report {
public:
    void add(const std::string &what, const std::string &unit, const Samples &samples, const Goal &goal = {});
    /// A line below the table: what a figure rests on.
    void note(const std::string &line) { m_notes.push_back(line); }
    void print() const;
    /// Every goal was reached.
    [[nodiscard]] bool isMet() const { return m_met; }
    /// Every figure was measured at least once.
    [[nodiscard]] bool isComplete() const;

private:
    struct Line {
        std::string what;
        std::string unit;
        Samples samples;
        std::string goal;
    };
    std::vector<Line> m_lines;
    std::vector<std::string> m_notes;
    bool m_met = true;
};

/// The machine's load of the last minute.
[[nodiscard]] double machineLoad();
/// A line of /proc/self/status in MiB ("VmRSS", "VmHWM"); 0 where there is none.
[[nodiscard]] double memoryMebibytes(const char *name);

} // namespace matchdesk::bench
