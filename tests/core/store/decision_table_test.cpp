// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

#include <atomic>
#include <thread>

namespace matchdesk::tests {
namespace {

class DecisionTable : public DatabaseTest {
protected:
    void SetUp() override
    {
        DatabaseTest::SetUp();
        if (!IsSkipped()) {
            ASSERT_TRUE(putTicket(store(), "t1").ok());
        }
    }
    static Decision decision(const std::string &id, std::int64_t due = 45, const std::string &staff = "s1")
    {
        Decision made = sampleDecision(id, TicketId("t1"));
        made.takenAt = at(due - 15);
        made.dueAt = at(due);
        made.staff = StaffId(staff);
        return made;
    }
    Outcome add(const Decision &made)
    {
        return store().write([&](Session &session) {
            return session.decisions().add(made, "key-" + made.id.text, "digest-" + made.id.text, R"({"seen":"ä"})",
                                           Standing {TicketState::SecondOpinion, DecisionId("d0")});
        });
    }
    Outcome settle(const std::string &id, DecisionState state, const std::string &rule = {})
    {
        return store().write(
            [&](Session &session) { return session.decisions().settle(DecisionId(id), state, rule, at(99)); });
    }
    template <typename T>
    Result<T> read(const std::function<Result<T>(DecisionRepository &)> &ask)
    {
        return inRead<T>(store(), [&](Session &session) { return ask(session.decisions()); });
    }
    static std::vector<std::string> ids(const Result<std::vector<Decision>> &decisions)
    {
        std::vector<std::string> all;
        EXPECT_TRUE(decisions.ok());
        if (decisions.ok()) {
            for (const Decision &each : decisions.value())
                all.push_back(each.id.text);
        }
        return all;
    }
};

using Ids = std::vector<std::string>;

TEST_P(DecisionTable, ComesBackAsItWent)
{
    const Decision made = decision("d1");
    ASSERT_TRUE(add(made).ok());
    reopen();
    EXPECT_EQ(read<Decision>([](auto &all) { return all.byId(DecisionId("d1")); }).value(), made);
    EXPECT_EQ(read<std::optional<Decision>>([](auto &all) { return all.byKey("key-d1"); }).value(), made);
    EXPECT_EQ(read<std::string>([](auto &all) { return all.requestDigest("key-d1"); }).value(), "digest-d1");
    EXPECT_EQ(read<std::string>([](auto &all) { return all.evidence(DecisionId("d1")); }).value(), R"({"seen":"ä"})");
    EXPECT_EQ(read<Standing>([](auto &all) { return all.standingBefore(DecisionId("d1")); }).value(),
              (Standing {TicketState::SecondOpinion, DecisionId("d0")}));

    EXPECT_FALSE(read<std::optional<Decision>>([](auto &all) { return all.byKey("key-d2"); }).value().has_value());
    EXPECT_EQ(read<Decision>([](auto &all) { return all.byId(DecisionId("d2")); }).error().code, ErrorCode::NotFound);
    EXPECT_EQ(read<std::string>([](auto &all) { return all.requestDigest("x"); }).error().code, ErrorCode::NotFound);
    EXPECT_EQ(read<std::string>([](auto &all) { return all.evidence(DecisionId("x")); }).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(read<Standing>([](auto &all) { return all.standingBefore(DecisionId("x")); }).error().code,
              ErrorCode::NotFound);
}

TEST_P(DecisionTable, AKeyDecidesOnce)
{
    ASSERT_TRUE(add(decision("d1")).ok());
    const Outcome written = store().write([&](Session &session) -> Outcome {
        const Outcome again = session.decisions().add(decision("d2"), "key-d1", "digest", "seen", {});
        EXPECT_FALSE(again.ok());
        if (!again.ok()) {
            EXPECT_EQ(again.error().code, ErrorCode::Conflict);
        }
        // Whoever came second may still look up what the first one's answer was.
        const auto first = session.decisions().byKey("key-d1");
        EXPECT_TRUE(first.ok() && first.value() && first.value()->id == DecisionId("d1"));
        return Done {};
    });
    EXPECT_TRUE(written.ok());
    EXPECT_EQ(read<Decision>([](auto &all) { return all.byId(DecisionId("d2")); }).error().code, ErrorCode::NotFound);
}

TEST_P(DecisionTable, SettlesOnce)
{
    ASSERT_TRUE(add(decision("d1")).ok());
    ASSERT_TRUE(settle("d1", DecisionState::Refused, "trn-claimed").ok());
    const Decision settled = read<Decision>([](auto &all) { return all.byId(DecisionId("d1")); }).value();
    EXPECT_EQ(settled.state, DecisionState::Refused);
    EXPECT_EQ(settled.refusedRule, "trn-claimed");
    EXPECT_EQ(settle("d1", DecisionState::Undone).error().code, ErrorCode::TooLate);
    EXPECT_EQ(settle("d9", DecisionState::Undone).error().code, ErrorCode::NotFound);
    EXPECT_EQ(read<Decision>([](auto &all) { return all.byId(DecisionId("d1")); }).value(), settled);
}

/// The end of the hold and the undo key meet: one of them has it, never both.
TEST_P(DecisionTable, UndoAndTheEndOfTheHoldNeverBothWin)
{
    for (int round = 0; round < 10; ++round) {
        const std::string id = "d" + std::to_string(round);
        ASSERT_TRUE(add(decision(id)).ok());
        std::atomic<int> won {0};
        std::atomic<int> late {0};
        std::vector<std::thread> threads;
        for (const DecisionState state : {DecisionState::Applied, DecisionState::Undone, DecisionState::Undone}) {
            threads.emplace_back([&, state] {
                const Outcome outcome = settle(id, state);
                if (outcome.ok())
                    ++won;
                else if (outcome.error().code == ErrorCode::TooLate)
                    ++late;
                store().releaseThread();
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        EXPECT_EQ(won, 1);
        EXPECT_EQ(late, 2);
    }
}

TEST_P(DecisionTable, HeldOnesComeWhenTheyAreDue)
{
    const auto nextDue = [&] { return read<std::optional<Instant>>([](auto &all) { return all.nextDue(); }).value(); };
    EXPECT_FALSE(nextDue().has_value());
    for (const auto &[id, due] : std::initializer_list<std::pair<const char *, std::int64_t>> {
             {"late", 90}, {"early", 50}, {"middle", 70}, {"gone", 40}})
        ASSERT_TRUE(add(decision(id, due)).ok());
    ASSERT_TRUE(settle("gone", DecisionState::Undone).ok());
    EXPECT_EQ(nextDue(), at(50));
    const auto due = [&](std::int64_t seconds, std::size_t limit) {
        return ids(read<std::vector<Decision>>([&](auto &all) { return all.heldDueBy(at(seconds), limit); }));
    };
    EXPECT_EQ(due(49, 10), Ids {});
    EXPECT_EQ(due(50, 10), Ids {"early"});
    EXPECT_EQ(due(100, 10), (Ids {"early", "middle", "late"}));
    EXPECT_EQ(due(100, 2), (Ids {"early", "middle"}));
}

TEST_P(DecisionTable, RecentOnesIncludeThoseStillHeld)
{
    for (int i = 0; i < 6; ++i) {
        ASSERT_TRUE(add(decision("d" + std::to_string(i), 100 + i)).ok());
        if (i != 0) {
            ASSERT_TRUE(settle("d" + std::to_string(i), DecisionState::Applied).ok());
        }
    }
    ASSERT_TRUE(add(decision("other", 200, "s2")).ok());
    const auto recent = [&](const std::string &staff, std::size_t limit) {
        return ids(read<std::vector<Decision>>([&](auto &all) { return all.recentBy(StaffId(staff), limit); }));
    };
    EXPECT_EQ(recent("s1", 2), (Ids {"d5", "d4", "d0"})) << "the oldest is still held";
    EXPECT_EQ(recent("s1", 100), (Ids {"d5", "d4", "d3", "d2", "d1", "d0"}));
    EXPECT_EQ(recent("s2", 2), Ids {"other"});
    EXPECT_EQ(recent("s3", 2), Ids {});
}

TEST_P(DecisionTable, BelongsToATicket)
{
    Decision orphan = decision("d1");
    orphan.ticket = TicketId("nobody");
    EXPECT_FALSE(add(orphan).ok());
}

ON_BOTH_ENGINES(DecisionTable);

} // namespace
} // namespace matchdesk::tests
