// SPDX-License-Identifier: MIT
#include "queue/queue_presenter.h"

#include "support/sample_desk.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using State = QueuePresenter::State;

class QueuePresenterTest : public testing::Test {
protected:
    QueuePresenterTest() { test::fill(m_api); }

    static constexpr QueuePresenter::Pace kFast {std::chrono::milliseconds(20), std::chrono::milliseconds(20), 4, 5};
    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    QueueModel m_model;
    QueuePresenter m_presenter {m_api, m_clock, m_model, kFast};
};

TEST_F(QueuePresenterTest, showsFirstRowsAndThenReadsTheWholeQueueByPages)
{
    QSignalSpy states(&m_presenter, &QueuePresenter::stateChanged);
    m_presenter.start(m_api.place.me);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.state() == State::Ready; }));
    EXPECT_EQ(m_model.size(), 4U);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.isComplete(); }));
    EXPECT_EQ(m_model.size(), 11U);
    EXPECT_GE(m_api.count("queueNews"), 3) << "eleven rows in pages of five";
}

TEST_F(QueuePresenterTest, bringsNewsWithoutLosingWhatIsThere)
{
    m_presenter.start(m_api.place.me);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.isComplete(); }));
    m_api.change(TicketId("ticket-10433"), [](Ticket &ticket) { ticket.state = TicketState::Closed; });
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_model.row(TicketId("ticket-10433"))->state == TicketState::Closed; }));
    EXPECT_EQ(m_model.size(), 11U);
}

TEST_F(QueuePresenterTest, marksWhatIsShownAsOldWhenTheBackendIsAway)
{
    m_presenter.start(m_api.place.me);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.isComplete(); }));
    m_api.mode = test::FakeApiClient::Mode::Fails;
    m_clock.advance(std::chrono::minutes(3));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.state() == State::Offline; }));
    EXPECT_EQ(m_model.rowCount(), 11);
    EXPECT_EQ(m_presenter.updatedAt(), test::sampleNow());
    m_api.mode = test::FakeApiClient::Mode::Answers;
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.state() == State::Ready; }));
    EXPECT_EQ(m_presenter.updatedAt(), m_clock.now());
}

TEST_F(QueuePresenterTest, saysThatItFailedWhenThereWasNeverAnything)
{
    m_api.mode = test::FakeApiClient::Mode::Fails;
    m_presenter.start(m_api.place.me);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.state() == State::Failed; }));
    EXPECT_EQ(m_presenter.error().code, ErrorCode::Unavailable);
    EXPECT_FALSE(m_presenter.isNeverUsed()) << "not to be had is not the same as empty";
}

TEST_F(QueuePresenterTest, aHiddenWindowAsksForNothing)
{
    m_presenter.start(m_api.place.me);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.isComplete(); }));
    m_presenter.setPaused(true);
    QTest::qWait(40);
    const int before = m_api.count("queueNews");
    QTest::qWait(120);
    EXPECT_EQ(m_api.count("queueNews"), before);
    m_presenter.setPaused(false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_api.count("queueNews") > before; }));
}

TEST_F(QueuePresenterTest, dropsAnswersToAnEarlierStart)
{
    m_api.delay = std::chrono::milliseconds(60);
    m_presenter.start(m_api.place.me);
    m_api.delay = std::chrono::milliseconds(0);
    Staff other = m_api.place.colleagues.at(1);
    m_presenter.start(other);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.isComplete(); }));
    const int asked = m_api.count("firstRows");
    QTest::qWait(100);
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(m_model.size(), 11U);
}

} // namespace
} // namespace matchdesk
