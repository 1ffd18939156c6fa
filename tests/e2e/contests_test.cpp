// SPDX-License-Identifier: MIT
// A contested email from one desktop to the next: two people agree, somebody stops it, it is rejected, or one proof is
// asked for.
#include "e2e/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

const QString kEnter = QStringLiteral("Enter");

class ContestJourney : public testing::Test {
protected:
    /// A backend on which an agent has found that the claimed record's holder is the asker under another address.
    void givenContest(std::chrono::seconds wait)
    {
        m_server = std::make_unique<TeamServer>(DemoWorld::instance(), kShortHold, wait);
        const Case one = aCase(isClaimed);
        const Staff &agent = server().agent(0);
        const TicketDetail shown = valueOf(server().as(agent).ticket(one.id()));
        DecisionRequest request;
        request.ticket = one.id();
        request.basedOnVersion = shown.ticket.version;
        request.seenDigest = shown.digest;
        request.kind = DecisionKind::SamePerson;
        request.reason = Reason::SameDetails;
        request.trn = one.truth.trn;
        request.key = "same-person";
        static_cast<void>(valueOf(server().as(agent).decide(request)));
        ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
        const auto found = valueOf(server().as(lead()).findTickets(one.shown.ticket.personName));
        const auto contest = std::ranges::find(found, TicketKind::ContestedEmail, &TicketRow::kind);
        ASSERT_NE(contest, found.end());
        m_ticket = contest->id;
        m_reference = contest->reference;
        const Books books = server().books(m_ticket);
        ASSERT_TRUE(books.detail.contest.has_value());
        m_oldAddress = books.detail.contest->owner.emailAddress;
        m_newAddress = books.detail.contest->contest.newEmailAddress;
    }

    [[nodiscard]] TeamServer &server() { return *m_server; }
    [[nodiscard]] const Staff &verifier() { return server().first(Role::Verifier); }
    [[nodiscard]] const Staff &lead() { return server().first(Role::Lead); }
    [[nodiscard]] bool stands(ContestState contest, TicketState ticket)
    {
        return eventually([&] {
            const auto detail = answerOf(server().as(lead()).ticket(m_ticket));
            return detail.ok() && detail.value().contest && detail.value().contest->contest.state == contest
                && detail.value().ticket.state == ticket;
        });
    }
    void press(Desktop &desk, const QStringList &keys)
    {
        desk.open(m_reference);
        desk.read();
        desk.press(keys);
    }

    std::unique_ptr<TeamServer> m_server;
    TicketId m_ticket;
    std::string m_reference;
    std::string m_oldAddress;
    std::string m_newAddress;
};

TEST_F(ContestJourney, TwoPeopleAgreeAndTheAddressChanges)
{
    givenContest(std::chrono::seconds(2));
    Desktop first(server(), verifier());
    press(first, {QStringLiteral("Y")});
    EXPECT_TRUE(first.soonSees(QStringLiteral("Nothing changes until a second person"))) << first.screen();
    EXPECT_TRUE(first.sees(text(m_newAddress))) << "what is asked for is never hidden";
    EXPECT_FALSE(first.sees(text(m_oldAddress))) << "the old address is masked";
    first.press({kEnter});
    ASSERT_TRUE(stands(ContestState::Proposed, TicketState::SecondOpinion));

    // Who agreed first cannot agree again.
    press(first, {QStringLiteral("Y"), kEnter});
    EXPECT_TRUE(first.sees(QStringLiteral("You agreed first."))) << first.screen();
    EXPECT_TRUE(stands(ContestState::Proposed, TicketState::SecondOpinion));
    first.press({QStringLiteral("N")});
    first.awaitNext(m_reference);

    Desktop second(server(), lead());
    press(second, {QStringLiteral("Y")});
    EXPECT_TRUE(second.soonSees(QStringLiteral("The change waits 2 seconds."))) << second.screen();
    EXPECT_TRUE(second.sees(QStringLiteral("A first reader has looked."))) << second.screen();
    EXPECT_FALSE(second.sees(QStringLiteral("greed by"))) << "who agreed first is not shown\n" << second.screen();
    second.press({kEnter});
    ASSERT_TRUE(stands(ContestState::Done, TicketState::Closed));

    const Books books = server().books(m_ticket);
    EXPECT_EQ(books.detail.contest->owner.emailAddress, m_newAddress);
    EXPECT_EQ(books.detail.contest->contest.previousEmailAddress, m_oldAddress);
    EXPECT_EQ(sent(books, "contest-switched").size(), 1U);
    ASSERT_EQ(sent(books, "contest-switched-notice").size(), 1U);
    EXPECT_EQ(sent(books, "contest-switched-notice").front().recipient, m_oldAddress);
    EXPECT_EQ(books.count("address-changed"), 1);
    server().readStopped([](Session &) { return Done {}; });
}

TEST_F(ContestJourney, AnAgreedChangeCanBeStoppedAndOutlivesARestart)
{
    givenContest(std::chrono::hours(24));
    Desktop first(server(), verifier());
    press(first, {QStringLiteral("Y"), kEnter});
    ASSERT_TRUE(stands(ContestState::Proposed, TicketState::SecondOpinion));
    Desktop second(server(), lead());
    press(second, {QStringLiteral("Y"), kEnter});
    ASSERT_TRUE(stands(ContestState::Waiting, TicketState::Waiting));
    server().stop();
    server().start();
    ASSERT_TRUE(stands(ContestState::Waiting, TicketState::Waiting));
    press(first, {});
    EXPECT_TRUE(first.soonSees(QStringLiteral("The address changes in 23 h 5"))) << first.screen();
    first.press({QStringLiteral("0")});
    EXPECT_TRUE(first.soonSees(QStringLiteral("Why should the change not happen?"))) << first.screen();
    first.press({QStringLiteral("1"), kEnter});
    ASSERT_TRUE(stands(ContestState::Stopped, TicketState::Escalated));
    const Books books = server().books(m_ticket);
    EXPECT_EQ(books.detail.contest->owner.emailAddress, m_oldAddress);
    EXPECT_EQ(sent(books, "contest-stopped").size(), 1U);
}

TEST_F(ContestJourney, RejectedWithAReason)
{
    givenContest(std::chrono::hours(24));
    Desktop desk(server(), verifier());
    press(desk, {QStringLiteral("0")});
    EXPECT_TRUE(desk.soonSees(QStringLiteral("Why does the address stay as it is?"))) << desk.screen();
    EXPECT_TRUE(desk.sees(QStringLiteral("The address stays as it is."))) << desk.screen();
    desk.press({QStringLiteral("3"), kEnter});
    ASSERT_TRUE(stands(ContestState::Rejected, TicketState::Closed));
    const Books books = server().books(m_ticket);
    ASSERT_EQ(sent(books, "contest-rejected").size(), 1U);
    EXPECT_EQ(sent(books, "contest-rejected").front().recipient, m_newAddress);
}

TEST_F(ContestJourney, OneMoreProofIsAskedFor)
{
    givenContest(std::chrono::hours(24));
    Desktop desk(server(), verifier());
    press(desk, {QStringLiteral("A")});
    EXPECT_TRUE(desk.soonSees(QStringLiteral("What should they show?"))) << desk.screen();
    desk.press({QStringLiteral("1"), kEnter});
    ASSERT_TRUE(stands(ContestState::Asked, TicketState::AwaitingUser));
    EXPECT_EQ(sent(server().books(m_ticket), "contest-question").size(), 1U);
}

} // namespace
} // namespace matchdesk::test
