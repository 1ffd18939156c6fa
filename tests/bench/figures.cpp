// SPDX-License-Identifier: MIT
#include "bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace matchdesk::bench {

namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, value < 100 ? "%.1f" : "%.0f", value);
    return text;
}

} // namespace

double milliseconds(SteadyClock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

double Samples::quantile(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::ranges::sort(sorted);
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
}

void Report::add(const std::string &what, const std::string &unit, const Samples &samples, const Goal &goal)
{
    std::string told;
    bool met = true;
    const auto check = [&](const char *name, double most, double measured) {
        if (most <= 0)
            return;
        told += std::string(told.empty() ? "" : ", ") + name + " <= " + number(most);
        met = met && samples.count() > 0 && measured <= most;
    };
    check("median", goal.median, samples.median());
    check("p95", goal.p95, samples.quantile(0.95));
    check("worst", goal.worst, samples.worst());
    if (!told.empty())
        told += met ? ": met" : ": MISSED";
    m_met = m_met && met;
    m_lines.push_back({what, unit, samples, told});
}

bool Report::isComplete() const
{
    return !m_lines.empty() && std::ranges::none_of(m_lines, [](const Line &line) { return line.samples.count() == 0; });
}

void Report::print() const
{
    std::printf("\n| %-58s | %-4s | %7s | %8s | %8s | %8s | %s\n", "figure", "unit", "n", "median", "p95", "worst", "goal");
    std::printf("|%.60s|%.6s|%.9s|%.10s|%.10s|%.10s|%s\n", "------------------------------------------------------------",
        "------", "---------", "----------", "----------", "----------", "------");
    for (const Line &line : m_lines) {
        std::printf("| %-58s | %-4s | %7zu | %8s | %8s | %8s | %s\n", line.what.c_str(), line.unit.c_str(), line.samples.count(),
            number(line.samples.median()).c_str(), number(line.samples.quantile(0.95)).c_str(),
            number(line.samples.worst()).c_str(), line.goal.c_str());
    }
    for (const std::string &line : m_notes)
        std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

double machineLoad()
{
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

double memoryMebibytes(const char *name)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name))
            return std::strtod(line.c_str() + line.find(':') + 1, nullptr) / 1024.0;
    }
    return 0;
}

} // namespace matchdesk::bench
