// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define TOKEN_COLUMNS "trn, email, client, created_at, expires_at, used_at, used_by"
#define NOTIFICATION_COLUMNS "id, webhook, message, event, created_at, tries, next_try_at, state, last_failure"

TrnToken readToken(Query &row)
{
    TrnToken token;
    token.trn = row.text();
    token.emailAddress = row.text();
    token.client = row.id<ClientId>();
    token.createdAt = row.instant();
    token.expiresAt = row.instant();
    token.usedAt = row.optionalInstant();
    token.usedBy = row.id<IdentityId>();
    return token;
}

Webhook readWebhook(Query &row)
{
    Webhook webhook;
    webhook.id = row.id<WebhookId>();
    webhook.url = row.text();
    if (auto messages = webhookMessagesFromText(row.text()); messages.ok())
        webhook.messages = std::move(messages).value();
    webhook.secret = row.text();
    webhook.createdAt = row.instant();
    webhook.readUpTo = row.number();
    return webhook;
}

WebhookNotification readNotification(Query &row)
{
    WebhookNotification notification;
    notification.id = row.id<NotificationId>();
    notification.webhook = row.id<WebhookId>();
    notification.message = row.named(&webhookMessageFromName);
    notification.event = row.number();
    notification.createdAt = row.instant();
    notification.tries = static_cast<std::int32_t>(row.number());
    notification.nextTryAt = row.instant();
    notification.state = row.named(&notificationStateFromName);
    notification.lastFailure = row.text();
    return notification;
}

WebhookCounts readCounts(Query &row)
{
    WebhookCounts counts;
    counts.waiting = row.number();
    counts.delivered = row.number();
    counts.parked = row.number();
    return counts;
}

} // namespace

Outcome TrnTokenTable::add(const TrnToken &token, std::string_view hash)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO trn_tokens (" TOKEN_COLUMNS ", hash) VALUES (?,?,?,?,?,?,?,?)");
    insert.with(token.trn, token.emailAddress, token.client, token.createdAt, token.expiresAt, token.usedAt,
                token.usedBy, hash);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Result<std::optional<TrnToken>> TrnTokenTable::byHash(std::string_view hash)
{
    Query query(m_work, "SELECT " TOKEN_COLUMNS " FROM trn_tokens WHERE hash = ?");
    return firstRow(query.with(hash), &readToken);
}

Outcome TrnTokenTable::use(std::string_view hash, const IdentityId &by, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work, "UPDATE trn_tokens SET used_at = ?, used_by = ? WHERE hash = ? AND used_at IS NULL");
    if (!update.with(at, by, hash).run())
        return update.error();
    if (update.affected() == 1)
        return Done {};
    const auto found = byHash(hash);
    if (!found.ok())
        return found.error();
    if (!found.value())
        return fault(ErrorCode::NotFound, "there is no such TRN token");
    return fault(ErrorCode::TooLate, "the TRN token was used before");
}

Result<std::vector<Webhook>> WebhookTable::all()
{
    Query query(m_work, "SELECT id, url, messages, secret, created_at, read_up_to FROM webhooks "
                        "ORDER BY created_at, id");
    return allRows(query, &readWebhook);
}

Outcome WebhookTable::add(const Webhook &webhook)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO webhooks (id, url, messages, secret, created_at, read_up_to) "
                         "VALUES (?,?,?,?,?, (SELECT COALESCE(MAX(seq), 0) FROM identity_events))");
    if (!insert.with(webhook.id, webhook.url, textOf(webhook.messages), webhook.secret, webhook.createdAt).run())
        return insert.error();
    return Done {};
}

Outcome WebhookTable::remove(const WebhookId &id)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query notifications(m_work, "DELETE FROM webhook_notifications WHERE webhook = ?");
    if (!notifications.with(id).run())
        return notifications.error();
    Query webhook(m_work, "DELETE FROM webhooks WHERE id = ?");
    if (!webhook.with(id).run())
        return webhook.error();
    if (webhook.affected() == 1)
        return Done {};
    return fault(ErrorCode::NotFound, "there is no such webhook");
}

Outcome WebhookTable::setReadUpTo(const WebhookId &id, std::int64_t event)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work, "UPDATE webhooks SET read_up_to = ? WHERE id = ?");
    if (!update.with(event, id).run())
        return update.error();
    return Done {};
}

Outcome WebhookTable::addNotification(const WebhookNotification &notification)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO webhook_notifications (" NOTIFICATION_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?)");
    insert.with(notification.id, notification.webhook, nameOf(notification.message), notification.event,
                notification.createdAt, notification.tries, notification.nextTryAt, nameOf(notification.state),
                notification.lastFailure);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Outcome WebhookTable::updateNotification(const WebhookNotification &notification)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work, "UPDATE webhook_notifications SET tries = ?, next_try_at = ?, state = ?, last_failure = ? "
                         "WHERE id = ?");
    update.with(notification.tries, notification.nextTryAt, nameOf(notification.state), notification.lastFailure,
                notification.id);
    if (!update.run())
        return update.error();
    return Done {};
}

Result<std::vector<WebhookNotification>> WebhookTable::due(const WebhookId &webhook, Instant now, std::size_t limit)
{
    Query query(m_work, "SELECT " NOTIFICATION_COLUMNS " FROM webhook_notifications WHERE webhook = ? AND "
                        "state = 'waiting' AND next_try_at <= ? ORDER BY event, created_at, id LIMIT ?");
    return allRows(query.with(webhook, now, bounded(limit)), &readNotification);
}

Result<std::vector<WebhookNotification>> WebhookTable::parked(const WebhookId &webhook, std::size_t limit)
{
    Query query(m_work, "SELECT " NOTIFICATION_COLUMNS " FROM webhook_notifications WHERE webhook = ? AND "
                        "state = 'parked' ORDER BY event, created_at, id LIMIT ?");
    return allRows(query.with(webhook, bounded(limit)), &readNotification);
}

Result<WebhookCounts> WebhookTable::counts(const WebhookId &webhook)
{
    Query query(m_work, "SELECT COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0), "
                        "COALESCE(SUM(CASE WHEN state = 'delivered' THEN 1 ELSE 0 END), 0), "
                        "COALESCE(SUM(CASE WHEN state = 'parked' THEN 1 ELSE 0 END), 0) "
                        "FROM webhook_notifications WHERE webhook = ?");
    return theRow(query.with(webhook), &readCounts, "webhook");
}

} // namespace matchdesk::store
