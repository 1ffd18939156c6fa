// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define DECISION_COLUMNS                                                                                               \
    "id, ticket, ticket_reference, staff, staff_name, kind, reason, trn, asked_for, note, taken_at, due_at, state, "   \
    "refused_rule, ticket_version, seen_digest"

Decision readDecision(Query &row)
{
    Decision decision;
    decision.id = row.id<DecisionId>();
    decision.ticket = row.id<TicketId>();
    decision.ticketReference = row.text();
    decision.staff = row.id<StaffId>();
    decision.staffName = row.text();
    decision.kind = row.named(&decisionKindFromName);
    decision.reason = row.named(&reasonFromName);
    decision.trn = row.text();
    decision.askedFor = row.optionalNamed(&matching::fromName<matching::Field>);
    decision.note = row.text();
    decision.takenAt = row.instant();
    decision.dueAt = row.instant();
    decision.state = row.named(&decisionStateFromName);
    decision.refusedRule = row.text();
    decision.ticketVersion = row.number();
    decision.seenDigest = row.text();
    return decision;
}

std::string readText(Query &row)
{
    return row.text();
}

std::optional<Instant> readInstant(Query &row)
{
    return row.optionalInstant();
}

Standing readStanding(Query &row)
{
    Standing standing;
    standing.state = row.named(&ticketStateFromName);
    standing.lastDecision = row.id<DecisionId>();
    return standing;
}

std::string_view nameOrNone(const std::optional<matching::Field> &field)
{
    return field ? matching::nameOf(*field) : std::string_view();
}

} // namespace

Result<Decision> DecisionTable::byId(const DecisionId &id)
{
    Query query(m_work, "SELECT " DECISION_COLUMNS " FROM decisions WHERE id = ?");
    return theRow(query.with(id), &readDecision, "decision");
}

Result<std::optional<Decision>> DecisionTable::byKey(std::string_view idempotencyKey)
{
    Query query(m_work, "SELECT " DECISION_COLUMNS " FROM decisions WHERE idempotency_key = ?");
    return firstRow(query.with(idempotencyKey), &readDecision);
}

Outcome DecisionTable::add(const Decision &decision, std::string_view idempotencyKey, std::string_view requestDigest,
                           std::string_view evidence, const Standing &before)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO decisions (" DECISION_COLUMNS ", idempotency_key, request_digest, evidence, "
                         "before_state, before_decision) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(decision.id, decision.ticket, decision.ticketReference, decision.staff, decision.staffName,
                nameOf(decision.kind), nameOf(decision.reason), decision.trn, nameOrNone(decision.askedFor),
                decision.note, decision.takenAt, decision.dueAt, nameOf(decision.state), decision.refusedRule,
                decision.ticketVersion, decision.seenDigest, idempotencyKey, requestDigest, evidence,
                nameOf(before.state), before.lastDecision);
    if (!insert.runGuarded())
        return insert.error();
    return Done {};
}

Result<Standing> DecisionTable::standingBefore(const DecisionId &id)
{
    Query query(m_work, "SELECT before_state, before_decision FROM decisions WHERE id = ?");
    return theRow(query.with(id), &readStanding, "decision");
}

Result<std::string> DecisionTable::requestDigest(std::string_view key)
{
    Query query(m_work, "SELECT request_digest FROM decisions WHERE idempotency_key = ?");
    return theRow(query.with(key), &readText, "decision");
}

Result<std::string> DecisionTable::evidence(const DecisionId &id)
{
    Query query(m_work, "SELECT evidence FROM decisions WHERE id = ?");
    return theRow(query.with(id), &readText, "decision");
}

Outcome DecisionTable::settle(const DecisionId &id, DecisionState state, std::string_view refusedRule, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work,
                 "UPDATE decisions SET state = ?, refused_rule = ?, settled_at = ? WHERE id = ? AND state = 'held'");
    if (!update.with(nameOf(state), refusedRule, at, id).run())
        return update.error();
    if (update.affected() == 1)
        return Done {};
    if (const auto found = byId(id); !found.ok())
        return found.error();
    return fault(ErrorCode::TooLate, "the decision is held no longer");
}

Result<std::vector<Decision>> DecisionTable::heldDueBy(Instant at, std::size_t limit)
{
    Query query(m_work, "SELECT " DECISION_COLUMNS " FROM decisions WHERE state = 'held' AND due_at <= ? "
                        "ORDER BY due_at, id LIMIT ?");
    return allRows(query.with(at, bounded(limit)), &readDecision);
}

Result<std::optional<Instant>> DecisionTable::nextDue()
{
    Query query(m_work, "SELECT MIN(due_at) FROM decisions WHERE state = 'held'");
    auto row = firstRow(query, &readInstant);
    if (!row.ok())
        return row.error();
    return row.value().value_or(std::nullopt);
}

Result<std::vector<Decision>> DecisionTable::recentBy(const StaffId &staff, std::size_t limit)
{
    Query query(m_work, "SELECT " DECISION_COLUMNS " FROM decisions WHERE staff = ? AND (state = 'held' OR id IN "
                        "(SELECT id FROM decisions WHERE staff = ? ORDER BY taken_at DESC, id DESC LIMIT ?)) "
                        "ORDER BY taken_at DESC, id DESC");
    return allRows(query.with(staff, staff, bounded(limit)), &readDecision);
}

} // namespace matchdesk::store
