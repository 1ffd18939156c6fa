// SPDX-License-Identifier: MIT
#include "desk.h"

#include "kit/key_button.h"

#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

const QString ticket = u"ticket"_s;

TEST(Commands, aLetterActsOnlyInItsContext)
{
    test::Desk desk;
    desk.add(u"ask"_s, u"Ask the user"_s, {Qt::Key_A}, ticket);
    desk.show();
    QTest::keyClick(desk.list, Qt::Key_A);
    EXPECT_EQ(desk.runs[u"ask"_s], 1);
    desk.elsewhere->setFocus();
    QTest::keyClick(desk.elsewhere, Qt::Key_A);
    EXPECT_EQ(desk.runs[u"ask"_s], 1);
}

TEST(Commands, aTextFieldKeepsItsKeys)
{
    test::Desk desk;
    desk.add(u"ask"_s, u"Ask the user"_s, {Qt::Key_A}, ticket);
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket);
    desk.add(u"one"_s, u"Candidate 1"_s, {Qt::Key_1}, ticket);
    desk.add(u"next"_s, u"Next"_s, {Qt::Key_Down}, ticket);
    desk.add(u"keys"_s, u"Keys"_s, {Qt::Key_Question});
    desk.show();
    desk.field->setFocus();
    QTest::keyClicks(desk.field, u"a1?"_s);
    QTest::keyClick(desk.field, Qt::Key_Return);
    QTest::keyClick(desk.field, Qt::Key_Down);
    EXPECT_EQ(desk.field->text(), u"a1?"_s);
    for (const auto &[id, count] : desk.runs)
        EXPECT_EQ(count, 0) << id.toStdString();
}

TEST(Commands, keysWithControlAndEscapeWorkFromInsideAField)
{
    test::Desk desk;
    desk.add(u"palette"_s, u"Every command"_s, {Qt::CTRL | Qt::Key_K});
    desk.add(u"back"_s, u"Back"_s, {Qt::Key_Escape});
    desk.show();
    desk.field->setFocus();
    QTest::keyClick(desk.field, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(desk.field, Qt::Key_Escape);
    EXPECT_EQ(desk.runs[u"palette"_s], 1);
    EXPECT_EQ(desk.runs[u"back"_s], 1);
}

TEST(Commands, twoKeysInARowMakeOneCommand)
{
    test::Desk desk;
    desk.add(u"queue"_s, u"Go to the queue"_s, {QKeySequence(Qt::Key_G, Qt::Key_Q)});
    desk.show();
    QTest::keyClick(desk.list, Qt::Key_G);
    EXPECT_EQ(desk.runs[u"queue"_s], 0);
    QTest::keyClick(desk.list, Qt::Key_Q);
    EXPECT_EQ(desk.runs[u"queue"_s], 1);
}

TEST(Commands, characterKeysCanBeSwitchedOffAndTheOthersStay)
{
    test::Desk desk;
    desk.add(u"ask"_s, u"Ask the user"_s, {Qt::Key_A}, ticket);
    desk.add(u"one"_s, u"Candidate 1"_s, {Qt::Key_1}, ticket);
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket);
    desk.add(u"undo"_s, u"Undo"_s, {Qt::CTRL | Qt::Key_Z});
    desk.show();
    QSignalSpy changed(&desk.registry, &CommandRegistry::keysChanged);
    desk.registry.setCharacterKeys(false);
    EXPECT_EQ(changed.count(), 1);
    for (const int key : {Qt::Key_A, Qt::Key_1, Qt::Key_Return})
        QTest::keyClick(desk.list, static_cast<Qt::Key>(key));
    QTest::keyClick(desk.list, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(desk.runs[u"ask"_s], 0);
    EXPECT_EQ(desk.runs[u"one"_s], 0);
    EXPECT_EQ(desk.runs[u"link"_s], 1);
    EXPECT_EQ(desk.runs[u"undo"_s], 1);
    EXPECT_TRUE(desk.registry.shownKey(u"ask"_s).isEmpty());
    desk.registry.setCharacterKeys(true);
    QTest::keyClick(desk.list, Qt::Key_A);
    EXPECT_EQ(desk.runs[u"ask"_s], 1);
}

TEST(KeyGuard, aDecisionRestsForAMomentAfterANewTicket)
{
    test::Desk desk;
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket, true);
    desk.add(u"next"_s, u"Next"_s, {Qt::Key_J}, ticket);
    desk.show();
    desk.registry.guard();
    QTest::keyClick(desk.list, Qt::Key_Return);
    desk.clock.advance(299ms);
    QTest::keyClick(desk.list, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"link"_s], 0);
    QTest::keyClick(desk.list, Qt::Key_J);
    EXPECT_EQ(desk.runs[u"next"_s], 1) << "what decides nothing is not held back";
    desk.clock.advance(1ms);
    QTest::keyClick(desk.list, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"link"_s], 1);
}

TEST(KeyGuard, aHeldKeyDecidesNothing)
{
    test::Desk desk;
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket, true);
    desk.add(u"next"_s, u"Next"_s, {Qt::Key_J}, ticket);
    desk.show();
    for (int i = 0; i < 5; ++i) {
        QTest::simulateEvent(desk.list, true, Qt::Key_Return, Qt::NoModifier, {}, true);
        QTest::simulateEvent(desk.list, true, Qt::Key_J, Qt::NoModifier, u"j"_s, true);
    }
    EXPECT_EQ(desk.runs[u"link"_s], 0);
    EXPECT_EQ(desk.runs[u"next"_s], 5) << "moving may repeat";
}

TEST(KeyGuard, holdsForAButtonAsWellAndAClockSetBackDoesNotLockIt)
{
    test::Desk desk;
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket, true);
    KeyButton button({}, desk.pane);
    desk.registry.bind(button, u"link"_s);
    desk.registry.guard();
    button.click();
    EXPECT_EQ(desk.runs[u"link"_s], 0);
    desk.clock.advance(-1h);
    button.click();
    EXPECT_EQ(desk.runs[u"link"_s], 1);
}

TEST(Commands, anUnavailableCommandSaysWhy)
{
    test::Desk desk;
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket);
    desk.refusals[u"link"_s] = u"Choose a candidate first"_s;
    desk.show();
    QSignalSpy refused(&desk.registry, &CommandRegistry::refused);
    QTest::keyClick(desk.list, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"link"_s], 0);
    ASSERT_EQ(refused.count(), 1);
    EXPECT_EQ(refused.at(0).at(1).toString(), u"Choose a candidate first"_s);
}

TEST(Commands, anUnknownCommandIsNoCommand)
{
    test::Desk desk;
    EXPECT_FALSE(desk.registry.run(u"nothing"_s));
}

TEST(Commands, collisionsAreFound)
{
    test::Desk desk;
    desk.registry.addContext(u"queue"_s, u"Queue"_s, desk.elsewhere);
    desk.registry.addContext(u"list"_s, u"List"_s, desk.list);
    desk.add(u"ask"_s, u"Ask"_s, {Qt::Key_A}, ticket);
    desk.add(u"assign"_s, u"Assign"_s, {Qt::Key_A}, u"queue"_s);
    EXPECT_TRUE(desk.registry.collisions().empty()) << "panes beside each other may share a letter";
    desk.add(u"add"_s, u"Add"_s, {Qt::Key_A}, u"list"_s);
    ASSERT_EQ(desk.registry.collisions().size(), 1U) << "the list lies inside the ticket";
    EXPECT_EQ(desk.registry.collisions()[0].first, u"ask"_s);
    desk.registry.setKeys(u"add"_s, {Qt::Key_D});
    EXPECT_TRUE(desk.registry.collisions().empty());
    desk.add(u"go"_s, u"Go"_s, {Qt::Key_G});
    desk.add(u"goqueue"_s, u"Go to the queue"_s, {QKeySequence(Qt::Key_G, Qt::Key_Q)});
    EXPECT_EQ(desk.registry.collisions().size(), 1U) << "one key is the beginning of the other";
}

TEST(Commands, menusAreDrawnFromTheRegistry)
{
    test::Desk desk;
    desk.registry.addMenu(u"all"_s, u"Ticket"_s);
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket);
    desk.add(u"skip"_s, u"Skip"_s, {Qt::Key_S}, ticket);
    desk.refusals[u"skip"_s] = u"Nothing to skip"_s;
    desk.registry.fillMenuBar(*desk.window.menuBar());
    desk.show();
    auto *menu = desk.window.menuBar()->findChild<QMenu *>(u"all"_s);
    ASSERT_TRUE(menu);
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_EQ(menu->actions().at(0)->text(), u"Link\tEnter"_s);
    EXPECT_FALSE(menu->actions().at(1)->isEnabled());
    EXPECT_EQ(menu->actions().at(1)->toolTip(), u"Nothing to skip"_s);
    menu->actions().at(0)->trigger();
    EXPECT_EQ(desk.runs[u"link"_s], 1);
    desk.refusals.clear();
    Q_EMIT menu->aboutToShow();
    EXPECT_TRUE(menu->actions().at(1)->isEnabled());
    QTest::keyClick(desk.list, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"link"_s], 2) << "the entry's printed key does not fight with the command's";
}

TEST(Commands, aBoundButtonPrintsAndFollowsTheKey)
{
    test::Desk desk;
    desk.add(u"skip"_s, u"Skip"_s, {Qt::Key_S}, ticket);
    KeyButton button({}, desk.pane);
    desk.registry.bind(button, u"skip"_s);
    EXPECT_EQ(button.text(), u"Skip"_s);
    EXPECT_EQ(button.key(), QKeySequence(Qt::Key_S));
    EXPECT_EQ(button.accessibleDescription(), u"Key: S"_s);
    desk.registry.setCharacterKeys(false);
    EXPECT_TRUE(button.key().isEmpty());
    button.click();
    EXPECT_EQ(desk.runs[u"skip"_s], 1);
}

TEST(Commands, enterPressesTheFocusedButtonAndNotTheContextsCommand)
{
    test::Desk desk;
    desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket);
    desk.add(u"skip"_s, u"Skip"_s, {Qt::Key_S}, ticket);
    auto *button = new KeyButton({}, desk.pane);
    desk.pane->layout()->addWidget(button);
    desk.registry.bind(*button, u"skip"_s);
    desk.show();
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"link"_s], 0);
    EXPECT_EQ(desk.runs[u"skip"_s], 1);
}

TEST(Commands, theContextsAroundTheFocusComeInnermostFirst)
{
    test::Desk desk;
    desk.registry.addContext(u"list"_s, u"List"_s, desk.list);
    desk.show();
    const auto active = desk.registry.activeContexts();
    ASSERT_EQ(active.size(), 2U);
    EXPECT_EQ(active[0].id, u"list"_s);
    EXPECT_EQ(active[1].id, ticket);
}

TEST(Commands, anActionMayCloseTheWindow)
{
    auto *desk = new test::Desk;
    desk->registry.add({.id = u"end"_s, .title = u"End"_s, .action = [&desk] {
        delete desk;
        desk = nullptr;
    }});
    EXPECT_TRUE(desk->registry.run(u"end"_s));
    EXPECT_EQ(desk, nullptr);
}

} // namespace
} // namespace matchdesk
