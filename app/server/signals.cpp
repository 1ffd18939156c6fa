// SPDX-License-Identifier: MIT
#include "signals.h"

#include <pthread.h>

#include <ctime>

namespace matchdesk {

EndSignals::EndSignals()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    // Whoever reads what is printed may go away; that is no reason to end.
    signal(SIGPIPE, SIG_IGN);
}

void EndSignals::wait()
{
    int which = 0;
    while (!seen()) {
        if (sigwait(&m_signals, &which) == 0)
            m_seen.request_stop();
    }
}

void EndSignals::watch()
{
    m_watcher = std::jthread([this](const std::stop_token &stop) {
        const timespec pause {.tv_sec = 0, .tv_nsec = 50'000'000};
        while (!stop.stop_requested() && !seen()) {
            if (sigtimedwait(&m_signals, nullptr, &pause) > 0)
                m_seen.request_stop();
        }
    });
}

void EndSignals::stopWatching()
{
    m_watcher.request_stop();
    if (m_watcher.joinable())
        m_watcher.join();
}

} // namespace matchdesk
