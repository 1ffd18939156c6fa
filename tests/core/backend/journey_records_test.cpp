// SPDX-License-Identifier: MIT
#include "user_side.h"

#include "core/store/database_fixture.h"
#include "core/store/postgres_cluster.h"
#include "domain/trn_token.h"
#include "journey/names.h"
#include "store/sql_store.h"

#include <thread>

/// What becomes of the record once it is found: the portal's account, invitations, names, and the same on PostgreSQL.
namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

AnswersPatch withNino(const char *nino)
{
    AnswersPatch patch;
    patch.nationalInsuranceNumber = nino;
    return patch;
}

class Portal : public testing::Test {
protected:
    void lock(const char *trn)
    {
        EXPECT_TRUE(side.bench->store
                        ->write([&](Session &session) { return session.portalAccounts().setFailedSignIns(trn, 3); })
                        .ok());
    }
    int failures(const char *trn)
    {
        const auto count = inRead<std::optional<std::int32_t>>(
            *side.bench->store, [&](Session &session) { return session.portalAccounts().failedSignIns(trn); });
        EXPECT_TRUE(count.ok());
        return count.ok() ? count.value().value_or(0) : -1;
    }

    UserSide side;
};

TEST_F(Portal, N18_ALockedAccountIsUnlockedWhenTheRecordIsFound)
{
    lock(DeskBench::freeTrn);
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    visitor.statesDetailsOf(DeskBench::freeTrn, withNino("JG103759A"));
    EXPECT_EQ(failures(DeskBench::freeTrn), 3) << "not before it is theirs";
    visitor.submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Linked);
    EXPECT_EQ(failures(DeskBench::freeTrn), 0);
    // Once: whoever locks it again is not helped by signing in here
    lock(DeskBench::freeTrn);
    visitor.submits();
    static_cast<void>(side.visitor("sal@mail.test").signsIn());
    EXPECT_EQ(failures(DeskBench::freeTrn), 3);
}

TEST_F(Portal, N19_NotWhenTheAddressFoundAnotherRecordBefore)
{
    static_cast<void>(side.accountOf(DeskBench::otherTrn, "yusuf@mail.test"));
    lock(DeskBench::freeTrn);
    // The address was used to find somebody's record, which stayed with its account
    Visitor first = side.visitor("sal@mail.test").signsIn();
    first.statesDetailsOf(DeskBench::otherTrn, withNino("JG103765C"));
    EXPECT_EQ(first.sees().finding, Finding::Claimed);
    // And finds another one now
    Visitor second = side.visitor("sal@mail.test").signsIn();
    second.statesDetailsOf(DeskBench::freeTrn, withNino("JG103759A")).submits();
    EXPECT_EQ(second.sees().ending, Ending::Linked);
    EXPECT_EQ(failures(DeskBench::freeTrn), 3);
}

TEST_F(Portal, NotWhileTheRecordHasAnAlert)
{
    lock(DeskBench::freeTrn);
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    visitor.statesDetailsOf(DeskBench::freeTrn, withNino("JG103759A"));
    side.bench->changeRecord(DeskBench::freeTrn, [](matching::Record &record) { record.activeAlert = true; });
    visitor.submits();
    EXPECT_EQ(failures(DeskBench::freeTrn), 3);
}

class Invitation : public testing::Test {
protected:
    void SetUp() override
    {
        token = newTrnToken();
        TrnToken invitation;
        invitation.trn = DeskBench::freeTrn;
        invitation.emailAddress = "sarah@mail.test";
        invitation.createdAt = side.bench->clock.now();
        invitation.expiresAt = side.bench->clock.now() + kTrnTokenLife;
        ASSERT_TRUE(side.bench->store
                        ->write([&](Session &session) { return storeTrnToken(session, invitation, token); })
                        .ok());
    }
    UserSide::Answer come(const std::string &with)
    {
        return side.ask("POST", "/v1/journeys", R"({"service":"course","trnToken":")" + with + "\"}");
    }
    static JourneyView viewIn(const UserSide::Answer &answer)
    {
        EXPECT_EQ(answer.status, 201) << answer.body;
        auto view = contract::decode<JourneyView>(answer.body, contract::Origin::Response);
        return view.ok() ? view.value() : JourneyView {};
    }

    UserSide side;
    std::string token;
};

TEST_F(Invitation, N34_ANewHolderComesWithALinkAndNeedsNoCode)
{
    const JourneyView view = viewIn(come(token));
    EXPECT_EQ(view.state, JourneyState::Questions);
    EXPECT_EQ(view.emailAddress, "sarah@mail.test");
    EXPECT_EQ(view.trn, DeskBench::freeTrn);
    EXPECT_EQ(view.question, std::nullopt);
    EXPECT_TRUE(side.mailTo("sarah@mail.test").empty());
    const auto ended = side.ask("POST", "/v1/journeys/" + view.id.text + "/submit");
    ASSERT_EQ(ended.status, 200) << ended.body;
    const auto account = side.account("sarah@mail.test");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->trn, DeskBench::freeTrn);
    EXPECT_EQ(account->lastName, "Lowe");
    EXPECT_EQ(account->linkSource, LinkSource::Token);
    EXPECT_EQ(effectiveLevel(*account), VerificationLevel::Medium);
    // It works once
    EXPECT_EQ(come(token).status, 422);
    EXPECT_EQ(UserSide::errorIn(come(token)).rule, "token-unusable");
}

TEST_F(Invitation, N34_AKnownHolderIsSignedInAndTheLinkIsUsedUp)
{
    static_cast<void>(side.accountOf(DeskBench::freeTrn, "sarah@mail.test"));
    const JourneyView view = viewIn(come(token));
    EXPECT_EQ(view.ending, Ending::SignedIn);
    EXPECT_EQ(come(token).status, 422);
}

TEST_F(Invitation, DoesNotReplaceAnotherRecord)
{
    static_cast<void>(side.accountOf(DeskBench::otherTrn, "sarah@mail.test"));
    const JourneyView view = viewIn(come(token));
    EXPECT_EQ(view.notice, "invitation-not-applied");
    EXPECT_EQ(side.account("sarah@mail.test")->trn, DeskBench::otherTrn);
}

TEST_F(Invitation, ExpiredOrUnknownOpensNothing)
{
    EXPECT_EQ(come("0123456789abcdef").status, 422);
    EXPECT_EQ(come("x").status, 422);
    side.bench->clock.advance(std::chrono::days(181));
    EXPECT_EQ(come(token).status, 422);
}

TEST(Names, FollowTheRegisterForThoseWhoseRecordChanged)
{
    UserSide side;
    const Identity sarah = side.accountOf(DeskBench::freeTrn, "sarah@mail.test");
    const Identity yusuf = side.accountOf(DeskBench::otherTrn, "yusuf@mail.test");
    side.bench->changeRecord(DeskBench::freeTrn, [](matching::Record &record) { record.firstName = "Sally"; });
    side.bench->changeRecord(DeskBench::otherTrn, [](matching::Record &record) { record.firstName.clear(); });
    LocalRecordSource source(side.bench->records);
    const std::vector<std::string> changed {DeskBench::freeTrn, DeskBench::otherTrn, DeskBench::alertTrn, "none"};
    const auto count = syncNames(*side.bench->store, side.bench->clock, source, changed);
    ASSERT_TRUE(count.ok());
    EXPECT_EQ(count.value(), 1);
    EXPECT_EQ(side.bench->identity(sarah.id).firstName, "Sally");
    EXPECT_EQ(side.bench->identity(yusuf.id).firstName, "Yusuf") << "a record without a full name gives none";
    EXPECT_EQ(side.events(sarah.id).back().source, ChangeSource::DqtSynchronization);
    EXPECT_TRUE(side.events(yusuf.id).empty());
}

/// The stories whose transactions meet, on PostgreSQL as well.
class OnPostgres : public testing::Test {
protected:
    void SetUp() override
    {
        auto *cluster = tests::PostgresCluster::ofThisRun();
        if (cluster == nullptr)
            GTEST_SKIP() << "PostgreSQL is not installed";
        static int number = 0;
        const std::string name = "journeys" + std::to_string(++number);
        tests::RawConnection admin(store::Engine::Postgres, "postgres", cluster->socketDirectory());
        ASSERT_TRUE(admin.run("CREATE DATABASE " + name));
        auto opened = SqlStore::openPostgres(cluster->uri(name));
        ASSERT_TRUE(opened.ok()) << opened.error().detail;
        side = std::make_unique<UserSide>(std::move(opened).value());
    }

    std::unique_ptr<UserSide> side;
};

TEST_F(OnPostgres, PeopleFindTheirRecordMeetItsOwnerAndRaiseTickets)
{
    Visitor finder = side->visitor("sal@mail.test").signsIn();
    finder.statesDetailsOf(DeskBench::freeTrn, withNino("JG103759A")).submits();
    EXPECT_EQ(finder.sees().ending, Ending::Linked);
    Visitor other = side->visitor("sal.other@mail.test").signsIn();
    other.statesDetailsOf(DeskBench::freeTrn, withNino("JG103759A")).submits();
    other.entersOwnersCode("000000");
    other.entersOwnersCode(side->newestCodeFor("sal@mail.test")).chooses("sal.other@mail.test");
    EXPECT_EQ(other.sees().account->id, finder.sees().account->id);
    Visitor asker = side->visitor("imre@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.hasTrn = true;
    patch.trn = "7654321";
    asker.answers(patch).submits();
    EXPECT_EQ(side->tickets().size(), 1U);
    EXPECT_EQ(side->visitor("imre@mail.test").signsIn().sees().ending, Ending::Pending);
}

TEST_F(OnPostgres, TwoPeopleWhoFindOneRecordAtOnceNeverBothGetIt)
{
    std::vector<Visitor> visitors;
    for (int i = 0; i < 4; ++i) {
        visitors.push_back(side->visitor("sal" + std::to_string(i) + "@mail.test").signsIn());
        visitors.back().statesDetailsOf(DeskBench::freeTrn, withNino("JG103759A"));
    }
    std::vector<std::jthread> presses;
    for (Visitor &visitor : visitors)
        presses.emplace_back([this, path = visitor.path("submit")] { EXPECT_EQ(side->ask("POST", path).status, 200); });
    presses.clear();
    int linked = 0;
    for (Visitor &visitor : visitors)
        linked += visitor.looksAgain().sees().ending == Ending::Linked ? 1 : 0;
    EXPECT_EQ(linked, 1);
}

} // namespace
} // namespace matchdesk::test
