// SPDX-License-Identifier: MIT
#include "domain/contest_rules.h"

#include "effect_parts.h"

namespace matchdesk {

using detail::plain;

namespace {

Effect toAsker(std::string templateId, const ContestFacts &facts)
{
    return detail::email(std::move(templateId), facts.contest.language, facts.contest.newEmailAddress);
}

/// To the address that the identity has before the change.
Effect toHolder(std::string templateId, const ContestFacts &facts)
{
    return detail::email(std::move(templateId), facts.owner);
}

std::vector<Effect> approving(const ContestFacts &facts)
{
    if (facts.contest.state != ContestState::Proposed)
        return {plain(EffectKind::ChangeProposed, needsLead(gatesOf(facts)) ? "lead" : "")};
    return {toAsker("contest-approved", facts), toHolder("contest-approved-notice", facts),
            plain(EffectKind::ChangeWaits, std::to_string(facts.wait.count()))};
}

} // namespace

std::vector<Effect> contestEffectsOf(DecisionKind kind, const ContestFacts &facts)
{
    switch (kind) {
    case DecisionKind::ApproveChange: return approving(facts);
    case DecisionKind::AskProof: return {toAsker("contest-question", facts), plain(EffectKind::ClockPaused)};
    case DecisionKind::RejectChange:
        // Two readers who do not agree: a lead decides, and nobody is told anything yet.
        if (facts.contest.state == ContestState::Proposed && facts.ticket.state == TicketState::SecondOpinion)
            return {plain(EffectKind::LeadTold)};
        return {plain(EffectKind::ChangeRefused), toAsker("contest-rejected", facts), plain(EffectKind::TicketClosed)};
    case DecisionKind::SuspectTakeover:
        return {plain(EffectKind::ChangeRefused), toAsker("contest-rejected", facts), plain(EffectKind::LeadTold)};
    case DecisionKind::StopChange:
        return {plain(EffectKind::ChangeStopped), toAsker("contest-stopped", facts),
                toHolder("contest-stopped-notice", facts), plain(EffectKind::LeadTold)};
    case DecisionKind::CloseCase: return {plain(EffectKind::TicketClosed)};
    case DecisionKind::NotSure: return {plain(EffectKind::SecondReaderAsked)};
    case DecisionKind::Park: return {plain(EffectKind::TicketParked)};
    case DecisionKind::Skip: return {plain(EffectKind::TicketReturned)};
    case DecisionKind::Link:
    case DecisionKind::NoRecord:
    case DecisionKind::AskUser:
    case DecisionKind::SamePerson:
    case DecisionKind::WrongOwner:
    case DecisionKind::ApproveDetails:
    case DecisionKind::RejectDetails: return {};
    }
    return {};
}

std::vector<Effect> switchEffectsOf(const ContestFacts &facts)
{
    std::vector<Effect> effects;
    // The second identity gives its address up first: no two live ones may have the same.
    if (facts.asker && facts.asker->live && facts.asker->id != facts.owner.id)
        effects.push_back(plain(EffectKind::AccountMerged, facts.asker->id.text));
    Effect changed = plain(EffectKind::AddressChanged, facts.contest.newEmailAddress);
    changed.from = facts.owner.emailAddress;
    effects.push_back(std::move(changed));
    effects.push_back(toAsker("contest-switched", facts));
    effects.push_back(toHolder("contest-switched-notice", facts));
    effects.push_back(plain(EffectKind::TicketClosed));
    return effects;
}

std::vector<Effect> objectionEffectsOf(const ContestFacts &facts)
{
    std::vector<Effect> effects {plain(EffectKind::ChangeStopped)};
    // Before two people had agreed, the asker has been promised nothing that would have to be taken back.
    if (facts.contest.state == ContestState::Waiting)
        effects.push_back(toAsker("contest-objected", facts));
    effects.push_back(toHolder("contest-objected-notice", facts));
    effects.push_back(plain(EffectKind::LeadTold));
    return effects;
}

} // namespace matchdesk
