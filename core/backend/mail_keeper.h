// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "messaging/delivery.h"
#include "support/clock.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace matchdesk {

/// Delivers the outbox in a thread of its own. Nothing is lost when it dies: what waits is in the store.
class MailKeeper {
public:
    /// Without a transport it does nothing.
    MailKeeper(Store &store, const Clock &clock, std::shared_ptr<MailTransport> transport, const SecretKey &sealing);
    ~MailKeeper(); ///< stops
    MailKeeper(const MailKeeper &) = delete;
    MailKeeper &operator=(const MailKeeper &) = delete;

    void start();
    /// Lets a try under way end, for a few seconds, and then ends the thread. A second call does nothing.
    void stop();
    /// Looks again whether something waits. Any thread.
    void wake();

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] std::chrono::milliseconds deliverAndRest(const std::stop_token &stop);

    Store &m_store;
    const Clock &m_clock;
    const std::shared_ptr<MailTransport> m_transport;
    const SecretKey m_sealing;
    std::unique_ptr<Delivery> m_delivery;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    std::chrono::steady_clock::time_point m_quietUntil {}; ///< a message that has come does not end a pause of the provider's
    std::chrono::steady_clock::time_point m_stopSeen {};
    std::jthread m_thread;
};

} // namespace matchdesk
