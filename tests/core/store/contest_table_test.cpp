// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

#include "support/text.h"

namespace matchdesk::tests {
namespace {

class ContestTable : public DatabaseTest {
protected:
    void SetUp() override
    {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(putIdentity(store(), sampleIdentity("owner", "old@example.org", "7100002")).ok());
        ASSERT_TRUE(putIdentity(store(), sampleIdentity("asker", "new@example.org")).ok());
    }

    ContestOrder order(const std::string &address = "new@example.org") const
    {
        ContestOrder made;
        made.owner = IdentityId("owner");
        made.trn = "7100002";
        made.newEmailAddress = address;
        made.provenAt = at(5);
        made.language = "cy";
        made.tried = {{at(5), ContestStep::NewAddressProven}, {at(6), ContestStep::SaidCannotReach}};
        made.attempts = {sampleAttempt("7100002", address)};
        made.personName = "Siân O'Hara";
        made.service = "Claim a payment";
        return made;
    }
    Result<Ticket> open(const ContestOrder &wanted)
    {
        m_notices.clear();
        return inWrite<Ticket>(store(), [&](Session &session) {
            ContestTools tools;
            tools.newToken = [] { return std::string("a-token"); };
            tools.write = [this](Session &, const ContestNotice &notice) -> Outcome {
                m_notices.push_back(notice);
                return Done {};
            };
            return openContest(session, wanted, tools, at(10));
        });
    }
    Contest contest(const TicketId &ticket)
    {
        return inRead<Contest>(store(), [&](Session &session) { return session.contests().byTicket(ticket); }).value();
    }

    std::vector<ContestNotice> m_notices;
};

TEST_P(ContestTable, OpensATicketAndTellsBothAddresses)
{
    const auto ticket = open(order());
    ASSERT_TRUE(ticket.ok()) << ticket.error().detail;
    EXPECT_EQ(ticket.value().kind, TicketKind::ContestedEmail);
    EXPECT_EQ(ticket.value().identity, IdentityId("owner"));
    EXPECT_EQ(ticket.value().contestedOwner, IdentityId("owner"));
    EXPECT_EQ(ticket.value().contestedTrn, "7100002");
    reopen();
    const Contest stored = contest(ticket.value().id);
    EXPECT_EQ(stored.owner, IdentityId("owner"));
    EXPECT_EQ(stored.newEmailAddress, "new@example.org");
    EXPECT_EQ(stored.provenAt, at(5));
    EXPECT_EQ(stored.tried, order().tried);
    EXPECT_EQ(stored.state, ContestState::Asked);
    EXPECT_EQ(stored.language, "cy");
    ASSERT_EQ(m_notices.size(), 2U);
    EXPECT_EQ(m_notices[0].templateId, "contest-opened");
    EXPECT_EQ(m_notices[0].recipient, "new@example.org");
    EXPECT_EQ(m_notices[1].templateId, "contest-notice");
    EXPECT_EQ(m_notices[1].recipient, "old@example.org");
    EXPECT_EQ(m_notices[1].variables.at("objection_code"), "a-token");
    EXPECT_FALSE(m_notices[0].variables.contains("objection_code"));
    const auto found = inRead<std::optional<TicketId>>(store(), [](Session &session) {
        return session.contests().byObjectionToken(sha256Hex("a-token"));
    });
    EXPECT_EQ(found.value(), ticket.value().id);
}

TEST_P(ContestTable, OneHolderAndAddressHaveOneOpenContest)
{
    const auto first = open(order());
    ASSERT_TRUE(first.ok());
    const auto again = open(order("NEW@example.org"));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().id, first.value().id);
    EXPECT_TRUE(m_notices.empty());
}

TEST_P(ContestTable, RefusesAHolderWhoDoesNotHoldTheRecord)
{
    ContestOrder wrong = order();
    wrong.trn = "7999999";
    EXPECT_EQ(open(wrong).error().rule, "owner-has-other-trn");
    ContestOrder nobody = order();
    nobody.owner = IdentityId("nobody");
    EXPECT_EQ(open(nobody).error().code, ErrorCode::NotFound);
    ContestOrder noAddress = order("nowhere");
    EXPECT_EQ(open(noAddress).error().field, "newEmailAddress");
}

TEST_P(ContestTable, KeepsEveryFieldOverAnUpdate)
{
    ContestOrder wanted = order();
    wanted.asker = IdentityId("asker");
    const auto ticket = open(wanted);
    ASSERT_TRUE(ticket.ok());
    EXPECT_EQ(ticket.value().identity, IdentityId("asker"));
    Contest changed = contest(ticket.value().id);
    changed.state = ContestState::Waiting;
    changed.openedBy = StaffId("s0");
    changed.firstApproval = Approval {StaffId("s1"), "Ada Marsh", at(20)};
    changed.secondApproval = Approval {StaffId("s2"), "Joss Vale", at(30)};
    changed.effectiveAt = at(40);
    changed.previousEmailAddress = "old@example.org";
    changed.settledAt = at(50);
    changed.settledRule = "email-taken";
    changed.tried.push_back({at(25), ContestStep::OwnerCodeSent});
    const auto updated = inWrite<Contest>(store(), [&](Session &session) {
        return session.contests().update(changed, changed.version);
    });
    ASSERT_TRUE(updated.ok()) << updated.error().detail;
    reopen();
    EXPECT_EQ(contest(ticket.value().id), updated.value());
    const auto stale = inWrite<Contest>(store(), [&](Session &session) {
        return session.contests().update(changed, changed.version);
    });
    EXPECT_EQ(stale.error().code, ErrorCode::Conflict);
}

TEST_P(ContestTable, KnowsWhatIsDueAndRefusesOneApproverTwice)
{
    const auto ticket = open(order());
    ASSERT_TRUE(ticket.ok());
    Contest changed = contest(ticket.value().id);
    const auto nextDue = [this] {
        return inRead<std::optional<Instant>>(store(), [](Session &session) { return session.contests().nextDue(); })
            .value();
    };
    const auto dueBy = [this](Instant when) {
        return inRead<std::vector<Contest>>(store(), [when](Session &session) {
                   return session.contests().dueBy(when, 10);
               }).value();
    };
    EXPECT_EQ(nextDue(), std::nullopt);
    changed.state = ContestState::Waiting;
    changed.effectiveAt = at(100);
    changed.firstApproval = Approval {StaffId("s1"), "Ada Marsh", at(20)};
    changed.secondApproval = changed.firstApproval;
    const auto update = [&] {
        return inWrite<Contest>(store(), [&](Session &session) {
            return session.contests().update(changed, changed.version);
        });
    };
    EXPECT_FALSE(update().ok());
    changed.secondApproval = Approval {StaffId("s2"), "Joss Vale", at(30)};
    ASSERT_TRUE(update().ok());
    EXPECT_EQ(nextDue(), std::nullopt) << "its ticket does not wait";
    ASSERT_TRUE(inWrite<Ticket>(store(), [&](Session &session) {
                    Ticket waiting = ticket.value();
                    waiting.state = TicketState::Waiting;
                    return session.tickets().update(waiting, waiting.version);
                }).ok());
    EXPECT_EQ(nextDue(), at(100));
    EXPECT_TRUE(dueBy(at(99)).empty());
    ASSERT_EQ(dueBy(at(100)).size(), 1U);
    EXPECT_EQ(dueBy(at(100)).front().tried.size(), 2U);
}

ON_BOTH_ENGINES(ContestTable);

} // namespace
} // namespace matchdesk::tests
