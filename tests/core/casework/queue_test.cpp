// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

class QueueTest : public OnEveryStore {};

TEST_P(QueueTest, NewsComesInPagesAndOnlyOnce)
{
    std::vector<Ticket> raised;
    for (const char *trn : {DeskBench::freeTrn, DeskBench::alertTrn, DeskBench::otherTrn})
        raised.push_back(bench.raiseFor(trn));
    const QueueNews first = bench.queue.news(0, 2).value();
    ASSERT_EQ(first.rows.size(), 2U);
    EXPECT_TRUE(first.more);
    EXPECT_EQ(first.serverTime, bench.clock.now());
    const QueueNews second = bench.queue.news(first.nextAfter, 2).value();
    ASSERT_EQ(second.rows.size(), 1U);
    EXPECT_FALSE(second.more);
    EXPECT_EQ(second.rows[0].id, raised[2].id);
    const QueueNews nothing = bench.queue.news(second.nextAfter, 2).value();
    EXPECT_TRUE(nothing.rows.empty());
    EXPECT_EQ(nothing.nextAfter, second.nextAfter);

    ASSERT_TRUE(bench.queue.lease(raised[0].id, bench.ada).ok());
    const QueueNews leased = bench.queue.news(second.nextAfter, 100).value();
    ASSERT_EQ(leased.rows.size(), 1U);
    EXPECT_EQ(leased.rows[0].id, raised[0].id);
    EXPECT_EQ(leased.rows[0].leaseHolder, "Ada Kempe");
    EXPECT_EQ(leased.rows[0].version, raised[0].version) << "a lease is no new version";

    static_cast<void>(bench.decide(bench.request(raised[0].id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada));
    static_cast<void>(bench.settle());
    const QueueNews closed = bench.queue.news(leased.nextAfter, 100).value();
    ASSERT_EQ(closed.rows.size(), 1U);
    EXPECT_EQ(closed.rows[0].state, TicketState::Closed);
}

TEST_P(QueueTest, FirstRowsAreTheOldestOpenOnes)
{
    std::vector<TicketId> raised;
    for (const char *trn : {DeskBench::freeTrn, DeskBench::alertTrn, DeskBench::otherTrn}) {
        raised.push_back(bench.raiseFor(trn).id);
        bench.clock.advance(std::chrono::days(1));
    }
    static_cast<void>(bench.decide(bench.request(raised[1], DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada));
    static_cast<void>(bench.settle());
    const auto rows = bench.queue.firstRows(10).value();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].id, raised[0]);
    EXPECT_EQ(rows[1].id, raised[2]);
    EXPECT_EQ(bench.queue.firstRows(1).value().size(), 1U);
}

TEST_P(QueueTest, FindLooksAtReferenceNameTrnAndAddress)
{
    StatedFacts facts = bench.factsFor(DeskBench::freeTrn, "Sarah.L@Mail.Test");
    facts.claim.statedTrn = "7654321";
    const Ticket ticket = bench.raise(facts);
    static_cast<void>(bench.raiseFor(DeskBench::otherTrn));
    for (const std::string &text : {ticket.reference, std::string("sarah lo"), std::string("7654321"),
                                    std::string("  sarah.l@mail  ")}) {
        const auto rows = bench.queue.find(text, 10).value();
        ASSERT_EQ(rows.size(), 1U) << text;
        EXPECT_EQ(rows[0].id, ticket.id);
    }
    EXPECT_TRUE(bench.queue.find("   ", 10).value().empty());
    EXPECT_TRUE(bench.queue.find("nobody of this name", 10).value().empty());
    EXPECT_TRUE(bench.queue.find("%", 10).value().empty()) << "text is text, not a pattern";
}

TEST_P(QueueTest, ALeaseIsRenewedByItsHolderAndRefusedToOthers)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    const Instant start = bench.clock.now();
    const Lease lease = bench.queue.lease(ticket.id, bench.ada).value();
    EXPECT_EQ(lease.until, start + 5min);
    bench.clock.advance(4min);
    const Lease renewed = bench.queue.lease(ticket.id, bench.ada).value();
    EXPECT_EQ(renewed.since, start);
    EXPECT_EQ(renewed.until, start + 9min);
    bench.clock.advance(4min);
    const auto refused = bench.queue.lease(ticket.id, bench.bea);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().who, "Ada Kempe");
    EXPECT_EQ(refused.error().what, "lease");
    EXPECT_EQ(refused.error().when, toIso(start));
    ASSERT_TRUE(bench.queue.release(ticket.id, bench.bea).ok());
    EXPECT_FALSE(bench.queue.lease(ticket.id, bench.bea).ok()) << "somebody else's lease stays";
    ASSERT_TRUE(bench.queue.release(ticket.id, bench.ada).ok());
    EXPECT_TRUE(bench.queue.lease(ticket.id, bench.bea).ok());
}

TEST_P(QueueTest, ADeadDesktopsLeaseEndsByItself)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    ASSERT_TRUE(bench.queue.lease(ticket.id, bench.ada).ok());
    bench.clock.advance(5min - 1us);
    EXPECT_FALSE(bench.queue.lease(ticket.id, bench.bea).ok());
    bench.clock.advance(1us);
    const auto taken = bench.queue.lease(ticket.id, bench.bea);
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken.value().since, bench.clock.now());
    EXPECT_EQ(bench.queue.lease(TicketId("none"), bench.ada).error().code, ErrorCode::NotFound);
}

INSTANTIATE_TEST_SUITE_P(Stores, QueueTest, testing::ValuesIn(storeKinds()), nameOfKind);

} // namespace
} // namespace matchdesk::test
