// SPDX-License-Identifier: MIT
#include "support/fake_api_client.h"
#include "support/sample_desk.h"
#include "ticket/evidence_opener.h"
#include "ticket/ticket_presenter.h"
#include "wording/errors.h"

#include "domain/rules.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

/// A change of details behind the keys of a ticket.
class DetailsPresenterTest : public ::testing::Test {
protected:
    DetailsPresenterTest()
    {
        QObject::connect(&m_desk, &TicketPresenter::decided, &m_desk,
            [this](const DecisionRequest &request, const Draft &) { m_requests.push_back(request); });
        QObject::connect(&m_desk, &TicketPresenter::evidenceCame, &m_desk, [this](const EvidenceFile &file) { m_files.push_back(file); });
    }

    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    const Staff m_agent {StaffId("ada"), "Ada Kempe", Role::Agent};
    TicketPresenter m_desk {m_api, m_clock, m_agent, std::chrono::seconds(15)};
    std::vector<DecisionRequest> m_requests;
    std::vector<EvidenceFile> m_files;
};

TEST_F(DetailsPresenterTest, theKeysApproveAndReject)
{
    m_desk.show(test::detailsChangeDetail(10470));
    m_desk.confirm();
    EXPECT_TRUE(m_requests.empty()) << "Enter alone decides nothing";
    EXPECT_EQ(m_desk.previewed(), DecisionKind::ApproveDetails);
    EXPECT_EQ(m_desk.effects().front().kind, EffectKind::OfficialNameChanged);
    m_desk.begin(DecisionKind::ApproveChange);
    m_desk.confirm();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_requests[0].kind, DecisionKind::ApproveDetails);
    EXPECT_TRUE(checkDecision(m_requests[0], m_desk.detail().ticket, m_agent, m_clock.now()).ok());

    m_desk.show(test::detailsChangeDetail(10470));
    m_desk.begin(DecisionKind::NoRecord);
    m_desk.confirm();
    EXPECT_EQ(m_requests.size(), 1U) << "a reason is needed";
    m_desk.digit(2);
    m_desk.confirm();
    ASSERT_EQ(m_requests.size(), 2U);
    EXPECT_EQ(m_requests[1].kind, DecisionKind::RejectDetails);
    EXPECT_EQ(m_requests[1].reason, Reason::EvidenceDoesNotShowIt);
    EXPECT_TRUE(checkDecision(m_requests[1], m_desk.detail().ticket, m_agent, m_clock.now()).ok());
}

TEST_F(DetailsPresenterTest, otherDecisionsAreExplainedAway)
{
    m_desk.show(test::detailsChangeDetail(10470));
    for (const DecisionKind kind : {DecisionKind::Link, DecisionKind::AskUser, DecisionKind::SuspectTakeover})
        EXPECT_EQ(m_desk.whyNot(kind), ErrorWords::rule("ticket-is-about-details")) << nameOf(kind);
    TicketDetail linked = test::detailsChangeDetail(10470);
    linked.identity.trn = "1234567";
    m_desk.show(linked);
    EXPECT_EQ(m_desk.whyNot(DecisionKind::ApproveDetails), ErrorWords::rule("details-come-from-record"));
    EXPECT_TRUE(m_desk.whyNot(DecisionKind::RejectDetails).isEmpty());
    m_desk.show(test::plainDetail(10471, "Tomos Rhys", Cause::SeveralAnswered, 3));
    EXPECT_FALSE(m_desk.whyNot(DecisionKind::ApproveDetails).isEmpty());
}

TEST_F(DetailsPresenterTest, theDocumentIsFetchedWhereThereIsOne)
{
    m_api.evidenceFile = {DocumentKind::DeedPoll, "../../run.sh", FileType::Pdf, "JVBERi0="};
    m_desk.show(test::plainDetail(10471, "Tomos Rhys", Cause::SeveralAnswered, 3));
    m_desk.fetchEvidence();
    EXPECT_EQ(m_api.count("evidence"), 0);
    m_desk.show(test::detailsChangeDetail(10470));
    m_desk.fetchEvidence();
    QCoreApplication::processEvents();
    ASSERT_EQ(m_files.size(), 1U);
    EXPECT_EQ(m_files[0].content, "JVBERi0=");
}

TEST(EvidenceOpenerTest, theFileIsPrivateHasOurNameAndGoes)
{
    QString path;
    {
        EvidenceOpener opener([&path](const QUrl &url) {
            path = url.toLocalFile();
            return true;
        });
        EXPECT_TRUE(opener.open({DocumentKind::DeedPoll, "../../run.sh", FileType::Pdf, "JVBERi0="}).isEmpty());
        const QFileInfo file(path);
        EXPECT_EQ(file.fileName(), QStringLiteral("document.pdf"));
        EXPECT_EQ(file.size(), 5);
        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        EXPECT_FALSE(file.permissions() & others);
        const QString first = path;
        EXPECT_TRUE(opener.open({DocumentKind::DeedPoll, "b", FileType::Jpeg, "/9j/4A=="}).isEmpty());
        EXPECT_FALSE(QFileInfo::exists(first)) << "the next one takes its place";
        EXPECT_FALSE(opener.open({DocumentKind::DeedPoll, "b", FileType::Pdf, "/9j/4A=="}).isEmpty());
    }
    EXPECT_FALSE(QFileInfo::exists(path));
    EvidenceOpener without([](const QUrl &) { return false; });
    EXPECT_FALSE(without.open({DocumentKind::DeedPoll, "b", FileType::Pdf, "JVBERi0="}).isEmpty());
}

} // namespace
} // namespace matchdesk
