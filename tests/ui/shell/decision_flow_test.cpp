// SPDX-License-Identifier: MIT
#include "shell/decision_flow.h"

#include "support/sample_desk.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using State = TicketPresenter::State;

class DecisionFlowTest : public testing::Test {
protected:
    DecisionFlowTest()
    {
        test::fill(m_api);
        m_queue.start(m_api.place.me);
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_queue.isComplete(); }));
        m_flow.next();
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_ticket.state() == State::Ready; }));
        // What is ahead is there before it is needed.
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_api.count("ticket") >= 4; }));
        QTest::qWait(10);
    }
    void link()
    {
        m_ticket.digit(1);
        m_ticket.confirm();
    }
    [[nodiscard]] std::string current() const { return m_flow.current().text; }

    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    QueueModel m_model;
    QueuePresenter m_queue {m_api, m_clock, m_model, {}};
    TicketPresenter m_ticket {m_api, m_clock, test::sampleWorkplace().me, std::chrono::seconds(15)};
    DecisionFlow m_flow {m_api, m_clock, test::sampleWorkplace().me, m_queue, m_ticket};
};

TEST_F(DecisionFlowTest, movesOnAtOnceWhateverTheBackendDoes)
{
    ASSERT_EQ(current(), "ticket-10428");
    m_api.mode = test::FakeApiClient::Mode::Hangs;
    link();
    // No event loop has turned since the key.
    EXPECT_EQ(current(), "ticket-10431");
    EXPECT_EQ(m_ticket.state(), State::Ready) << "it was fetched ahead";
    EXPECT_EQ(m_ticket.detail().ticket.personName, "Chukwuemeka Balogun");
    EXPECT_EQ(m_model.count(QueueView::NextForMe), 10);
    m_api.failHanging();
}

TEST_F(DecisionFlowTest, holdsAndTakesBackWithTheDraft)
{
    m_ticket.digit(1);
    m_ticket.begin(DecisionKind::NoRecord);
    m_ticket.digit(3);
    m_ticket.setNote(QStringLiteral("too little to go by"));
    m_ticket.confirm();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_flow.held().size() == 1; }));
    EXPECT_EQ(m_flow.nextDue(), test::sampleNow() + std::chrono::seconds(15));
    m_flow.undo();
    ASSERT_TRUE(QTest::qWaitFor([this] { return current() == "ticket-10428" && m_ticket.state() == State::Ready; }));
    EXPECT_TRUE(m_flow.held().empty());
    EXPECT_EQ(m_ticket.draft().trn, "4821973");
    EXPECT_EQ(m_ticket.draft().asking, DecisionKind::NoRecord);
    EXPECT_EQ(m_ticket.draft().reason, Reason::DetailsTooThin);
    EXPECT_EQ(m_ticket.draft().note, "too little to go by");
    EXPECT_EQ(m_api.decisions.front().state, DecisionState::Undone);
}

TEST_F(DecisionFlowTest, takesBackTheNewestOfSeveral)
{
    link();
    link();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_flow.held().size() == 2; }));
    m_flow.undo();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_flow.held().size() == 1; }));
    EXPECT_EQ(m_api.decisions.at(0).state, DecisionState::Held);
    EXPECT_EQ(m_api.decisions.at(1).state, DecisionState::Undone);
    EXPECT_EQ(current(), "ticket-10431");
}

TEST_F(DecisionFlowTest, takesBackWhatIsStillOnItsWay)
{
    m_api.delay = std::chrono::milliseconds(60);
    link();
    m_flow.undo();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !m_api.decisions.empty() && m_api.decisions.front().state == DecisionState::Undone; }));
    ASSERT_TRUE(QTest::qWaitFor([this] { return current() == "ticket-10428"; }));
    EXPECT_TRUE(m_flow.held().empty());
}

TEST_F(DecisionFlowTest, aConflictBringsTheTicketBackWithItsReasonAndDraft)
{
    Error error;
    error.code = ErrorCode::Conflict;
    error.who = "Sam Okoro";
    error.what = "link";
    error.when = "2026-11-18T09:41:00Z";
    m_api.decideError = error;
    QSignalSpy told(&m_flow, &DecisionFlow::told);
    link();
    ASSERT_EQ(current(), "ticket-10431");
    ASSERT_TRUE(QTest::qWaitFor([this] { return current() == "ticket-10428" && m_ticket.state() == State::Ready; }));
    EXPECT_EQ(m_ticket.notice().kind, TicketPresenter::Notice::Kind::Conflict);
    EXPECT_TRUE(m_ticket.notice().sentence.startsWith(QStringLiteral("Sam Okoro linked this ticket at ")));
    EXPECT_EQ(m_ticket.draft().trn, "4821973") << "the draft is kept";
    EXPECT_EQ(told.count(), 1);
    EXPECT_EQ(m_model.row(TicketId("ticket-10428"))->state, TicketState::Open);
}

TEST_F(DecisionFlowTest, aBackendThatIsAwayLosesNothing)
{
    m_api.mode = test::FakeApiClient::Mode::Fails;
    link();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_ticket.notice().kind == TicketPresenter::Notice::Kind::Conflict || m_ticket.state() == State::Failed; }));
    m_api.mode = test::FakeApiClient::Mode::Answers;
    m_flow.refresh();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_ticket.state() == State::Ready && current() == "ticket-10428"; }));
    EXPECT_EQ(m_ticket.draft().trn, "4821973");
    m_ticket.confirm();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_flow.held().size() == 1; }));
}

TEST_F(DecisionFlowTest, aTicketThatCouldNotBeSentStaysReadableWithItsDraft)
{
    m_api.mode = test::FakeApiClient::Mode::Fails;
    link();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_ticket.notice().kind == TicketPresenter::Notice::Kind::Conflict; }));
    QTest::qWait(30);
    EXPECT_EQ(current(), "ticket-10428");
    EXPECT_EQ(m_ticket.state(), State::Ready);
    EXPECT_FALSE(m_ticket.detail().candidates.empty());
    EXPECT_EQ(m_ticket.draft().trn, "4821973");
}

TEST_F(DecisionFlowTest, theNextTicketIsOneOfTheViewBeingWorkedIn)
{
    // The last of my rows, as a second opinion that somebody else asked for.
    TicketRow row = *m_model.row(m_model.nextForMe(99).back());
    row.state = TicketState::SecondOpinion;
    row.kind = TicketKind::NoMatch;
    row.keptBy = {};
    row.firstReader = StaffId("somebody-else");
    m_model.upsert({row});
    m_model.setView(QueueView::SecondOpinions);
    ASSERT_EQ(m_model.nextShown(9), std::vector {row.id});
    m_flow.next();
    EXPECT_EQ(current(), row.id.text);
    m_model.setView(QueueView::Closed);
    m_flow.next();
    EXPECT_FALSE(current().empty());
    EXPECT_NE(m_model.row(m_flow.current())->state, TicketState::Closed) << "nothing there is mine, so Next for me goes on";
}

TEST_F(DecisionFlowTest, saysWhatWasDoneAndHowLongItCanBeTakenBack)
{
    QSignalSpy told(&m_flow, &DecisionFlow::told);
    m_ticket.begin(DecisionKind::Park);
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.count() == 1; }));
    EXPECT_TRUE(told.front().at(1).toString().contains(QStringLiteral(" parked"))) << told.front().at(1).toString().toStdString();
    link();
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.count() == 2; }));
    const QString sentence = told.back().at(1).toString();
    EXPECT_TRUE(sentence.contains(QStringLiteral("linked to TRN")) || sentence.contains(QStringLiteral("link proposed"))) << sentence.toStdString();
    EXPECT_FALSE(sentence.contains(QLatin1Char('%'))) << sentence.toStdString();
}

TEST_F(DecisionFlowTest, aLeaseThatSomebodyElseHoldsIsSaidAndNothingDecided)
{
    Error error;
    error.code = ErrorCode::Conflict;
    error.who = "Sam Okoro";
    error.what = "lease";
    error.when = "2026-11-18T09:40:00Z";
    m_api.leaseError = error;
    m_flow.open(TicketId("ticket-10436"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_ticket.notice().kind == TicketPresenter::Notice::Kind::Lease; }));
    link();
    EXPECT_TRUE(m_api.requests.empty());
    EXPECT_EQ(current(), "ticket-10436");
}

TEST_F(DecisionFlowTest, readsATicketAgainThatTheQueuesNewsHasOvertaken)
{
    const TicketId id("ticket-10436");
    TicketRow row = *m_queue.model().row(id);
    ++row.version;
    ++row.changeSeq;
    m_queue.model().upsert({row});
    // The answer was on its way when the ticket changed, and no further news comes of it.
    m_flow.open(id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_ticket.state() == TicketPresenter::State::Ready; }));
    m_api.details.at(id).ticket.version = row.version;
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_ticket.detail().ticket.version == row.version; }));
}

TEST_F(DecisionFlowTest, keepsTheDraftOfATicketThatIsLeft)
{
    m_ticket.digit(2);
    m_ticket.begin(DecisionKind::Skip);
    m_flow.open(TicketId("ticket-10436"));
    m_flow.open(TicketId("ticket-10428"));
    EXPECT_EQ(m_ticket.draft().trn, "3390127");
    EXPECT_EQ(m_ticket.draft().asking, DecisionKind::Skip);
}

TEST_F(DecisionFlowTest, givesTheLeaseBackOnlyOfWhatWasNotDecided)
{
    const int before = m_api.count("release");
    m_flow.open(TicketId("ticket-10436"));
    EXPECT_EQ(m_api.count("release"), before + 1);
    link();
    EXPECT_EQ(m_api.count("release"), before + 1);
}

TEST_F(DecisionFlowTest, endsWithAnEmptyDeskAndStaysThere)
{
    for (int number = 0; number < 11; ++number) {
        m_ticket.begin(DecisionKind::Park);
        QTest::qWait(5);
    }
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_flow.current().empty(); }));
    EXPECT_EQ(m_ticket.state(), State::None);
    EXPECT_EQ(m_api.requests.size(), 11U);
    EXPECT_EQ(m_model.count(QueueView::NextForMe), 0);
}

TEST_F(DecisionFlowTest, whatTheHoldHasEndedForCannotBeTakenBack)
{
    link();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_flow.held().size() == 1; }));
    m_api.decisions.front().state = DecisionState::Applied;
    QSignalSpy told(&m_flow, &DecisionFlow::told);
    m_flow.undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.count() == 1; }));
    EXPECT_TRUE(told.front().at(1).toString().contains(QStringLiteral("taken effect")));
    EXPECT_TRUE(m_flow.held().empty());
}

} // namespace
} // namespace matchdesk
