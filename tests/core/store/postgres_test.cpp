// SPDX-License-Identifier: MIT
// What only a server can do to its clients: undo a transaction because of another one, and go away.
#include "database_fixture.h"
#include "samples.h"

#include <thread>

namespace matchdesk::tests {
namespace {

class Postgres : public DatabaseTest {
protected:
    /// Ends the store's connections, as an administrator or a failover does.
    static void terminate(RawConnection &admin)
    {
        ASSERT_TRUE(
            admin.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                      "AND application_name = 'matchdesk'"));
        for (int i = 0; i < 100; ++i) {
            if (admin.value("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
                            "AND application_name = 'matchdesk'")
                == "0")
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        FAIL() << "the connections do not end";
    }
    std::optional<std::string> value(const std::string &key)
    {
        const auto read = inRead<std::optional<std::string>>(
            store(), [&](Session &session) { return session.meta().value(key); });
        EXPECT_TRUE(read.ok());
        return read.ok() ? read.value() : std::nullopt;
    }
};

TEST_P(Postgres, RunsTheWholeWorkAgainWhenAnotherTransactionWasFirst)
{
    ASSERT_TRUE(store().write([](Session &session) { return session.meta().set("n", "1"); }).ok());
    const auto other = raw();
    int runs = 0;
    const Outcome raised = store().write([&](Session &session) -> Outcome {
        ++runs;
        const auto seen = session.meta().value("n");
        if (!seen.ok())
            return seen.error();
        if (runs == 1) {
            EXPECT_TRUE(other->run("UPDATE meta SET value = '10' WHERE name = 'n'"));
        }
        return session.meta().set("n", std::to_string(std::stoi(*seen.value()) + 1));
    });
    EXPECT_TRUE(raised.ok()) << raised.error().detail;
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(value("n"), "11") << "the second run saw what the other had written";
}

TEST_P(Postgres, RunsAgainEvenWhenTheWorkOverlooksTheFailure)
{
    ASSERT_TRUE(store().write([](Session &session) { return session.meta().set("n", "1"); }).ok());
    const auto other = raw();
    int runs = 0;
    const Outcome written = store().write([&](Session &session) -> Outcome {
        static_cast<void>(session.meta().value("n"));
        if (++runs == 1) {
            EXPECT_TRUE(other->run("UPDATE meta SET value = '10' WHERE name = 'n'"));
        }
        static_cast<void>(session.meta().set("n", "mine"));
        return Done {};
    });
    EXPECT_TRUE(written.ok());
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(value("n"), "mine");
}

TEST_P(Postgres, GivesUpAfterEightTries)
{
    ASSERT_TRUE(store().write([](Session &session) { return session.meta().set("n", "1"); }).ok());
    const auto other = raw();
    int runs = 0;
    const Outcome written = store().write([&](Session &session) -> Outcome {
        ++runs;
        static_cast<void>(session.meta().value("n"));
        EXPECT_TRUE(other->run("UPDATE meta SET value = value || '0' WHERE name = 'n'"));
        return session.meta().set("n", "mine");
    });
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::Unavailable);
    EXPECT_GE(runs, 2);
    EXPECT_LE(runs, 8);
}

TEST_P(Postgres, ComesBackAfterItsConnectionWasEnded)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    const auto admin = raw();
    terminate(*admin);
    EXPECT_TRUE(putTicket(store(), "t2").ok());
    terminate(*admin);
    EXPECT_EQ(
        inRead<std::vector<Ticket>>(store(), [](Session &session) { return session.tickets().changedAfter(0, 10); })
            .value()
            .size(),
        2U);
}

TEST_P(Postgres, RunsAgainWhenTheConnectionEndsBeforeTheCommit)
{
    const auto admin = raw();
    int runs = 0;
    const Outcome written = store().write([&](Session &session) -> Outcome {
        if (const Outcome done = session.meta().set("a", std::to_string(++runs)); !done.ok())
            return done;
        if (runs == 1)
            terminate(*admin);
        return session.meta().set("b", std::to_string(runs));
    });
    EXPECT_TRUE(written.ok()) << written.error().detail;
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(value("a"), "2");
    EXPECT_EQ(value("b"), "2");
}

/// Whether a commit happened whose answer never came is for the idempotency key to tell, not for another run.
TEST_P(Postgres, DoesNotRunAgainWhenTheConnectionEndsInTheCommit)
{
    const auto admin = raw();
    int runs = 0;
    const Outcome written = store().write([&](Session &session) -> Outcome {
        ++runs;
        const Outcome done = session.meta().set("a", "1");
        terminate(*admin);
        return done;
    });
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(runs, 1);
    EXPECT_FALSE(value("a").has_value());
    EXPECT_TRUE(store().write([](Session &session) { return session.meta().set("a", "2"); }).ok());
}

TEST_P(Postgres, AnotherWriterThatHoldsOnIsSaid)
{
    const auto other = raw();
    ASSERT_TRUE(other->run("BEGIN"));
    ASSERT_TRUE(other->run("LOCK TABLE counters IN EXCLUSIVE MODE"));
    const auto started = std::chrono::steady_clock::now();
    const Outcome written = store().write([](Session &session) { return session.meta().set("a", "1"); });
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(8));
    EXPECT_FALSE(value("a").has_value()) << "reading goes on meanwhile";
    ASSERT_TRUE(other->run("ROLLBACK"));
    EXPECT_TRUE(store().write([](Session &session) { return session.meta().set("a", "1"); }).ok());
}

INSTANTIATE_TEST_SUITE_P(, Postgres, ::testing::Values(Engine::Postgres), engineName);

} // namespace
} // namespace matchdesk::tests
