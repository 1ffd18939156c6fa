// SPDX-License-Identifier: MIT
#include "contest_facts.h"

#include "domain/mask.h"

#include <algorithm>

namespace matchdesk::casework {

namespace {

Outcome readPeople(Session &session, ContestFacts &facts)
{
    auto owner = session.identities().byId(facts.contest.owner);
    if (!owner.ok())
        return owner.error();
    facts.owner = std::move(owner).value();
    if (!facts.contest.asker.empty()) {
        auto asker = session.identities().byId(facts.contest.asker);
        if (!asker.ok())
            return asker.error();
        facts.asker = std::move(asker).value();
    }
    auto holder = session.identities().liveByEmail(facts.contest.newEmailAddress);
    if (!holder.ok())
        return holder.error();
    facts.addressHolder = std::move(holder).value();
    return Done {};
}

Outcome readPast(Session &session, ContestFacts &facts)
{
    const auto all = session.contests().ofOwner(facts.contest.owner);
    if (!all.ok())
        return all.error();
    for (const Contest &other : all.value()) {
        const bool failed = other.state == ContestState::Rejected || other.state == ContestState::Objected
            || other.state == ContestState::Stopped;
        if (other.ticket != facts.contest.ticket && failed && other.settledAt)
            facts.lastFailedAt = std::max(facts.lastFailedAt.value_or(*other.settledAt), *other.settledAt);
    }
    const auto messages = session.outbox().forTicket(facts.ticket.id);
    if (!messages.ok())
        return messages.error();
    const auto notice = std::ranges::find(messages.value(), "contest-notice", &Message::templateId);
    if (notice != messages.value().end())
        facts.holderToldAt = notice->createdAt;
    return Done {};
}

Outcome compareRecord(Session &session, ContestFacts &facts, const matching::Matcher *matcher)
{
    facts.registerReady = matcher != nullptr;
    if (matcher == nullptr)
        return Done {};
    const auto attempts = session.tickets().attempts(facts.ticket.id);
    if (!attempts.ok())
        return attempts.error();
    if (attempts.value().empty())
        return Error {.code = ErrorCode::Damaged, .detail = "the ticket has no attempt"};
    const auto compared = matcher->compare(attempts.value().back().claim, {"default", facts.ticket.saysQualified},
                                           facts.ticket.contestedTrn);
    if (compared) {
        facts.record = compared->record;
        facts.confirmsRecord = compared->satisfiesRule;
    }
    return Done {};
}

std::vector<Effect> masked(std::vector<Effect> effects, const ContestFacts &facts)
{
    for (Effect &effect : effects) {
        if (effect.recipient == facts.owner.emailAddress)
            effect.recipient = maskedEmail(effect.recipient);
        if (effect.from == facts.owner.emailAddress)
            effect.from = maskedEmail(effect.from);
    }
    return effects;
}

} // namespace

Result<ContestFacts> factsOf(Session &session, const Ticket &ticket, const matching::Matcher *matcher,
                             const ContestPolicy &policy, Instant now)
{
    auto contest = session.contests().byTicket(ticket.id);
    if (!contest.ok())
        return contest.error();
    ContestFacts facts;
    facts.ticket = ticket;
    facts.contest = std::move(contest).value();
    facts.wait = policy.wait;
    facts.now = now;
    if (policy.isSharedMailbox)
        facts.sharedMailbox = policy.isSharedMailbox(facts.contest.newEmailAddress);
    if (Outcome read = readPeople(session, facts); !read.ok())
        return read.error();
    if (Outcome read = readPast(session, facts); !read.ok())
        return read.error();
    if (Outcome read = compareRecord(session, facts, matcher); !read.ok())
        return read.error();
    return facts;
}

ContestView viewOf(const ContestFacts &facts)
{
    ContestView view;
    view.contest = facts.contest;
    view.owner = facts.owner;
    view.gates = gatesOf(facts);
    view.open = contestDecisions(facts.contest.state);
    view.afterWait = masked(switchEffectsOf(facts), facts);
    view.waitSeconds = facts.wait.count();
    return view;
}

std::map<DecisionKind, std::vector<Effect>> effectsByKind(const ContestFacts &facts)
{
    std::map<DecisionKind, std::vector<Effect>> effects;
    for (const DecisionKind kind : contestDecisions(facts.contest.state))
        effects[kind] = masked(contestEffectsOf(kind, facts), facts);
    return effects;
}

} // namespace matchdesk::casework
