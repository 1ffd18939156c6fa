// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define CONTEST_COLUMNS                                                                                                \
    "ticket, owner, asker, new_email, proven_at, language, via, state, opened_by, first_approver, "                    \
    "first_approver_name, first_approved_at, second_approver, second_approver_name, second_approved_at, "              \
    "effective_at, previous_email, settled_at, settled_rule, version"

std::optional<Approval> readApproval(Query &row)
{
    Approval approval;
    approval.staff = row.id<StaffId>();
    approval.staffName = row.text();
    const std::optional<Instant> at = row.optionalInstant();
    if (!at)
        return std::nullopt;
    approval.at = *at;
    return approval;
}

/// Without its steps, which lie in a table of their own.
Contest readContest(Query &row)
{
    Contest contest;
    contest.ticket = row.id<TicketId>();
    contest.owner = row.id<IdentityId>();
    contest.asker = row.id<IdentityId>();
    contest.newEmailAddress = row.text();
    contest.provenAt = row.optionalInstant();
    contest.language = row.text();
    contest.via = row.named(&contestViaFromName);
    contest.state = row.named(&contestStateFromName);
    contest.openedBy = row.id<StaffId>();
    contest.firstApproval = readApproval(row);
    contest.secondApproval = readApproval(row);
    contest.effectiveAt = row.optionalInstant();
    contest.previousEmailAddress = row.text();
    contest.settledAt = row.optionalInstant();
    contest.settledRule = row.text();
    contest.version = row.number();
    return contest;
}

TriedStep readStep(Query &row)
{
    TriedStep step;
    step.at = row.instant();
    step.step = row.named(&contestStepFromName);
    return step;
}

TicketId readTicketId(Query &row)
{
    return row.id<TicketId>();
}

std::optional<Instant> readInstant(Query &row)
{
    return row.optionalInstant();
}

/// An approval as three columns.
struct ApprovalColumns {
    std::string staff;
    std::string name;
    std::optional<Instant> at;
};

ApprovalColumns columnsOf(const std::optional<Approval> &approval)
{
    if (!approval)
        return {};
    return {approval->staff.text, approval->staffName, approval->at};
}

Outcome readSteps(Work &work, Contest &contest)
{
    Query query(work, "SELECT at, step FROM contest_steps WHERE ticket = ? ORDER BY position");
    auto steps = allRows(query.with(contest.ticket), &readStep);
    if (!steps.ok())
        return steps.error();
    contest.tried = std::move(steps).value();
    return Done {};
}

Outcome addSteps(Work &work, const Contest &contest, std::size_t from)
{
    for (std::size_t i = from; i < contest.tried.size(); ++i) {
        Query insert(work, "INSERT INTO contest_steps (ticket, position, at, step) VALUES (?,?,?,?)");
        const TriedStep &tried = contest.tried[i];
        if (!insert.with(contest.ticket, i, tried.at, nameOf(tried.step)).run())
            return insert.error();
    }
    return Done {};
}

Result<std::vector<Contest>> withSteps(Work &work, Result<std::vector<Contest>> found)
{
    if (!found.ok())
        return found;
    for (Contest &contest : found.value()) {
        if (Outcome read = readSteps(work, contest); !read.ok())
            return read.error();
    }
    return found;
}

} // namespace

Outcome ContestTable::add(const Contest &contest)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const ApprovalColumns first = columnsOf(contest.firstApproval);
    const ApprovalColumns second = columnsOf(contest.secondApproval);
    Query insert(m_work, "INSERT INTO contests (" CONTEST_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(contest.ticket, contest.owner, contest.asker, contest.newEmailAddress, contest.provenAt,
                contest.language, nameOf(contest.via), nameOf(contest.state), contest.openedBy, first.staff, first.name,
                first.at, second.staff, second.name, second.at, contest.effectiveAt, contest.previousEmailAddress,
                contest.settledAt, contest.settledRule, contest.version);
    if (!insert.runGuarded())
        return insert.error();
    return addSteps(m_work, contest, 0);
}

Result<Contest> ContestTable::byTicket(const TicketId &ticket)
{
    Query query(m_work, "SELECT " CONTEST_COLUMNS " FROM contests WHERE ticket = ?");
    auto found = theRow(query.with(ticket), &readContest, "contest");
    if (!found.ok())
        return found;
    if (Outcome read = readSteps(m_work, found.value()); !read.ok())
        return read.error();
    return found;
}

Result<Contest> ContestTable::update(Contest contest, std::int64_t basedOn)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    contest.version = basedOn + 1;
    const ApprovalColumns first = columnsOf(contest.firstApproval);
    const ApprovalColumns second = columnsOf(contest.secondApproval);
    Query update(m_work,
                 "UPDATE contests SET owner = ?, asker = ?, new_email = ?, proven_at = ?, language = ?, via = ?, "
                 "state = ?, opened_by = ?, first_approver = ?, first_approver_name = ?, first_approved_at = ?, "
                 "second_approver = ?, second_approver_name = ?, second_approved_at = ?, effective_at = ?, "
                 "previous_email = ?, settled_at = ?, settled_rule = ?, version = ? WHERE ticket = ? AND version = ?");
    update.with(contest.owner, contest.asker, contest.newEmailAddress, contest.provenAt, contest.language,
                nameOf(contest.via), nameOf(contest.state), contest.openedBy, first.staff, first.name, first.at,
                second.staff, second.name, second.at, contest.effectiveAt, contest.previousEmailAddress,
                contest.settledAt, contest.settledRule, contest.version, contest.ticket, basedOn);
    if (!update.run())
        return update.error();
    const auto stored = byTicket(contest.ticket);
    if (!stored.ok())
        return stored.error();
    if (update.affected() != 1)
        return fault(ErrorCode::Conflict, "the contest has changed meanwhile");
    if (Outcome added = addSteps(m_work, contest, stored.value().tried.size()); !added.ok())
        return added.error();
    return contest;
}

Result<std::vector<Contest>> ContestTable::ofOwner(const IdentityId &owner)
{
    Query query(m_work, "SELECT " CONTEST_COLUMNS " FROM contests WHERE owner = ? ORDER BY ticket DESC");
    return withSteps(m_work, allRows(query.with(owner), &readContest));
}

Result<std::vector<Contest>> ContestTable::dueBy(Instant at, std::size_t limit)
{
    // While a decision to stop it is held, the ticket is in another state.
    Query query(m_work, "SELECT " CONTEST_COLUMNS " FROM contests WHERE state = 'waiting' AND effective_at <= ? "
                        "AND EXISTS (SELECT 1 FROM tickets WHERE tickets.id = contests.ticket AND "
                        "tickets.state = 'waiting') ORDER BY effective_at, ticket LIMIT ?");
    return withSteps(m_work, allRows(query.with(at, bounded(limit)), &readContest));
}

Result<std::optional<Instant>> ContestTable::nextDue()
{
    Query query(m_work, "SELECT MIN(effective_at) FROM contests WHERE state = 'waiting' AND EXISTS "
                        "(SELECT 1 FROM tickets WHERE tickets.id = contests.ticket AND tickets.state = 'waiting')");
    auto row = firstRow(query, &readInstant);
    if (!row.ok())
        return row.error();
    return row.value().value_or(std::nullopt);
}

Outcome ContestTable::addObjectionToken(const TicketId &ticket, std::string_view tokenHash, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO contest_objection_tokens (token_hash, ticket, made_at) VALUES (?,?,?)");
    if (!insert.with(tokenHash, ticket, at).runGuarded())
        return insert.error();
    return Done {};
}

Result<std::optional<TicketId>> ContestTable::byObjectionToken(std::string_view tokenHash)
{
    Query query(m_work, "SELECT ticket FROM contest_objection_tokens WHERE token_hash = ?");
    return firstRow(query.with(tokenHash), &readTicketId);
}

} // namespace matchdesk::store
