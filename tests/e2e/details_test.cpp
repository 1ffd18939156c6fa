// SPDX-License-Identifier: MIT
// Somebody without a TRN who asks for other details: an agent looks at what is asked for, and approves or rejects it.
#include "e2e/scenario.h"

#include "domain/details_change.h"

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

const QString kEnter = QStringLiteral("Enter");

class DetailsJourney : public testing::Test {
protected:
    DetailsJourney()
        : m_case(aCase([](const Case &one) { return one.shown.ticket.kind == TicketKind::DetailsChange; })),
          m_server(DemoWorld::instance(), kShortHold), m_desk(m_server, m_server.agent(0))
    {
        m_desk.open(m_case.reference());
        m_desk.read();
    }

    [[nodiscard]] const DetailsChange &asked() const { return *m_case.shown.detailsChange; }
    [[nodiscard]] bool hasFile()
    {
        bool has = true;
        m_server.readStopped([&](Session &session) -> Outcome {
            const auto file = session.detailsChanges().content(m_case.id());
            has = file.ok() && file.value().has_value();
            return Done {};
        });
        return has;
    }

    Case m_case;
    TeamServer m_server;
    Desktop m_desk;
};

TEST_F(DetailsJourney, AnAgentApprovesAndTheAccountSaysSo)
{
    EXPECT_TRUE(m_desk.sees(QStringLiteral("Open the document"))) << m_desk.screen();
    m_desk.press({QStringLiteral("Y")});
    EXPECT_TRUE(m_desk.soonSees(QStringLiteral("The document is destroyed"))) << m_desk.screen();
    m_desk.press({kEnter});
    ASSERT_TRUE(becomes(m_server, m_case, TicketState::Closed));

    const Books books = m_server.books(m_case.id());
    EXPECT_EQ(detailsOf(books.identity()), asked().after);
    EXPECT_EQ(books.detail.detailsChange->state, DetailsState::Accepted);
    EXPECT_EQ(sent(books, "change-accepted").size(), 1U);
    EXPECT_FALSE(hasFile());
}

TEST_F(DetailsJourney, AnAgentRejectsWithAReasonAndTheAccountStays)
{
    m_desk.press({QStringLiteral("0"), QStringLiteral("1"), kEnter});
    ASSERT_TRUE(becomes(m_server, m_case, TicketState::Closed)) << m_desk.screen();

    const Books books = m_server.books(m_case.id());
    EXPECT_EQ(detailsOf(books.identity()), asked().before);
    EXPECT_EQ(books.detail.detailsChange->state, DetailsState::Refused);
    EXPECT_EQ(sent(books, "change-rejected").size(), 1U);
    EXPECT_FALSE(hasFile());
}

} // namespace
} // namespace matchdesk::test
