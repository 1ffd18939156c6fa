// SPDX-License-Identifier: MIT
#include "command/command_registry.h"
#include "kit/key_cap.h"
#include "match/comparison_grid.h"
#include "shell/decision_flow.h"
#include "shell/desk.h"
#include "shell/start_page.h"
#include "support/sample_desk.h"
#include "support/ui_probe.h"
#include "ticket/ticket_presenter.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace matchdesk {
namespace {

class DeskPagesTest : public testing::Test {
protected:
    DeskPagesTest()
    {
        test::fill(m_api);
        m_desk = std::make_unique<Desk>(m_api, m_clock, m_settings, m_api.place);
        m_desk->resize(1366, 768);
        test::showActive(*m_desk);
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().state() == TicketPresenter::State::Ready; }));
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_desk->queue().isComplete(); }));
    }
    void run(const char *id)
    {
        EXPECT_TRUE(m_desk->registry().run(QString::fromLatin1(id))) << id;
        QTest::qWait(20);
    }
    /// What Tab reaches from where the focus is, until it comes round.
    [[nodiscard]] static std::set<QWidget *> reach(QWidget &root, Qt::Key key)
    {
        std::set<QWidget *> reached;
        for (int step = 0; step < 200; ++step) {
            QWidget *focus = QApplication::focusWidget();
            if (focus == nullptr || !root.isAncestorOf(focus) || !reached.insert(focus).second)
                break;
            QTest::keyClick(focus, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        }
        return reached;
    }
    static void walk(QWidget &root, const char *page)
    {
        EXPECT_EQ(test::nameless(root), std::vector<QString> {}) << page;
        const auto forward = reach(root, Qt::Key_Tab);
        const auto backward = reach(root, Qt::Key_Backtab);
        for (QWidget *widget : root.findChildren<QWidget *>()) {
            const bool byTab = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0
                && widget->focusProxy() == nullptr && widget->parentWidget()->focusProxy() != widget;
            if (!byTab || qobject_cast<QScrollBar *>(widget) != nullptr)
                continue;
            EXPECT_TRUE(forward.contains(widget)) << page << ": Tab misses " << widget->metaObject()->className() << " "
                                                  << widget->accessibleName().toStdString();
            EXPECT_TRUE(backward.contains(widget)) << page << ": Shift+Tab misses " << widget->metaObject()->className() << " "
                                                   << widget->accessibleName().toStdString();
        }
    }

    QTemporaryDir m_home;
    Settings m_settings {m_home.filePath(QStringLiteral("settings.ini"))};
    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    std::unique_ptr<Desk> m_desk;
};

TEST_F(DeskPagesTest, everyPageHasNamesAndIsReachedByTab)
{
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    walk(*m_desk, "compare");
    m_desk->ticket().begin(DecisionKind::NoRecord);
    walk(*m_desk, "question");
    m_desk->ticket().back();
    run("ticket.history");
    walk(*m_desk, "history");
    run("ticket.messages");
    walk(*m_desk, "messages");
    run("go.outbox");
    walk(*m_desk, "outbox");
}

TEST_F(DeskPagesTest, theOwnersPageToo)
{
    m_desk->flow().open(TicketId("ticket-10437"));
    QTest::qWait(30);
    m_desk->ticket().digit(1);
    m_desk->ticket().confirm();
    ASSERT_TRUE(m_desk->ticket().isComparingOwner());
    QTest::qWait(10);
    if (QApplication::focusWidget() == nullptr)
        m_desk->setFocus();
    EXPECT_EQ(test::nameless(*m_desk), std::vector<QString> {});
}

TEST_F(DeskPagesTest, theFootOffersTheKeysOfLinkingOnlyWhereARecordIsLookedFor)
{
    const auto offersLinking = [this] {
        const auto lines = m_desk->findChildren<KeyLine *>();
        return std::ranges::any_of(
            lines, [](const KeyLine *line) { return line->accessibleName().contains(QStringLiteral("Link in 2 keys")); });
    };
    EXPECT_TRUE(offersLinking());
    TicketDetail detail = test::detailsChangeDetail(10470);
    m_api.add(detail);
    m_desk->flow().open(detail.ticket.id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().isDetailsChange(); }));
    EXPECT_FALSE(offersLinking());
}

TEST_F(DeskPagesTest, theEvidenceSaysWhatWouldConfirmTheCandidate)
{
    const auto widgets = m_desk->findChildren<QWidget *>();
    const auto strip = std::ranges::find(widgets, QStringLiteral("Evidence"), &QWidget::accessibleName);
    ASSERT_NE(strip, widgets.end());
    EXPECT_TRUE((*strip)->isVisible());
    EXPECT_TRUE((*strip)->accessibleDescription().endsWith(QStringLiteral("What would confirm it: NI number, or TRN.")))
        << (*strip)->accessibleDescription().toStdString();
}

TEST_F(DeskPagesTest, fourCandidatesFitAt1366By768WithoutAScrollBar)
{
    TicketDetail detail = test::sampleDetail();
    detail.ticket.id = TicketId("ticket-four");
    detail.candidates.push_back(detail.candidates.front());
    m_api.add(detail);
    m_desk->flow().open(detail.ticket.id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().detail().candidates.size() == 4; }));
    QTest::qWait(20);
    m_desk->ticket().digit(1);
    QTest::qWait(20);
    EXPECT_EQ(m_desk->size(), QSize(1366, 768)) << "nothing pushes the window wider or higher";
    for (QAbstractScrollArea *area : m_desk->findChildren<QAbstractScrollArea *>()) {
        if (!area->isVisible())
            continue;
        EXPECT_FALSE(area->verticalScrollBar()->isVisible()) << area->accessibleName().toStdString();
        EXPECT_FALSE(area->horizontalScrollBar()->isVisible()) << area->accessibleName().toStdString();
    }
}

TEST_F(DeskPagesTest, fourCandidatesFitBelowABannerWithEveryQuestion)
{
    TicketDetail detail = test::sampleDetail();
    detail.ticket.id = TicketId("ticket-banner");
    detail.ticket.hint = Hint::ReturnedByRule;
    detail.candidates.push_back(detail.candidates.front());
    m_api.add(detail);
    m_desk->flow().open(detail.ticket.id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().detail().candidates.size() == 4; }));
    ASSERT_EQ(m_desk->ticket().notice().kind, TicketPresenter::Notice::Kind::Hint);
    const auto *grid = m_desk->findChild<ComparisonGrid *>();
    ASSERT_NE(grid, nullptr);
    for (const auto kind : {DecisionKind::Link, DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::NotSure, DecisionKind::Skip}) {
        m_desk->ticket().back();
        if (kind == DecisionKind::Link)
            m_desk->ticket().digit(1);
        else
            m_desk->ticket().begin(kind);
        QTest::qWait(20);
        EXPECT_TRUE(grid->isVisible());
        EXPECT_FALSE(grid->verticalScrollBar()->isVisible()) << nameOf(kind) << ": " << grid->verticalScrollBar()->maximum() << " too high";
        EXPECT_EQ(m_desk->size(), QSize(1366, 768)) << nameOf(kind);
    }
}

TEST_F(DeskPagesTest, aDecidedTicketOffersNoDecisionAndForetellsNothing)
{
    const auto isShown = [this](const char *name) {
        for (const QWidget *widget : m_desk->findChildren<QWidget *>()) {
            if (widget->accessibleName() == QLatin1String(name))
                return widget->isVisible();
        }
        ADD_FAILURE() << "no widget " << name;
        return false;
    };
    EXPECT_TRUE(isShown("Decisions"));
    EXPECT_TRUE(isShown("What the decision does"));
    TicketDetail detail = test::sampleDetail();
    detail.ticket.id = TicketId("ticket-closed");
    detail.ticket.state = TicketState::Closed;
    m_api.add(detail);
    m_desk->flow().open(detail.ticket.id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->ticket().isDecided(); }));
    QTest::qWait(20);
    EXPECT_FALSE(isShown("Decisions"));
    EXPECT_FALSE(isShown("What the decision does"));
}

TEST_F(DeskPagesTest, paneKeysGoRound)
{
    std::set<QWidget *> places;
    for (int press = 0; press < 3; ++press) {
        run("app.next-pane");
        places.insert(QApplication::focusWidget());
    }
    EXPECT_EQ(places.size(), 3U);
}

TEST_F(DeskPagesTest, worksOnWithoutABackend)
{
    m_api.mode = test::FakeApiClient::Mode::Fails;
    m_desk->queue().refresh();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->queue().state() == QueuePresenter::State::Offline; }));
    EXPECT_EQ(m_desk->ticket().state(), TicketPresenter::State::Ready) << "what was read stays readable";
    m_desk->ticket().digit(2);
    EXPECT_TRUE(m_desk->ticket().isChosen());
}

TEST(StartPageTest, asksOneQuestionAndRefusesWhatCannotBeAnAddress)
{
    StartPage page;
    page.resize(960, 600);
    test::showActive(page);
    EXPECT_EQ(test::nameless(page), std::vector<QString> {});
    page.askForServer(QStringLiteral("ftp://nowhere"));
    EXPECT_EQ(test::nameless(page), std::vector<QString> {});
}

} // namespace
} // namespace matchdesk
