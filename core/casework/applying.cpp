// SPDX-License-Identifier: MIT
#include "casework/decisions.h"

#include "carrying.h"
#include "contest_carrying.h"
#include "views.h"

#include "domain/contest_rules.h"
#include "domain/details_change.h"
#include "domain/rules.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace matchdesk {

namespace {

using casework::Carrying;

constexpr std::size_t kBatch = 100;
constexpr std::string_view kUnwritable = "message-cannot-be-written";

Error refusal(std::string_view rule)
{
    Error error;
    error.code = ErrorCode::RuleRefused;
    error.detail = "a rule stood against the decision when it came to take effect";
    error.rule = rule;
    return error;
}

/// The rules that the record must still meet. Four eyes are checked on the proposal itself, whoever let it through.
Outcome checkAgain(const Decision &decision, const Ticket &asDecided, const std::optional<CandidateView> &view)
{
    if (!view)
        return refusal(nameOf(LinkRule::RecordUnknown));
    if (decision.kind != DecisionKind::Link)
        return view->rule == LinkRule::RecordClaimed
            ? Outcome(Done {})
            : Outcome(refusal(view->rule == LinkRule::Allowed ? "record-not-claimed" : nameOf(view->rule)));
    if (view->rule != LinkRule::Allowed)
        return refusal(nameOf(view->rule));
    if (!asDecided.firstReader.empty() && asDecided.firstReader == decision.staff)
        return refusal("second-reader-is-first");
    return Done {};
}

/// The held ticket that `decision` is about; RuleRefused when something else has happened to it.
Result<Ticket> heldTicket(Session &session, const Decision &decision)
{
    auto ticket = session.tickets().byId(decision.ticket);
    if (!ticket.ok())
        return ticket;
    if (ticket.value().state != TicketState::Held || ticket.value().lastDecision != decision.id)
        return refusal("ticket-changed");
    return ticket;
}

Result<std::optional<Identity>> ownerOf(Session &session, const std::string &trn, const Identity &identity)
{
    auto owner = session.identities().liveByTrn(trn);
    if (owner.ok() && owner.value() && owner.value()->id == identity.id)
        return std::optional<Identity> {};
    return owner;
}

Outcome markApplied(Session &session, const Decision &decision, bool onlyProposed, Instant now)
{
    if (Outcome settled = session.decisions().settle(decision.id, DecisionState::Applied, {}, now); !settled.ok())
        return settled;
    const auto evidence = session.decisions().evidence(decision.id);
    if (!evidence.ok())
        return evidence.error();
    AuditEvent event = casework::auditOf(AuditAction::DecisionApplied, decision, now);
    event.evidence = evidence.value();
    if (onlyProposed)
        event.rule = kSecondPersonNeeded;
    return session.audit().append(std::move(event));
}

Result<Staff> staffBehind(Session &session, const Decision &decision)
{
    const auto everybody = session.staff().all();
    if (!everybody.ok())
        return everybody.error();
    const auto found = std::ranges::find(everybody.value(), decision.staff, &Staff::id);
    if (found == everybody.value().end())
        return refusal("staff-unknown");
    return *found;
}

/// Carries out what was decided of a contested email. The rules are checked again: a gate may have closed meanwhile.
Outcome applyToContest(Session &session, Cases &cases, const Mailroom &mailroom, const Decision &decision,
                       const Ticket &held, const Standing &before, Instant now)
{
    Ticket asDecided = held;
    asDecided.state = before.state;
    asDecided.lastDecision = before.lastDecision;
    auto facts = cases.contestFacts(session, asDecided);
    if (!facts.ok())
        return facts.error();
    const auto staff = staffBehind(session, decision);
    if (!staff.ok())
        return staff.error();
    if (!facts.value().registerReady)
        return Error {.code = ErrorCode::Unavailable, .detail = "no register is loaded"};
    if (Outcome allowed = checkContestDecision(decision.kind, facts.value(), staff.value()); !allowed.ok())
        return allowed;
    const auto effects = contestEffectsOf(decision.kind, facts.value());
    casework::ContestCarrying carrying {session,          mailroom,       std::move(facts).value(), held, before,
                                        decision.id.text, decision.staff, decision.staffName,       decision.reason};
    if (Outcome carried = casework::carryOutContest(std::move(carrying), effects); !carried.ok())
        return carried;
    const bool onlyProposed = std::ranges::find(effects, EffectKind::ChangeProposed, &Effect::kind) != effects.end();
    return markApplied(session, decision, onlyProposed, now);
}

/// Carries out what was decided of a change of details.
Outcome applyToDetails(Session &session, const Mailroom &mailroom, const Decision &decision, const Ticket &held,
                       const Standing &before, Instant now)
{
    auto identity = session.identities().byId(held.identity);
    if (!identity.ok())
        return identity.error();
    if (const auto rule = ruleAgainstDetails(decision.kind, identity.value()); !rule.empty())
        return refusal(rule);
    const bool settles = isAboutDetails(decision.kind);
    if (settles && !held.firstReader.empty() && held.firstReader == decision.staff)
        return refusal("second-reader-is-first");
    auto change = session.detailsChanges().byTicket(held.id);
    if (!change.ok())
        return change.error();
    const auto effects = detailsEffectsOf(decision.kind, change.value(), identity.value());
    Carrying carrying {session, mailroom,     decision,     now, held, before, std::move(identity).value(),
                       std::nullopt, std::nullopt, std::move(change).value()};
    if (Outcome carried = casework::carryOut(std::move(carrying), effects); !carried.ok())
        return carried;
    return markApplied(session, decision, false, now);
}

Outcome apply(Session &session, Cases &cases, const Mailroom &mailroom, const Decision &decision, Instant now)
{
    const auto ticket = heldTicket(session, decision);
    if (!ticket.ok())
        return ticket.error();
    const auto before = session.decisions().standingBefore(decision.id);
    if (!before.ok())
        return before.error();
    if (ticket.value().kind == TicketKind::ContestedEmail)
        return applyToContest(session, cases, mailroom, decision, ticket.value(), before.value(), now);
    if (ticket.value().kind == TicketKind::DetailsChange)
        return applyToDetails(session, mailroom, decision, ticket.value(), before.value(), now);
    const auto identity = session.identities().byId(ticket.value().identity);
    if (!identity.ok())
        return identity.error();
    const bool aboutIdentity = casework::namesRecord(decision.kind) || decision.kind == DecisionKind::NoRecord
        || decision.kind == DecisionKind::AskUser;
    if (aboutIdentity && !identity.value().live)
        return refusal("identity-not-live");
    if (aboutIdentity && !identity.value().trn.empty())
        return refusal(nameOf(LinkRule::IdentityHasTrn));

    // The effects are those of the ticket as it was decided, not of one that is held.
    Ticket asDecided = ticket.value();
    asDecided.state = before.value().state;
    asDecided.lastDecision = before.value().lastDecision;
    Carrying carrying {session,       mailroom,       decision,         now, ticket.value(), before.value(),
                       identity.value(), std::nullopt, std::nullopt};
    bool needsSecond = false;
    if (casework::namesRecord(decision.kind)) {
        const auto view = cases.view(session, asDecided, identity.value(), decision.trn);
        if (!view.ok())
            return view.error();
        if (Outcome allowed = checkAgain(decision, asDecided, view.value()); !allowed.ok())
            return allowed;
        // A proposal that is agreed with has its first person already, also after it was parked.
        needsSecond = view.value()->needsSecondPerson && asDecided.proposedTrn != decision.trn;
        carrying.record = view.value()->candidate.record;
        auto owner = ownerOf(session, decision.trn, identity.value());
        if (!owner.ok())
            return owner.error();
        carrying.owner = std::move(owner).value();
    }
    const auto effects = casework::effectsWithOwner(decision.kind, asDecided, identity.value(),
                                                    carrying.record ? &*carrying.record : nullptr, needsSecond,
                                                    carrying.owner ? &*carrying.owner : nullptr);
    const bool onlyProposed = std::ranges::find(effects, EffectKind::SecondPersonNeeded, &Effect::kind) != effects.end();
    if (Outcome carried = casework::carryOut(std::move(carrying), effects); !carried.ok())
        return carried;
    return markApplied(session, decision, onlyProposed, now);
}

/// Gives the ticket back to the queue, saying which rule stood against its decision.
Outcome refuse(Session &session, const Decision &decision, const std::string &rule, Instant now)
{
    if (Outcome settled = session.decisions().settle(decision.id, DecisionState::Refused, rule, now); !settled.ok())
        return settled;
    auto held = heldTicket(session, decision);
    if (held.ok()) {
        Ticket ticket = std::move(held).value();
        casework::returnByRule(ticket, now);
        const std::int64_t basedOn = ticket.version;
        if (const auto updated = session.tickets().update(std::move(ticket), basedOn); !updated.ok())
            return updated.error();
    } else if (held.error().code != ErrorCode::RuleRefused) {
        return held.error();
    }
    AuditEvent event = casework::auditOf(AuditAction::DecisionRefused, decision, now);
    event.rule = rule;
    return session.audit().append(std::move(event));
}

/// The rule that `error` means, when it means that the decision can never take effect.
std::string ruleOf(const Error &error)
{
    if (error.code == ErrorCode::RuleRefused)
        return error.rule;
    if (error.code == ErrorCode::Unprocessable)
        return std::string(kUnwritable);
    return {};
}

using Work = std::function<Outcome(Session &, const Decision &, Instant)>;

/// Runs `work` on the decision if it is held still and due. True when it was this call that settled it.
Result<bool> ifStillHeld(Store &store, const Clock &clock, const DecisionId &id, const Work &work)
{
    return inWrite<bool>(store, [&](Session &session) -> Result<bool> {
        const auto decision = session.decisions().byId(id);
        if (!decision.ok())
            return decision.error();
        const Instant now = clock.now();
        if (decision.value().state != DecisionState::Held || now < decision.value().dueAt)
            return false;
        if (Outcome worked = work(session, decision.value(), now); !worked.ok())
            return worked.error();
        return true;
    });
}

} // namespace

Result<int> Decisions::applyDue()
{
    const Work apply = [this](Session &session, const Decision &decision, Instant now) {
        return matchdesk::apply(session, m_cases, m_mailroom, decision, now);
    };
    int settled = 0;
    std::optional<Error> firstFailure;
    std::set<std::string> tried;
    while (true) {
        // One that cannot be settled now stays due, so each round asks for as many more.
        const std::size_t limit = tried.size() + kBatch;
        const auto due = inRead<std::vector<Decision>>(
            m_store, [&](Session &session) { return session.decisions().heldDueBy(m_clock.now(), limit); });
        if (!due.ok())
            return due.error();
        bool anyNew = false;
        for (const Decision &decision : due.value()) {
            if (!tried.insert(decision.id.text).second)
                continue;
            anyNew = true;
            Result<bool> done = ifStillHeld(m_store, m_clock, decision.id, apply);
            if (const std::string rule = done.ok() ? std::string() : ruleOf(done.error()); !rule.empty())
                done = ifStillHeld(m_store, m_clock, decision.id,
                                   [&rule](Session &session, const Decision &held, Instant now) {
                                       return refuse(session, held, rule, now);
                                   });
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

} // namespace matchdesk
