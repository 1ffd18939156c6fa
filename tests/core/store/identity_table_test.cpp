// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

#include <atomic>
#include <thread>

namespace matchdesk::tests {
namespace {

class IdentityTable : public DatabaseTest {
protected:
    Result<Identity> byId(const std::string &id)
    {
        return inRead<Identity>(store(), [&](Session &session) { return session.identities().byId(IdentityId(id)); });
    }
    Result<Identity> update(const Identity &identity)
    {
        return inWrite<Identity>(
            store(), [&](Session &session) { return session.identities().update(identity, identity.version); });
    }
    std::optional<Identity> byTrn(const std::string &trn)
    {
        return inRead<std::optional<Identity>>(store(), [&](Session &session) {
                   return session.identities().liveByTrn(trn);
               }).value();
    }
    std::optional<Identity> byEmail(const std::string &email)
    {
        return inRead<std::optional<Identity>>(store(), [&](Session &session) {
                   return session.identities().liveByEmail(email);
               }).value();
    }
};

TEST_P(IdentityTable, ComesBackAsItWent)
{
    const Identity full = sampleIdentity("i1", "Sian@Example.org", "7100001");
    Identity bare;
    bare.id = IdentityId("i2");
    ASSERT_TRUE(putIdentity(store(), full).ok());
    ASSERT_TRUE(putIdentity(store(), bare).ok());
    reopen();
    EXPECT_EQ(byId("i1").value(), full);
    EXPECT_EQ(byId("i2").value(), bare);
    EXPECT_EQ(byId("i3").error().code, ErrorCode::NotFound);
}

TEST_P(IdentityTable, IsFoundByTrnAndByAddressWhileItLives)
{
    Identity identity = sampleIdentity("i1", "Siân@Example.org", "7100001");
    ASSERT_TRUE(putIdentity(store(), identity).ok());
    EXPECT_EQ(byTrn("7100001"), identity);
    EXPECT_EQ(byEmail("SIÂN@example.ORG"), identity);
    EXPECT_FALSE(byTrn("7100002").has_value());
    EXPECT_FALSE(byTrn("").has_value());
    EXPECT_FALSE(byEmail("").has_value());
    identity.live = false;
    ASSERT_TRUE(update(identity).ok());
    EXPECT_FALSE(byTrn("7100001").has_value());
    EXPECT_FALSE(byEmail("siân@example.org").has_value());
}

TEST_P(IdentityTable, UpdatesRaiseTheVersion)
{
    Identity identity = sampleIdentity("i1", "one@example.org");
    ASSERT_TRUE(putIdentity(store(), identity).ok());
    identity.trn = "7100001";
    identity.lookupStatus = LookupStatus::Found;
    identity.linkedAt.reset();
    const auto updated = update(identity);
    ASSERT_TRUE(updated.ok());
    identity.version = 2;
    EXPECT_EQ(updated.value(), identity);
    EXPECT_EQ(byId("i1").value(), identity);
    identity.version = 1;
    EXPECT_EQ(update(identity).error().code, ErrorCode::Conflict);
    EXPECT_EQ(update(sampleIdentity("i9", "nine@example.org")).error().code, ErrorCode::NotFound);
}

TEST_P(IdentityTable, OneTrnHasOneLiveIdentity)
{
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i1", "one@example.org", "7100001")).ok());
    const Outcome second = putIdentity(store(), sampleIdentity("i2", "two@example.org", "7100001"));
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::RuleRefused);
    EXPECT_EQ(second.error().rule, "trn-claimed");
    EXPECT_EQ(second.error().detail.find("7100001"), std::string::npos) << "no personal data in what is logged";

    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i2", "two@example.org")).ok());
    Identity linking = byId("i2").value();
    linking.trn = "7100001";
    EXPECT_EQ(update(linking).error().rule, "trn-claimed");

    Identity dead = sampleIdentity("i3", "three@example.org", "7100001");
    dead.live = false;
    EXPECT_TRUE(putIdentity(store(), dead).ok());
}

TEST_P(IdentityTable, OneAddressHasOneLiveIdentity)
{
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i1", "one@example.org")).ok());
    const Outcome second = putIdentity(store(), sampleIdentity("i2", "ONE@example.ORG"));
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::RuleRefused);
    EXPECT_EQ(second.error().rule, "email-taken");
}

/// A refused identity is an answer, not an accident: the same transaction goes on to say so.
TEST_P(IdentityTable, ARefusalLeavesTheTransactionUsable)
{
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i1", "one@example.org", "7100001")).ok());
    std::string rule;
    const Outcome written = store().write([&](Session &session) -> Outcome {
        const Outcome refused = session.identities().add(sampleIdentity("i2", "two@example.org", "7100001"));
        if (refused.ok())
            return Done {};
        rule = refused.error().rule;
        return session.meta().set("refused", "yes");
    });
    ASSERT_TRUE(written.ok()) << written.error().detail;
    EXPECT_EQ(rule, "trn-claimed");
    const auto kept = inRead<std::optional<std::string>>(
        store(), [](Session &session) { return session.meta().value("refused"); });
    EXPECT_EQ(kept.value(), "yes");
    EXPECT_EQ(byId("i2").error().code, ErrorCode::NotFound);
}

TEST_P(IdentityTable, OfEightClaimantsOneWins)
{
    constexpr int kClaimants = 8;
    for (int i = 0; i < kClaimants; ++i)
        ASSERT_TRUE(
            putIdentity(store(), sampleIdentity("i" + std::to_string(i), std::to_string(i) + "@example.org")).ok());
    for (int round = 0; round < 5; ++round) {
        const std::string trn = "710000" + std::to_string(round);
        std::atomic<int> ready {0};
        std::atomic<int> won {0};
        std::atomic<int> refused {0};
        std::vector<std::thread> threads;
        for (int i = 0; i < kClaimants; ++i) {
            threads.emplace_back([&, i] {
                Identity mine = byId("i" + std::to_string(i)).value();
                mine.trn = trn;
                ++ready;
                while (ready < kClaimants)
                    std::this_thread::yield();
                const auto claimed = update(mine);
                if (claimed.ok())
                    ++won;
                else if (claimed.error().rule == "trn-claimed")
                    ++refused;
                store().releaseThread();
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        EXPECT_EQ(won, 1);
        EXPECT_EQ(refused, kClaimants - 1);
    }
}

/// The rule is the database's own: it holds against a second server that knows nothing of this one's turns.
TEST_P(IdentityTable, TheRuleHoldsAgainstAnybody)
{
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i1", "one@example.org", "7100001")).ok());
    ASSERT_TRUE(putIdentity(store(), sampleIdentity("i2", "two@example.org")).ok());
    const auto intruder = raw();
    EXPECT_FALSE(intruder->run("UPDATE identities SET trn = '7100001' WHERE id = 'i2'"));
    EXPECT_TRUE(intruder->run("UPDATE identities SET trn = '7100002' WHERE id = 'i2'"));
}

TEST_P(IdentityTable, FollowsMergesToTheSurvivor)
{
    Identity first = sampleIdentity("i1", "one@example.org");
    first.live = false;
    first.mergedInto = IdentityId("i2");
    Identity second = sampleIdentity("i2", "two@example.org");
    second.live = false;
    second.mergedInto = IdentityId("i3");
    const Identity last = sampleIdentity("i3", "three@example.org");
    for (const Identity &identity : {first, second, last})
        ASSERT_TRUE(putIdentity(store(), identity).ok());
    const auto surviving = [&](const char *id) {
        return inRead<Identity>(store(), [&](Session &session) { return session.identities().surviving(IdentityId(id)); });
    };
    EXPECT_EQ(surviving("i1").value().id, last.id);
    EXPECT_EQ(surviving("i3").value().id, last.id);
    EXPECT_EQ(surviving("i9").error().code, ErrorCode::NotFound);
    const auto merged = inRead<std::vector<IdentityId>>(
        store(), [&](Session &session) { return session.identities().mergedIds(last.id); });
    EXPECT_EQ(merged.value(), (std::vector {first.id, second.id}));
    second.mergedInto = first.id;
    ASSERT_TRUE(update(second).ok());
    EXPECT_EQ(surviving("i1").error().code, ErrorCode::Damaged);
}

TEST_P(IdentityTable, PagesLiveOnesByName)
{
    const std::vector<std::array<const char *, 3>> people {
        {"i1", "Birch", "Zoe"}, {"i2", "birch", "Ann"}, {"i3", "Ashe", "Tom"}, {"i4", "Ólafs", "Eir"}, {"i5", "Cole", "Gone"}};
    for (const auto &[id, last, first] : people) {
        Identity identity = sampleIdentity(id, std::string(id) + "@example.org");
        identity.lastName = last;
        identity.firstName = first;
        identity.lookupStatus = std::string_view(id) == "i3" ? LookupStatus::Found : LookupStatus::Pending;
        identity.live = std::string_view(id) != "i5";
        ASSERT_TRUE(putIdentity(store(), identity).ok());
    }
    const auto page = [&](IdentityQuery query) {
        return inRead<IdentityPage>(store(), [&](Session &session) { return session.identities().page(query); }).value();
    };
    const auto ids = [](const IdentityPage &shown) {
        std::string text;
        for (const Identity &identity : shown.identities)
            text += identity.id.text;
        return text;
    };
    EXPECT_EQ(ids(page({})), "i3i2i1i4");
    EXPECT_EQ(ids(page({{LookupStatus::Pending, LookupStatus::None}, 0, 25})), "i2i1i4");
    const IdentityPage second = page({{}, 1, 2});
    EXPECT_EQ(ids(second), "i2i1");
    EXPECT_EQ(second.total, 4);
    EXPECT_EQ(ids(page({{}, 40, 25})), "");
}

ON_BOTH_ENGINES(IdentityTable);

class IdentityEventTable : public DatabaseTest {};

TEST_P(IdentityEventTable, GivesEventsBackInOrder)
{
    IdentityEvent full;
    full.at = at(70);
    full.kind = IdentityEventKind::UserUpdated;
    full.identity = sampleIdentity("i1", "one@example.org", "7100001");
    full.changes = 3;
    full.source = ChangeSource::SupportUi;
    full.actor = {StaffId("s1"), ClientId("c1")};
    full.ticket = TicketId("t1");
    full.previous = {{ChangedField::EmailAddress, "old\\\nwith\tsigns"}, {ChangedField::FirstName, ""}};
    IdentityEvent bare;
    bare.kind = IdentityEventKind::UserSignedIn;
    bare.identity = sampleIdentity("i2", "two@example.org");
    ASSERT_TRUE(store()
                    .write([&](Session &session) -> Outcome {
                        if (Outcome first = session.identityEvents().append(full); !first.ok())
                            return first;
                        return session.identityEvents().append(bare);
                    })
                    .ok());
    reopen();
    const auto all = inRead<std::vector<IdentityEvent>>(
        store(), [](Session &session) { return session.identityEvents().after(0, 10); }).value();
    ASSERT_EQ(all.size(), 2U);
    full.seq = all[0].seq;
    bare.seq = all[1].seq;
    EXPECT_EQ(all[0], full);
    EXPECT_EQ(all[1], bare);
    EXPECT_LT(full.seq, bare.seq);
    const auto later = inRead<std::vector<IdentityEvent>>(
        store(), [&](Session &session) { return session.identityEvents().after(full.seq, 10); }).value();
    EXPECT_EQ(later, std::vector {bare});
    const auto own = inRead<std::vector<IdentityEvent>>(
        store(), [&](Session &session) { return session.identityEvents().forIdentity(full.identity.id); }).value();
    EXPECT_EQ(own, std::vector {full});
}

ON_BOTH_ENGINES(IdentityEventTable);

class CallingServiceTable : public DatabaseTest {};

TEST_P(CallingServiceTable, KeepsServicesAndTheirLatestSettings)
{
    const auto put = [&](const CallingService &service) {
        return store().write([&](Session &session) { return session.services().put(service); });
    };
    ASSERT_TRUE(put({ServiceId("npq"), "Register for an NPQ", false, "default", true}).ok());
    ASSERT_TRUE(put({ServiceId("claim"), "Claim", true, "strict", false}).ok());
    const CallingService changed {ServiceId("npq"), "Register for an NPQ", true, "strict", false};
    ASSERT_TRUE(put(changed).ok());
    reopen();
    const auto all = inRead<std::vector<CallingService>>(store(), [](Session &session) { return session.services().all(); });
    ASSERT_EQ(all.value().size(), 2U);
    EXPECT_EQ(all.value()[0].id, ServiceId("claim"));
    EXPECT_EQ(all.value()[1], changed);
    const auto none = inRead<CallingService>(
        store(), [](Session &session) { return session.services().byId(ServiceId("none")); });
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

ON_BOTH_ENGINES(CallingServiceTable);

} // namespace
} // namespace matchdesk::tests
