// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

namespace matchdesk::tests {
namespace {

class SqlStoreTest : public DatabaseTest {
protected:
    Outcome set(const std::string &key, const std::string &value)
    {
        return store().write([&](Session &session) { return session.meta().set(key, value); });
    }
    std::optional<std::string> value(const std::string &key)
    {
        return inRead<std::optional<std::string>>(store(), [&](Session &session) { return session.meta().value(key); })
            .value();
    }
};

TEST_P(SqlStoreTest, AFailedWorkLeavesNothingBehind)
{
    const Error mine {ErrorCode::Forbidden, "not today", {}, {}, {}, {}, {}};
    const Outcome failed = store().write([&](Session &session) -> Outcome {
        if (const Outcome done = session.meta().set("a", "1"); !done.ok())
            return done;
        if (const Outcome done = session.audit().append(sampleEvent(TicketId("t"))); !done.ok())
            return done;
        if (const Outcome done = session.identities().add(sampleIdentity("i", "i@example.org")); !done.ok())
            return done;
        if (const auto done = session.tickets().add(sampleTicket("t", IdentityId("i")), {}); !done.ok())
            return done.error();
        return mine;
    });
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error(), mine);
    EXPECT_FALSE(value("a").has_value());
    const Ticket next = putTicket(store(), "t").value();
    EXPECT_EQ(next.reference, "MD-10001") << "numbers are not used up by what did not happen";
    EXPECT_EQ(next.changeSeq, 1);
}

TEST_P(SqlStoreTest, AnOverlookedFailureIsNotCommitted)
{
    ASSERT_TRUE(
        store().write([](Session &session) { return session.records().addAll({sampleRecord("7000001")}); }).ok());
    const Outcome outcome = store().write([](Session &session) -> Outcome {
        static_cast<void>(session.meta().set("a", "1"));
        static_cast<void>(session.records().addAll({sampleRecord("7000001")}));
        return Done {};
    });
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::Conflict);
    EXPECT_FALSE(value("a").has_value());
}

TEST_P(SqlStoreTest, AnExceptionRollsBackAndTheStoreGoesOn)
{
    const auto thrown = [&] {
        static_cast<void>(store().write([](Session &session) -> Outcome {
            static_cast<void>(session.meta().set("a", "1"));
            throw std::runtime_error("from the work");
        }));
    };
    EXPECT_THROW(thrown(), std::runtime_error);
    EXPECT_FALSE(value("a").has_value());
    EXPECT_TRUE(set("a", "2").ok());
    EXPECT_EQ(value("a"), "2");
}

TEST_P(SqlStoreTest, ReadingCannotWrite)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    const std::vector<std::function<Outcome(Session &)>> writes {
        [](Session &session) { return session.meta().set("a", "1"); },
        [](Session &session) { return session.identities().add(sampleIdentity("i", "i@example.org")); },
        [](Session &session) { return session.records().addAll({sampleRecord("7000001")}); },
        [](Session &session) { return session.tickets().setLease(TicketId("t1"), std::nullopt); },
        [](Session &session) { return session.tickets().addCandidate(TicketId("t1"), "7000001", StaffId("s"), at(1)); },
        [](Session &session) {
            return session.decisions().add(sampleDecision("d", TicketId("t1")), "k", "d", "e", {});
        },
        [](Session &session) { return session.decisions().settle(DecisionId("d"), DecisionState::Undone, "", at(1)); },
        [](Session &session) {
            return session.staff().put({StaffId("s"), "S", Role::Agent}, "h");
        },
        [](Session &session) { return session.outbox().add(sampleMessage("m", TicketId("t1"))); },
        [](Session &session) { return session.audit().append(sampleEvent(TicketId("t1"))); },
    };
    for (const auto &write : writes) {
        const Outcome outcome = store().read(write);
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().code, ErrorCode::Internal);
    }
    EXPECT_FALSE(value("a").has_value());
}

TEST_P(SqlStoreTest, OneTransactionAtATimeOnAThread)
{
    const Outcome outer = store().write([&](Session &) -> Outcome {
        EXPECT_EQ(set("inner", "1").error().code, ErrorCode::Internal);
        EXPECT_EQ(store().read([](Session &) -> Outcome { return Done {}; }).error().code, ErrorCode::Internal);
        return Done {};
    });
    EXPECT_TRUE(outer.ok());
    EXPECT_TRUE(set("after", "1").ok());
}

TEST_P(SqlStoreTest, AReaderKeepsItsSnapshotWhileOthersWrite)
{
    ASSERT_TRUE(set("a", "before").ok());
    std::promise<void> begun;
    std::promise<void> written;
    std::thread reader([&] {
        const Outcome read = store().read([&](Session &session) -> Outcome {
            EXPECT_EQ(session.meta().value("a").value(), "before");
            begun.set_value();
            written.get_future().wait();
            EXPECT_EQ(session.meta().value("a").value(), "before");
            return Done {};
        });
        EXPECT_TRUE(read.ok());
        EXPECT_EQ(value("a"), "after");
        store().releaseThread();
    });
    begun.get_future().wait();
    EXPECT_TRUE(set("a", "after").ok());
    written.set_value();
    reader.join();
}

TEST_P(SqlStoreTest, WritersTakeTurnsAndNoneIsLost)
{
    constexpr int kThreads = 6;
    constexpr int kEach = 20;
    ASSERT_TRUE(set("n", "0").ok());
    std::vector<std::thread> threads;
    for (int me = 0; me < kThreads; ++me) {
        threads.emplace_back([&] {
            for (int i = 0; i < kEach; ++i) {
                const Outcome raised = store().write([](Session &session) -> Outcome {
                    const auto old = session.meta().value("n");
                    if (!old.ok())
                        return old.error();
                    return session.meta().set("n", std::to_string(std::stoi(*old.value()) + 1));
                });
                EXPECT_TRUE(raised.ok()) << raised.error().detail;
            }
            store().releaseThread();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(value("n"), std::to_string(kThreads * kEach));
}

/// Many writers at once share transactions on SQLite: each must still be as if it were alone.
TEST_P(SqlStoreTest, OneThatFailsAmongManyWritersIsTheOnlyOneThatDoes)
{
    constexpr int kThreads = 12;
    constexpr int kEach = 15;
    ASSERT_TRUE(store().write([](Session &session) { return session.records().addAll({sampleRecord("7000001")}); }).ok());
    std::atomic<int> thrown {0};
    std::atomic<int> refused {0};
    std::vector<std::thread> threads;
    for (int me = 0; me < kThreads; ++me) {
        threads.emplace_back([&, me] {
            for (int i = 0; i < kEach; ++i) {
                const std::string key = std::to_string(me) + '-' + std::to_string(i);
                const auto work = [&](Session &session) -> Outcome {
                    if (const Outcome done = session.meta().set(key, "1"); !done.ok())
                        return done;
                    if (i % 5 == 1)
                        return session.records().addAll({sampleRecord("7000001")});
                    if (i % 5 == 2)
                        throw std::runtime_error("from the work");
                    return Done {};
                };
                try {
                    const Outcome outcome = store().write(work);
                    EXPECT_EQ(outcome.ok(), i % 5 != 1);
                    refused += outcome.ok() ? 0 : 1;
                } catch (const std::runtime_error &) {
                    ++thrown;
                }
            }
            store().releaseThread();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(thrown.load(), kThreads * kEach / 5);
    EXPECT_EQ(refused.load(), kThreads * kEach / 5);
    for (int me = 0; me < kThreads; ++me) {
        for (int i = 0; i < kEach; ++i) {
            const bool kept = i % 5 != 1 && i % 5 != 2;
            EXPECT_EQ(value(std::to_string(me) + '-' + std::to_string(i)).has_value(), kept) << me << ' ' << i;
        }
    }
}

TEST_P(SqlStoreTest, WhatOnlyTheCommitRefusesFailsAlone)
{
    constexpr int kThreads = 8;
    std::atomic<int> failed {0};
    std::vector<std::thread> threads;
    for (int me = 0; me < kThreads; ++me) {
        threads.emplace_back([&, me] {
            const Outcome outcome = store().write([&](Session &session) -> Outcome {
                if (const Outcome done = session.meta().set("of-" + std::to_string(me), "1"); !done.ok())
                    return done;
                if (me != 3)
                    return Done {};
                // Its identity is missing, which is looked at when the transaction ends.
                const auto added = session.tickets().add(sampleTicket("t", IdentityId("nobody")), {});
                return added.ok() ? Outcome(Done {}) : Outcome(added.error());
            });
            EXPECT_EQ(outcome.ok(), me != 3);
            failed += outcome.ok() ? 0 : 1;
            store().releaseThread();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(failed.load(), 1);
    for (int me = 0; me < kThreads; ++me)
        EXPECT_EQ(value("of-" + std::to_string(me)).has_value(), me != 3) << me;
}

TEST_P(SqlStoreTest, AReleasedThreadComesBack)
{
    ASSERT_TRUE(set("a", "1").ok());
    store().releaseThread();
    store().releaseThread();
    EXPECT_EQ(value("a"), "1");
    for (int i = 0; i < 20; ++i) {
        std::thread([&] {
            EXPECT_EQ(value("a"), "1");
            store().releaseThread();
        }).join();
    }
}

TEST_P(SqlStoreTest, ADamagedValueIsSaidNotGuessed)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    ASSERT_TRUE(raw()->run("UPDATE tickets SET state = 'gone-fishing' WHERE id = 't1'"));
    const auto read = inRead<Ticket>(store(), [](Session &session) { return session.tickets().byId(TicketId("t1")); });
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::Damaged);
    const auto all = inRead<std::vector<Ticket>>(
        store(), [](Session &session) { return session.tickets().changedAfter(0, 10); });
    EXPECT_EQ(all.error().code, ErrorCode::Damaged);
}

ON_BOTH_ENGINES(SqlStoreTest);

} // namespace
} // namespace matchdesk::tests
