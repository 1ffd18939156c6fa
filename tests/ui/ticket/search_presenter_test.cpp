// SPDX-License-Identifier: MIT
#include "ticket/search_presenter.h"

#include "support/sample_desk.h"

#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class SearchPresenterTest : public testing::Test {
protected:
    SearchPresenterTest() { test::fill(m_api); }
    test::FakeApiClient m_api;
    SearchPresenter m_search {m_api};
};

TEST_F(SearchPresenterTest, findsRecordsAndTicketsOnceTheTypingRests)
{
    m_search.setText(QStringLiteral("Lo"));
    m_search.setText(QStringLiteral("Lowe"));
    EXPECT_FALSE(m_search.isDone());
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_search.isDone(); }));
    EXPECT_EQ(m_search.records().size(), 1U);
    EXPECT_EQ(m_search.tickets().size(), 1U);
    EXPECT_EQ(m_api.count("findRecords"), 1) << "one question for all the letters";
}

TEST_F(SearchPresenterTest, dropsTheAnswerToOlderWords)
{
    m_api.delay = std::chrono::milliseconds(150);
    m_search.setText(QStringLiteral("Lowe"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_api.count("findTickets") == 1; }));
    m_api.delay = std::chrono::milliseconds(0);
    m_search.setText(QStringLiteral("nobody"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_search.isDone(); }));
    QTest::qWait(200);
    EXPECT_TRUE(m_search.records().empty());
    EXPECT_TRUE(m_search.tickets().empty());
}

TEST_F(SearchPresenterTest, saysWhenItCannotSearch)
{
    m_api.mode = test::FakeApiClient::Mode::Fails;
    m_search.setText(QStringLiteral("Lowe"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_search.isDone(); }));
    EXPECT_TRUE(m_search.problem().startsWith(QStringLiteral("Could not search.")));
    m_search.setText({});
    EXPECT_TRUE(m_search.problem().isEmpty());
}

} // namespace
} // namespace matchdesk
