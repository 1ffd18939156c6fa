// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "casework/expiry.h"
#include "domain/working_days.h"

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

class ExpiryTest : public OnEveryStore {
protected:
    int endDue() { return expiry.endDue().value(); }
    void park(const TicketId &id, const Staff &staff)
    {
        static_cast<void>(bench.decide(bench.request(id, DecisionKind::Park), staff));
        EXPECT_EQ(bench.settle(), 1);
    }
    void passParking() { bench.clock.advance(std::chrono::days(7)); }

    Expiry expiry {*bench.store, bench.clock};
};

TEST_P(ExpiryTest, ALeaseThatRanOutIsNewsAndOneThatWasRenewedIsNot)
{
    const TicketId left = bench.raiseFor(DeskBench::freeTrn).id;
    const TicketId worked = bench.raiseFor(DeskBench::alertTrn).id;
    ASSERT_TRUE(bench.queue.lease(left, bench.ada).ok());
    ASSERT_TRUE(bench.queue.lease(worked, bench.bea).ok());
    EXPECT_EQ(endDue(), 0);
    bench.clock.advance(3min);
    ASSERT_TRUE(bench.queue.lease(worked, bench.bea).ok());
    bench.clock.advance(2min + 1s);
    const std::int64_t version = bench.ticket(left).version;
    const std::int64_t after = bench.queue.news(0, 100).value().nextAfter;
    EXPECT_EQ(endDue(), 1);
    const auto news = bench.queue.news(after, 100).value().rows;
    ASSERT_EQ(news.size(), 1U) << "the desktops are told";
    EXPECT_EQ(news[0].id, left);
    EXPECT_TRUE(news[0].leaseHolder.empty());
    EXPECT_EQ(bench.ticket(left).version, version) << "a draft on it still holds";
    EXPECT_EQ(bench.ticket(worked).lease->holder, bench.bea.id);
    EXPECT_EQ(endDue(), 0);
}

TEST_P(ExpiryTest, AParkedTicketComesBackForEverybodyWhenItsTimeHasCome)
{
    const TicketId id = bench.raiseFor(DeskBench::freeTrn).id;
    park(id, bench.ada);
    EXPECT_EQ(endDue(), 0);
    EXPECT_EQ(bench.ticket(id).state, TicketState::Parked);
    bench.clock.advance(*bench.ticket(id).keptUntil - bench.clock.now() - 1s);
    EXPECT_EQ(endDue(), 0);
    bench.clock.advance(2s);
    EXPECT_EQ(endDue(), 1);
    const Ticket back = bench.ticket(id);
    EXPECT_EQ(back.state, TicketState::Open);
    const TicketRow row = rowOf(back, bench.clock.now());
    for (const Staff &one : {bench.ada, bench.bea})
        EXPECT_TRUE(shows(QueueView::NextForMe, row, one.id, one.role, bench.clock.now())) << one.displayName;
}

TEST_P(ExpiryTest, WhatWasAnotherReadersOrTheLeadsIsSoAgain)
{
    const TicketId second = bench.raiseFor(DeskBench::alertTrn).id;
    static_cast<void>(bench.decide(bench.request(second, DecisionKind::NotSure, Reason::UnusualCase), bench.ada));
    EXPECT_EQ(bench.settle(), 1);
    park(second, bench.bea);
    const TicketId wrong = bench.raiseFor(DeskBench::claimedTrn).id;
    static_cast<void>(bench.decide(
        bench.request(wrong, DecisionKind::WrongOwner, reasonsFor(DecisionKind::WrongOwner).front(), DeskBench::claimedTrn),
        bench.ada));
    EXPECT_EQ(bench.settle(), 1);
    park(wrong, bench.leo);
    park(wrong, bench.leo);
    passParking();
    EXPECT_EQ(endDue(), 2);
    EXPECT_EQ(bench.ticket(second).state, TicketState::SecondOpinion);
    EXPECT_EQ(bench.ticket(second).firstReader, bench.ada.id);
    EXPECT_EQ(bench.ticket(wrong).state, TicketState::Escalated);
}

TEST_P(ExpiryTest, AHeldDecisionIsLeftAloneAndCanBeTakenBackWhole)
{
    const TicketId id = bench.raiseFor(DeskBench::freeTrn).id;
    ASSERT_TRUE(bench.queue.lease(id, bench.ada).ok());
    bench.clock.advance(5min - 1s);
    const Decision held = bench.decide(bench.request(id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada);
    bench.clock.advance(5s);
    EXPECT_EQ(endDue(), 0);
    EXPECT_EQ(bench.ticket(id).state, TicketState::Held);
    ASSERT_TRUE(bench.decisions.undo(held.id, bench.ada, "r").ok());
    EXPECT_EQ(endDue(), 1) << "open again, and nobody works on it";
    EXPECT_FALSE(bench.ticket(id).lease);
}

INSTANTIATE_TEST_SUITE_P(Stores, ExpiryTest, testing::ValuesIn(storeKinds()), nameOfKind);

} // namespace
} // namespace matchdesk::test
