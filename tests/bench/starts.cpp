// SPDX-License-Identifier: MIT
#include "bench/desk_session.h"
#include "bench/parts.h"

#include <QProcess>

#include <cstdio>

namespace matchdesk::bench {

namespace {

using namespace std::chrono_literals;

struct Started {
    double usable = 0; ///< milliseconds
    double memory = 0; ///< MiB
};

std::optional<Started> startOnce(const Plan &plan, const std::filesystem::path &data)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(SteadyClock::now().time_since_epoch()).count();
    process.start(QString::fromStdString(plan.program), {QStringLiteral("started"), QString::fromStdString(data.string()),
        QString::number(now)});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return std::nullopt;
    const QList<QByteArray> words = process.readAllStandardOutput().simplified().split(' ');
    if (words.size() < 2)
        return std::nullopt;
    return Started {words.at(0).toDouble(), words.at(1).toDouble()};
}

} // namespace

int runStart(FrameProbe &application, const std::filesystem::path &data, long long startedAt)
{
    double usable = 0;
    {
        DeskSession session(application, data, true);
        const auto frame = session.usable(100s);
        if (!frame) {
            std::fputs("desk_bench: the desk did not become usable\n", stderr);
            return 1;
        }
        usable = milliseconds(frame->time_since_epoch() - std::chrono::nanoseconds(startedAt));
        // What the desk holds at rest, its whole queue read and the next tickets fetched.
        application.idle(1s);
        std::printf("%.1f %.1f\n", usable, memoryMebibytes("VmRSS"));
    }
    return 0;
}

void measureStarts(const Plan &plan, Report &report)
{
    const double loadBefore = machineLoad();
    Samples existing;
    Samples first;
    Samples memory;
    const auto data = worldCopy(plan.folder, 60, "starts");
    for (int run = 0; run < plan.runs; ++run) {
        if (const auto started = startOnce(plan, data)) {
            existing.add(started->usable);
            memory.add(started->memory);
        }
    }
    const auto fresh = plan.folder / "first-run";
    for (int run = 0; run < (plan.runs + 2) / 3; ++run) {
        std::filesystem::remove_all(fresh);
        if (const auto started = startOnce(plan, fresh))
            first.add(started->usable);
    }
    report.add("start of the process to usable queue, world there", "ms", existing, {.p95 = 1500});
    report.add("first run: start of the process, world made, usable queue", "ms", first);
    report.add("memory of the desktop with its backend, demo world", "MiB", memory);
    report.note("starts: each is a process of its own; the files are in the system's cache; load " + std::to_string(loadBefore)
        + " before, " + std::to_string(machineLoad()) + " after");
}

} // namespace matchdesk::bench
