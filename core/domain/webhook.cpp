// SPDX-License-Identifier: MIT
#include "domain/webhook.h"

#include "domain/store.h"
#include "name_table.h"
#include "support/text.h"
#include "unacceptable.h"

#include <algorithm>

namespace matchdesk {

using detail::unacceptable;

namespace {

using namespace std::chrono_literals;

constexpr std::array kMessages {WebhookMessage::UserCreated, WebhookMessage::UserUpdated, WebhookMessage::UserMerged,
                                WebhookMessage::Ping};
constexpr std::array<std::chrono::seconds, 7> kPauses {30s, 2min, 10min, 1h, 2h, 4h, 8h};
constexpr std::size_t kLongestUrl = 2'000;
constexpr std::size_t kParkedAtOnce = 10'000;

bool isLoopback(std::string_view authority)
{
    for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"}) {
        if (authority.starts_with(host))
            return authority.size() == host.size() || authority[host.size()] == ':';
    }
    return false;
}

Result<Webhook> known(Session &session, const WebhookId &id)
{
    auto all = session.webhooks().all();
    if (!all.ok())
        return all.error();
    const auto found = std::find_if(all.value().begin(), all.value().end(),
                                    [&id](const Webhook &webhook) { return webhook.id == id; });
    if (found == all.value().end())
        return Error {.code = ErrorCode::NotFound, .detail = "there is no such webhook"};
    return std::move(*found);
}

Outcome note(Session &session, AuditAction action, std::string_view by, std::string text, Instant now)
{
    AuditEvent event;
    event.at = now;
    event.staffName = std::string(by);
    event.action = action;
    event.note = std::move(text);
    return session.audit().append(std::move(event));
}

} // namespace

const std::vector<WebhookMessage> &allWebhookMessages()
{
    static const std::vector<WebhookMessage> all(kMessages.begin(), kMessages.end());
    return all;
}

std::span<const std::chrono::seconds> webhookPauses() noexcept
{
    return kPauses;
}

WebhookNotification afterFailure(WebhookNotification notification, std::string_view why, Instant now)
{
    notification.lastFailure = why;
    const auto failed = static_cast<std::size_t>(notification.tries++);
    if (failed < kPauses.size())
        notification.nextTryAt = now + kPauses[failed];
    else
        notification.state = NotificationState::Parked;
    return notification;
}

Result<std::vector<WebhookMessage>> webhookMessagesFromText(std::string_view text)
{
    std::vector<WebhookMessage> messages;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const auto message = webhookMessageFromName(text.substr(at, end - at));
        if (!message || std::find(messages.begin(), messages.end(), *message) != messages.end())
            return unacceptable("messages", "messages are a list with commas of " + textOf(allWebhookMessages()));
        messages.push_back(*message);
        at = end + 1;
    }
    std::sort(messages.begin(), messages.end());
    return messages;
}

std::string textOf(const std::vector<WebhookMessage> &messages)
{
    std::string text;
    for (const WebhookMessage message : messages) {
        if (!text.empty())
            text += ',';
        text += nameOf(message);
    }
    return text;
}

Outcome checkWebhookUrl(std::string_view url)
{
    static constexpr std::string_view kSecure = "https://";
    static constexpr std::string_view kPlain = "http://";
    const bool secure = url.starts_with(kSecure);
    if (url.size() > kLongestUrl || (!secure && !url.starts_with(kPlain)))
        return unacceptable("url", "an address begins with https:// and has at most 2000 characters");
    if (std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c >= '\x7f'; }))
        return unacceptable("url", "an address has no blanks and no letters beyond ASCII");
    const std::string_view rest = url.substr(secure ? kSecure.size() : kPlain.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.empty() || authority.find('@') != std::string_view::npos || url.find('#') != std::string_view::npos)
        return unacceptable("url", "an address names a host, and neither a user nor a fragment");
    if (!secure && !isLoopback(authority))
        return unacceptable("url", "an address on another machine begins with https://");
    return Done {};
}

Outcome addWebhook(Session &session, const Webhook &webhook, std::string_view by)
{
    if (Outcome checked = checkWebhookUrl(webhook.url); !checked.ok())
        return checked;
    if (webhook.messages.empty())
        return unacceptable("messages", "a webhook wants at least one kind of message");
    if (Outcome added = session.webhooks().add(webhook); !added.ok())
        return added;
    const bool wantsPing
        = std::find(webhook.messages.begin(), webhook.messages.end(), WebhookMessage::Ping) != webhook.messages.end();
    if (wantsPing) {
        if (Outcome pinged = pingWebhook(session, webhook.id, webhook.createdAt); !pinged.ok())
            return pinged;
    }
    return note(session, AuditAction::WebhookAdded, by, webhook.url + ": " + textOf(webhook.messages),
                webhook.createdAt);
}

Outcome removeWebhook(Session &session, const WebhookId &id, std::string_view by, Instant now)
{
    const Result<Webhook> webhook = known(session, id);
    if (!webhook.ok())
        return webhook.error();
    if (Outcome removed = session.webhooks().remove(id); !removed.ok())
        return removed;
    return note(session, AuditAction::WebhookRemoved, by, webhook.value().url, now);
}

Outcome pingWebhook(Session &session, const WebhookId &id, Instant now)
{
    if (const Result<Webhook> webhook = known(session, id); !webhook.ok())
        return webhook.error();
    WebhookNotification ping;
    ping.id = NotificationId(newId(now));
    ping.webhook = id;
    ping.createdAt = now;
    ping.nextTryAt = now;
    return session.webhooks().addNotification(ping);
}

Result<std::int64_t> resendParked(Session &session, const WebhookId &id, Instant now)
{
    if (const Result<Webhook> webhook = known(session, id); !webhook.ok())
        return webhook.error();
    auto parked = session.webhooks().parked(id, kParkedAtOnce);
    if (!parked.ok())
        return parked.error();
    for (WebhookNotification &notification : parked.value()) {
        notification.state = NotificationState::Waiting;
        notification.tries = 0;
        notification.nextTryAt = now;
        if (const Outcome updated = session.webhooks().updateNotification(notification); !updated.ok())
            return updated.error();
    }
    return static_cast<std::int64_t>(parked.value().size());
}

std::string_view nameOf(WebhookMessage message) noexcept
{
    switch (message) {
    case WebhookMessage::UserCreated: return "UserCreated";
    case WebhookMessage::UserUpdated: return "UserUpdated";
    case WebhookMessage::UserMerged: return "UserMerged";
    case WebhookMessage::Ping: return "Ping";
    }
    return {};
}

std::optional<WebhookMessage> webhookMessageFromName(std::string_view name) noexcept
{
    return detail::byName(name, kMessages);
}

std::string_view nameOf(NotificationState state) noexcept
{
    switch (state) {
    case NotificationState::Waiting: return "waiting";
    case NotificationState::Delivered: return "delivered";
    case NotificationState::Parked: return "parked";
    }
    return {};
}

std::optional<NotificationState> notificationStateFromName(std::string_view name) noexcept
{
    return detail::byName(
        name, std::array {NotificationState::Waiting, NotificationState::Delivered, NotificationState::Parked});
}

} // namespace matchdesk
