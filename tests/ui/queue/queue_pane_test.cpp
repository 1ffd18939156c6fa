// SPDX-License-Identifier: MIT
#include "queue/queue_pane.h"

#include "kit/search_field.h"
#include "queue/queue_model.h"
#include "queue/queue_presenter.h"
#include "support/sample_desk.h"
#include "support/ui_probe.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class QueuePaneTest : public testing::Test {
protected:
    void open(bool filled = true)
    {
        if (filled)
            test::fill(m_api);
        else
            m_api.place = test::sampleWorkplace();
        m_presenter.start(m_api.place.me);
        m_pane = std::make_unique<QueuePane>(m_presenter);
        m_pane->resize(304, 640);
        test::showActive(*m_pane);
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.isComplete(); }));
    }

    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    QueueModel m_model;
    QueuePresenter m_presenter {m_api, m_clock, m_model, {}};
    std::unique_ptr<QueuePane> m_pane;
};

TEST_F(QueuePaneTest, arrowsOpenTheNextTicket)
{
    open();
    QSignalSpy opened(m_pane.get(), &QueuePane::openRequested);
    m_pane->list()->setFocus();
    QTest::keyClick(m_pane->list(), Qt::Key_Down);
    QTest::keyClick(m_pane->list(), Qt::Key_Down);
    ASSERT_EQ(opened.count(), 2);
    EXPECT_EQ(m_pane->list()->currentIndex().row(), 1);
}

TEST_F(QueuePaneTest, theSelectionStaysOnItsTicketWhenTheQueueChanges)
{
    open();
    m_pane->setCurrentTicket(TicketId("ticket-10436"));
    const int before = m_pane->list()->currentIndex().row();
    m_api.change(TicketId("ticket-10428"), [](Ticket &ticket) { ticket.state = TicketState::Closed; });
    m_presenter.refresh();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_model.rowCount() == 10; }));
    EXPECT_EQ(m_pane->list()->currentIndex().row(), before - 1);
    EXPECT_EQ(m_pane->list()->currentIndex().data(QueueModel::TicketIdRole).toString().toStdString(), "ticket-10436");
}

TEST_F(QueuePaneTest, tellsItsThreeKindsOfNothingApart)
{
    open(false);
    const auto says = [this](const char *text) {
        const auto labels = m_pane->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](QLabel *label) { return label->isVisible() && label->text() == QLatin1String(text); });
    };
    EXPECT_TRUE(says("No tickets yet"));
    test::fill(m_api);
    m_presenter.refresh();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_model.rowCount() == 11; }));
    m_pane->setView(QueueView::ParkedByMe);
    EXPECT_TRUE(says("Nothing parked"));
    m_pane->setView(QueueView::NextForMe);
    m_model.setFilter(QStringLiteral("nobody of that name"));
    EXPECT_TRUE(says("Nothing found"));
}

TEST_F(QueuePaneTest, everythingHasAName)
{
    open();
    m_pane->startFilter();
    EXPECT_EQ(test::nameless(*m_pane), std::vector<QString> {});
}

TEST_F(QueuePaneTest, scrollsAHundredThousandRowsWithinAFrame)
{
    open();
    const TicketRow one = rowOf(test::plainDetail(20000, "Priya Nair", Cause::SeveralAnswered, 3).ticket, m_api.now);
    std::vector<TicketRow> rows(100'000, one);
    for (std::size_t number = 0; number < rows.size(); ++number) {
        rows[number].id = TicketId("many-" + std::to_string(number));
        rows[number].reference = "MD-" + std::to_string(100'000 + number);
    }
    m_model.upsert(rows);
    QScrollBar *bar = m_pane->list()->verticalScrollBar();
    qint64 worst = 0;
    for (int step = 1; step <= 60; ++step) {
        QElapsedTimer frame;
        frame.start();
        bar->setValue(int(qint64(bar->maximum()) * step / 60));
        m_pane->list()->viewport()->repaint();
        worst = std::max(worst, frame.elapsed());
    }
    EXPECT_LT(worst, 100) << "33 ms is measured in the release preset; this guards against work per row";
}

} // namespace
} // namespace matchdesk
