// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "support/memory_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

namespace matchdesk::test {
namespace {

struct Crew {
    const char *name;
    std::unique_ptr<Store> (*open)();
    int tickets;
};

/// ThreadSanitizer sees the same meetings among fewer tickets, and is slow enough to need that.
#if defined(__SANITIZE_THREAD__)
constexpr int kTickets = 60;
#else
constexpr int kTickets = 500;
#endif

class RacesTest : public testing::TestWithParam<Crew> {};

std::vector<Ticket> allTickets(Store &store)
{
    return inRead<std::vector<Ticket>>(store, [](Session &session) { return session.tickets().changedAfter(0, 100'000); })
        .value();
}

TEST_P(RacesTest, EightAgentsNeverDecideOneTicketTwice)
{
    const int count = GetParam().tickets;
    DeskBench bench(GetParam().open(), count);
    std::vector<Ticket> raised;
    for (int i = 0; i < count; ++i)
        raised.push_back(bench.raise(bench.factsOfCrowd(i)));

    std::atomic<int> accepted = 0;
    std::atomic<int> conflicts = 0;
    std::atomic<int> others = 0;
    const auto work = [&](int agent) {
        const Staff me {StaffId("agent-" + std::to_string(agent)), "Agent " + std::to_string(agent), Role::Agent};
        for (int step = 0; step < count; ++step) {
            // Half of the agents go through the queue from the same end, so that they meet all the time.
            const int at = agent % 2 == 0 ? step : (step + agent * count / 8) % count;
            const Ticket &ticket = raised[static_cast<std::size_t>(at)];
            // Careless desktops decide without a lease.
            if (agent % 4 != 3 && !bench.queue.lease(ticket.id, me).ok()) {
                ++conflicts;
                continue;
            }
            const auto shown = bench.cases.detail(ticket.id);
            if (!shown.ok()) {
                ++others;
                continue;
            }
            DecisionRequest request;
            request.ticket = ticket.id;
            request.basedOnVersion = shown.value().ticket.version;
            request.seenDigest = shown.value().digest;
            request.kind = DecisionKind::Link;
            request.trn = std::to_string(2'000'000 + at);
            request.key = me.id.text + "-" + std::to_string(at);
            const auto decided = bench.decisions.decide(request, me, "r");
            if (decided.ok())
                ++accepted;
            else if (decided.error().code == ErrorCode::Conflict && !decided.error().what.empty())
                ++conflicts;
            else
                ++others;
        }
        bench.store->releaseThread();
    };
    std::vector<std::jthread> agents;
    for (int agent = 0; agent < 8; ++agent)
        agents.emplace_back(work, agent);
    agents.clear();

    EXPECT_EQ(accepted, count) << "each ticket is decided once, none is lost";
    EXPECT_EQ(accepted + conflicts, 8 * count);
    EXPECT_EQ(others, 0) << "whoever is second is told of a conflict, and of nothing else";

    // Two processes that carry out at the same time.
    bench.clock.advance(DeskBench::hold);
    std::atomic<int> settled = 0;
    std::vector<std::jthread> appliers;
    for (int i = 0; i < 2; ++i)
        appliers.emplace_back([&] {
            const auto done = bench.decisions.applyDue();
            EXPECT_TRUE(done.ok());
            settled += done.ok() ? done.value() : 0;
            bench.store->releaseThread();
        });
    appliers.clear();
    EXPECT_EQ(settled, count);
    std::set<std::string> trns;
    for (const Ticket &ticket : allTickets(*bench.store)) {
        EXPECT_EQ(ticket.state, TicketState::Closed);
        trns.insert(bench.identity(ticket.identity).trn);
        EXPECT_EQ(std::ranges::count(bench.audit(ticket.id), AuditAction::DecisionApplied, &AuditEvent::action), 1);
        EXPECT_EQ(std::ranges::count(bench.messages(ticket.id), "trn-found", &Message::templateId), 1);
    }
    EXPECT_EQ(trns.size(), static_cast<std::size_t>(count));
}

INSTANTIATE_TEST_SUITE_P(Stores, RacesTest,
                         testing::Values(Crew {"Memory", openMemory, kTickets}, Crew {"Sqlite", openSqlite, 60}),
                         [](const auto &crew) { return std::string(crew.param.name); });

/// What is true however often carrying out was cut off: of each decision everything has happened, or nothing.
void expectWholeOrNothing(DeskBench &bench, const std::vector<Ticket> &tickets)
{
    for (const Ticket &raised : tickets) {
        const Ticket ticket = bench.ticket(raised.id);
        const bool applied = ticket.state != TicketState::Held;
        const auto events = bench.audit(raised.id);
        EXPECT_EQ(std::ranges::count(events, AuditAction::DecisionApplied, &AuditEvent::action), applied ? 1 : 0);
        const auto messages = bench.messages(raised.id);
        const auto decision = std::ranges::find(events, AuditAction::DecisionHeld, &AuditEvent::action);
        const bool links = decision->kind == DecisionKind::Link;
        EXPECT_EQ(messages.size(), applied ? 3U : 1U);
        EXPECT_EQ(bench.identity(raised.identity).trn.empty(), !(applied && links));
        EXPECT_EQ(bench.identity(raised.identity).lookupStatus, !applied ? LookupStatus::Pending
                      : links                                            ? LookupStatus::Found
                                                                         : LookupStatus::Failed);
    }
}

TEST(CarryingOut, CutOffAnywhereAndRepeatedIsDoneOnce)
{
    auto owned = std::make_unique<MemoryStore>();
    MemoryStore &store = *owned;
    DeskBench bench(std::move(owned), 40);
    int cutOff = 0;
    for (int round = 0; round < 20; ++round) {
        const std::vector<Ticket> tickets {bench.raise(bench.factsOfCrowd(2 * round)),
                                           bench.raise(bench.factsOfCrowd(2 * round + 1))};
        static_cast<void>(bench.decide(
            bench.request(tickets[0].id, DecisionKind::Link, Reason::None, std::to_string(2'000'000 + 2 * round)), bench.ada));
        static_cast<void>(bench.decide(bench.request(tickets[1].id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.bea));
        bench.clock.advance(DeskBench::hold);
        Error cut;
        cut.code = ErrorCode::Unavailable;
        store.failChange(round + 1, cut);
        const auto first = bench.decisions.applyDue();
        cutOff += store.hasFailed() ? 1 : 0;
        EXPECT_EQ(first.ok(), !store.hasFailed());
        expectWholeOrNothing(bench, tickets);
        store.failChange(0, {});
        ASSERT_TRUE(bench.decisions.applyDue().ok());
        expectWholeOrNothing(bench, tickets);
        for (const Ticket &ticket : tickets)
            EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Closed);
        EXPECT_EQ(bench.decisions.applyDue().value(), 0);
    }
    EXPECT_GE(cutOff, 10) << "the cuts must really have happened";
    std::map<std::string, int> causes;
    for (const Message &message : bench.outbox())
        EXPECT_EQ(++causes[message.cause], 1);
}

TEST(CarryingOut, OneThatCannotBeCarriedOutDoesNotStopTheOthers)
{
    auto owned = std::make_unique<MemoryStore>();
    MemoryStore &store = *owned;
    DeskBench bench(std::move(owned), 150);
    for (int i = 0; i < 150; ++i) {
        const Ticket ticket = bench.raise(bench.factsOfCrowd(i));
        static_cast<void>(bench.decide(bench.request(ticket.id, DecisionKind::Park), bench.ada));
    }
    bench.clock.advance(DeskBench::hold);
    Error full;
    full.code = ErrorCode::StorageFull;
    store.failChange(1, full);
    EXPECT_EQ(bench.decisions.applyDue().error().code, ErrorCode::StorageFull);
    EXPECT_EQ(bench.decisions.applyDue().value(), 1) << "only the one that failed is left";
}

} // namespace
} // namespace matchdesk::test
