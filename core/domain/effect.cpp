// SPDX-License-Identifier: MIT
#include "domain/effect.h"

#include "effect_parts.h"
#include "name_table.h"

namespace matchdesk {

using detail::email;
using detail::plain;

namespace {

Effect statusTold(LookupStatus status, const Ticket &ticket)
{
    Effect effect;
    effect.kind = EffectKind::StatusTold;
    effect.value = nameOf(status);
    effect.service = ticket.service;
    return effect;
}

std::vector<Effect> effectsOfLink(const Ticket &ticket, const Identity &identity, const matching::Record &record,
                                  bool needsSecondPerson)
{
    // The second person's agreement is what makes a proposed link real.
    const bool agreesWithProposal = ticket.state == TicketState::SecondOpinion && ticket.proposedTrn == record.trn;
    if (needsSecondPerson && !agreesWithProposal)
        return {plain(EffectKind::SecondPersonNeeded, record.trn)};
    std::vector<Effect> effects {plain(EffectKind::TrnLinked, record.trn)};
    if (record.firstName != identity.firstName || record.lastName != identity.lastName) {
        Effect name = plain(EffectKind::NameChanged, record.firstName + ' ' + record.lastName);
        name.from = displayName(identity);
        effects.push_back(std::move(name));
    }
    effects.push_back(statusTold(LookupStatus::Found, ticket));
    effects.push_back(email("trn-found", identity));
    effects.push_back(plain(EffectKind::TicketClosed));
    return effects;
}

} // namespace

std::vector<Effect> effectsOf(DecisionKind kind, const Ticket &ticket, const Identity &identity,
                              const matching::Record *record, bool needsSecondPerson)
{
    const std::string trn = record != nullptr ? record->trn : std::string();
    switch (kind) {
    case DecisionKind::Link:
        return record != nullptr ? effectsOfLink(ticket, identity, *record, needsSecondPerson) : std::vector<Effect> {};
    case DecisionKind::NoRecord:
        return {statusTold(LookupStatus::Failed, ticket), email("not-found", identity), plain(EffectKind::TicketClosed)};
    case DecisionKind::AskUser: return {email("more-information", identity), plain(EffectKind::ClockPaused)};
    case DecisionKind::NotSure: return {plain(EffectKind::SecondReaderAsked)};
    case DecisionKind::Park: return {plain(EffectKind::TicketParked)};
    case DecisionKind::Skip: return {plain(EffectKind::TicketReturned)};
    case DecisionKind::SamePerson:
        return {plain(EffectKind::ContestOpened, trn), email("contest-opened", identity), plain(EffectKind::TicketClosed)};
    case DecisionKind::WrongOwner: return {plain(EffectKind::LeadTold, trn)};
    // What these do depends on the contest: contestEffectsOf() in contest_rules.h.
    case DecisionKind::AskProof:
    case DecisionKind::ApproveChange:
    case DecisionKind::RejectChange:
    case DecisionKind::SuspectTakeover:
    case DecisionKind::StopChange:
    case DecisionKind::CloseCase: return {};
    // And these on the request: detailsEffectsOf() in details_change.h.
    case DecisionKind::ApproveDetails:
    case DecisionKind::RejectDetails: return {};
    }
    return {};
}

std::string_view nameOf(EffectKind kind) noexcept
{
    switch (kind) {
    case EffectKind::TrnLinked: return "trn-linked";
    case EffectKind::NameChanged: return "name-changed";
    case EffectKind::StatusTold: return "status-told";
    case EffectKind::EmailSent: return "email-sent";
    case EffectKind::ClockPaused: return "clock-paused";
    case EffectKind::SecondReaderAsked: return "second-reader-asked";
    case EffectKind::SecondPersonNeeded: return "second-person-needed";
    case EffectKind::LeadTold: return "lead-told";
    case EffectKind::ContestOpened: return "contest-opened";
    case EffectKind::TicketClosed: return "ticket-closed";
    case EffectKind::TicketParked: return "ticket-parked";
    case EffectKind::TicketReturned: return "ticket-returned";
    case EffectKind::ChangeProposed: return "change-proposed";
    case EffectKind::ChangeWaits: return "change-waits";
    case EffectKind::ChangeRefused: return "change-refused";
    case EffectKind::ChangeStopped: return "change-stopped";
    case EffectKind::AddressChanged: return "address-changed";
    case EffectKind::AccountMerged: return "account-merged";
    case EffectKind::OfficialNameChanged: return "official-name-changed";
    case EffectKind::BirthDateChanged: return "birth-date-changed";
    case EffectKind::DetailsKept: return "details-kept";
    case EffectKind::EvidenceDestroyed: return "evidence-destroyed";
    }
    return {};
}

std::optional<EffectKind> effectKindFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {EffectKind::TrnLinked, EffectKind::NameChanged, EffectKind::StatusTold,
                                            EffectKind::EmailSent, EffectKind::ClockPaused,
                                            EffectKind::SecondReaderAsked, EffectKind::SecondPersonNeeded,
                                            EffectKind::LeadTold, EffectKind::ContestOpened, EffectKind::TicketClosed,
                                            EffectKind::TicketParked, EffectKind::TicketReturned,
                                            EffectKind::ChangeProposed, EffectKind::ChangeWaits,
                                            EffectKind::ChangeRefused, EffectKind::ChangeStopped,
                                            EffectKind::AddressChanged, EffectKind::AccountMerged,
                                            EffectKind::OfficialNameChanged, EffectKind::BirthDateChanged,
                                            EffectKind::DetailsKept, EffectKind::EvidenceDestroyed});
}

} // namespace matchdesk
