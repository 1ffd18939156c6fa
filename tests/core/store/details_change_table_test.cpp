// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

namespace matchdesk::tests {
namespace {

class DetailsChangeTable : public DatabaseTest {
protected:
    void SetUp() override
    {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(putIdentity(store(), sampleIdentity("asker", "new@example.org")).ok());
        Ticket ticket;
        ticket.id = TicketId("t");
        ticket.kind = TicketKind::DetailsChange;
        ticket.cause = Cause::DetailsChangeAsked;
        ticket.identity = IdentityId("asker");
        const auto added = inWrite<Ticket>(store(), [&](Session &session) {
            return session.tickets().add(ticket, {sampleAttempt("", "new@example.org")});
        });
        ASSERT_TRUE(added.ok()) << added.error().detail;
    }

    static DetailsChange sample()
    {
        DetailsChange change;
        change.ticket = TicketId("t");
        change.before = {"Siân", "", "O'Hara", std::nullopt};
        change.after = {"Siân", "Mair", "O'Hara", matching::Date {std::chrono::year {1986} / 6 / 4}};
        change.document = DocumentKind::DeedPoll;
        change.fileType = FileType::Jpeg;
        change.fileName = "gweithred.jpg";
        change.fileSize = 12;
        change.fileHash = "abc";
        change.askedAt = at(5);
        return change;
    }
    Outcome add(const DetailsChange &change)
    {
        return store().write([&](Session &session) { return session.detailsChanges().add(change, "AAAA"); });
    }
    DetailsChange stored()
    {
        return inRead<DetailsChange>(store(), [](Session &session) { return session.detailsChanges().byTicket(TicketId("t")); })
            .value();
    }
    std::optional<std::string> content()
    {
        return inRead<std::optional<std::string>>(
                   store(), [](Session &session) { return session.detailsChanges().content(TicketId("t")); })
            .value();
    }
};

TEST_P(DetailsChangeTable, KeepsARequestAndItsFileUntilItIsSettled)
{
    ASSERT_TRUE(add(sample()).ok());
    reopen();
    EXPECT_EQ(stored(), sample());
    EXPECT_EQ(content(), "AAAA");
    ASSERT_TRUE(store().write([](Session &session) {
        return session.detailsChanges().settle(TicketId("t"), DetailsState::Refused, at(9));
    }).ok());
    EXPECT_EQ(content(), std::nullopt);
    EXPECT_EQ(stored().state, DetailsState::Refused);
    EXPECT_EQ(stored().settledAt, at(9));
    EXPECT_EQ(stored().after, sample().after);
}

TEST_P(DetailsChangeTable, KnowsOneRequestForATicket)
{
    ASSERT_TRUE(add(sample()).ok());
    EXPECT_FALSE(add(sample()).ok());
    EXPECT_EQ(inRead<DetailsChange>(store(), [](Session &session) {
                  return session.detailsChanges().byTicket(TicketId("none"));
              }).error().code, ErrorCode::NotFound);
    EXPECT_EQ(store().write([](Session &session) {
        return session.detailsChanges().settle(TicketId("none"), DetailsState::Refused, at(9));
    }).error().code, ErrorCode::NotFound);
}

ON_BOTH_ENGINES(DetailsChangeTable);

} // namespace
} // namespace matchdesk::tests
