// SPDX-License-Identifier: MIT
#include "command/command_registry.h"
#include "shell/decision_flow.h"
#include "shell/desk.h"
#include "support/sample_desk.h"
#include "support/ui_probe.h"
#include "ticket/ticket_presenter.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class DeskKeysTest : public testing::Test {
protected:
    DeskKeysTest()
    {
        test::fill(m_api);
        m_desk = std::make_unique<Desk>(m_api, m_clock, m_settings, m_api.place);
        m_desk->resize(1366, 768);
        test::showActive(*m_desk);
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().state() == TicketPresenter::State::Ready; }));
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_desk->queue().isComplete(); }));
        QTest::qWait(20);
        pastTheGuard();
    }
    void pastTheGuard() { m_clock.advance(std::chrono::milliseconds(400)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : m_desk.get(), key, modifiers);
    }
    [[nodiscard]] std::string current() { return m_desk->flow().current().text; }
    [[nodiscard]] bool movesOn(const std::string &from)
    {
        return QTest::qWaitFor([&] { return current() != from; }, 1000);
    }

    QTemporaryDir m_home;
    Settings m_settings {m_home.filePath(QStringLiteral("settings.ini"))};
    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    std::unique_ptr<Desk> m_desk;
};

TEST_F(DeskKeysTest, aLinkCostsTwoKeys)
{
    const std::string before = current();
    press(Qt::Key_1);
    press(Qt::Key_Return);
    EXPECT_TRUE(movesOn(before));
    EXPECT_EQ(m_api.requests.back().kind, DecisionKind::Link);
}

TEST_F(DeskKeysTest, noRecordCostsThreeAndASkipTwo)
{
    std::string before = current();
    press(Qt::Key_0);
    press(Qt::Key_1);
    press(Qt::Key_Return);
    EXPECT_TRUE(movesOn(before));
    EXPECT_EQ(m_api.requests.back().kind, DecisionKind::NoRecord);
    pastTheGuard();
    before = current();
    press(Qt::Key_S);
    press(Qt::Key_1);
    EXPECT_TRUE(movesOn(before));
    EXPECT_EQ(m_api.requests.back().kind, DecisionKind::Skip);
}

TEST_F(DeskKeysTest, aSecondEnterWithinTheGuardDecidesNothing)
{
    press(Qt::Key_1);
    press(Qt::Key_Return);
    press(Qt::Key_1);
    press(Qt::Key_Return);
    EXPECT_EQ(m_api.requests.size(), 1U);
    pastTheGuard();
    press(Qt::Key_Return);
    EXPECT_EQ(m_api.requests.size(), 2U);
}

TEST_F(DeskKeysTest, controlZBringsItBack)
{
    const std::string before = current();
    press(Qt::Key_1);
    press(Qt::Key_Return);
    ASSERT_TRUE(movesOn(before));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->flow().held().size() == 1; }));
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return current() == before; }));
}

TEST_F(DeskKeysTest, jAndKLookAtEachCandidate)
{
    press(Qt::Key_J);
    EXPECT_EQ(m_desk->ticket().draft().trn, "4821973");
    press(Qt::Key_J);
    EXPECT_EQ(m_desk->ticket().draft().trn, "3390127");
    press(Qt::Key_K);
    EXPECT_EQ(m_desk->ticket().draft().trn, "4821973");
}

TEST_F(DeskKeysTest, noKeyDecidesBehindTheOutboxTheHistoryOrTheMessages)
{
    const std::string before = current();
    press(Qt::Key_1);
    ASSERT_TRUE(m_desk->ticket().isChosen());
    const Draft draft = m_desk->ticket().draft();
    QSignalSpy refused(&m_desk->registry(), &CommandRegistry::refused);
    for (const char *page : {"go.outbox", "ticket.history", "ticket.messages"}) {
        m_desk->registry().run(QString::fromLatin1(page));
        QTest::qWait(10);
        for (const Qt::Key key : {Qt::Key_2, Qt::Key_J, Qt::Key_K, Qt::Key_P, Qt::Key_0, Qt::Key_A, Qt::Key_U, Qt::Key_S, Qt::Key_1,
                 Qt::Key_Return, Qt::Key_R, Qt::Key_M}) {
            refused.clear();
            press(key);
            ASSERT_EQ(refused.count(), 1) << page << " and key " << key;
            EXPECT_TRUE(refused.front().at(1).toString().contains(QStringLiteral("Compare")));
        }
        EXPECT_TRUE(m_api.requests.empty());
        EXPECT_EQ(current(), before);
        EXPECT_EQ(m_desk->ticket().draft(), draft);
        EXPECT_FALSE(m_desk->ticket().isRevealed());
        press(Qt::Key_Escape);
        EXPECT_TRUE(m_desk->registry().availability(QStringLiteral("ticket.confirm")).available) << "Escape is back at the comparison";
    }
    press(Qt::Key_Return);
    EXPECT_EQ(m_api.requests.size(), 1U);
}

TEST_F(DeskKeysTest, theNextTicketAndUndoBringTheComparisonToTheFront)
{
    press(Qt::Key_1);
    press(Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->flow().held().size() == 1; }));
    const auto canPark = [this] { return m_desk->registry().availability(QStringLiteral("ticket.park")).available; };
    m_desk->registry().run(QStringLiteral("go.outbox"));
    EXPECT_FALSE(canPark());
    press(Qt::Key_N);
    EXPECT_TRUE(QTest::qWaitFor(canPark));
    m_desk->registry().run(QStringLiteral("go.outbox"));
    EXPECT_FALSE(canPark());
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor(canPark));
}

TEST_F(DeskKeysTest, lettersStayLettersInATextField)
{
    const std::string before = current();
    press(Qt::Key_Slash);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    ASSERT_NE(field, nullptr);
    for (const Qt::Key key : {Qt::Key_S, Qt::Key_1, Qt::Key_0, Qt::Key_P})
        press(key);
    EXPECT_EQ(field->text().toLower(), QStringLiteral("s10p"));
    EXPECT_EQ(current(), before);
    EXPECT_TRUE(m_api.requests.empty());
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    EXPECT_EQ(qobject_cast<QLineEdit *>(QApplication::focusWidget()), nullptr) << "Escape leads back to the ticket";
}

TEST_F(DeskKeysTest, aRecordIsFoundAddedAndLinkedByKeysAlone)
{
    press(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("7001234"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_api.count("findTickets") == 1; }));
    QTest::qWait(20);
    press(Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().draft().trn == "7001234"; }));
    QTest::qWait(20);
    press(Qt::Key_Return);
    ASSERT_EQ(m_api.requests.size(), 1U);
    EXPECT_EQ(m_api.requests[0].trn, "7001234");
}

TEST_F(DeskKeysTest, theCharacterKeysCanBeSwitchedOffAndStayOff)
{
    m_desk->registry().run(QStringLiteral("view.character-keys"));
    press(Qt::Key_1);
    EXPECT_FALSE(m_desk->ticket().isChosen());
    EXPECT_FALSE(m_settings.value(setting::characterKeys));
}

TEST_F(DeskKeysTest, noTwoCommandsShareAKeyAndAllHaveAMenu)
{
    for (const auto &clash : m_desk->registry().collisions())
        ADD_FAILURE() << clash.first.toStdString() << " and " << clash.second.toStdString() << " share " << clash.key.toString().toStdString();
    for (const Command &command : m_desk->registry().commands())
        EXPECT_FALSE(command.menu.isEmpty()) << command.id.toStdString();
}

/// M38 in small: from the key to the next ticket painted.
TEST_F(DeskKeysTest, theNextTicketIsPaintedAtOnce)
{
    qint64 worst = 0;
    for (int number = 0; number < 8; ++number) {
        press(Qt::Key_1);
        if (m_desk->ticket().whyNotConfirm().isEmpty() && m_desk->ticket().candidate()->rule == LinkRule::Allowed) {
            QElapsedTimer taken;
            taken.start();
            press(Qt::Key_Return);
            m_desk->repaint();
            worst = std::max(worst, taken.elapsed());
        } else {
            press(Qt::Key_P);
        }
        QTest::qWait(30);
        pastTheGuard();
    }
    EXPECT_LT(worst, 400) << "50 ms is measured in the release preset; this guards against waiting for the backend";
}

} // namespace
} // namespace matchdesk
