// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define AUDIT_COLUMNS                                                                                                  \
    "seq, at, staff, staff_name, action, ticket, decision, kind, reason, trn, rule, note, evidence, request_id, "      \
    "previous_hash, hash"

AuditEvent readEvent(Query &row)
{
    AuditEvent event;
    event.seq = row.number();
    event.at = row.instant();
    event.staff = row.id<StaffId>();
    event.staffName = row.text();
    event.action = row.named(&auditActionFromName);
    event.ticket = row.id<TicketId>();
    event.decision = row.id<DecisionId>();
    event.kind = row.optionalNamed(&decisionKindFromName);
    event.reason = row.optionalNamed(&reasonFromName);
    event.trn = row.text();
    event.rule = row.text();
    event.note = row.text();
    event.evidence = row.text();
    event.requestId = row.text();
    event.previousHash = row.text();
    event.hash = row.text();
    return event;
}

template <typename Enum>
std::string_view nameOrNone(const std::optional<Enum> &value)
{
    return value ? nameOf(*value) : std::string_view();
}

} // namespace

Outcome AuditTable::append(AuditEvent event)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    // Writers take turns, so the newest entry stays the newest until this transaction ends.
    Query last(m_work, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    if (!last.run())
        return last.error();
    event.seq = 1;
    event.previousHash.clear();
    if (last.next()) {
        event.seq = last.number() + 1;
        event.previousHash = last.text();
    }
    if (const Outcome outcome = last.outcome(); !outcome.ok())
        return outcome;
    event.hash = hashOf(event, event.previousHash);

    Query insert(m_work, "INSERT INTO audit (" AUDIT_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(event.seq, event.at, event.staff, event.staffName, nameOf(event.action), event.ticket, event.decision,
                nameOrNone(event.kind), nameOrNone(event.reason), event.trn, event.rule, event.note, event.evidence,
                event.requestId, event.previousHash, event.hash);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Result<std::vector<AuditEvent>> AuditTable::forTicket(const TicketId &id)
{
    Query query(m_work, "SELECT " AUDIT_COLUMNS " FROM audit WHERE ticket = ? ORDER BY seq");
    return allRows(query.with(id), &readEvent);
}

Result<std::vector<AuditEvent>> AuditTable::after(std::int64_t seq, std::size_t limit)
{
    Query query(m_work, "SELECT " AUDIT_COLUMNS " FROM audit WHERE seq > ? ORDER BY seq LIMIT ?");
    return allRows(query.with(seq, bounded(limit)), &readEvent);
}

} // namespace matchdesk::store
