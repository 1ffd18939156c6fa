// SPDX-License-Identifier: MIT
// What a decision costs in keys, and that no key decides what nobody has looked at.
#include "command/command_registry.h"
#include "e2e/scenario.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

const QString kEnter = QStringLiteral("Enter");

std::vector<Decision> decisionsOf(TeamServer &server, const Staff &staff)
{
    return valueOf(server.as(staff).myDecisions());
}

const Case *caseOf(const std::string &reference)
{
    const auto &all = DemoWorld::instance().cases();
    const auto found = std::ranges::find(all, reference, &Case::reference);
    return found == all.end() ? nullptr : &*found;
}

/// The references of the queue from the selected row on.
std::string nextInQueue(const Desktop &desk)
{
    const QStringList rows = desk.queue();
    const auto at = rows.indexOf(desk.selectedRow());
    if (at < 0 || at + 1 >= rows.size())
        return {};
    const auto &all = DemoWorld::instance().cases();
    const auto next = std::ranges::find_if(all, [&](const Case &one) { return rows[at + 1].contains(text(one.reference())); });
    return next == all.end() ? std::string() : next->reference();
}

class Keys : public testing::Test {
protected:
    TeamServer server {DemoWorld::instance(), kLongHold};
    Desktop desk {server, server.agent(0)};

    /// Opens a ticket whose own record may be linked, followed by another such ticket.
    Case givenTwoClearLinks()
    {
        const auto &all = DemoWorld::instance().cases();
        const auto first = std::ranges::adjacent_find(
            all, [](const Case &one, const Case &next) { return isClearLink(one) && isClearLink(next); });
        EXPECT_NE(first, all.end());
        desk.open(first->reference());
        return *first;
    }
};

TEST_F(Keys, FromTicketToNextTicketALinkTakesTwoNoRecordThreeASkipTwo)
{
    int links = 0;
    int noRecords = 0;
    int skips = 0;
    constexpr int tickets = 15;
    for (int at = 0; at < tickets; ++at) {
        const Case *one = caseOf(desk.reference());
        ASSERT_NE(one, nullptr);
        const std::string next = nextInQueue(desk);
        desk.read();
        const int before = desk.keys();
        int budget = 2;
        if (isClearLink(*one) && at % 3 != 2) {
            desk.press({keyOf(*one), kEnter});
            ++links;
        } else if (at % 2 == 0) {
            desk.press({QStringLiteral("0"), QStringLiteral("1"), kEnter});
            budget = 3;
            ++noRecords;
        } else {
            desk.press({QStringLiteral("S"), QStringLiteral("1")});
            ++skips;
        }
        desk.awaitNext(one->reference());
        EXPECT_EQ(desk.keys() - before, budget) << one->reference();
        EXPECT_EQ(desk.reference(), next) << "not the next ticket of the queue";
    }
    EXPECT_GE(std::min({links, noRecords, skips}), 3);
    ASSERT_TRUE(eventually([&] { return desk.sees(QStringLiteral("%1 held").arg(tickets)); })) << desk.screen();
    const auto taken = decisionsOf(server, server.agent(0));
    EXPECT_EQ(std::ranges::count(taken, DecisionKind::Link, &Decision::kind), links);
    EXPECT_EQ(std::ranges::count(taken, DecisionKind::NoRecord, &Decision::kind), noRecords);
    EXPECT_EQ(std::ranges::count(taken, DecisionKind::Skip, &Decision::kind), skips);
}

TEST_F(Keys, TwoEntersWithinTheGuardDecideOneTicket)
{
    const Case first = givenTwoClearLinks();
    const std::string second = nextInQueue(desk);
    ASSERT_TRUE(isClearLink(*caseOf(second)));
    desk.press({keyOf(first)});
    QElapsedTimer since;
    since.start();
    desk.press({kEnter});
    const bool isThere = desk.isReady() && desk.reference() == second;
    desk.press({keyOf(*caseOf(second)), kEnter, kEnter});
    if (since.elapsed() >= CommandRegistry::guardTime.count())
        GTEST_SKIP() << "this machine was too busy to press two keys within 300 ms";
    EXPECT_TRUE(isThere) << "the next ticket was not there at once";

    desk.await(second);
    ASSERT_TRUE(desk.soonSees(QStringLiteral("1 held"))) << desk.screen();
    desk.read();
    EXPECT_EQ(desk.reference(), second) << "the second Enter decided a ticket that nobody has looked at";
    EXPECT_EQ(decisionsOf(server, server.agent(0)).size(), 1U);
    EXPECT_EQ(server.books(first.id()).ticket().state, TicketState::Held);

    // After a look the same key decides.
    desk.press({kEnter});
    desk.awaitNext(second);
    EXPECT_TRUE(desk.soonSees(QStringLiteral("2 held"))) << desk.screen();
}

TEST_F(Keys, AKeyThatIsKeptDownDecidesOneTicketAndWhatTheKeyboardRepeatsNone)
{
    const Case first = givenTwoClearLinks();
    desk.hold(Qt::Key_0 + first.place(), 30);
    EXPECT_EQ(desk.reference(), first.reference());
    desk.repeat(Qt::Key_Return, 30);
    desk.repeat(Qt::Key_P, 30);
    EXPECT_EQ(desk.reference(), first.reference()) << "repeated keys decided it";
    desk.hold(Qt::Key_Return, 30);
    desk.awaitNext(first.reference());
    const std::string second = desk.reference();
    desk.read();

    // The next ticket is chosen and even its questions are open, and still nothing that repeats decides.
    desk.press({QStringLiteral("1")});
    desk.repeat(Qt::Key_Return, 30);
    desk.press({QStringLiteral("S")});
    desk.repeat(Qt::Key_1, 30);
    desk.press({QStringLiteral("Escape"), QStringLiteral("U")});
    desk.repeat(Qt::Key_2, 30);
    desk.press({QStringLiteral("Escape"), QStringLiteral("0"), QStringLiteral("1")});
    desk.repeat(Qt::Key_Return, 30);
    desk.tabTo(QStringLiteral("Note"));
    desk.repeat(Qt::Key_Return, 30);
    EXPECT_EQ(desk.reference(), second) << "repeated keys decided it";
    EXPECT_TRUE(eventually([&] { return decisionsOf(server, server.agent(0)).size() == 1; }));
}

TEST_F(Keys, WhatIsTypedIntoAFieldDecidesNothing)
{
    const Case first = givenTwoClearLinks();
    desk.press({keyOf(first), QStringLiteral("/")});
    desk.type(QStringLiteral("spu01 akjn"));
    ASSERT_TRUE(desk.soonSees(QStringLiteral("Nothing found"))) << desk.screen();
    desk.press({kEnter, QStringLiteral("Escape"), QStringLiteral("Escape")});
    EXPECT_EQ(desk.reference(), first.reference());
    EXPECT_TRUE(desk.offers(QStringLiteral("Link %1").arg(keyOf(first)))) << desk.screen();
    EXPECT_TRUE(decisionsOf(server, server.agent(0)).empty());
}

} // namespace
} // namespace matchdesk::test
