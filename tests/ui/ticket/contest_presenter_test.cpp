// SPDX-License-Identifier: MIT
#include "support/fake_api_client.h"
#include "support/sample_desk.h"
#include "ticket/ticket_presenter.h"
#include "wording/errors.h"

#include "domain/rules.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

/// A contested email behind the keys of a ticket, as one member of staff works on it.
class ContestPresenterTest : public ::testing::Test {
protected:
    TicketPresenter &as(const Staff &who)
    {
        m_presenter = std::make_unique<TicketPresenter>(m_api, m_clock, who, std::chrono::seconds(15));
        QObject::connect(m_presenter.get(), &TicketPresenter::decided, m_presenter.get(),
            [this](const DecisionRequest &request, const Draft &) { m_requests.push_back(request); });
        return *m_presenter;
    }
    [[nodiscard]] static TicketDetail detail(ContestState state) { return test::contestDetail(test::contestFacts(10460, state)); }

    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    std::unique_ptr<TicketPresenter> m_presenter;
    std::vector<DecisionRequest> m_requests;
    const Staff m_verifier {StaffId("vera"), "Vera Osei", Role::Verifier};
    const Staff m_lead {StaffId("leo"), "Leo Marchetti", Role::Lead};
    const Staff m_agent {StaffId("ada"), "Ada Kempe", Role::Agent};
};

TEST_F(ContestPresenterTest, enterAloneDecidesNothing)
{
    TicketPresenter &desk = as(m_verifier);
    desk.show(detail(ContestState::Asked));
    desk.confirm();
    desk.digit(1);
    desk.confirm();
    EXPECT_TRUE(m_requests.empty());
    EXPECT_FALSE(desk.whyNotConfirm().isEmpty());
}

TEST_F(ContestPresenterTest, approvingAsksOnceAndCarriesNoTrn)
{
    TicketPresenter &desk = as(m_verifier);
    desk.show(detail(ContestState::Asked));
    EXPECT_EQ(desk.previewed(), DecisionKind::ApproveChange);
    desk.begin(DecisionKind::ApproveChange);
    EXPECT_TRUE(m_requests.empty());
    desk.confirm();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_requests[0].kind, DecisionKind::ApproveChange);
    EXPECT_TRUE(m_requests[0].trn.empty());
    EXPECT_TRUE(checkDecision(m_requests[0], desk.detail().ticket, m_verifier, m_clock.now()).ok());
}

TEST_F(ContestPresenterTest, theKeysOfANoMatchTicketMeanWhatTheySayHere)
{
    TicketPresenter &desk = as(m_verifier);
    desk.show(detail(ContestState::Asked));
    desk.begin(DecisionKind::NoRecord);
    EXPECT_EQ(desk.draft().asking, DecisionKind::RejectChange);
    desk.confirm();
    EXPECT_TRUE(m_requests.empty()) << "a reason is needed";
    desk.digit(7);
    desk.confirm();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_requests[0].reason, Reason::AddressNotAccepted);
    desk.show(detail(ContestState::Asked));
    desk.begin(DecisionKind::AskUser);
    desk.digit(2);
    desk.confirm();
    EXPECT_EQ(m_requests.back().kind, DecisionKind::AskProof);
    EXPECT_EQ(m_requests.back().reason, Reason::TwoDocuments);
    desk.show(detail(ContestState::Waiting));
    desk.begin(DecisionKind::NoRecord);
    EXPECT_EQ(desk.draft().asking, DecisionKind::StopChange);
}

TEST_F(ContestPresenterTest, whatIsNotOpenIsSaid)
{
    TicketPresenter &desk = as(m_verifier);
    desk.show(detail(ContestState::Waiting));
    EXPECT_FALSE(desk.whyNot(DecisionKind::ApproveChange).isEmpty());
    EXPECT_TRUE(desk.whyNot(DecisionKind::StopChange).isEmpty());
    desk.show(detail(ContestState::Objected));
    EXPECT_FALSE(desk.whyNot(DecisionKind::RejectChange).isEmpty()) << "it waits for a lead";
    TicketPresenter &lead = as(m_lead);
    lead.show(detail(ContestState::Objected));
    EXPECT_TRUE(lead.whyNot(DecisionKind::RejectChange).isEmpty());
    TicketPresenter &agent = as(m_agent);
    agent.show(detail(ContestState::Asked));
    EXPECT_FALSE(agent.whyNot(DecisionKind::ApproveChange).isEmpty());
    agent.show(test::sampleDetail());
    EXPECT_FALSE(agent.whyNot(DecisionKind::ApproveChange).isEmpty()) << "no change of address on a no-match ticket";
}

TEST_F(ContestPresenterTest, whoeverAgreedFirstIsToldToLeaveIt)
{
    ContestFacts facts = test::contestFacts(10460, ContestState::Proposed);
    facts.contest.firstApproval->staff = m_verifier.id;
    facts.ticket.firstReader = m_verifier.id;
    TicketPresenter &desk = as(m_verifier);
    desk.show(test::contestDetail(facts));
    EXPECT_TRUE(desk.isMineToLeave());
    EXPECT_EQ(desk.whyNot(DecisionKind::ApproveChange), ErrorWords::rule("second-reader-is-first"));
    EXPECT_TRUE(desk.whyNot(DecisionKind::Skip).isEmpty());
}

TEST_F(ContestPresenterTest, gatesStandInTheWay)
{
    ContestFacts shared = test::contestFacts(10460, ContestState::Asked);
    shared.sharedMailbox = true;
    TicketPresenter &desk = as(m_verifier);
    desk.show(test::contestDetail(shared));
    EXPECT_EQ(desk.whyNot(DecisionKind::ApproveChange), ErrorWords::rule("contest-address-personal"));
    EXPECT_TRUE(desk.whyNot(DecisionKind::RejectChange).isEmpty());
    ContestFacts alert = test::contestFacts(10460, ContestState::Proposed);
    alert.record->activeAlert = true;
    desk.show(test::contestDetail(alert));
    EXPECT_EQ(desk.whyNot(DecisionKind::ApproveChange), ErrorWords::rule("lead-agrees-last"));
    TicketPresenter &lead = as(m_lead);
    lead.show(test::contestDetail(alert));
    EXPECT_TRUE(lead.whyNot(DecisionKind::ApproveChange).isEmpty());
}

} // namespace
} // namespace matchdesk
