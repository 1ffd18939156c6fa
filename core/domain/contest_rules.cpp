// SPDX-License-Identifier: MIT
#include "domain/contest_rules.h"

#include "name_table.h"

#include <algorithm>

namespace matchdesk {

namespace {

GateView gate(ContestGate which, bool met, GateVerdict otherwise, std::optional<Instant> at = std::nullopt)
{
    return {which, met ? GateVerdict::Met : otherwise, at};
}

bool tried(const Contest &contest, ContestStep step)
{
    return std::ranges::find(contest.tried, step, &TriedStep::step) != contest.tried.end();
}

std::optional<Instant> lastTried(const Contest &contest, ContestStep step)
{
    const auto found = std::ranges::find(contest.tried.rbegin(), contest.tried.rend(), step, &TriedStep::step);
    return found == contest.tried.rend() ? std::nullopt : std::optional(found->at);
}

bool isRecent(const std::optional<Instant> &at, Instant now)
{
    return at && *at > now - kContestMemory;
}

/// The new address is taken by somebody who is neither the holder nor the asker's own second identity.
bool isTaken(const ContestFacts &facts)
{
    return facts.addressHolder && facts.addressHolder->id != facts.contest.owner
        && facts.addressHolder->id != facts.contest.asker;
}

bool holderUnchanged(const ContestFacts &facts)
{
    return facts.owner.live && !facts.owner.trn.empty() && facts.owner.trn == facts.ticket.contestedTrn;
}

/// A second identity can be merged away only as long as it holds no record itself.
bool askerHasRecord(const ContestFacts &facts)
{
    return facts.asker && facts.asker->live && !facts.asker->trn.empty();
}

GateView mailboxGate(const ContestFacts &facts)
{
    if (!facts.sharedMailbox)
        return {ContestGate::AddressPersonal, GateVerdict::NotChecked, {}};
    return gate(ContestGate::AddressPersonal, !*facts.sharedMailbox, GateVerdict::Stops);
}

GateView recordGate(const ContestFacts &facts)
{
    if (!facts.registerReady)
        return {ContestGate::RecordActive, GateVerdict::NotChecked, {}};
    const bool active = facts.record && facts.record->status == matching::RecordStatus::Active;
    return gate(ContestGate::RecordActive, active, GateVerdict::Stops);
}

GateView alertGate(const ContestFacts &facts)
{
    if (!facts.registerReady || !facts.record)
        return {ContestGate::NoAlert, GateVerdict::NotChecked, {}};
    return gate(ContestGate::NoAlert, !facts.record->activeAlert, GateVerdict::NeedsLead);
}

Error refused(std::string_view rule)
{
    Error error;
    error.code = ErrorCode::RuleRefused;
    error.detail = "a rule of the domain forbids this decision";
    error.rule = rule;
    return error;
}

bool settles(DecisionKind kind) noexcept
{
    return kind != DecisionKind::Skip && kind != DecisionKind::Park && kind != DecisionKind::CloseCase;
}

} // namespace

std::vector<GateView> gatesOf(const ContestFacts &facts)
{
    const Contest &contest = facts.contest;
    const bool ownerChangedLately = isRecent(facts.owner.emailProvenAt, facts.now)
        && facts.owner.emailProvenAt > facts.owner.createdAt + std::chrono::hours(1);
    return {
        gate(ContestGate::AddressProven, contest.provenAt.has_value(), GateVerdict::Stops, contest.provenAt),
        gate(ContestGate::AddressFree, !isTaken(facts) && !askerHasRecord(facts), GateVerdict::Stops),
        mailboxGate(facts),
        gate(ContestGate::InsideJourney, facts.confirmsRecord && contest.via != ContestVia::Agent, GateVerdict::Caution),
        gate(ContestGate::OldAddressTried, tried(contest, ContestStep::OwnerCodeSent), GateVerdict::Caution,
             lastTried(contest, ContestStep::OwnerCodeSent)),
        gate(ContestGate::HolderTold, facts.holderToldAt.has_value(), GateVerdict::Stops, facts.holderToldAt),
        gate(ContestGate::HolderUnchanged, holderUnchanged(facts), GateVerdict::Stops),
        recordGate(facts),
        alertGate(facts),
        gate(ContestGate::NoEarlierContest, !isRecent(facts.lastFailedAt, facts.now), GateVerdict::NeedsLead,
             facts.lastFailedAt),
        gate(ContestGate::NoRecentChange, !ownerChangedLately, GateVerdict::NeedsLead, facts.owner.emailProvenAt),
    };
}

bool anyStops(const std::vector<GateView> &gates) noexcept
{
    return std::ranges::any_of(gates, [](const GateView &view) {
        return view.verdict == GateVerdict::Stops || view.verdict == GateVerdict::NotChecked;
    });
}

bool needsLead(const std::vector<GateView> &gates) noexcept
{
    return std::ranges::find(gates, GateVerdict::NeedsLead, &GateView::verdict) != gates.end();
}

std::vector<DecisionKind> contestDecisions(ContestState state)
{
    using enum DecisionKind;
    switch (state) {
    case ContestState::Asked:
    case ContestState::Proposed:
    case ContestState::Stopped:
        return {ApproveChange, AskProof, RejectChange, SuspectTakeover, NotSure, Skip, Park};
    case ContestState::Waiting: return {StopChange};
    case ContestState::Objected: return {RejectChange, SuspectTakeover, Skip, Park};
    // Closed as a rule; open again while a lead has to look.
    case ContestState::Rejected:
    case ContestState::Done: return {CloseCase, Skip, Park};
    }
    return {};
}

Outcome checkContestDecision(DecisionKind kind, const ContestFacts &facts, const Staff &staff)
{
    const Contest &contest = facts.contest;
    const auto open = contestDecisions(contest.state);
    if (std::ranges::find(open, kind) == open.end())
        return refused("contest-not-open-for-this");
    const bool isSecond = contest.state == ContestState::Proposed;
    // Whoever agreed first never decides again on the same wish, in whichever direction.
    if (isSecond && settles(kind) && contest.firstApproval && contest.firstApproval->staff == staff.id)
        return refused("second-reader-is-first");
    if (kind != DecisionKind::ApproveChange)
        return Done {};
    const auto gates = gatesOf(facts);
    const auto stopping = std::ranges::find_if(gates, [](const GateView &view) {
        return view.verdict == GateVerdict::Stops || view.verdict == GateVerdict::NotChecked;
    });
    if (stopping != gates.end())
        return refused(std::string("contest-").append(nameOf(stopping->gate)));
    if (isSecond && contest.openedBy == staff.id)
        return refused("second-reader-opened-it");
    if (isSecond && needsLead(gates) && !may(staff.role, Permission::ResolveEscalation))
        return refused("lead-agrees-last");
    return Done {};
}

std::string_view ruleAgainstSwitch(const ContestFacts &facts)
{
    if (isTaken(facts))
        return "email-taken";
    if (askerHasRecord(facts))
        return "asker-has-record";
    if (!holderUnchanged(facts))
        return "holder-changed";
    if (!facts.record || facts.record->status != matching::RecordStatus::Active)
        return "record-not-active";
    return {};
}

bool isAboutContest(DecisionKind kind) noexcept
{
    switch (kind) {
    case DecisionKind::AskProof:
    case DecisionKind::ApproveChange:
    case DecisionKind::RejectChange:
    case DecisionKind::SuspectTakeover:
    case DecisionKind::StopChange:
    case DecisionKind::CloseCase: return true;
    case DecisionKind::Link:
    case DecisionKind::NoRecord:
    case DecisionKind::AskUser:
    case DecisionKind::NotSure:
    case DecisionKind::Park:
    case DecisionKind::Skip:
    case DecisionKind::SamePerson:
    case DecisionKind::WrongOwner:
    case DecisionKind::ApproveDetails:
    case DecisionKind::RejectDetails: return false;
    }
    return false;
}

std::string_view nameOf(ContestGate gate) noexcept
{
    switch (gate) {
    case ContestGate::AddressProven: return "address-proven";
    case ContestGate::AddressFree: return "address-free";
    case ContestGate::AddressPersonal: return "address-personal";
    case ContestGate::InsideJourney: return "inside-journey";
    case ContestGate::OldAddressTried: return "old-address-tried";
    case ContestGate::HolderTold: return "holder-told";
    case ContestGate::HolderUnchanged: return "holder-unchanged";
    case ContestGate::RecordActive: return "record-active";
    case ContestGate::NoAlert: return "no-alert";
    case ContestGate::NoEarlierContest: return "no-earlier-contest";
    case ContestGate::NoRecentChange: return "no-recent-change";
    }
    return {};
}

std::optional<ContestGate> contestGateFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {ContestGate::AddressProven, ContestGate::AddressFree,
                                            ContestGate::AddressPersonal, ContestGate::InsideJourney,
                                            ContestGate::OldAddressTried, ContestGate::HolderTold,
                                            ContestGate::HolderUnchanged, ContestGate::RecordActive,
                                            ContestGate::NoAlert, ContestGate::NoEarlierContest,
                                            ContestGate::NoRecentChange});
}

std::string_view nameOf(GateVerdict verdict) noexcept
{
    switch (verdict) {
    case GateVerdict::Met: return "met";
    case GateVerdict::Caution: return "caution";
    case GateVerdict::NeedsLead: return "needs-lead";
    case GateVerdict::Stops: return "stops";
    case GateVerdict::NotChecked: return "not-checked";
    }
    return {};
}

std::optional<GateVerdict> gateVerdictFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {GateVerdict::Met, GateVerdict::Caution, GateVerdict::NeedsLead,
                                            GateVerdict::Stops, GateVerdict::NotChecked});
}

} // namespace matchdesk
