// SPDX-License-Identifier: MIT
#pragma once

#include "domain/client.h"
#include "domain/store.h"
#include "support/clock.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace matchdesk {

/// Counts each client's calls in windows of one minute that begin with its first call, and says when there were too many.
/// The counts live in memory and are stored every second by a thread of its own: a restart gives nobody a new minute.
class CallMeter {
public:
    CallMeter(Store &store, const Clock &clock) : m_store(store), m_clock(clock) {}
    ~CallMeter(); ///< stops
    CallMeter(const CallMeter &) = delete;
    CallMeter &operator=(const CallMeter &) = delete;

    /// Reads what was used up before, then starts the thread.
    [[nodiscard]] Outcome start();
    /// Ends the thread after it has stored what there is. A second call does nothing.
    void stop();

    /// Counts one call. Nothing when it may go on; otherwise how long to wait. Refused calls are not counted. Any thread.
    [[nodiscard]] std::optional<std::chrono::seconds> take(const Client &client);

private:
    void run(const std::stop_token &stop);
    void keep();

    Store &m_store;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<ClientId, ClientUse> m_uses;
    std::set<ClientId> m_unkept;
    std::jthread m_thread;
};

} // namespace matchdesk
