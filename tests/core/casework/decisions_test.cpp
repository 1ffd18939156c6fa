// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

class DecisionsTest : public OnEveryStore {
protected:
    Error refusalOf(const DecisionRequest &request, const Staff &staff)
    {
        const auto made = bench.decisions.decide(request, staff, "request-1");
        EXPECT_FALSE(made.ok()) << "the decision was accepted";
        return made.ok() ? Error {} : made.error();
    }

    /// The ticket but for what every change raises.
    Ticket bare(const TicketId &id)
    {
        Ticket ticket = bench.ticket(id);
        ticket.version = 0;
        ticket.changeSeq = 0;
        return ticket;
    }

    std::size_t countOf(const TicketId &id, AuditAction action)
    {
        const auto events = bench.audit(id);
        return static_cast<std::size_t>(std::ranges::count(events, action, &AuditEvent::action));
    }

    /// A ticket that waits for a second reader, with `reader` as the first.
    Ticket waitingForSecondReader(const Staff &reader)
    {
        const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
        static_cast<void>(bench.decide(bench.request(ticket.id, DecisionKind::NotSure, Reason::UnusualCase), reader));
        EXPECT_EQ(bench.settle(), 1);
        return bench.ticket(ticket.id);
    }
};

TEST_P(DecisionsTest, ADecisionIsHeldAndNothingElseHappensYet)
{
    const Ticket before = bench.raiseFor(DeskBench::freeTrn);
    const auto lease = bench.queue.lease(before.id, bench.ada);
    ASSERT_TRUE(lease.ok());
    const TicketDetail shown = bench.detail(before.id);
    const auto outbox = bench.outbox();
    auto request = bench.request(before.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    request.note = "as on the payslip";
    const Decision decision = bench.decide(request, bench.ada);

    EXPECT_EQ(decision.state, DecisionState::Held);
    EXPECT_EQ(decision.takenAt, bench.clock.now());
    EXPECT_EQ(decision.dueAt, bench.clock.now() + DeskBench::hold);
    EXPECT_EQ(decision.staffName, "Ada Kempe");
    EXPECT_EQ(decision.ticketReference, before.reference);
    const Ticket held = bench.ticket(before.id);
    EXPECT_EQ(held.state, TicketState::Held);
    EXPECT_EQ(held.lastDecision, decision.id);
    EXPECT_EQ(held.version, before.version + 1);
    EXPECT_EQ(decision.ticketVersion, held.version);
    EXPECT_EQ(held.lease, lease.value()) << "the decider keeps the lease";
    EXPECT_TRUE(bench.identity(before.identity).trn.empty());
    EXPECT_EQ(bench.outbox(), outbox) << "nothing leaves before the hold ends";
    EXPECT_EQ(bench.decisions.nextDue().value(), decision.dueAt);

    const auto events = bench.audit(before.id);
    const auto event = std::ranges::find(events, AuditAction::DecisionHeld, &AuditEvent::action);
    ASSERT_NE(event, events.end());
    EXPECT_EQ(event->evidence, bench.encoder.encode(shown)) << "the evidence as seen";
    EXPECT_EQ(event->staffName, "Ada Kempe");
    EXPECT_EQ(event->kind, DecisionKind::Link);
    EXPECT_EQ(event->trn, DeskBench::freeTrn);
    EXPECT_EQ(event->note, "as on the payslip");
    EXPECT_EQ(event->requestId, "request-1");
}

TEST_P(DecisionsTest, UndoOneMillisecondBeforeTheEndRestoresTheTicket)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    ASSERT_TRUE(bench.queue.lease(raised.id, bench.ada).ok());
    const std::vector<std::pair<DecisionKind, Reason>> kinds {
        {DecisionKind::Link, Reason::None},           {DecisionKind::NoRecord, Reason::NeverHadTrn},
        {DecisionKind::AskUser, Reason::None},        {DecisionKind::NotSure, Reason::UnusualCase},
        {DecisionKind::Park, Reason::None},           {DecisionKind::Skip, Reason::NeedsLanguage}};
    for (const auto &[kind, reason] : kinds) {
        const Ticket before = bare(raised.id);
        const TicketDetail shown = bench.detail(raised.id);
        const auto outbox = bench.outbox();
        const Decision decision = bench.decide(
            bench.request(raised.id, kind, reason, kind == DecisionKind::Link ? DeskBench::freeTrn : ""), bench.ada);
        bench.clock.advance(DeskBench::hold - 1ms);
        EXPECT_EQ(bench.decisions.applyDue().value(), 0);
        const auto undone = bench.decisions.undo(decision.id, bench.ada, "request-2");
        ASSERT_TRUE(undone.ok()) << nameOf(kind) << ' ' << undone.error().detail;
        EXPECT_EQ(undone.value().state, DecisionState::Undone);
        EXPECT_EQ(bare(raised.id), before) << nameOf(kind);
        EXPECT_EQ(bench.detail(raised.id).candidates, shown.candidates);
        EXPECT_EQ(bench.detail(raised.id).digest, shown.digest);
        bench.clock.advance(1h);
        EXPECT_EQ(bench.decisions.applyDue().value(), 0) << "what was taken back never happens";
        EXPECT_EQ(bench.outbox(), outbox);
        EXPECT_FALSE(bench.decisions.nextDue().value().has_value());
        ASSERT_TRUE(bench.queue.lease(raised.id, bench.ada).ok());
    }
    EXPECT_EQ(countOf(raised.id, AuditAction::DecisionUndone), kinds.size());
}

TEST_P(DecisionsTest, UndoAfterTheEndIsTooLate)
{
    for (const auto late : {0ms, 1ms}) {
        const Ticket raised = bench.raiseFor(late == 0ms ? DeskBench::freeTrn : DeskBench::otherTrn);
        const Decision decision =
            bench.decide(bench.request(raised.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada);
        bench.clock.advance(DeskBench::hold + late);
        const auto unapplied = bench.decisions.undo(decision.id, bench.ada, "request-2");
        ASSERT_FALSE(unapplied.ok());
        EXPECT_EQ(unapplied.error().code, ErrorCode::TooLate) << "due, though not carried out yet";
        EXPECT_EQ(bench.decisions.applyDue().value(), 1);
        EXPECT_EQ(bench.decisions.undo(decision.id, bench.ada, "request-3").error().code, ErrorCode::TooLate);
        EXPECT_EQ(bench.ticket(raised.id).state, TicketState::Closed);
    }
}

TEST_P(DecisionsTest, OnlyWhoDecidedMayUndoAndTwiceIsOnce)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const Decision decision = bench.decide(bench.request(raised.id, DecisionKind::Park), bench.ada);
    EXPECT_EQ(bench.decisions.undo(decision.id, bench.leo, "r").error().code, ErrorCode::Forbidden);
    ASSERT_TRUE(bench.decisions.undo(decision.id, bench.ada, "r").ok());
    const Ticket after = bench.ticket(raised.id);
    ASSERT_TRUE(bench.decisions.undo(decision.id, bench.ada, "r").ok());
    EXPECT_EQ(bench.ticket(raised.id), after);
    EXPECT_EQ(countOf(raised.id, AuditAction::DecisionUndone), 1U);
    EXPECT_EQ(bench.decisions.undo(DecisionId("none"), bench.ada, "r").error().code, ErrorCode::NotFound);
}

TEST_P(DecisionsTest, TheSameKeyFiveTimesDecidesOnce)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto request = bench.request(raised.id, DecisionKind::NoRecord, Reason::NeverHadTrn);
    const Decision first = bench.decide(request, bench.ada);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(bench.decide(request, bench.ada), first);
    EXPECT_EQ(countOf(raised.id, AuditAction::DecisionHeld), 1U);
    EXPECT_EQ(bench.settle(), 1);
    EXPECT_EQ(bench.decide(request, bench.ada).id, first.id) << "after it took effect, too";
    EXPECT_EQ(bench.settle(), 0);
    EXPECT_EQ(bench.decisions.recentBy(bench.ada, 10).value().size(), 1U);

    auto another = request;
    another.reason = Reason::DetailsTooThin;
    EXPECT_EQ(refusalOf(another, bench.ada).code, ErrorCode::Unprocessable);
    EXPECT_EQ(refusalOf(request, bench.bea).field, "key") << "somebody else's key is another request";
}

TEST_P(DecisionsTest, AKeyAnswersEvenWhileNoRegisterIsLoaded)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto request = bench.request(raised.id, DecisionKind::Skip, Reason::OtherReason);
    const Decision first = bench.decide(request, bench.ada);
    LiveRegister none;
    Cases blind(*bench.store, bench.clock, none, bench.encoder);
    Decisions decisions(*bench.store, bench.clock, blind, Templates::builtIn(), DeskBench::hold);
    const auto again = decisions.decide(request, bench.ada, "r");
    ASSERT_TRUE(again.ok()) << again.error().detail;
    EXPECT_EQ(again.value(), first);
    auto fresh = request;
    fresh.key = "another";
    fresh.ticket = bench.raiseFor(DeskBench::otherTrn).id;
    fresh.basedOnVersion = 1;
    EXPECT_EQ(decisions.decide(fresh, bench.ada, "r").error().code, ErrorCode::Unavailable);
}

TEST_P(DecisionsTest, WhoIsSecondIsToldWhoDecidedWhatAndWhen)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto late = bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    const auto taken = bench.clock.now();
    static_cast<void>(bench.decide(bench.request(raised.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada));
    ASSERT_TRUE(bench.cases.noteReveal(raised.id, bench.vera).ok());
    for (const bool applied : {false, true}) {
        if (applied)
            EXPECT_EQ(bench.settle(), 1);
        else
            bench.clock.advance(3s);
        for (const Error &error : {refusalOf(late, bench.bea), bench.queue.lease(raised.id, bench.bea).error(),
                                   bench.cases.addCandidate(raised.id, DeskBench::otherTrn, bench.bea).error()}) {
            EXPECT_EQ(error.code, ErrorCode::Conflict);
            EXPECT_EQ(error.who, "Ada Kempe");
            EXPECT_EQ(error.what, "no-record");
            EXPECT_EQ(error.when, toIso(taken));
        }
    }
}

TEST_P(DecisionsTest, SomebodyElsesLeaseIsNamed)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto late = bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    const auto since = bench.clock.now();
    ASSERT_TRUE(bench.queue.lease(raised.id, bench.ada).ok());
    bench.clock.advance(1min);
    const Error error = refusalOf(late, bench.bea);
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_EQ(error.who, "Ada Kempe");
    EXPECT_EQ(error.what, "lease");
    EXPECT_EQ(error.when, toIso(since));
    bench.clock.advance(5min);
    static_cast<void>(bench.decide(late, bench.bea));
}

TEST_P(DecisionsTest, AVersionOfBeforeIsAConflictThatSaysWhatHappened)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto late = bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    const Decision parked = bench.decide(bench.request(raised.id, DecisionKind::Park), bench.ada);
    bench.clock.advance(2s);
    const auto undoneAt = bench.clock.now();
    ASSERT_TRUE(bench.decisions.undo(parked.id, bench.ada, "r").ok());
    const Error undone = refusalOf(late, bench.bea);
    EXPECT_EQ(undone.code, ErrorCode::Conflict);
    EXPECT_EQ(undone.who, "Ada Kempe");
    EXPECT_EQ(undone.what, nameOf(AuditAction::DecisionUndone));
    EXPECT_EQ(undone.when, toIso(undoneAt));

    bench.clock.advance(1min);
    const auto skippedAt = bench.clock.now();
    static_cast<void>(bench.decide(bench.request(raised.id, DecisionKind::Skip, Reason::NeedsSpecialist), bench.ada));
    EXPECT_EQ(bench.settle(), 1);
    const Error skipped = refusalOf(late, bench.bea);
    EXPECT_EQ(skipped.who, "Ada Kempe");
    EXPECT_EQ(skipped.what, "skip");
    EXPECT_EQ(skipped.when, toIso(skippedAt));
}

TEST_P(DecisionsTest, ChangedEvidenceIsAConflict)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto late = bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    bench.changeRecord(DeskBench::freeTrn, [](auto &record) { record.lastName = "Lowe-Marsh"; });
    const Error error = refusalOf(late, bench.ada);
    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_EQ(error.what, "evidence-changed");
    EXPECT_EQ(error.when, toIso(bench.clock.now()));
    EXPECT_EQ(bench.ticket(raised.id).state, TicketState::Open);
    static_cast<void>(bench.decide(bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada));
}

TEST_P(DecisionsTest, ARecordClaimedAfterItWasShownIsChangedEvidence)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto late = bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    const Ticket rival = bench.raiseFor(DeskBench::otherTrn);
    bench.changeIdentity(rival.identity, [](Identity &identity) { identity.trn = DeskBench::freeTrn; });
    EXPECT_EQ(refusalOf(late, bench.ada).what, "evidence-changed");
    const Error claimed = refusalOf(
        bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada);
    EXPECT_EQ(claimed.code, ErrorCode::RuleRefused);
    EXPECT_EQ(claimed.rule, "record-claimed");
}

TEST_P(DecisionsTest, RecordsThatCannotBeLinkedAreRefusedByTheirRule)
{
    const std::vector<std::pair<std::string, std::string>> rules {{DeskBench::inactiveTrn, "record-inactive"},
                                                                  {DeskBench::mergedTrn, "record-merged"},
                                                                  {DeskBench::deceasedTrn, "record-deceased"},
                                                                  {DeskBench::claimedTrn, "record-claimed"}};
    for (const auto &[trn, rule] : rules) {
        const Ticket raised = bench.raiseFor(trn);
        const Error error = refusalOf(bench.request(raised.id, DecisionKind::Link, Reason::None, trn), bench.leo);
        EXPECT_EQ(error.code, ErrorCode::RuleRefused) << trn;
        EXPECT_EQ(error.rule, rule);
        EXPECT_EQ(bench.ticket(raised.id), raised) << "a refusal leaves no trace";
    }
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const Error unseen = refusalOf(bench.request(raised.id, DecisionKind::Link, Reason::None, "1999999"), bench.ada);
    EXPECT_EQ(unseen.code, ErrorCode::Unprocessable);
    EXPECT_EQ(unseen.field, "trn");
    const Error unclaimed = refusalOf(
        bench.request(raised.id, DecisionKind::SamePerson, Reason::SameDetails, DeskBench::freeTrn), bench.ada);
    EXPECT_EQ(unclaimed.rule, "record-not-claimed");
    bench.changeIdentity(raised.identity, [](Identity &identity) { identity.trn = DeskBench::otherTrn; });
    EXPECT_EQ(refusalOf(bench.request(raised.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada).rule,
              "identity-has-trn");
    EXPECT_EQ(refusalOf(bench.request(raised.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada).rule,
              "identity-has-trn");
}

TEST_P(DecisionsTest, WhoWasNotSureNeverSettlesIt)
{
    const Ticket waiting = waitingForSecondReader(bench.leo);
    ASSERT_EQ(waiting.state, TicketState::SecondOpinion);
    EXPECT_EQ(waiting.firstReader, bench.leo.id);
    const auto link = bench.request(waiting.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    EXPECT_EQ(refusalOf(link, bench.leo).rule, "second-reader-is-first") << "leads too";

    // Parking it or passing it on must not wash the first reading off.
    static_cast<void>(bench.decide(bench.request(waiting.id, DecisionKind::Park), bench.leo));
    EXPECT_EQ(bench.settle(), 1);
    ASSERT_EQ(bench.ticket(waiting.id).state, TicketState::Parked);
    EXPECT_EQ(refusalOf(bench.request(waiting.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.leo).rule,
              "second-reader-is-first");
    static_cast<void>(bench.decide(bench.request(waiting.id, DecisionKind::Skip, Reason::OtherReason), bench.leo));
    EXPECT_EQ(bench.settle(), 1);
    EXPECT_EQ(bench.ticket(waiting.id).state, TicketState::SecondOpinion);
    EXPECT_EQ(refusalOf(bench.request(waiting.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.leo).rule,
              "second-reader-is-first");

    static_cast<void>(bench.decide(bench.request(waiting.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada));
    EXPECT_EQ(bench.settle(), 1);
    EXPECT_EQ(bench.identity(waiting.identity).trn, DeskBench::freeTrn);
}

TEST_P(DecisionsTest, AnUnreadableRequestChangesNothing)
{
    const Ticket raised = bench.raiseFor(DeskBench::freeTrn);
    const auto good = bench.request(raised.id, DecisionKind::NoRecord, Reason::NeverHadTrn);
    auto bad = good;
    bad.reason = Reason::NeedsLanguage;
    EXPECT_EQ(refusalOf(bad, bench.ada).field, "reason");
    bad = good;
    bad.note = std::string(kLongestNote + 1, 'x');
    EXPECT_EQ(refusalOf(bad, bench.ada).field, "note");
    bad = good;
    bad.key.clear();
    EXPECT_EQ(refusalOf(bad, bench.ada).field, "key");
    bad = good;
    bad.ticket = TicketId("no-such-ticket");
    EXPECT_EQ(refusalOf(bad, bench.ada).code, ErrorCode::NotFound);
    EXPECT_EQ(bench.ticket(raised.id), raised);
}

INSTANTIATE_TEST_SUITE_P(Stores, DecisionsTest, testing::ValuesIn(storeKinds()), nameOfKind);

} // namespace
} // namespace matchdesk::test
