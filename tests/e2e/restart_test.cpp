// SPDX-License-Identifier: MIT
// The backend goes away and comes back, on the same data and at the same address, in the middle of a ticket.
#include "e2e/scenario.h"

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

const QString kEnter = QStringLiteral("Enter");
const QString kNoConnection = QStringLiteral("No connection");
const QString kConnected = QStringLiteral("Connected");

class Restart : public testing::Test {
protected:
    void given(const Case &one, std::chrono::milliseconds hold)
    {
        m_server = std::make_unique<TeamServer>(DemoWorld::instance(), hold);
        m_desk = std::make_unique<Desktop>(*m_server, m_server->agent(0));
        m_desk->open(one.reference());
    }
    [[nodiscard]] TeamServer &server() { return *m_server; }
    [[nodiscard]] Desktop &desk() { return *m_desk; }
    void expectAppliedOnce(const Case &one)
    {
        ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
        const Books books = server().books(one.id());
        EXPECT_EQ(books.count("decision-held"), 1);
        EXPECT_EQ(books.count("decision-applied"), 1);
        EXPECT_EQ(sent(books, "status-changed").size(), 1U);
        server().readStopped([](Session &) { return Done {}; });
    }

private:
    std::unique_ptr<TeamServer> m_server;
    std::unique_ptr<Desktop> m_desk;
};

TEST_F(Restart, WithADraftOpen)
{
    const Case one = aCase(isWithoutRecord);
    const QString note = QStringLiteral("asked the provider too");
    given(one, kShortHold);
    desk().press({QStringLiteral("0"), QStringLiteral("2")});
    desk().tabTo(QStringLiteral("Note"));
    desk().type(note);

    server().stop();
    EXPECT_TRUE(desk().soonSees(kNoConnection)) << desk().screen();
    EXPECT_EQ(desk().reference(), one.reference());
    EXPECT_TRUE(desk().sees(text(one.shown.ticket.personName))) << "what was read is gone\n" << desk().screen();
    EXPECT_EQ(desk().textOf(QStringLiteral("Note")), note);

    server().start();
    EXPECT_TRUE(desk().soonSees(kConnected)) << desk().screen();
    EXPECT_EQ(desk().reference(), one.reference());
    EXPECT_EQ(desk().textOf(QStringLiteral("Note")), note) << desk().screen();
    desk().press({kEnter});
    desk().awaitNext(one.reference());
    ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
    EXPECT_EQ(server().books(one.id()).history.back().note, note.toStdString());
    expectAppliedOnce(one);
}

TEST_F(Restart, WithOtherTokensWhileADraftIsOpen)
{
    const Case one = aCase(isWithoutRecord);
    const QString note = QStringLiteral("the school has no such name");
    given(one, kShortHold);
    desk().press({QStringLiteral("0"), QStringLiteral("2")});
    desk().tabTo(QStringLiteral("Note"));
    desk().type(note);

    server().stop();
    server().startWithNewTokens();
    desk().signInAgain(server(), server().agent(0));
    EXPECT_EQ(desk().reference(), one.reference()) << "another ticket than the one being worked on";
    EXPECT_EQ(desk().textOf(QStringLiteral("Note")), note) << desk().screen();
    desk().read();
    desk().press({kEnter});
    desk().awaitNext(one.reference());
    expectAppliedOnce(one);
}

TEST_F(Restart, DecidedWhileItIsAway)
{
    const Case one = aCase(isClearLink, 2);
    given(one, kShortHold);
    server().stop();
    desk().press({keyOf(one), kEnter});
    desk().awaitNext(one.reference());
    server().start();
    EXPECT_TRUE(desk().soonSees(QStringLiteral("%1 linked to TRN").arg(text(one.reference())))) << desk().screen();
    expectAppliedOnce(one);
}

TEST_F(Restart, AwayWhenAHoldEnds)
{
    const Case one = aCase(isClearLink, 2);
    given(one, kVisibleHold);
    desk().press({keyOf(one), kEnter});
    EXPECT_TRUE(desk().soonSees(QStringLiteral("1 held"))) << desk().screen();
    server().stop();
    EXPECT_TRUE(eventually([&] { return !desk().sees(QStringLiteral("held · next goes in")); })) << desk().screen();
    server().start();
    expectAppliedOnce(one);
}

TEST_F(Restart, AwayForLongerThanTheWindowTries)
{
    const Case one = aCase(isClearLink, 2);
    given(one, kShortHold);
    server().stop();
    desk().press({keyOf(one), kEnter});
    desk().awaitNext(one.reference());
    // Nobody can say that it was taken, so the ticket is back with its choice.
    EXPECT_TRUE(eventually([&] { return desk().reference() == one.reference(); })) << desk().screen();
    EXPECT_TRUE(desk().soonSees(QStringLiteral("The server does not answer. The ticket and your choice are kept."))) << desk().screen();

    server().start();
    EXPECT_TRUE(eventually([&] { return desk().offers(QStringLiteral("Link %1").arg(keyOf(one))); })) << desk().screen();
    desk().read();
    desk().press({kEnter});
    desk().awaitNext(one.reference());
    expectAppliedOnce(one);
}

} // namespace
} // namespace matchdesk::test
