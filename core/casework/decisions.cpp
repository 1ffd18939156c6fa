// SPDX-License-Identifier: MIT
#include "casework/decisions.h"

#include "carrying.h"
#include "conflicts.h"
#include "views.h"

#include "domain/contest_rules.h"
#include "domain/details_change.h"
#include "domain/rules.h"
#include "support/text.h"

#include <algorithm>
#include <string>

namespace matchdesk {

namespace {

Error refused(std::string_view rule)
{
    Error error;
    error.code = ErrorCode::RuleRefused;
    error.detail = "a rule of the domain forbids this decision";
    error.rule = rule;
    return error;
}

Error unacceptable(std::string_view field, std::string_view why)
{
    Error error;
    error.code = ErrorCode::Unprocessable;
    error.detail = why;
    error.field = field;
    return error;
}

/// Of what is asked and by whom, without the key: the same key with another digest is another request.
std::string digestOf(const DecisionRequest &request, const Staff &staff)
{
    std::string text;
    const auto add = [&text](std::string_view value) {
        text.append(std::to_string(value.size())).append(":").append(value);
    };
    add(staff.id.text);
    add(request.ticket.text);
    add(std::to_string(request.basedOnVersion));
    add(request.seenDigest);
    add(nameOf(request.kind));
    add(nameOf(request.reason));
    add(request.trn);
    add(request.askedFor ? nameOf(*request.askedFor) : std::string_view {});
    add(request.note);
    return sha256Hex(text);
}

/// The rules of linking, as this decision meets them on what is shown.
Outcome checkRecord(const DecisionRequest &request, const TicketDetail &detail)
{
    const bool settlesIdentity = request.kind == DecisionKind::NoRecord || request.kind == DecisionKind::AskUser;
    if (settlesIdentity && !detail.identity.trn.empty())
        return refused(nameOf(LinkRule::IdentityHasTrn));
    if (!casework::namesRecord(request.kind))
        return Done {};
    const auto view = std::ranges::find(detail.candidates, request.trn,
                                        [](const CandidateView &shown) { return shown.candidate.record.trn; });
    if (view == detail.candidates.end())
        return unacceptable("trn", "the record is not among the ticket's candidates");
    if (request.kind == DecisionKind::Link)
        return view->rule == LinkRule::Allowed ? Outcome(Done {}) : Outcome(refused(nameOf(view->rule)));
    if (view->rule == LinkRule::RecordClaimed)
        return Done {};
    return refused(view->rule == LinkRule::Allowed ? std::string_view("record-not-claimed") : nameOf(view->rule));
}

/// The rules of changing an address, as this decision meets them.
Outcome checkContest(Session &session, const Cases &cases, const Ticket &ticket, DecisionKind kind, const Staff &staff)
{
    if (ticket.kind != TicketKind::ContestedEmail)
        return Done {};
    const auto facts = cases.contestFacts(session, ticket);
    if (!facts.ok())
        return facts.error();
    return checkContestDecision(kind, facts.value(), staff);
}

/// The conflict of checkDecision with everything that the database knows of it.
Error explained(Session &session, const Ticket &ticket, const Staff &staff, Instant now, const Error &error)
{
    if (error.code != ErrorCode::Conflict)
        return error;
    const bool decided = ticket.state == TicketState::Held || ticket.state == TicketState::Closed;
    if (!decided && casework::heldByAnother(ticket, staff.id, now))
        return casework::leaseConflict(*ticket.lease);
    return casework::decidedConflict(session, ticket, error.detail);
}

Error evidenceChanged(Instant now)
{
    Error error;
    error.code = ErrorCode::Conflict;
    error.detail = "the candidates are no longer as they were shown";
    error.what = "evidence-changed";
    error.when = toIso(now);
    return error;
}

/// Whoever was unsure, or proposed a link, cannot settle it, wherever the ticket has been meanwhile.
bool isOwnSecondReader(const DecisionRequest &request, const Ticket &ticket, const Staff &staff)
{
    const bool settles = request.kind != DecisionKind::Skip && request.kind != DecisionKind::Park;
    return settles && !ticket.firstReader.empty() && ticket.firstReader == staff.id;
}

Result<std::optional<Decision>> replayed(Session &session, const DecisionRequest &request, const std::string &digest)
{
    const auto known = session.decisions().byKey(request.key);
    if (!known.ok() || !known.value())
        return known;
    const auto first = session.decisions().requestDigest(request.key);
    if (!first.ok())
        return first.error();
    if (first.value() != digest)
        return unacceptable("key", "this key came with another request before");
    return known;
}

Decision madeOf(const DecisionRequest &request, const Ticket &ticket, const Staff &staff, Instant now,
                std::chrono::milliseconds hold)
{
    Decision decision;
    decision.id = DecisionId(newId(now));
    decision.ticket = ticket.id;
    decision.ticketReference = ticket.reference;
    decision.staff = staff.id;
    decision.staffName = staff.displayName;
    decision.kind = request.kind;
    decision.reason = request.reason;
    decision.trn = request.trn;
    decision.askedFor = request.askedFor;
    decision.note = request.note;
    decision.takenAt = now;
    decision.dueAt = now + hold;
    decision.ticketVersion = ticket.version + 1;
    decision.seenDigest = request.seenDigest;
    return decision;
}

} // namespace

Decisions::Decisions(Store &store, const Clock &clock, Cases &cases, const Mailroom &mailroom,
                     std::chrono::milliseconds hold)
    : m_store(store), m_clock(clock), m_cases(cases), m_mailroom(mailroom), m_hold(hold)
{
}

Result<Decision> Decisions::decide(const DecisionRequest &request, const Staff &staff, std::string_view requestId)
{
    const std::string digest = digestOf(request, staff);
    // Matching is the slow part, so it is done before the transaction that others would wait for.
    const Result<Compared> ahead = m_cases.compare(request.ticket);
    return inWrite<Decision>(m_store, [&](Session &session) -> Result<Decision> {
        auto before = replayed(session, request, digest);
        if (!before.ok())
            return before.error();
        if (before.value())
            return *std::move(before).value();
        const auto found = session.tickets().byId(request.ticket);
        if (!found.ok())
            return found.error();
        Ticket ticket = found.value();
        const Instant now = m_clock.now();
        if (const Outcome checked = checkDecision(request, ticket, staff, now); !checked.ok())
            return explained(session, ticket, staff, now, checked.error());
        if (isOwnSecondReader(request, ticket, staff))
            return refused("second-reader-is-first");
        if (!ahead.ok())
            return ahead.error();
        const auto detail = m_cases.detail(session, ticket.id, ahead.value());
        if (!detail.ok())
            return detail.error();
        if (detail.value().digest != request.seenDigest)
            return evidenceChanged(now);
        if (const Outcome allowed = checkRecord(request, detail.value()); !allowed.ok())
            return allowed.error();
        if (ticket.kind == TicketKind::DetailsChange) {
            if (const auto rule = ruleAgainstDetails(request.kind, detail.value().identity); !rule.empty())
                return refused(rule);
        }
        if (const Outcome allowed = checkContest(session, m_cases, ticket, request.kind, staff); !allowed.ok())
            return allowed.error();

        const Decision decision = madeOf(request, ticket, staff, now, m_hold);
        const std::string evidence = m_cases.evidenceOf(detail.value());
        const Standing standing {ticket.state, ticket.lastDecision};
        if (Outcome added = session.decisions().add(decision, request.key, digest, evidence, standing); !added.ok())
            return added.error();
        // Nothing else of the ticket changes before the hold ends, so that taking it back leaves no trace.
        ticket.state = TicketState::Held;
        ticket.lastDecision = decision.id;
        const std::int64_t basedOn = ticket.version;
        if (const auto updated = session.tickets().update(ticket, basedOn); !updated.ok())
            return updated.error();
        AuditEvent event = casework::auditOf(AuditAction::DecisionHeld, decision, now);
        event.evidence = evidence;
        event.requestId = requestId;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted.error();
        return decision;
    });
}

Result<Decision> Decisions::undo(const DecisionId &id, const Staff &staff, std::string_view requestId)
{
    return inWrite<Decision>(m_store, [&](Session &session) -> Result<Decision> {
        auto found = session.decisions().byId(id);
        if (!found.ok())
            return found.error();
        Decision decision = std::move(found).value();
        if (decision.staff != staff.id)
            return Error {ErrorCode::Forbidden, "somebody else took this decision", {}, {}, {}, {}, {}};
        // Asking twice, as after an answer that got lost, takes back once.
        if (decision.state == DecisionState::Undone)
            return decision;
        const Instant now = m_clock.now();
        if (decision.state != DecisionState::Held || now >= decision.dueAt)
            return Error {ErrorCode::TooLate, "the hold has ended", {}, {}, {}, {}, {}};
        const auto before = session.decisions().standingBefore(id);
        if (!before.ok())
            return before.error();
        const auto held = session.tickets().byId(decision.ticket);
        if (!held.ok())
            return held.error();
        Ticket ticket = held.value();
        ticket.state = before.value().state;
        ticket.lastDecision = before.value().lastDecision;
        const std::int64_t basedOn = ticket.version;
        if (const auto updated = session.tickets().update(ticket, basedOn); !updated.ok())
            return updated.error();
        if (Outcome settled = session.decisions().settle(id, DecisionState::Undone, {}, now); !settled.ok())
            return settled.error();
        decision.state = DecisionState::Undone;
        AuditEvent event = casework::auditOf(AuditAction::DecisionUndone, decision, now);
        event.requestId = requestId;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted.error();
        return decision;
    });
}

Result<std::vector<Decision>> Decisions::recentBy(const Staff &staff, std::size_t limit)
{
    return inRead<std::vector<Decision>>(
        m_store, [&](Session &session) { return session.decisions().recentBy(staff.id, limit); });
}

Result<std::optional<Instant>> Decisions::nextDue()
{
    return inRead<std::optional<Instant>>(m_store, [](Session &session) { return session.decisions().nextDue(); });
}

} // namespace matchdesk
