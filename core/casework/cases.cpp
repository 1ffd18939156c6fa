// SPDX-License-Identifier: MIT
#include "casework/cases.h"

#include "conflicts.h"
#include "contest_facts.h"
#include "views.h"

#include "support/text.h"

#include <algorithm>

namespace matchdesk {

namespace {

/// More than a screen shows beside each other, few enough to read through.
constexpr std::size_t kCandidates = 12;
/// As many as a screen shows at once: one of these needs no second place further down when it is also found by hand.
constexpr std::size_t kInSight = 4;

Error unavailable()
{
    Error error;
    error.code = ErrorCode::Unavailable;
    error.detail = "no register is loaded";
    return error;
}

matching::Policy policyOf(bool saysQualified)
{
    return {"default", saysQualified};
}

struct Stated {
    Ticket ticket;
    std::vector<Attempt> attempts;
    std::vector<std::string> added;
};

Result<Stated> statedOn(Session &session, const TicketId &id)
{
    auto ticket = session.tickets().byId(id);
    if (!ticket.ok())
        return ticket.error();
    auto attempts = session.tickets().attempts(id);
    if (!attempts.ok())
        return attempts.error();
    if (attempts.value().empty())
        return Error {ErrorCode::Damaged, "the ticket has no attempt", {}, {}, {}, {}, {}};
    auto added = session.tickets().addedCandidates(id);
    if (!added.ok())
        return added.error();
    return Stated {std::move(ticket).value(), std::move(attempts).value(), std::move(added).value()};
}

Compared compared(const Stated &stated, std::shared_ptr<const matching::Matcher> matcher)
{
    Compared comparison;
    comparison.claim = stated.attempts.back().claim;
    comparison.saysQualified = stated.ticket.saysQualified;
    comparison.added = stated.added;
    // A change of details is about an account without a record.
    if (stated.ticket.kind == TicketKind::DetailsChange) {
        comparison.matcher = std::move(matcher);
        return comparison;
    }
    const matching::Policy policy = policyOf(comparison.saysQualified);
    comparison.result = matcher->match(comparison.claim, policy, kCandidates);
    auto &proposed = comparison.result.candidates;
    // A contest is about one record; the others that resemble it are nobody's business here.
    if (stated.ticket.kind == TicketKind::ContestedEmail) {
        proposed.clear();
        comparison.result.refusal = matching::Refusal::None;
        comparison.result.wouldSettle.clear();
        comparison.result.settlements.clear();
        if (auto candidate = matcher->compare(comparison.claim, policy, stated.ticket.contestedTrn))
            proposed.push_back(*std::move(candidate));
    }
    for (const std::string &trn : stated.added) {
        const auto place = std::ranges::find(proposed, trn, [](const auto &candidate) { return candidate.record.trn; });
        if (place != proposed.end() && place - proposed.begin() < static_cast<std::ptrdiff_t>(kInSight))
            continue;
        if (place != proposed.end())
            proposed.erase(place);
        if (auto candidate = matcher->compare(comparison.claim, policy, trn))
            comparison.byHand.push_back(*std::move(candidate));
    }
    comparison.matcher = std::move(matcher);
    return comparison;
}

bool stillHolds(const Compared &comparison, const Stated &stated, const matching::Matcher *matcher)
{
    return comparison.matcher.get() == matcher && comparison.claim == stated.attempts.back().claim
        && comparison.saysQualified == stated.ticket.saysQualified && comparison.added == stated.added;
}

AuditEvent eventOf(AuditAction action, const TicketId &ticket, const Staff &staff, Instant now)
{
    AuditEvent event;
    event.at = now;
    event.staff = staff.id;
    event.staffName = staff.displayName;
    event.action = action;
    event.ticket = ticket;
    return event;
}

/// Adds what is known of the contest, and what can be decided of it.
Outcome addContest(Session &session, const Cases &cases, TicketDetail &detail)
{
    const auto facts = cases.contestFacts(session, detail.ticket);
    if (!facts.ok())
        return facts.error();
    detail.contest = casework::viewOf(facts.value());
    detail.effects = casework::effectsByKind(facts.value());
    return Done {};
}

/// Adds what is asked for, and what can be decided of it.
Outcome addDetailsChange(Session &session, TicketDetail &detail)
{
    auto change = session.detailsChanges().byTicket(detail.ticket.id);
    if (!change.ok())
        return change.error();
    detail.effects.clear();
    for (const DecisionKind kind : detailsDecisions())
        detail.effects[kind] = detailsEffectsOf(kind, change.value(), detail.identity);
    detail.detailsChange = std::move(change).value();
    return Done {};
}

Result<TicketDetail> assembled(Session &session, const Cases &cases, Stated stated, const Compared &comparison)
{
    auto identity = session.identities().byId(stated.ticket.identity);
    if (!identity.ok())
        return identity.error();
    TicketDetail detail;
    detail.ticket = std::move(stated.ticket);
    detail.attempts = std::move(stated.attempts);
    detail.identity = std::move(identity).value();
    detail.refusal = comparison.result.refusal;
    detail.wouldSettle = comparison.result.wouldSettle;
    detail.matcherVersion = comparison.result.version;
    for (const auto *candidates : {&comparison.result.candidates, &comparison.byHand}) {
        for (const matching::Candidate &candidate : *candidates) {
            auto view = casework::viewOf(session, detail.ticket, detail.identity, candidate,
                                         candidates == &comparison.byHand);
            if (!view.ok())
                return view.error();
            for (const matching::Settlement &settlement : comparison.result.settlements) {
                if (settlement.trn == candidate.record.trn)
                    view.value().wouldConfirm.push_back(settlement.facts);
            }
            detail.candidates.push_back(std::move(view).value());
        }
    }
    for (const DecisionKind kind : {DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::NotSure,
                                    DecisionKind::Park, DecisionKind::Skip})
        detail.effects[kind] = effectsOf(kind, detail.ticket, detail.identity, nullptr, false);
    if (detail.ticket.kind == TicketKind::ContestedEmail) {
        if (Outcome added = addContest(session, cases, detail); !added.ok())
            return added.error();
    }
    if (detail.ticket.kind == TicketKind::DetailsChange) {
        if (Outcome added = addDetailsChange(session, detail); !added.ok())
            return added.error();
    }
    detail.digest = casework::digestOf(detail);
    const auto events = session.audit().forTicket(detail.ticket.id);
    if (!events.ok())
        return events.error();
    const auto messages = session.outbox().forTicket(detail.ticket.id);
    if (!messages.ok())
        return messages.error();
    detail.historyCount = static_cast<std::uint32_t>(events.value().size());
    detail.messageCount = static_cast<std::uint32_t>(messages.value().size());
    return detail;
}

} // namespace

Cases::Cases(Store &store, const Clock &clock, const LiveRegister &records, const EvidenceEncoder &encoder,
             ContestPolicy contests)
    : m_store(store), m_clock(clock), m_records(records), m_encoder(encoder), m_contests(std::move(contests))
{
}

Result<ContestFacts> Cases::contestFacts(Session &session, const Ticket &ticket) const
{
    return casework::factsOf(session, ticket, m_records.current().get(), m_contests, m_clock.now());
}

Result<Compared> Cases::compare(const TicketId &id)
{
    const auto matcher = m_records.current();
    if (!matcher)
        return unavailable();
    return inRead<Stated>(m_store, [&](Session &session) { return statedOn(session, id); })
        .then([&](const Stated &stated) -> Result<Compared> { return compared(stated, matcher); });
}

Result<TicketDetail> Cases::detail(const TicketId &id)
{
    return compare(id).then([&](const Compared &ahead) {
        return inRead<TicketDetail>(m_store, [&](Session &session) { return detail(session, id, ahead); });
    });
}

Result<TicketDetail> Cases::detail(Session &session, const TicketId &id)
{
    return detail(session, id, Compared {});
}

Result<TicketDetail> Cases::detail(Session &session, const TicketId &id, const Compared &ahead)
{
    const auto matcher = m_records.current();
    if (!matcher)
        return unavailable();
    return statedOn(session, id).then([&](Stated stated) -> Result<TicketDetail> {
        if (stillHolds(ahead, stated, matcher.get()))
            return assembled(session, *this, std::move(stated), ahead);
        const Compared comparison = compared(stated, matcher);
        return assembled(session, *this, std::move(stated), comparison);
    });
}

Result<std::optional<CandidateView>> Cases::view(Session &session, const Ticket &ticket, const Identity &identity,
                                                 std::string_view trn)
{
    using View = std::optional<CandidateView>;
    const auto matcher = m_records.current();
    if (!matcher)
        return unavailable();
    return statedOn(session, ticket.id).then([&](const Stated &stated) -> Result<View> {
        auto candidate = matcher->compare(stated.attempts.back().claim, policyOf(ticket.saysQualified), trn);
        if (!candidate)
            return View {};
        const bool byHand = std::ranges::find(stated.added, trn) != stated.added.end();
        return casework::viewOf(session, ticket, identity, *std::move(candidate), byHand)
            .then([](CandidateView view) -> Result<View> { return View(std::move(view)); });
    });
}

Result<CandidateView> Cases::addCandidate(const TicketId &id, std::string_view trn, const Staff &staff,
                                          std::string_view requestId)
{
    return inWrite<CandidateView>(m_store, [&](Session &session) -> Result<CandidateView> {
        auto stated = statedOn(session, id);
        if (!stated.ok())
            return stated.error();
        const Ticket &ticket = stated.value().ticket;
        const Instant now = m_clock.now();
        if (ticket.state == TicketState::Held || ticket.state == TicketState::Closed)
            return casework::decidedConflict(session, ticket, "the ticket is decided");
        if (casework::heldByAnother(ticket, staff.id, now))
            return casework::leaseConflict(*ticket.lease);
        auto identity = session.identities().byId(ticket.identity);
        if (!identity.ok())
            return identity.error();
        auto found = view(session, ticket, identity.value(), trn);
        if (!found.ok())
            return found.error();
        if (!found.value())
            return Error {ErrorCode::NotFound, "the register holds no such record", "trn", {}, {}, {}, {}};
        CandidateView shown = *std::move(found).value();
        if (shown.addedByHand)
            return shown;
        shown.addedByHand = true;
        if (Outcome added = session.tickets().addCandidate(id, trn, staff.id, now); !added.ok())
            return added.error();
        AuditEvent event = eventOf(AuditAction::CandidateAdded, id, staff, now);
        event.trn = trn;
        event.requestId = requestId;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted.error();
        return shown;
    });
}

Result<std::vector<matching::Record>> Cases::findRecords(std::string_view text, std::size_t limit)
{
    const auto matcher = m_records.current();
    if (!matcher)
        return unavailable();
    return matcher->find(matching::parseRecordQuery(text), limit);
}

Result<std::vector<HistoryEntry>> Cases::history(const TicketId &id, const Staff &reader)
{
    using Entries = std::vector<HistoryEntry>;
    return inRead<Entries>(m_store, [&](Session &session) -> Result<Entries> {
        const auto ticket = session.tickets().byId(id);
        if (!ticket.ok())
            return ticket.error();
        const auto events = session.audit().forTicket(id);
        if (!events.ok())
            return events.error();
        const bool awaitsSecond = heldForSecondReader(session, ticket.value());
        Entries entries;
        for (const AuditEvent &event : events.value()) {
            if (casework::isBlindTo(reader, ticket.value(), event, awaitsSecond))
                entries.push_back({event.at, event.staffName, std::string(nameOf(event.action)), {}, {}, {}, {},
                                   std::string(kFirstReading), {}});
            else
                entries.push_back({event.at, event.staffName, std::string(nameOf(event.action)), event.decision,
                                   event.kind, event.reason, event.trn, event.rule, event.note});
        }
        return entries;
    });
}

bool Cases::heldForSecondReader(Session &session, const Ticket &ticket)
{
    if (ticket.state != TicketState::Held)
        return false;
    const auto decision = session.decisions().byId(ticket.lastDecision);
    if (!decision.ok())
        return true;
    if (decision.value().kind != DecisionKind::Link)
        return decision.value().kind == DecisionKind::NotSure || decision.value().kind == DecisionKind::ApproveChange;
    const auto identity = session.identities().byId(ticket.identity);
    if (!identity.ok())
        return true;
    const auto shown = view(session, ticket, identity.value(), decision.value().trn);
    return !shown.ok() || !shown.value() || shown.value()->needsSecondPerson;
}

Result<std::vector<Message>> Cases::messages(const TicketId &id)
{
    return inRead<std::vector<Message>>(m_store, [&](Session &session) -> Result<std::vector<Message>> {
        if (const auto ticket = session.tickets().byId(id); !ticket.ok())
            return ticket.error();
        return session.outbox().forTicket(id);
    });
}

Result<std::vector<Message>> Cases::outbox(std::size_t limit)
{
    return inRead<std::vector<Message>>(m_store,
                                        [&](Session &session) { return session.outbox().newest(std::nullopt, limit); });
}

Outcome Cases::noteReveal(const TicketId &id, const Staff &staff, std::string_view requestId)
{
    return m_store.write([&](Session &session) -> Outcome {
        if (const auto ticket = session.tickets().byId(id); !ticket.ok())
            return ticket.error();
        AuditEvent event = eventOf(AuditAction::ValuesRevealed, id, staff, m_clock.now());
        event.requestId = requestId;
        return session.audit().append(std::move(event));
    });
}

} // namespace matchdesk
