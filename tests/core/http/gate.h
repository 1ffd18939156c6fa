// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/running_server.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace matchdesk::http::tests {

/// Holds handlers until it is opened.
class Gate {
public:
    ~Gate() { open(); }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        // Bounded, so that a test that fails before it opens the gate ends.
        m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return m_open; });
        --m_waiting;
    }
    [[nodiscard]] bool awaitWaiting(int count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(5), [&] { return m_waiting == count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_waiting = 0;
    bool m_open = false;
};

/// Echoes, but only once `gate` is open.
inline Handler waitingAt(Gate &gate)
{
    return [&gate](const Request &request) {
        gate.pass();
        return RunningServer::echo()(request);
    };
}

} // namespace matchdesk::http::tests
