// SPDX-License-Identifier: MIT
#include "domain/contest_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

using namespace matchdesk;
using namespace std::chrono_literals;

namespace {

constexpr Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + 10h;

/// A contest against which nothing speaks.
ContestFacts plain()
{
    ContestFacts facts;
    facts.now = kNow;
    facts.wait = 24h;
    facts.ticket.contestedTrn = "1000003";
    facts.ticket.kind = TicketKind::ContestedEmail;
    facts.owner.id = IdentityId("owner");
    facts.owner.trn = "1000003";
    facts.owner.emailAddress = "old@mail.test";
    facts.owner.createdAt = facts.owner.emailProvenAt = kNow - std::chrono::days(400);
    facts.contest.owner = facts.owner.id;
    facts.contest.newEmailAddress = "new@mail.test";
    facts.contest.provenAt = kNow - 1h;
    facts.contest.tried = {{kNow - 1h, ContestStep::NewAddressProven}, {kNow - 1h, ContestStep::OwnerCodeSent}};
    facts.record = matching::Record {};
    facts.record->trn = "1000003";
    facts.registerReady = true;
    facts.confirmsRecord = true;
    facts.sharedMailbox = false;
    facts.holderToldAt = kNow - 1h;
    return facts;
}

GateVerdict verdictOf(const ContestFacts &facts, ContestGate gate)
{
    const auto gates = gatesOf(facts);
    return std::ranges::find(gates, gate, &GateView::gate)->verdict;
}

const Staff kVerifier {StaffId("v"), "Vera", Role::Verifier};
const Staff kOther {StaffId("w"), "Wim", Role::Verifier};
const Staff kLead {StaffId("l"), "Lea", Role::Lead};

ContestFacts proposed(const Staff &first)
{
    ContestFacts facts = plain();
    facts.contest.state = ContestState::Proposed;
    facts.contest.firstApproval = Approval {first.id, first.displayName, kNow};
    facts.ticket.state = TicketState::SecondOpinion;
    return facts;
}

} // namespace

TEST(ContestGates, nothingSpeaksAgainstAPlainOne)
{
    for (const GateView &view : gatesOf(plain()))
        EXPECT_EQ(view.verdict, GateVerdict::Met) << nameOf(view.gate);
    EXPECT_FALSE(anyStops(gatesOf(plain())));
    EXPECT_FALSE(needsLead(gatesOf(plain())));
}

TEST(ContestGates, eachOneHasWhatClosesIt)
{
    struct Case {
        ContestGate gate;
        GateVerdict verdict;
        std::function<void(ContestFacts &)> change;
    };
    const std::vector<Case> cases {
        {ContestGate::AddressProven, GateVerdict::Stops, [](auto &f) { f.contest.provenAt.reset(); }},
        {ContestGate::AddressFree, GateVerdict::Stops, [](auto &f) { f.addressHolder = Identity {}; f.addressHolder->id = IdentityId("x"); }},
        {ContestGate::AddressFree, GateVerdict::Stops, [](auto &f) { f.asker = Identity {}; f.asker->trn = "1000009"; }},
        {ContestGate::AddressPersonal, GateVerdict::Stops, [](auto &f) { f.sharedMailbox = true; }},
        {ContestGate::AddressPersonal, GateVerdict::NotChecked, [](auto &f) { f.sharedMailbox.reset(); }},
        {ContestGate::InsideJourney, GateVerdict::Caution, [](auto &f) { f.contest.via = ContestVia::Agent; }},
        {ContestGate::InsideJourney, GateVerdict::Caution, [](auto &f) { f.confirmsRecord = false; }},
        {ContestGate::OldAddressTried, GateVerdict::Caution, [](auto &f) { f.contest.tried.clear(); }},
        {ContestGate::HolderTold, GateVerdict::Stops, [](auto &f) { f.holderToldAt.reset(); }},
        {ContestGate::HolderUnchanged, GateVerdict::Stops, [](auto &f) { f.owner.live = false; }},
        {ContestGate::HolderUnchanged, GateVerdict::Stops, [](auto &f) { f.owner.trn = "1000004"; }},
        {ContestGate::RecordActive, GateVerdict::Stops, [](auto &f) { f.record->status = matching::RecordStatus::Deceased; }},
        {ContestGate::RecordActive, GateVerdict::Stops, [](auto &f) { f.record.reset(); }},
        {ContestGate::RecordActive, GateVerdict::NotChecked, [](auto &f) { f.registerReady = false; }},
        {ContestGate::NoAlert, GateVerdict::NeedsLead, [](auto &f) { f.record->activeAlert = true; }},
        {ContestGate::NoEarlierContest, GateVerdict::NeedsLead, [](auto &f) { f.lastFailedAt = kNow - std::chrono::days(29); }},
        {ContestGate::NoEarlierContest, GateVerdict::Met, [](auto &f) { f.lastFailedAt = kNow - std::chrono::days(31); }},
        {ContestGate::NoRecentChange, GateVerdict::NeedsLead, [](auto &f) { f.owner.emailProvenAt = kNow - std::chrono::days(3); }},
    };
    for (const Case &one : cases) {
        ContestFacts facts = plain();
        one.change(facts);
        EXPECT_EQ(verdictOf(facts, one.gate), one.verdict) << nameOf(one.gate);
        const auto gates = gatesOf(facts);
        EXPECT_EQ(anyStops(gates), one.verdict == GateVerdict::Stops || one.verdict == GateVerdict::NotChecked) << nameOf(one.gate);
    }
}

TEST(ContestGates, theAskersOwnAccountDoesNotTakeItsOwnAddress)
{
    ContestFacts facts = plain();
    facts.contest.asker = IdentityId("asker");
    facts.asker = Identity {};
    facts.asker->id = facts.contest.asker;
    facts.addressHolder = facts.asker;
    EXPECT_EQ(verdictOf(facts, ContestGate::AddressFree), GateVerdict::Met);
    EXPECT_EQ(ruleAgainstSwitch(facts), "");
    EXPECT_EQ(switchEffectsOf(facts).front().kind, EffectKind::AccountMerged) << "its address is given up first";
}

TEST(ContestDecisions, fourEyes)
{
    EXPECT_TRUE(checkContestDecision(DecisionKind::ApproveChange, plain(), kVerifier).ok());
    const ContestFacts facts = proposed(kVerifier);
    for (const DecisionKind kind : {DecisionKind::ApproveChange, DecisionKind::RejectChange, DecisionKind::AskProof,
                                    DecisionKind::SuspectTakeover, DecisionKind::NotSure})
        EXPECT_EQ(checkContestDecision(kind, facts, kVerifier).error().rule, "second-reader-is-first") << nameOf(kind);
    EXPECT_TRUE(checkContestDecision(DecisionKind::Skip, facts, kVerifier).ok());
    EXPECT_TRUE(checkContestDecision(DecisionKind::ApproveChange, facts, kOther).ok());
    ContestFacts opened = proposed(kVerifier);
    opened.contest.openedBy = kOther.id;
    EXPECT_EQ(checkContestDecision(DecisionKind::ApproveChange, opened, kOther).error().rule, "second-reader-opened-it");
    EXPECT_TRUE(checkContestDecision(DecisionKind::RejectChange, opened, kOther).ok());
}

TEST(ContestDecisions, aLeadAgreesLastWhereSomethingSpeaksAgainstIt)
{
    ContestFacts facts = proposed(kVerifier);
    facts.record->activeAlert = true;
    EXPECT_EQ(checkContestDecision(DecisionKind::ApproveChange, facts, kOther).error().rule, "lead-agrees-last");
    EXPECT_TRUE(checkContestDecision(DecisionKind::ApproveChange, facts, kLead).ok());
    EXPECT_TRUE(checkContestDecision(DecisionKind::RejectChange, facts, kOther).ok());
}

TEST(ContestDecisions, aClosedGateStopsApprovalsAlone)
{
    ContestFacts facts = plain();
    facts.sharedMailbox = true;
    EXPECT_EQ(checkContestDecision(DecisionKind::ApproveChange, facts, kLead).error().rule, "contest-address-personal");
    EXPECT_TRUE(checkContestDecision(DecisionKind::RejectChange, facts, kVerifier).ok());
}

TEST(ContestDecisions, eachStateOffersItsOwn)
{
    ContestFacts facts = plain();
    for (int state = 0; state <= static_cast<int>(ContestState::Stopped); ++state) {
        facts.contest.state = static_cast<ContestState>(state);
        const auto open = contestDecisions(facts.contest.state);
        for (int kind = 0; kind <= static_cast<int>(DecisionKind::RejectDetails); ++kind) {
            const auto one = static_cast<DecisionKind>(kind);
            const bool offered = std::ranges::find(open, one) != open.end();
            const Outcome checked = checkContestDecision(one, facts, kLead);
            EXPECT_EQ(checked.ok(), offered) << nameOf(facts.contest.state) << ' ' << nameOf(one);
            EXPECT_EQ(contestEffectsOf(one, facts).empty() && offered, false) << nameOf(one);
        }
    }
}

TEST(ContestEffects, theFirstAgreementSendsNothing)
{
    const auto first = contestEffectsOf(DecisionKind::ApproveChange, plain());
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first.front().kind, EffectKind::ChangeProposed);
    const auto second = contestEffectsOf(DecisionKind::ApproveChange, proposed(kVerifier));
    EXPECT_EQ(second.back().kind, EffectKind::ChangeWaits);
    EXPECT_EQ(second.back().value, "86400");
    EXPECT_EQ(std::ranges::count(second, EffectKind::EmailSent, &Effect::kind), 2);
}

TEST(ContestEffects, disagreementTellsNobody)
{
    const auto effects = contestEffectsOf(DecisionKind::RejectChange, proposed(kVerifier));
    ASSERT_EQ(effects.size(), 1U);
    EXPECT_EQ(effects.front().kind, EffectKind::LeadTold);
    ContestFacts escalated = proposed(kVerifier);
    escalated.ticket.state = TicketState::Escalated;
    EXPECT_EQ(contestEffectsOf(DecisionKind::RejectChange, escalated).back().kind, EffectKind::TicketClosed);
}

TEST(ContestSwitch, everyRuleIsLookedAtAgain)
{
    EXPECT_EQ(ruleAgainstSwitch(plain()), "");
    ContestFacts taken = plain();
    taken.addressHolder = Identity {};
    taken.addressHolder->id = IdentityId("x");
    EXPECT_EQ(ruleAgainstSwitch(taken), "email-taken");
    ContestFacts moved = plain();
    moved.owner.trn.clear();
    EXPECT_EQ(ruleAgainstSwitch(moved), "holder-changed");
    ContestFacts died = plain();
    died.record->status = matching::RecordStatus::Deceased;
    EXPECT_EQ(ruleAgainstSwitch(died), "record-not-active");
}

TEST(ContestNames, readBack)
{
    for (int state = 0; state <= static_cast<int>(ContestState::Stopped); ++state)
        EXPECT_EQ(contestStateFromName(nameOf(static_cast<ContestState>(state))), static_cast<ContestState>(state));
    for (int via = 0; via <= static_cast<int>(ContestVia::Agent); ++via)
        EXPECT_EQ(contestViaFromName(nameOf(static_cast<ContestVia>(via))), static_cast<ContestVia>(via));
    for (int step = 0; step <= static_cast<int>(ContestStep::FoundBySupport); ++step)
        EXPECT_EQ(contestStepFromName(nameOf(static_cast<ContestStep>(step))), static_cast<ContestStep>(step));
    for (int gate = 0; gate <= static_cast<int>(ContestGate::NoRecentChange); ++gate)
        EXPECT_EQ(contestGateFromName(nameOf(static_cast<ContestGate>(gate))), static_cast<ContestGate>(gate));
    for (int verdict = 0; verdict <= static_cast<int>(GateVerdict::NotChecked); ++verdict)
        EXPECT_EQ(gateVerdictFromName(nameOf(static_cast<GateVerdict>(verdict))), static_cast<GateVerdict>(verdict));
    EXPECT_FALSE(contestStateFromName("").has_value());
}
