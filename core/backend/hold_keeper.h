// SPDX-License-Identifier: MIT
#pragma once

#include "casework/contests.h"
#include "casework/decisions.h"
#include "casework/expiry.h"
#include "domain/store.h"
#include "support/clock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace matchdesk {

/// Carries out held decisions when their hold ends and changes of address when their wait does, and ends leases and
/// parkings, in a thread of its own. Nothing is lost when it dies: what is due
/// is in the store, and the next start finds it.
class HoldKeeper {
public:
    /// `registerReady`: whether links can be carried out yet. Until then they wait, and that is no failure.
    HoldKeeper(Store &store, const Clock &clock, Decisions &decisions, Expiry &expiry, Contests &contests,
               std::function<bool()> registerReady);
    ~HoldKeeper(); ///< stops
    HoldKeeper(const HoldKeeper &) = delete;
    HoldKeeper &operator=(const HoldKeeper &) = delete;

    void start();
    /// Ends the thread after the transaction under way. A second call does nothing.
    void stop();
    /// Looks again at when the next decision is due. Any thread.
    void wake();

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] std::chrono::milliseconds settleAndRest();

    Store &m_store;
    const Clock &m_clock;
    Decisions &m_decisions;
    Expiry &m_expiry;
    Contests &m_contests;
    const std::function<bool()> m_registerReady;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    std::jthread m_thread;
};

} // namespace matchdesk
