// SPDX-License-Identifier: MIT
#include "bench/frame_probe.h"

#include <QEvent>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace matchdesk::bench {

namespace {

double threadMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

void FrameProbe::await(std::function<bool(QObject *)> isIt)
{
    m_isIt = std::move(isIt);
    m_seen = false;
    m_over.reset();
    m_processorBefore = threadMilliseconds();
}

std::optional<SteadyClock::time_point> FrameProbe::frame(std::chrono::milliseconds atMost)
{
    static_cast<void>(until([this] { return m_over.has_value(); }, atMost));
    m_isIt = nullptr;
    return m_over;
}

void FrameProbe::idle(std::chrono::milliseconds time)
{
    const auto end = SteadyClock::now() + time;
    static_cast<void>(until([end] { return SteadyClock::now() >= end; }, time + std::chrono::seconds(1)));
}

bool FrameProbe::until(const std::function<bool()> &isDone, std::chrono::milliseconds atMost)
{
    const auto end = SteadyClock::now() + atMost;
    // Wakes the loop so that it looks at the time; precise, because what is waited for may be the time itself.
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    tick.start(std::chrono::milliseconds(5));
    while (!isDone()) {
        if (SteadyClock::now() >= end)
            return false;
        processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

double FrameProbe::takeLongestTurn()
{
    return milliseconds(std::exchange(m_longest, {}));
}

bool FrameProbe::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const auto began = m_depth == 0 ? SteadyClock::now() : SteadyClock::time_point();
    const bool isPaint = event->type() == QEvent::Paint;
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    // The receiver may be gone after its event, but nothing is deleted while it is painted.
    if (isPaint && m_isIt && !m_seen && m_isIt(receiver))
        m_seen = true;
    if (m_depth > 0)
        return taken;
    const auto now = SteadyClock::now();
    m_longest = std::max(m_longest, now - began);
    if (m_seen && !m_over) {
        m_over = now;
        m_processorAfter = threadMilliseconds();
        Q_EMIT frameOver();
    }
    return taken;
}

} // namespace matchdesk::bench
