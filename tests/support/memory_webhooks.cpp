// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>
#include <tuple>

namespace matchdesk::test {

namespace {

class TrnTokens final : public TrnTokenRepository, private MemoryPart {
public:
    explicit TrnTokens(const MemoryPart &part) : MemoryPart(part) {}

    Outcome add(const TrnToken &token, std::string_view hash) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (!m_state.trnTokens.emplace(hash, token).second)
            return memoryError(ErrorCode::Conflict, "the token is there already");
        return Done {};
    }

    Result<std::optional<TrnToken>> byHash(std::string_view hash) override
    {
        const auto found = m_state.trnTokens.find(hash);
        return found == m_state.trnTokens.end() ? std::optional<TrnToken> {} : std::optional(found->second);
    }

    Outcome use(std::string_view hash, const IdentityId &by, Instant at) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        const auto found = m_state.trnTokens.find(hash);
        if (found == m_state.trnTokens.end())
            return memoryError(ErrorCode::NotFound, "there is no such TRN token");
        if (found->second.usedAt)
            return memoryError(ErrorCode::TooLate, "the TRN token was used before");
        found->second.usedAt = at;
        found->second.usedBy = by;
        return Done {};
    }
};

class Webhooks final : public WebhookRepository, private MemoryPart {
public:
    explicit Webhooks(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::vector<Webhook>> all() override { return m_state.webhooks; }

    Outcome add(const Webhook &webhook) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.webhooks.push_back(webhook);
        m_state.webhooks.back().readUpTo = m_state.identityEvents.empty() ? 0 : m_state.identityEvents.back()->seq;
        return Done {};
    }

    Outcome remove(const WebhookId &id) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        std::erase_if(m_state.notifications, [&id](const auto &item) { return item.second.webhook == id; });
        const auto removed
            = std::erase_if(m_state.webhooks, [&id](const Webhook &webhook) { return webhook.id == id; });
        return removed == 1 ? Outcome(Done {}) : memoryError(ErrorCode::NotFound, "there is no such webhook");
    }

    Outcome setReadUpTo(const WebhookId &id, std::int64_t event) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        for (Webhook &webhook : m_state.webhooks) {
            if (webhook.id == id)
                webhook.readUpTo = event;
        }
        return Done {};
    }

    Outcome addNotification(const WebhookNotification &notification) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.notifications[notification.id] = notification;
        return Done {};
    }

    Outcome updateNotification(const WebhookNotification &notification) override
    {
        return addNotification(notification);
    }

    Result<std::vector<WebhookNotification>> due(const WebhookId &webhook, Instant now, std::size_t limit) override
    {
        return some(webhook, NotificationState::Waiting, now, limit);
    }

    Result<std::vector<WebhookNotification>> parked(const WebhookId &webhook, std::size_t limit) override
    {
        return some(webhook, NotificationState::Parked, Instant::max(), limit);
    }

    Result<WebhookCounts> counts(const WebhookId &webhook) override
    {
        WebhookCounts counts;
        for (const auto &[id, notification] : m_state.notifications) {
            if (notification.webhook != webhook)
                continue;
            counts.waiting += notification.state == NotificationState::Waiting ? 1 : 0;
            counts.delivered += notification.state == NotificationState::Delivered ? 1 : 0;
            counts.parked += notification.state == NotificationState::Parked ? 1 : 0;
        }
        return counts;
    }

private:
    std::vector<WebhookNotification> some(const WebhookId &webhook, NotificationState state, Instant by,
                                          std::size_t limit) const
    {
        std::vector<WebhookNotification> found;
        for (const auto &[id, notification] : m_state.notifications) {
            if (notification.webhook == webhook && notification.state == state && notification.nextTryAt <= by)
                found.push_back(notification);
        }
        std::ranges::sort(found, [](const WebhookNotification &left, const WebhookNotification &right) {
            return std::tie(left.event, left.createdAt, left.id.text)
                < std::tie(right.event, right.createdAt, right.id.text);
        });
        found.resize(std::min(found.size(), limit));
        return found;
    }
};

} // namespace

std::unique_ptr<TrnTokenRepository> memoryTrnTokens(const MemoryPart &part)
{
    return std::make_unique<TrnTokens>(part);
}

std::unique_ptr<WebhookRepository> memoryWebhooks(const MemoryPart &part)
{
    return std::make_unique<Webhooks>(part);
}

} // namespace matchdesk::test
