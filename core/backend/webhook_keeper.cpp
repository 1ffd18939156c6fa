// SPDX-License-Identifier: MIT
#include "webhook_keeper.h"

#include "contract/accounts.h"
#include "logging.h"
#include "support/text.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>

namespace matchdesk {

namespace {

constexpr std::size_t kEventsAtOnce = 200;
constexpr std::chrono::milliseconds kRest {200};
constexpr std::chrono::milliseconds kAfterFailure {1'000};

std::optional<WebhookMessage> messageFor(IdentityEventKind kind)
{
    switch (kind) {
    case IdentityEventKind::UserCreated: return WebhookMessage::UserCreated;
    case IdentityEventKind::UserUpdated: return WebhookMessage::UserUpdated;
    case IdentityEventKind::UserMerged: return WebhookMessage::UserMerged;
    case IdentityEventKind::UserSignedIn:
    case IdentityEventKind::TrnLookupSupportTicketCreated: break;
    }
    return std::nullopt;
}

/// The fields that a notification's `changes` can name.
constexpr std::uint32_t kToldChanges = [] {
    std::uint32_t bits = 0;
    for (const ChangedField field :
         {ChangedField::EmailAddress, ChangedField::FirstName, ChangedField::MiddleName, ChangedField::LastName,
          ChangedField::PreferredName, ChangedField::DateOfBirth, ChangedField::Trn, ChangedField::MobileNumber,
          ChangedField::LookupStatus})
        bits |= static_cast<std::uint32_t>(field);
    return bits;
}();

bool wants(const Webhook &webhook, const IdentityEvent &event)
{
    const auto message = messageFor(event.kind);
    if (!message)
        return false;
    // A change of nothing that they are told is no news to them.
    if (*message == WebhookMessage::UserUpdated && (event.changes & kToldChanges) == 0)
        return false;
    return std::find(webhook.messages.begin(), webhook.messages.end(), *message) != webhook.messages.end();
}

} // namespace

WebhookKeeper::WebhookKeeper(Store &store, const Clock &clock, WebhookLimits limits)
    : m_store(store)
    , m_clock(clock)
    , m_limits(limits)
{
}

WebhookKeeper::~WebhookKeeper()
{
    stop();
}

void WebhookKeeper::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void WebhookKeeper::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void WebhookKeeper::run(const std::stop_token &stop)
{
    {
        WebhookSender sender(m_limits);
        std::mutex mutex;
        std::condition_variable_any never;
        while (!stop.stop_requested()) {
            Result<bool> more = false;
            try {
                more = round(sender);
            } catch (const std::exception &failure) {
                more = Error {.code = ErrorCode::Internal, .detail = failure.what()};
            }
            if (!more.ok())
                logFailure("telling webhooks", more.error());
            else if (more.value())
                continue;
            std::unique_lock lock(mutex);
            never.wait_for(lock, stop, more.ok() ? kRest : kAfterFailure, [] { return false; });
        }
    }
    m_underWay.clear();
    m_store.releaseThread();
}

Result<bool> WebhookKeeper::round(WebhookSender &sender)
{
    const auto webhooks
        = inRead<std::vector<Webhook>>(m_store, [](Session &session) { return session.webhooks().all(); });
    if (!webhooks.ok())
        return webhooks.error();
    for (const Webhook &webhook : webhooks.value()) {
        if (Outcome read = readEvents(webhook); !read.ok())
            return read.error();
        if (m_underWay.contains(webhook.id))
            continue;
        if (Outcome started = startNext(webhook, sender); !started.ok())
            return started.error();
    }
    if (sender.underWay() == 0)
        return false;
    Result<bool> more = true;
    for (const WebhookEnd &end : sender.ended(kRest)) {
        // One that could not be noted is sent again; the others are noted all the same.
        if (const Outcome settled = settle(end); !settled.ok())
            more = settled.error();
    }
    return more;
}

Outcome WebhookKeeper::readEvents(const Webhook &webhook)
{
    const auto events = inRead<std::vector<IdentityEvent>>(m_store, [&webhook](Session &session) {
        return session.identityEvents().after(webhook.readUpTo, kEventsAtOnce);
    });
    if (!events.ok())
        return events.error();
    if (events.value().empty())
        return Done {};
    const Instant now = m_clock.now();
    return m_store.write([&](Session &session) -> Outcome {
        for (const IdentityEvent &event : events.value()) {
            if (!wants(webhook, event))
                continue;
            WebhookNotification notification;
            notification.id = NotificationId(newId(now));
            notification.webhook = webhook.id;
            notification.message = *messageFor(event.kind);
            notification.event = event.seq;
            notification.createdAt = now;
            notification.nextTryAt = now;
            if (Outcome added = session.webhooks().addNotification(notification); !added.ok())
                return added;
        }
        return session.webhooks().setReadUpTo(webhook.id, events.value().back().seq);
    });
}

Outcome WebhookKeeper::startNext(const Webhook &webhook, WebhookSender &sender)
{
    struct Next {
        std::optional<WebhookNotification> notification;
        std::string body;
    };
    const Instant now = m_clock.now();
    const auto next = inRead<Next>(m_store, [&](Session &session) -> Result<Next> {
        const auto due = session.webhooks().due(webhook.id, now, 1);
        if (!due.ok())
            return due.error();
        Next found;
        if (due.value().empty())
            return found;
        found.notification = due.value().front();
        std::optional<IdentityEvent> event;
        std::optional<Identity> survivor;
        if (found.notification->event > 0) {
            const auto events = session.identityEvents().after(found.notification->event - 1, 1);
            if (!events.ok())
                return events.error();
            if (!events.value().empty() && events.value().front().seq == found.notification->event)
                event = events.value().front();
        }
        if (event && event->kind == IdentityEventKind::UserMerged) {
            const auto kept = session.identities().surviving(event->identity.mergedInto);
            if (kept.ok())
                survivor = kept.value();
        }
        found.body = contract::notificationBody(*found.notification, event ? &*event : nullptr,
                                                survivor ? &*survivor : nullptr);
        return found;
    });
    if (!next.ok())
        return next.error();
    if (!next.value().notification)
        return Done {};
    const WebhookNotification &notification = *next.value().notification;
    sender.start({.id = notification.id.text,
                  .url = webhook.url,
                  .secret = webhook.secret,
                  .body = next.value().body});
    m_underWay.emplace(webhook.id, notification);
    return Done {};
}

Outcome WebhookKeeper::settle(const WebhookEnd &end)
{
    const auto found = std::find_if(m_underWay.begin(), m_underWay.end(),
                                    [&end](const auto &item) { return item.second.id.text == end.id; });
    if (found == m_underWay.end())
        return Done {};
    WebhookNotification notification = found->second;
    if (end.failure.empty()) {
        notification.state = NotificationState::Delivered;
        notification.lastFailure.clear();
        ++notification.tries;
    } else {
        notification = afterFailure(std::move(notification), end.failure, m_clock.now());
        logFailure("telling a webhook", Error {.code = ErrorCode::Unavailable, .detail = end.failure});
    }
    m_underWay.erase(found);
    return m_store.write([&notification](Session &session) -> Outcome {
        return session.webhooks().updateNotification(notification);
    });
}

} // namespace matchdesk
