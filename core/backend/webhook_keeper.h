// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "domain/webhook.h"
#include "messaging/webhook_sender.h"
#include "support/clock.h"

#include <chrono>
#include <map>
#include <thread>

namespace matchdesk {

/// Tells webhooks what happened to accounts, in a thread of its own. Events become notifications in the order in which they
/// happened, each in the transaction that notes how far the events were read; a notification that is delivered is noted
/// after the webhook has taken it. So none is ever lost, and one may come twice when the process dies in between.
/// Each webhook gets one notification at a time, and a slow one keeps no other waiting.
class WebhookKeeper {
public:
    WebhookKeeper(Store &store, const Clock &clock, WebhookLimits limits = {});
    ~WebhookKeeper(); ///< stops
    WebhookKeeper(const WebhookKeeper &) = delete;
    WebhookKeeper &operator=(const WebhookKeeper &) = delete;

    void start();
    /// Ends the thread; what is under way is tried again after the next start. A second call does nothing.
    void stop();

private:
    void run(const std::stop_token &stop);
    /// One round: reads events, starts what is due, notes what has ended. True when there may be more to do at once.
    [[nodiscard]] Result<bool> round(WebhookSender &sender);
    [[nodiscard]] Outcome readEvents(const Webhook &webhook);
    [[nodiscard]] Outcome startNext(const Webhook &webhook, WebhookSender &sender);
    [[nodiscard]] Outcome settle(const WebhookEnd &end);

    Store &m_store;
    const Clock &m_clock;
    const WebhookLimits m_limits;
    std::map<WebhookId, WebhookNotification> m_underWay; ///< the thread's own
    std::jthread m_thread;
};

} // namespace matchdesk
