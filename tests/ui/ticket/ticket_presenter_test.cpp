// SPDX-License-Identifier: MIT
#include "ticket/ticket_presenter.h"

#include "support/sample_desk.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class TicketPresenterTest : public testing::Test {
protected:
    TicketPresenterTest()
    {
        test::fill(m_api);
        QObject *context = &m_receiver;
        QObject::connect(&m_presenter, &TicketPresenter::decided, context,
            [this](const DecisionRequest &request, const Draft &draft) {
                m_requests.push_back(request);
                m_drafts.push_back(draft);
            });
    }

    QObject m_receiver;
    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    TicketPresenter m_presenter {m_api, m_clock, test::sampleWorkplace().me, std::chrono::seconds(15)};
    std::vector<DecisionRequest> m_requests;
    std::vector<Draft> m_drafts;
};

TEST_F(TicketPresenterTest, aLinkNeedsAChoiceAndThenEnter)
{
    m_presenter.show(test::sampleDetail());
    EXPECT_EQ(m_presenter.looked(), 0) << "the best candidate's consequences are shown";
    m_presenter.confirm();
    EXPECT_TRUE(m_requests.empty()) << "one careless Enter links nothing";
    m_presenter.digit(1);
    m_presenter.confirm();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_requests[0].kind, DecisionKind::Link);
    EXPECT_EQ(m_requests[0].trn, "4821973");
    EXPECT_EQ(m_requests[0].basedOnVersion, test::sampleDetail().ticket.version);
    EXPECT_EQ(m_requests[0].seenDigest, test::sampleDetail().digest);
    EXPECT_FALSE(m_requests[0].key.empty());
}

TEST_F(TicketPresenterTest, eachDecisionHasAKeyOfItsOwn)
{
    m_presenter.show(test::sampleDetail());
    m_presenter.digit(1);
    m_presenter.confirm();
    m_presenter.confirm();
    ASSERT_EQ(m_requests.size(), 2U);
    EXPECT_NE(m_requests[0].key, m_requests[1].key);
}

TEST_F(TicketPresenterTest, everyDecisionIsReachedAndCarriesWhatItNeeds)
{
    m_presenter.show(test::sampleDetail());
    m_presenter.begin(DecisionKind::NoRecord);
    m_presenter.confirm();
    EXPECT_TRUE(m_requests.empty()) << "a reason is needed";
    m_presenter.digit(2);
    EXPECT_TRUE(m_requests.empty()) << "an email would go out, so Enter is needed";
    m_presenter.confirm();
    m_presenter.begin(DecisionKind::AskUser);
    m_presenter.confirm();
    m_presenter.show(test::sampleDetail());
    m_presenter.begin(DecisionKind::Skip);
    m_presenter.digit(3);
    m_presenter.show(test::sampleDetail());
    m_presenter.begin(DecisionKind::NotSure);
    m_presenter.digit(1);
    m_presenter.show(test::sampleDetail());
    m_presenter.begin(DecisionKind::Park);
    ASSERT_EQ(m_requests.size(), 5U);
    EXPECT_EQ(m_requests[0].reason, Reason::NotFoundAfterSearch);
    EXPECT_EQ(m_requests[1].askedFor, matching::Field::NationalInsuranceNumber) << "what would settle it comes first";
    EXPECT_EQ(m_requests[2].reason, Reason::KnowsThePerson);
    EXPECT_EQ(m_requests[3].reason, Reason::TwoGoodCandidates);
    EXPECT_EQ(m_requests[4].reason, Reason::None);
    for (const DecisionRequest &request : m_requests) {
        const Outcome allowed = checkDecision(request, m_presenter.detail().ticket, test::sampleWorkplace().me, m_clock.now());
        EXPECT_TRUE(allowed.ok()) << nameOf(request.kind);
    }
}

TEST_F(TicketPresenterTest, aClaimedRecordLeadsToItsOwnerAndNeverToAnError)
{
    m_presenter.show(test::claimedDetail(10437));
    m_presenter.digit(1);
    m_presenter.confirm();
    EXPECT_TRUE(m_presenter.isComparingOwner());
    EXPECT_TRUE(m_requests.empty());
    m_presenter.digit(1);
    EXPECT_EQ(m_presenter.effects().front().kind, EffectKind::ContestOpened);
    m_presenter.confirm();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_requests[0].kind, DecisionKind::SamePerson);
    EXPECT_TRUE(checkDecision(m_requests[0], m_presenter.detail().ticket, test::sampleWorkplace().me, m_clock.now()).ok());

    m_presenter.show(test::claimedDetail(10437));
    m_presenter.digit(1);
    m_presenter.confirm();
    m_presenter.digit(2);
    m_presenter.confirm();
    EXPECT_EQ(m_requests[1].kind, DecisionKind::WrongOwner);

    m_presenter.show(test::claimedDetail(10437));
    m_presenter.digit(1);
    m_presenter.confirm();
    m_presenter.digit(3);
    EXPECT_FALSE(m_presenter.isComparingOwner());
    EXPECT_FALSE(m_presenter.isChosen());

    m_presenter.digit(1);
    m_presenter.confirm();
    m_presenter.begin(DecisionKind::NotSure);
    m_presenter.digit(2);
    EXPECT_EQ(m_requests.back().kind, DecisionKind::NotSure);
}

TEST_F(TicketPresenterTest, aRecordThatCannotBeLinkedSaysWhy)
{
    TicketDetail detail = test::sampleDetail();
    detail.candidates[0].rule = LinkRule::RecordMerged;
    detail.candidates[0].candidate.record.mergedIntoTrn = "7654321";
    m_presenter.show(detail);
    m_presenter.digit(1);
    QSignalSpy said(&m_presenter, &TicketPresenter::said);
    m_presenter.confirm();
    EXPECT_TRUE(m_requests.empty());
    ASSERT_EQ(said.count(), 1);
    EXPECT_TRUE(said.front().front().toString().contains(QStringLiteral("7654321")));
}

TEST_F(TicketPresenterTest, escapeClosesOneThingAtATime)
{
    m_presenter.show(test::claimedDetail(10437));
    m_presenter.digit(1);
    m_presenter.confirm();
    m_presenter.digit(1);
    EXPECT_TRUE(m_presenter.back());
    EXPECT_TRUE(m_presenter.isComparingOwner());
    EXPECT_TRUE(m_presenter.back());
    EXPECT_FALSE(m_presenter.back());
}

TEST_F(TicketPresenterTest, whatIsNewKeepsWhatWasChosen)
{
    m_presenter.show(test::sampleDetail());
    m_presenter.digit(2);
    m_presenter.begin(DecisionKind::NoRecord);
    m_presenter.setNote(QStringLiteral("rang twice"));
    TicketDetail fresh = test::sampleDetail();
    std::swap(fresh.candidates[0], fresh.candidates[1]);
    fresh.ticket.version = 7;
    m_presenter.update(fresh);
    EXPECT_EQ(m_presenter.draft().trn, "3390127");
    EXPECT_EQ(m_presenter.looked(), 0) << "the candidate moved, the choice moved with it";
    EXPECT_EQ(m_presenter.draft().asking, DecisionKind::NoRecord);
    EXPECT_EQ(m_presenter.draft().note, "rang twice");
    fresh.candidates.erase(fresh.candidates.begin());
    m_presenter.update(fresh);
    EXPECT_FALSE(m_presenter.isChosen()) << "a choice that is gone is not kept for another record";
}

TEST_F(TicketPresenterTest, aClosedTicketSaysWhatBecameOfItAndOffersNothing)
{
    HistoryEntry held;
    held.at = m_clock.now() - std::chrono::minutes(30);
    held.staffName = "Bea Lloyd";
    held.action = "decision-held";
    held.decision = DecisionId("d-1");
    held.kind = DecisionKind::Link;
    held.trn = "4821973";
    HistoryEntry applied = held;
    applied.at += std::chrono::seconds(15);
    applied.action = "decision-applied";
    applied.staffName = "Sam Okoro";
    m_api.historyEntries = {held, applied};
    TicketDetail detail = test::sampleDetail();
    detail.ticket.state = TicketState::Closed;
    detail.ticket.lastDecision = DecisionId("d-1");
    m_presenter.show(detail);
    const QString wanted = QStringLiteral("Linked to TRN 4821973 by Bea Lloyd, 09:12.");
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_presenter.notice().sentence == wanted; })) << m_presenter.notice().sentence.toStdString();
    EXPECT_TRUE(m_presenter.isDecided());
    detail.ticket.state = TicketState::Held;
    m_presenter.show(detail);
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_presenter.notice().sentence.startsWith(QStringLiteral("To be linked to TRN 4821973 by Bea Lloyd")); }));
    m_presenter.begin(DecisionKind::Skip);
    m_presenter.digit(1);
    m_presenter.confirm();
    EXPECT_TRUE(m_requests.empty());
}

TEST_F(TicketPresenterTest, theFirstReaderSettlesNothingButMayLeaveIt)
{
    TicketDetail detail = test::sampleDetail();
    detail.ticket.state = TicketState::SecondOpinion;
    detail.ticket.firstReader = test::sampleWorkplace().me.id;
    m_presenter.show(detail);
    m_presenter.digit(1);
    for (const auto kind : {DecisionKind::Link, DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::NotSure})
        EXPECT_TRUE(m_presenter.whyNot(kind).contains(QStringLiteral("first reader"))) << nameOf(kind);
    EXPECT_TRUE(m_presenter.whyNot(DecisionKind::Skip).isEmpty());
    EXPECT_TRUE(m_presenter.whyNot(DecisionKind::Park).isEmpty());
    EXPECT_TRUE(m_presenter.notice().sentence.contains(QStringLiteral("first reader")));
    detail.ticket.firstReader = StaffId("sam");
    m_presenter.show(detail);
    m_presenter.digit(1);
    EXPECT_TRUE(m_presenter.whyNot(DecisionKind::Link).isEmpty());
}

TEST_F(TicketPresenterTest, nothingIsDecidedOnATicketThatSomebodyElseHas)
{
    TicketDetail detail = test::sampleDetail();
    detail.ticket.lease = Lease {StaffId("sam"), "Sam Okoro", m_clock.now(), m_clock.now() + std::chrono::minutes(5)};
    m_presenter.show(detail);
    EXPECT_EQ(m_presenter.notice().kind, TicketPresenter::Notice::Kind::Lease);
    m_presenter.digit(1);
    m_presenter.confirm();
    m_presenter.begin(DecisionKind::Park);
    EXPECT_TRUE(m_requests.empty());
    m_presenter.setLease(Lease {test::sampleWorkplace().me.id, "Bea Lloyd", m_clock.now(), m_clock.now() + std::chrono::minutes(5)});
    m_presenter.confirm();
    EXPECT_EQ(m_requests.size(), 1U);
}

TEST_F(TicketPresenterTest, revealingIsNotedAndEndsWhereItCannotBeNoted)
{
    m_presenter.show(test::sampleDetail());
    m_presenter.reveal();
    EXPECT_TRUE(m_presenter.isRevealed());
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_api.count("noteReveal") == 1; }));
    m_presenter.reveal();
    EXPECT_FALSE(m_presenter.isRevealed());
    m_api.mode = test::FakeApiClient::Mode::Fails;
    m_presenter.reveal();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !m_presenter.isRevealed(); }));
    m_api.mode = test::FakeApiClient::Mode::Answers;
    m_presenter.reveal();
    m_presenter.show(test::plainDetail(1, "Priya Nair", Cause::SeveralAnswered, 3));
    EXPECT_FALSE(m_presenter.isRevealed()) << "the next ticket is masked";
}

TEST_F(TicketPresenterTest, aRecordFoundBySearchIsAddedAndChosen)
{
    m_presenter.show(m_api.details.at(TicketId("ticket-10428")));
    m_presenter.addCandidate("7001234");
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.draft().trn == "7001234"; }));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_presenter.detail().digest == "digest-10428+"; }));
    EXPECT_EQ(m_presenter.draft().trn, "7001234");
    m_presenter.confirm();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_requests[0].seenDigest, "digest-10428+") << "the decision rests on what was shown last";
    QSignalSpy failed(&m_presenter, &TicketPresenter::failedToAdd);
    m_presenter.addCandidate("0000000");
    EXPECT_TRUE(QTest::qWaitFor([&] { return failed.count() == 1; }));
}

TEST_F(TicketPresenterTest, moreThanFourAreReachedByPages)
{
    TicketDetail detail = test::sampleDetail();
    while (detail.candidates.size() < 6) {
        detail.candidates.push_back(detail.candidates.front());
        detail.candidates.back().candidate.record.trn = std::to_string(9000000 + detail.candidates.size());
    }
    m_presenter.show(detail);
    m_presenter.showMore();
    m_presenter.digit(2);
    EXPECT_EQ(m_presenter.draft().trn, detail.candidates[5].candidate.record.trn);
    m_presenter.digit(3);
    EXPECT_EQ(m_presenter.draft().trn, detail.candidates[5].candidate.record.trn) << "there is no seventh";
}

} // namespace
} // namespace matchdesk
