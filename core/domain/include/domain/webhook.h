// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "support/clock.h"
#include "support/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Webhooks: addresses of consuming services that are told of what happens to accounts. Values, and the port to where they
/// are kept.
namespace matchdesk {

enum class WebhookMessage : std::uint8_t { UserCreated, UserUpdated, UserMerged, Ping };

[[nodiscard]] const std::vector<WebhookMessage> &allWebhookMessages();

struct Webhook {
    WebhookId id;
    std::string url;
    std::vector<WebhookMessage> messages; ///< that it wants; ascending, none twice
    std::string secret;                   ///< signs the bodies; shown once
    Instant createdAt {};
    std::int64_t readUpTo = 0;            ///< the last event that notifications were made of

    friend bool operator==(const Webhook &, const Webhook &) = default;
};

enum class NotificationState : std::uint8_t {
    Waiting,
    Delivered,
    Parked, ///< every try failed; waits until somebody sends it again
};

/// One message on its way to one webhook. Its body is made of the event each time, so that no copy of a person's data
/// outlives the event.
struct WebhookNotification {
    NotificationId id;
    WebhookId webhook;
    WebhookMessage message = WebhookMessage::Ping;
    std::int64_t event = 0; ///< seq of the identity event; 0 for Ping
    Instant createdAt {};
    std::int32_t tries = 0;
    Instant nextTryAt {};
    NotificationState state = NotificationState::Waiting;
    std::string lastFailure; ///< "status 500", "no answer"; empty where none failed

    friend bool operator==(const WebhookNotification &, const WebhookNotification &) = default;
};

/// How long to wait after the first try, the second, and so on; after the last one there are no more.
[[nodiscard]] std::span<const std::chrono::seconds> webhookPauses() noexcept;
/// `notification` after a failed try at `now`: waiting for the next one, or parked.
[[nodiscard]] WebhookNotification afterFailure(WebhookNotification notification, std::string_view why, Instant now);

struct WebhookCounts {
    std::int64_t waiting = 0;
    std::int64_t delivered = 0;
    std::int64_t parked = 0;

    friend bool operator==(const WebhookCounts &, const WebhookCounts &) = default;
};

class WebhookRepository {
public:
    virtual ~WebhookRepository() = default;
    [[nodiscard]] virtual Result<std::vector<Webhook>> all() = 0; ///< by createdAt
    /// Stores it, to be told of events from now on: readUpTo is set.
    [[nodiscard]] virtual Outcome add(const Webhook &webhook) = 0;
    /// With its notifications. NotFound.
    [[nodiscard]] virtual Outcome remove(const WebhookId &id) = 0;
    [[nodiscard]] virtual Outcome setReadUpTo(const WebhookId &id, std::int64_t event) = 0;
    [[nodiscard]] virtual Outcome addNotification(const WebhookNotification &notification) = 0;
    [[nodiscard]] virtual Outcome updateNotification(const WebhookNotification &notification) = 0;
    /// Waiting and due at `now`, in the order of their events, at most `limit` of one webhook.
    [[nodiscard]] virtual Result<std::vector<WebhookNotification>> due(const WebhookId &webhook, Instant now,
                                                                       std::size_t limit) = 0;
    /// Parked ones of one webhook, oldest first, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<WebhookNotification>> parked(const WebhookId &webhook,
                                                                          std::size_t limit) = 0;
    [[nodiscard]] virtual Result<WebhookCounts> counts(const WebhookId &webhook) = 0;
};

/// "UserCreated,Ping". Unprocessable for an unknown, repeated or missing name.
[[nodiscard]] Result<std::vector<WebhookMessage>> webhookMessagesFromText(std::string_view text);
[[nodiscard]] std::string textOf(const std::vector<WebhookMessage> &messages);

/// An address that notifications may go to: https, or http to this machine, with neither user, password nor fragment.
/// Unprocessable.
[[nodiscard]] Outcome checkWebhookUrl(std::string_view url);

class Session;
/// Stores a new webhook, notes it in the audit as done by `by`, and sends it a Ping where it wants one. Unprocessable.
[[nodiscard]] Outcome addWebhook(Session &session, const Webhook &webhook, std::string_view by);
/// Removes a webhook and notes it in the audit. NotFound.
[[nodiscard]] Outcome removeWebhook(Session &session, const WebhookId &id, std::string_view by, Instant now);
/// Puts a Ping on its way, whether the webhook wants them or not. NotFound.
[[nodiscard]] Outcome pingWebhook(Session &session, const WebhookId &id, Instant now);
/// Sends what is parked again, from the first pause on. Returns how many. NotFound.
[[nodiscard]] Result<std::int64_t> resendParked(Session &session, const WebhookId &id, Instant now);

/// The wire names: "UserCreated".
[[nodiscard]] std::string_view nameOf(WebhookMessage) noexcept;
[[nodiscard]] std::optional<WebhookMessage> webhookMessageFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(NotificationState) noexcept;
[[nodiscard]] std::optional<NotificationState> notificationStateFromName(std::string_view) noexcept;

} // namespace matchdesk
