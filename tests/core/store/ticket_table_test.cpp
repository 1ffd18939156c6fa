// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <thread>

namespace matchdesk::tests {
namespace {

class TicketTable : public DatabaseTest {
protected:
    Result<Ticket> update(Ticket ticket, std::int64_t basedOn)
    {
        return inWrite<Ticket>(store(), [&](Session &session) { return session.tickets().update(ticket, basedOn); });
    }
    Result<Ticket> byId(const std::string &id)
    {
        return inRead<Ticket>(store(), [&](Session &session) { return session.tickets().byId(TicketId(id)); });
    }
    std::vector<std::string> found(const std::string &text, std::size_t limit = 100)
    {
        const auto tickets = inRead<std::vector<Ticket>>(
            store(), [&](Session &session) { return session.tickets().search(text, limit); });
        EXPECT_TRUE(tickets.ok());
        std::vector<std::string> ids;
        if (tickets.ok()) {
            for (const Ticket &ticket : tickets.value())
                ids.push_back(ticket.id.text);
        }
        return ids;
    }
    /// Stores a ticket of `name`, opened `seconds` after the first.
    Result<Ticket> put(const std::string &id, const std::string &name, const std::string &trn, const std::string &email,
                       std::int64_t seconds)
    {
        const Identity identity = sampleIdentity("i-" + id, id + "@example.org");
        if (const Outcome added = putIdentity(store(), identity); !added.ok())
            return added.error();
        Ticket ticket = sampleTicket(id, identity.id);
        ticket.personName = name;
        ticket.openedAt = at(seconds);
        return inWrite<Ticket>(
            store(), [&](Session &session) { return session.tickets().add(ticket, {sampleAttempt(trn, email)}); });
    }
};

TEST_P(TicketTable, ComesBackAsItWent)
{
    const auto stored = putTicket(store(), "t1");
    ASSERT_TRUE(stored.ok()) << stored.error().detail;
    Ticket expected = sampleTicket("t1", IdentityId("i-t1"));
    expected.reference = "MD-10001";
    expected.changeSeq = stored.value().changeSeq;
    EXPECT_EQ(stored.value(), expected);
    reopen();
    const auto read = byId("t1");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value(), expected);
    const auto byReference = inRead<Ticket>(
        store(), [](Session &session) { return session.tickets().byReference("MD-10001"); });
    ASSERT_TRUE(byReference.ok());
    EXPECT_EQ(byReference.value(), expected);
}

TEST_P(TicketTable, ABareOneComesBackBare)
{
    const auto stored = inWrite<Ticket>(store(), [](Session &session) {
        Ticket ticket;
        ticket.id = TicketId("bare");
        return session.tickets().add(ticket, {});
    });
    ASSERT_TRUE(stored.ok()) << stored.error().detail;
    EXPECT_EQ(byId("bare").value(), stored.value());
    EXPECT_FALSE(byId("bare").value().lease.has_value());
}

TEST_P(TicketTable, UnknownOnesAreNotFound)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    EXPECT_EQ(byId("t2").error().code, ErrorCode::NotFound);
    for (const char *reference : {"", "MD-", "MD-10002", "md-10001", "MD-010001", "MD-+10001", "MD-10001 ", "10001",
                                  "MD-99999999999999999999", "MD-10001' OR '1'='1"}) {
        const auto read = inRead<Ticket>(
            store(), [&](Session &session) { return session.tickets().byReference(reference); });
        ASSERT_FALSE(read.ok()) << reference;
        EXPECT_EQ(read.error().code, ErrorCode::NotFound) << reference;
    }
}

TEST_P(TicketTable, ReferencesFollowEachOther)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(putTicket(store(), "t" + std::to_string(i)).value().reference, "MD-" + std::to_string(10001 + i));
}

TEST_P(TicketTable, AttemptsComeBackInOrder)
{
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i", "i@example.org")).ok());
    const std::vector<Attempt> attempts {sampleAttempt("7200000", "one@example.org"), Attempt {},
                                         sampleAttempt("", "two@example.org")};
    ASSERT_TRUE(inWrite<Ticket>(store(), [&](Session &session) {
                    return session.tickets().add(sampleTicket("t", IdentityId("i")), attempts);
                }).ok());
    const auto read = inRead<std::vector<Attempt>>(
        store(), [](Session &session) { return session.tickets().attempts(TicketId("t")); });
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read.value(), attempts);
}

TEST_P(TicketTable, UpdatesRaiseVersionAndChange)
{
    const Ticket stored = putTicket(store(), "t1").value();
    Ticket changed = stored;
    changed.reference = "MD-1"; // not for the caller to choose
    changed.kind = TicketKind::NoMatch;
    changed.cause = Cause::LookupUnavailable;
    changed.state = TicketState::Closed;
    changed.hint = Hint::None;
    changed.personName = "Nia Frost";
    changed.lease.reset();
    changed.pausedAt.reset();
    changed.keptBy = StaffId();
    changed.skips = 4;
    const auto updated = update(changed, stored.version);
    ASSERT_TRUE(updated.ok()) << updated.error().detail;
    Ticket expected = changed;
    expected.reference = "MD-10001";
    expected.version = stored.version + 1;
    expected.changeSeq = updated.value().changeSeq;
    EXPECT_EQ(updated.value(), expected);
    EXPECT_GT(expected.changeSeq, stored.changeSeq);
    EXPECT_EQ(byId("t1").value(), expected);
    EXPECT_EQ(found("frost"), std::vector<std::string> {"t1"});
    EXPECT_TRUE(found("Łukasz").empty());
}

TEST_P(TicketTable, AStaleUpdateIsAConflictThatSaysWhoWasFirst)
{
    Ticket ticket = putTicket(store(), "t1").value();
    ASSERT_TRUE(store().write([&](Session &session) -> Outcome {
                        ticket.lastDecision = DecisionId("d1");
                        const auto updated = session.tickets().update(ticket, ticket.version);
                        if (!updated.ok())
                            return updated.error();
                        return session.decisions().add(sampleDecision("d1", ticket.id), "key", "digest", "seen", {});
                    })
                    .ok());
    const auto stale = update(ticket, ticket.version);
    ASSERT_FALSE(stale.ok());
    EXPECT_EQ(stale.error().code, ErrorCode::Conflict);
    EXPECT_EQ(stale.error().who, "Ada Marsh");
    EXPECT_EQ(stale.error().what, "ask-user");
    EXPECT_EQ(stale.error().when, "2026-02-25T06:13:50.123456Z");
    EXPECT_EQ(update(sampleTicket("nobody", IdentityId("i-t1")), 1).error().code, ErrorCode::NotFound);
}

TEST_P(TicketTable, ALeaseChangesNoVersion)
{
    const Ticket stored = putTicket(store(), "t1").value();
    const Lease lease {StaffId("s9"), "Joss Vale", at(100), at(200)};
    const auto set = [&](const std::string &id, const std::optional<Lease> &value) {
        return store().write([&](Session &session) { return session.tickets().setLease(TicketId(id), value); });
    };
    ASSERT_TRUE(set("t1", lease).ok());
    Ticket leased = byId("t1").value();
    EXPECT_EQ(leased.lease, lease);
    EXPECT_EQ(leased.version, stored.version);
    EXPECT_GT(leased.changeSeq, stored.changeSeq);
    ASSERT_TRUE(set("t1", std::nullopt).ok());
    EXPECT_FALSE(byId("t1").value().lease.has_value());
    EXPECT_GT(byId("t1").value().changeSeq, leased.changeSeq);
    EXPECT_EQ(set("nobody", lease).error().code, ErrorCode::NotFound);
}

TEST_P(TicketTable, NewsComesInPagesInOrder)
{
    for (int i = 0; i < 7; ++i)
        ASSERT_TRUE(putTicket(store(), "t" + std::to_string(i)).ok());
    Ticket first = byId("t0").value();
    ASSERT_TRUE(update(first, first.version).ok());
    std::vector<std::string> seen;
    std::int64_t after = 0;
    for (;;) {
        const auto page = inRead<std::vector<Ticket>>(
            store(), [&](Session &session) { return session.tickets().changedAfter(after, 3); });
        ASSERT_TRUE(page.ok());
        if (page.value().empty())
            break;
        EXPECT_LE(page.value().size(), 3U);
        for (const Ticket &ticket : page.value()) {
            EXPECT_GT(ticket.changeSeq, after);
            after = ticket.changeSeq;
            seen.push_back(ticket.id.text);
        }
    }
    EXPECT_EQ(seen, (std::vector<std::string> {"t1", "t2", "t3", "t4", "t5", "t6", "t0"}));
}

/// The database's order is the domain's, for every mixture of what the order rests on.
TEST_P(TicketTable, OpenOnesComeInTheQueuesOrder)
{
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i", "i@example.org")).ok());
    constexpr std::array kStates {TicketState::Open,   TicketState::AwaitingUser, TicketState::SecondOpinion,
                                  TicketState::Parked, TicketState::Escalated,    TicketState::Held,
                                  TicketState::Closed};
    constexpr std::array kHints {Hint::None, Hint::ReturnedByRule, Hint::AnsweredByUser};
    std::mt19937 random(5);
    ASSERT_TRUE(store().write([&](Session &session) -> Outcome {
                        for (int i = 0; i < 150; ++i) {
                            Ticket ticket = sampleTicket("t" + std::to_string(i), IdentityId("i"));
                            ticket.state = kStates[random() % kStates.size()];
                            ticket.hint = kHints[random() % kHints.size()];
                            ticket.promisedBy = at(static_cast<std::int64_t>(random() % 6));
                            if (const auto added = session.tickets().add(ticket, {}); !added.ok())
                                return added.error();
                        }
                        return Done {};
                    })
                    .ok());
    const auto everything = inRead<std::vector<Ticket>>(
        store(), [](Session &session) { return session.tickets().changedAfter(0, 1000); });
    std::vector<Ticket> expected = everything.value();
    std::erase_if(expected, [](const Ticket &ticket) { return ticket.state == TicketState::Closed; });
    std::ranges::sort(expected, [](const Ticket &left, const Ticket &right) {
        return comesBefore(rowOf(left, at(0)), rowOf(right, at(0)));
    });
    const auto open = inRead<std::vector<Ticket>>(
        store(), [](Session &session) { return session.tickets().firstOpen(1000); });
    ASSERT_TRUE(open.ok());
    EXPECT_EQ(open.value(), expected);
    const auto few
        = inRead<std::vector<Ticket>>(store(), [](Session &session) { return session.tickets().firstOpen(10); });
    expected.resize(10);
    EXPECT_EQ(few.value(), expected);
}

TEST_P(TicketTable, SearchLooksAtFourThingsAndIgnoresCase)
{
    ASSERT_TRUE(put("t1", "Siân O'Hara", "71 00/001", "First.Asker@Example.org", 1).ok());
    ASSERT_TRUE(put("t2", "STRASSER Ångström", "7100002", "second@example.org", 2).ok());
    using Ids = std::vector<std::string>;
    EXPECT_EQ(found("siÂn o'h"), Ids {"t1"});
    EXPECT_EQ(found("ÅNGSTRÖM"), Ids {"t2"});
    EXPECT_EQ(found("first.ASKER@"), Ids {"t1"});
    EXPECT_EQ(found("7100001"), Ids {"t1"}) << "as typed it has a blank and a stroke";
    EXPECT_EQ(found("71 00/0"), Ids {"t1"});
    EXPECT_EQ(found("md-10002"), Ids {"t2"});
    EXPECT_EQ(found("example.org"), (Ids {"t2", "t1"})) << "newest first";
    EXPECT_EQ(found("example.org", 1), Ids {"t2"});
    EXPECT_TRUE(found("nowhere").empty());
}

TEST_P(TicketTable, SearchTakesWildcardsLiterally)
{
    ASSERT_TRUE(put("t1", "100% Owl", "", "a_b@example.org", 1).ok());
    ASSERT_TRUE(put("t2", "Plain Wren!", "", "axb@example.org", 2).ok());
    using Ids = std::vector<std::string>;
    EXPECT_EQ(found("%"), Ids {"t1"});
    EXPECT_EQ(found("a_b"), Ids {"t1"});
    EXPECT_EQ(found("_"), Ids {"t1"});
    EXPECT_EQ(found("wren!"), Ids {"t2"});
    EXPECT_TRUE(found("0%o").empty());
    EXPECT_TRUE(found("\\").empty());
    const auto tooLong = inRead<std::vector<Ticket>>(
        store(), [](Session &session) { return session.tickets().search(std::string(60'000, '%'), 5); });
    EXPECT_EQ(tooLong.error().code, ErrorCode::Unprocessable);
}

TEST_P(TicketTable, CandidatesAddedByHandAreKeptOnce)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    const auto add = [&](const std::string &id, const std::string &trn, std::int64_t seconds) {
        return store().write([&](Session &session) {
            return session.tickets().addCandidate(TicketId(id), trn, StaffId("s1"), at(seconds));
        });
    };
    ASSERT_TRUE(add("t1", "7300002", 1).ok());
    ASSERT_TRUE(add("t1", "7300001", 2).ok());
    ASSERT_TRUE(add("t1", "7300002", 3).ok());
    EXPECT_EQ(add("nobody", "7300002", 3).error().code, ErrorCode::NotFound);
    const auto added = inRead<std::vector<std::string>>(
        store(), [](Session &session) { return session.tickets().addedCandidates(TicketId("t1")); });
    EXPECT_EQ(added.value(), (std::vector<std::string> {"7300002", "7300001"}));
}

/// Two desktops on one ticket: of those who saw the same version exactly one gets through, and each change has a number
/// of its own that a reader never sees out of order.
TEST_P(TicketTable, ManyWritersOneWinnerForEachVersion)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    constexpr int kThreads = 4;
    constexpr int kEach = 25;
    std::array<int, kThreads> won {};
    std::array<int, kThreads> other {};
    std::vector<std::thread> threads;
    for (std::size_t me = 0; me < kThreads; ++me) {
        threads.emplace_back([&, me] {
            for (int i = 0; i < kEach; ++i) {
                const Ticket seen = byId("t1").value();
                const auto updated = update(seen, seen.version);
                if (updated.ok())
                    ++won[me];
                else if (updated.error().code != ErrorCode::Conflict)
                    ++other[me];
            }
            store().releaseThread();
        });
    }
    std::int64_t last = 0;
    for (int i = 0; i < 50; ++i) {
        const std::int64_t now = byId("t1").value().changeSeq;
        EXPECT_GE(now, last);
        last = now;
    }
    for (std::thread &thread : threads)
        thread.join();
    int wins = 0;
    for (std::size_t me = 0; me < kThreads; ++me) {
        wins += won[me];
        EXPECT_EQ(other[me], 0);
    }
    EXPECT_GE(wins, kEach);
    EXPECT_EQ(byId("t1").value().version, 1 + wins);
}

TEST_P(TicketTable, ConcurrentAddsGetNumbersOfTheirOwn)
{
    constexpr int kThreads = 4;
    constexpr int kEach = 20;
    std::vector<std::thread> threads;
    for (int me = 0; me < kThreads; ++me) {
        threads.emplace_back([&, me] {
            for (int i = 0; i < kEach; ++i)
                EXPECT_TRUE(putTicket(store(), std::to_string(me) + "-" + std::to_string(i)).ok());
            store().releaseThread();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const auto all = inRead<std::vector<Ticket>>(
        store(), [](Session &session) { return session.tickets().changedAfter(0, 1000); });
    std::set<std::string> references;
    std::set<std::int64_t> changes;
    for (const Ticket &ticket : all.value()) {
        references.insert(ticket.reference);
        changes.insert(ticket.changeSeq);
    }
    EXPECT_EQ(references.size(), static_cast<std::size_t>(kThreads * kEach));
    EXPECT_EQ(changes.size(), static_cast<std::size_t>(kThreads * kEach));
    EXPECT_EQ(*references.begin(), "MD-10001");
    EXPECT_EQ(*references.rbegin(), "MD-" + std::to_string(10000 + kThreads * kEach));
}

ON_BOTH_ENGINES(TicketTable);

} // namespace
} // namespace matchdesk::tests
