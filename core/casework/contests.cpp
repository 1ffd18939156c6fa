// SPDX-License-Identifier: MIT
#include "casework/contests.h"

#include "contest_carrying.h"
#include "ticket_steps.h"

#include "support/text.h"

#include <set>
#include <string>

namespace matchdesk {

namespace {

constexpr std::size_t kBatch = 100;

Error tooLate()
{
    return {.code = ErrorCode::TooLate, .detail = "the address has changed already"};
}

AuditEvent eventOf(AuditAction action, const Ticket &ticket, Instant now, std::string_view requestId = {})
{
    AuditEvent event;
    event.at = now;
    event.action = action;
    event.ticket = ticket.id;
    event.trn = ticket.contestedTrn;
    event.requestId = requestId;
    return event;
}

/// The lead looks at a case that was closed: the holder speaks up only after the change.
Outcome reopen(Session &session, Ticket ticket, Instant now)
{
    casework::sendToLead(ticket, now);
    ticket.hint = Hint::HolderObjected;
    const std::int64_t basedOn = ticket.version;
    const auto updated = session.tickets().update(std::move(ticket), basedOn);
    return updated.ok() ? Outcome(Done {}) : Outcome(updated.error());
}

casework::ContestCarrying carryingOf(Session &session, const Mailroom &mailroom, ContestFacts facts, std::string cause)
{
    casework::ContestCarrying carrying {session, mailroom, std::move(facts), {}, {}, std::move(cause), {}, {}};
    carrying.ticket = carrying.facts.ticket;
    carrying.before = {carrying.ticket.state, carrying.ticket.lastDecision};
    return carrying;
}

Outcome stopByRule(Session &session, const Mailroom &mailroom, ContestFacts facts, std::string_view rule)
{
    const Ticket ticket = facts.ticket;
    const Instant now = facts.now;
    auto effects = contestEffectsOf(DecisionKind::StopChange, facts);
    auto carrying = carryingOf(session, mailroom, std::move(facts), ticket.id.text + ":stopped:" + toIso(now));
    carrying.rule = rule;
    if (Outcome carried = casework::carryOutContest(std::move(carrying), effects); !carried.ok())
        return carried;
    AuditEvent event = eventOf(AuditAction::ChangeStopped, ticket, now);
    event.rule = rule;
    return session.audit().append(std::move(event));
}

/// The facts of a change whose time has come; nothing when it has been stopped, or a stop is being held.
Result<std::optional<ContestFacts>> dueFacts(Session &session, Cases &cases, const TicketId &id, Instant now)
{
    using Facts = std::optional<ContestFacts>;
    const auto ticket = session.tickets().byId(id);
    if (!ticket.ok())
        return ticket.error();
    auto facts = cases.contestFacts(session, ticket.value());
    if (!facts.ok())
        return facts.error();
    const Contest &contest = facts.value().contest;
    if (ticket.value().state != TicketState::Waiting || contest.state != ContestState::Waiting || !contest.effectiveAt
        || *contest.effectiveAt > now)
        return Facts {};
    return Facts(std::move(facts).value());
}

} // namespace

Contests::Contests(Store &store, const Clock &clock, Cases &cases, Mailroom mailroom)
    : m_store(store), m_clock(clock), m_cases(cases), m_mailroom(std::move(mailroom))
{
}

Outcome Contests::object(std::string_view token, std::string_view requestId)
{
    const std::string hash = sha256Hex(token);
    bool changedAlready = false;
    Outcome outcome = m_store.write([&](Session &session) -> Outcome {
        changedAlready = false;
        const auto id = session.contests().byObjectionToken(hash);
        if (!id.ok())
            return id.error();
        if (!id.value())
            return Error {.code = ErrorCode::NotFound, .detail = "there is no such contest"};
        const auto ticket = session.tickets().byId(*id.value());
        if (!ticket.ok())
            return ticket.error();
        auto facts = m_cases.contestFacts(session, ticket.value());
        if (!facts.ok())
            return facts.error();
        const Instant now = m_clock.now();
        switch (facts.value().contest.state) {
        case ContestState::Objected:
        case ContestState::Rejected: return Done {};
        case ContestState::Done:
            changedAlready = true;
            if (ticket.value().state != TicketState::Closed)
                return Done {};
            if (Outcome reopened = reopen(session, ticket.value(), now); !reopened.ok())
                return reopened;
            return session.audit().append(eventOf(AuditAction::ChangeObjected, ticket.value(), now, requestId));
        case ContestState::Asked:
        case ContestState::Proposed:
        case ContestState::Waiting:
        case ContestState::Stopped: break;
        }
        const auto effects = objectionEffectsOf(facts.value());
        auto carrying = carryingOf(session, m_mailroom, std::move(facts).value(), ticket.value().id.text + ":objected");
        carrying.stoppedAs = ContestState::Objected;
        if (Outcome carried = casework::carryOutContest(std::move(carrying), effects); !carried.ok())
            return carried;
        return session.audit().append(eventOf(AuditAction::ChangeObjected, ticket.value(), now, requestId));
    });
    if (outcome.ok() && changedAlready)
        return tooLate();
    return outcome;
}

Result<int> Contests::switchDue()
{
    int settled = 0;
    std::optional<Error> firstFailure;
    std::set<std::string> attempted;
    while (true) {
        const std::size_t limit = attempted.size() + kBatch;
        const auto due = inRead<std::vector<Contest>>(
            m_store, [&](Session &session) { return session.contests().dueBy(m_clock.now(), limit); });
        if (!due.ok())
            return due.error();
        bool anyNew = false;
        for (const Contest &contest : due.value()) {
            if (!attempted.insert(contest.ticket.text).second)
                continue;
            anyNew = true;
            std::string rule;
            const auto once = [&](Session &session) -> Result<bool> {
                const Instant now = m_clock.now();
                auto facts = dueFacts(session, m_cases, contest.ticket, now);
                if (!facts.ok())
                    return facts.error();
                if (!facts.value())
                    return false;
                // A register that cannot be asked says nothing against the change, and nothing for it.
                if (!facts.value()->registerReady)
                    return Error {.code = ErrorCode::Unavailable, .detail = "no register is loaded"};
                const std::string standing = rule.empty() ? std::string(ruleAgainstSwitch(*facts.value())) : rule;
                Outcome done = Done {};
                if (!standing.empty()) {
                    done = stopByRule(session, m_mailroom, *std::move(facts).value(), standing);
                } else {
                    const auto effects = switchEffectsOf(*facts.value());
                    done = casework::carryOutContest(
                        carryingOf(session, m_mailroom, *std::move(facts).value(), contest.ticket.text + ":switched"),
                        effects);
                }
                return done.ok() ? Result<bool>(true) : Result<bool>(done.error());
            };
            Result<bool> done = inWrite<bool>(m_store, once);
            // The database itself guards the address: what the check could not see is a rule like any other.
            if (!done.ok() && done.error().code == ErrorCode::RuleRefused) {
                rule = done.error().rule;
                done = inWrite<bool>(m_store, once);
            }
            if (done.ok())
                settled += done.value() ? 1 : 0;
            else if (!firstFailure)
                firstFailure = done.error();
        }
        if (!anyNew)
            break;
    }
    if (firstFailure)
        return *firstFailure;
    return settled;
}

Result<std::optional<Instant>> Contests::nextDue()
{
    return inRead<std::optional<Instant>>(m_store, [](Session &session) { return session.contests().nextDue(); });
}

} // namespace matchdesk
