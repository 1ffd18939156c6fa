// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define MESSAGE_COLUMNS                                                                                                \
    "id, ticket, ticket_reference, channel, recipient, template_id, language, subject, body, cause, state, created_at, "  \
    "sealed, expires_at, attempts, due_at, settled_at, problem, provider_reference"

Message readMessage(Query &row)
{
    Message message;
    message.id = row.id<MessageId>();
    message.ticket = row.id<TicketId>();
    message.ticketReference = row.text();
    message.channel = row.named(&channelFromName);
    message.recipient = row.text();
    message.templateId = row.text();
    message.language = row.text();
    message.subject = row.text();
    message.body = row.text();
    message.cause = row.text();
    message.state = row.named(&deliveryStateFromName);
    message.createdAt = row.instant();
    message.sealed = row.text();
    message.expiresAt = row.optionalInstant();
    message.attempts = static_cast<std::uint32_t>(row.number());
    message.nextAttemptAt = row.optionalInstant();
    message.settledAt = row.optionalInstant();
    message.problem = row.optionalNamed(&deliveryProblemFromName).value_or(DeliveryProblem::None);
    message.providerReference = row.text();
    return message;
}

std::string readId(Query &row)
{
    return row.text();
}

std::optional<Instant> readDue(Query &row)
{
    return row.optionalInstant();
}

/// No problem is written as nothing.
std::string_view problemName(DeliveryProblem problem)
{
    return problem == DeliveryProblem::None ? std::string_view {} : nameOf(problem);
}

} // namespace

Outcome OutboxTable::add(const Message &message)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO outbox (" MESSAGE_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
                         "ON CONFLICT (cause) DO NOTHING");
    insert.with(message.id, message.ticket, message.ticketReference, nameOf(message.channel), message.recipient,
                message.templateId, message.language, message.subject, message.body, message.cause,
                nameOf(message.state), message.createdAt, message.sealed, message.expiresAt, message.attempts,
                message.nextAttemptAt, message.settledAt, problemName(message.problem), message.providerReference);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Result<std::vector<Message>> OutboxTable::forTicket(const TicketId &id)
{
    Query query(m_work, "SELECT " MESSAGE_COLUMNS " FROM outbox WHERE ticket = ? ORDER BY created_at, id");
    return allRows(query.with(id), &readMessage);
}

Result<std::vector<Message>> OutboxTable::newest(std::optional<Instant> before, std::size_t limit)
{
    const Instant end = before.value_or(Instant::max());
    Query query(m_work, "SELECT " MESSAGE_COLUMNS " FROM outbox WHERE created_at < ? "
                        "ORDER BY created_at DESC, id DESC LIMIT ?");
    return allRows(query.with(end, bounded(limit)), &readMessage);
}

Result<std::optional<Message>> DeliveryTable::take(std::string_view owner, Instant now, Instant leaseUntil)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query due(m_work, "SELECT id FROM outbox WHERE due_at <= ? ORDER BY due_at LIMIT 1");
    const auto id = firstRow(due.with(now), &readId);
    if (!id.ok())
        return id.error();
    if (!id.value())
        return std::optional<Message> {};
    Query take(m_work, "UPDATE outbox SET state = ?, lease_owner = ?, due_at = ?, attempts = attempts + 1 "
                       "WHERE id = ? RETURNING " MESSAGE_COLUMNS);
    return firstRow(take.with(nameOf(DeliveryState::Sending), owner, leaseUntil, *id.value()), &readMessage);
}

Outcome DeliveryTable::settle(const MessageId &id, std::string_view owner, const DeliveryOutcome &outcome, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const bool waits = outcome.state == DeliveryState::Waiting;
    Query update(m_work, "UPDATE outbox SET state = ?, problem = ?, due_at = ?, settled_at = ?, provider_reference = ?, "
                         "attempts = attempts - ?, sealed = CASE WHEN ? = 1 THEN NULL ELSE sealed END, lease_owner = NULL "
                         "WHERE id = ? AND lease_owner = ?");
    update.with(nameOf(outcome.state), problemName(outcome.problem), waits ? outcome.nextAttemptAt : std::nullopt,
                waits ? std::nullopt : std::optional(at), outcome.providerReference, outcome.counts ? 0 : 1,
                outcome.forget ? 1 : 0, id, owner);
    if (!update.run())
        return update.error();
    return update.affected() == 1 ? Outcome(Done {}) : fault(ErrorCode::TooLate, "the message is held by another");
}

Result<std::optional<Instant>> DeliveryTable::nextDue()
{
    Query query(m_work, "SELECT MIN(due_at) FROM outbox WHERE due_at IS NOT NULL");
    auto row = firstRow(query, &readDue);
    if (!row.ok())
        return row.error();
    return row.value().value_or(std::nullopt);
}

Result<Message> DeliveryTable::byId(const MessageId &id)
{
    Query query(m_work, "SELECT " MESSAGE_COLUMNS " FROM outbox WHERE id = ?");
    return theRow(query.with(id), &readMessage, "message");
}

Outcome DeliveryTable::retry(const MessageId &id, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work, "UPDATE outbox SET state = ?, attempts = 0, due_at = ?, settled_at = NULL, problem = NULL "
                         "WHERE id = ? AND state = ?");
    update.with(nameOf(DeliveryState::Waiting), at, id, nameOf(DeliveryState::Failed));
    if (!update.run())
        return update.error();
    return update.affected() == 1 ? Outcome(Done {}) : fault(ErrorCode::Conflict, "the message has not failed");
}

} // namespace matchdesk::store
