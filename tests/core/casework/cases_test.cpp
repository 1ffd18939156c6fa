// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

class CasesTest : public OnEveryStore {
protected:
    const CandidateView *find(const TicketDetail &detail, const std::string &trn)
    {
        const auto found = std::ranges::find(detail.candidates, trn,
                                             [](const auto &view) { return view.candidate.record.trn; });
        return found == detail.candidates.end() ? nullptr : &*found;
    }
};

TEST_P(CasesTest, DetailHoldsWhatOneScreenNeeds)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    const TicketDetail detail = bench.detail(ticket.id);
    EXPECT_EQ(detail.ticket, ticket);
    EXPECT_EQ(detail.identity.id, ticket.identity);
    ASSERT_EQ(detail.attempts.size(), 1U);
    const CandidateView *view = find(detail, DeskBench::freeTrn);
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->rule, LinkRule::Allowed);
    EXPECT_FALSE(view->owner.has_value());
    EXPECT_FALSE(view->needsSecondPerson);
    EXPECT_EQ(view->wouldConfirm.front(), std::vector {matching::Field::NationalInsuranceNumber});
    EXPECT_EQ(view->effects, effectsOf(DecisionKind::Link, detail.ticket, detail.identity, &view->candidate.record, false));
    for (const DecisionKind kind : {DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::NotSure,
                                    DecisionKind::Park, DecisionKind::Skip})
        EXPECT_FALSE(detail.effects.at(kind).empty()) << nameOf(kind);
    EXPECT_FALSE(detail.matcherVersion.empty());
    EXPECT_EQ(detail.digest.size(), 64U);
    EXPECT_EQ(detail.historyCount, 1U);
    EXPECT_EQ(detail.messageCount, 1U);
    EXPECT_EQ(bench.detail(ticket.id), detail) << "the same question has the same answer";
    EXPECT_EQ(bench.cases.detail(TicketId("none")).error().code, ErrorCode::NotFound);
}

TEST_P(CasesTest, AClaimedRecordIsShownWithItsOwner)
{
    const Ticket ticket = bench.raiseFor(DeskBench::claimedTrn);
    const TicketDetail detail = bench.detail(ticket.id);
    const CandidateView *view = find(detail, DeskBench::claimedTrn);
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->rule, LinkRule::RecordClaimed);
    ASSERT_TRUE(view->owner.has_value());
    EXPECT_EQ(view->owner->id, bench.ownerOfClaimed().id);
    EXPECT_EQ(view->owner->linkSource, LinkSource::Lookup);
    EXPECT_TRUE(view->owner->linkedAt.has_value());
    EXPECT_TRUE(std::ranges::any_of(view->effects, [](const Effect &effect) { return effect.kind == EffectKind::ContestOpened; }));
    for (const Effect &effect : view->effects)
        EXPECT_NE(effect.recipient, "gwen.first@mail.test") << "the owner's address is masked";
}

TEST_P(CasesTest, RecordsThatCannotBeLinkedSaySo)
{
    const std::vector<std::pair<std::string, LinkRule>> rules {{DeskBench::inactiveTrn, LinkRule::RecordInactive},
                                                               {DeskBench::mergedTrn, LinkRule::RecordMerged},
                                                               {DeskBench::deceasedTrn, LinkRule::RecordDeceased}};
    for (const auto &[trn, rule] : rules) {
        const TicketDetail detail = bench.detail(bench.raiseFor(trn).id);
        const CandidateView *view = find(detail, trn);
        ASSERT_NE(view, nullptr) << trn;
        EXPECT_EQ(view->rule, rule);
        EXPECT_TRUE(view->effects.empty());
    }
}

TEST_P(CasesTest, ARecordFoundByHandBecomesACandidate)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    const std::string before = bench.detail(ticket.id).digest;
    ASSERT_EQ(find(bench.detail(ticket.id), DeskBench::otherTrn), nullptr);
    for (int i = 0; i < 2; ++i) {
        const auto added = bench.cases.addCandidate(ticket.id, DeskBench::otherTrn, bench.ada);
        ASSERT_TRUE(added.ok()) << added.error().detail;
        EXPECT_TRUE(added.value().addedByHand);
        EXPECT_EQ(added.value().candidate.record.trn, DeskBench::otherTrn);
    }
    const TicketDetail detail = bench.detail(ticket.id);
    EXPECT_TRUE(detail.candidates.back().addedByHand);
    EXPECT_EQ(detail.candidates.back().candidate.record.trn, DeskBench::otherTrn);
    EXPECT_NE(detail.digest, before);
    EXPECT_EQ(std::ranges::count(bench.audit(ticket.id), AuditAction::CandidateAdded, &AuditEvent::action), 1);
    EXPECT_EQ(bench.cases.addCandidate(ticket.id, "1999999", bench.ada).error().code, ErrorCode::NotFound);

    ASSERT_TRUE(bench.queue.lease(ticket.id, bench.ada).ok());
    EXPECT_EQ(bench.cases.addCandidate(ticket.id, DeskBench::alertTrn, bench.bea).error().what, "lease");
    const TicketDetail named = bench.detail(ticket.id);
    ASSERT_TRUE(bench.cases.addCandidate(ticket.id, DeskBench::freeTrn, bench.ada).ok());
    EXPECT_EQ(bench.detail(ticket.id).candidates, named.candidates) << "a proposed record keeps its place";
}

TEST_P(CasesTest, FindsRecordsAndWritesDownWhatWasRevealed)
{
    const auto found = bench.cases.findRecords(DeskBench::otherTrn, 5);
    ASSERT_TRUE(found.ok());
    ASSERT_FALSE(found.value().empty());
    EXPECT_EQ(found.value()[0].lastName, "Demirci");
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    ASSERT_TRUE(bench.cases.noteReveal(ticket.id, bench.bea).ok());
    const auto history = bench.cases.history(ticket.id, bench.ada).value();
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].action, nameOf(AuditAction::TicketOpened));
    EXPECT_TRUE(history[0].staffName.empty()) << "the service itself";
    EXPECT_EQ(history[1].action, nameOf(AuditAction::ValuesRevealed));
    EXPECT_EQ(history[1].staffName, "Bea Lindqvist");
    EXPECT_EQ(bench.cases.noteReveal(TicketId("none"), bench.bea).error().code, ErrorCode::NotFound);
    EXPECT_EQ(bench.cases.history(TicketId("none"), bench.ada).error().code, ErrorCode::NotFound);
    EXPECT_EQ(bench.cases.messages(TicketId("none")).error().code, ErrorCode::NotFound);
}

TEST_P(CasesTest, ASecondReaderDoesNotSeeWhatTheFirstOneChose)
{
    const auto readingsSeenBy = [this](const Ticket &ticket, const Staff &reader) {
        std::vector<HistoryEntry> seen = bench.cases.history(ticket.id, reader).value();
        std::erase_if(seen, [this](const HistoryEntry &entry) { return entry.staffName != bench.ada.displayName; });
        return seen;
    };
    const auto isHidden = [](const HistoryEntry &entry) {
        return entry.rule == kFirstReading && !entry.kind && !entry.reason && entry.trn.empty() && entry.note.empty()
            && entry.decision.empty();
    };
    const Ticket proposed = bench.raiseFor(DeskBench::alertTrn);
    const Ticket unsure = bench.raiseFor(DeskBench::freeTrn);
    static_cast<void>(
        bench.decide(bench.request(proposed.id, DecisionKind::Link, Reason::None, DeskBench::alertTrn), bench.ada));
    static_cast<void>(
        bench.decide(bench.request(unsure.id, DecisionKind::NotSure, Reason::TwoGoodCandidates), bench.ada));
    ASSERT_EQ(bench.settle(), 2);
    for (const Ticket &ticket : {proposed, unsure}) {
        const auto blind = readingsSeenBy(ticket, bench.bea);
        ASSERT_EQ(blind.size(), 2U) << "held and applied";
        EXPECT_TRUE(std::ranges::all_of(blind, isHidden));
        const auto own = readingsSeenBy(ticket, bench.ada);
        EXPECT_TRUE(std::ranges::none_of(own, isHidden));
        EXPECT_TRUE(own.front().kind);
    }
    EXPECT_EQ(readingsSeenBy(proposed, bench.ada).back().rule, kSecondPersonNeeded) << "not taken for a link";
    EXPECT_TRUE(readingsSeenBy(unsure, bench.ada).back().rule.empty());

    // Parked by the second reader it is still the same second reading; once settled everybody may learn from it.
    static_cast<void>(bench.decide(bench.request(proposed.id, DecisionKind::Park, Reason::None), bench.bea));
    ASSERT_EQ(bench.settle(), 1);
    EXPECT_TRUE(std::ranges::all_of(readingsSeenBy(proposed, bench.bea), isHidden));
    static_cast<void>(
        bench.decide(bench.request(proposed.id, DecisionKind::Link, Reason::None, DeskBench::alertTrn), bench.bea));
    ASSERT_EQ(bench.settle(), 1);
    EXPECT_TRUE(std::ranges::none_of(readingsSeenBy(proposed, bench.bea), isHidden));
    EXPECT_EQ(bench.audit(proposed.id).back().rule, "") << "a real link";
}

TEST_P(CasesTest, WhoReadsDuringTheHoldIsBlindToWhatWillWantASecondReader)
{
    const auto isShown = [this](const Ticket &ticket, const Staff &reader) {
        return bench.cases.history(ticket.id, reader).value().back().kind.has_value();
    };
    const Ticket proposed = bench.raiseFor(DeskBench::alertTrn);
    const Ticket unsure = bench.raiseFor(DeskBench::freeTrn);
    const Ticket linked = bench.raiseFor(DeskBench::freeTrn);
    static_cast<void>(
        bench.decide(bench.request(proposed.id, DecisionKind::Link, Reason::None, DeskBench::alertTrn), bench.ada));
    static_cast<void>(
        bench.decide(bench.request(unsure.id, DecisionKind::NotSure, Reason::TwoGoodCandidates), bench.ada));
    static_cast<void>(
        bench.decide(bench.request(linked.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada));
    for (const Ticket &ticket : {proposed, unsure}) {
        EXPECT_FALSE(isShown(ticket, bench.bea));
        EXPECT_TRUE(isShown(ticket, bench.ada));
    }
    EXPECT_TRUE(isShown(linked, bench.bea)) << "one person was enough";
}

TEST_P(CasesTest, ASecondReaderCannotTellAProposalFromADoubt)
{
    const Ticket proposed = bench.raiseFor(DeskBench::alertTrn);
    const Ticket unsure = bench.raiseFor(DeskBench::alertTrn);
    static_cast<void>(
        bench.decide(bench.request(proposed.id, DecisionKind::Link, Reason::None, DeskBench::alertTrn), bench.ada));
    static_cast<void>(
        bench.decide(bench.request(unsure.id, DecisionKind::NotSure, Reason::TwoGoodCandidates), bench.ada));
    ASSERT_EQ(bench.settle(), 2);
    const TicketDetail one = bench.detail(proposed.id);
    const TicketDetail other = bench.detail(unsure.id);
    EXPECT_EQ(one.ticket.hint, other.ticket.hint);
    EXPECT_EQ(one.ticket.state, other.ticket.state);
    ASSERT_EQ(one.candidates.size(), other.candidates.size());
    for (std::size_t at = 0; at < one.candidates.size(); ++at) {
        EXPECT_EQ(one.candidates[at].needsSecondPerson, other.candidates[at].needsSecondPerson);
        EXPECT_TRUE(std::ranges::equal(one.candidates[at].effects, other.candidates[at].effects, {}, &Effect::kind, &Effect::kind));
    }
    EXPECT_EQ(one.candidates.front().effects.front().kind, EffectKind::SecondPersonNeeded);
    EXPECT_GT(one.candidates.front().effects.size(), 1U) << "what a second person's agreement does is shown too";
}

TEST_P(CasesTest, WithoutARegisterThereIsNoAnswer)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    LiveRegister none;
    Cases blind(*bench.store, bench.clock, none, bench.encoder);
    EXPECT_EQ(blind.detail(ticket.id).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(blind.findRecords("Lowe", 5).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(blind.addCandidate(ticket.id, DeskBench::otherTrn, bench.ada).error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(blind.history(ticket.id, bench.ada).ok());
}

INSTANTIATE_TEST_SUITE_P(Stores, CasesTest, testing::ValuesIn(storeKinds()), nameOfKind);

} // namespace
} // namespace matchdesk::test
