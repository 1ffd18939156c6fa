// SPDX-License-Identifier: MIT
#include "queue/queue_model.h"

#include "support/sample_desk.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace matchdesk {
namespace {

TicketRow rowNumber(int number, int hours, TicketState state = TicketState::Open)
{
    TicketRow row;
    row.id = TicketId("t" + std::to_string(number));
    row.reference = "MD-" + std::to_string(10000 + number);
    row.personName = number % 2 == 0 ? "Siân Pritchard" : "Małgorzata Nowak";
    row.service = "Register for an NPQ";
    row.state = state;
    row.promisedBy = test::sampleNow() + std::chrono::hours(hours);
    row.changeSeq = number;
    return row;
}

class QueueModelTest : public testing::Test {
protected:
    QueueModelTest() : m_tester(&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
        m_model.setReader(test::sampleWorkplace().me, test::sampleNow());
    }
    [[nodiscard]] std::vector<std::string> references() const
    {
        std::vector<std::string> found;
        for (int row = 0; row < m_model.rowCount(); ++row)
            found.push_back(m_model.rowAt(row)->reference);
        return found;
    }
    void expectOracle(std::vector<TicketRow> rows) const
    {
        std::erase_if(rows, [](const TicketRow &row) {
            return !shows(QueueView::NextForMe, row, test::sampleWorkplace().me.id, Role::Agent, test::sampleNow());
        });
        std::ranges::sort(rows, comesBefore);
        std::vector<std::string> expected;
        for (const TicketRow &row : rows)
            expected.push_back(row.reference);
        EXPECT_EQ(references(), expected);
    }

    QueueModel m_model;
    QAbstractItemModelTester m_tester;
};

/// Single changes and many at once come to the same order as sorting everything anew.
TEST_F(QueueModelTest, keepsTheOrderOfTheOracleThroughAThousandChanges)
{
    std::mt19937 random(7);
    std::vector<TicketRow> rows;
    for (int number = 0; number < 200; ++number)
        rows.push_back(rowNumber(number, int(random() % 100)));
    m_model.upsert(rows);
    expectOracle(rows);
    for (int change = 0; change < 1000; ++change) {
        TicketRow &row = rows[random() % rows.size()];
        row.changeSeq = 1000 + change;
        row.state = random() % 3 == 0 ? TicketState::Closed : TicketState::Open;
        row.promisedBy = test::sampleNow() + std::chrono::hours(random() % 100);
        m_model.upsert({row});
        if (change % 50 == 0)
            expectOracle(rows);
    }
    expectOracle(rows);
    EXPECT_EQ(m_model.count(QueueView::NextForMe), m_model.rowCount());
    EXPECT_EQ(m_model.count(QueueView::Closed),
        std::ranges::count(rows, TicketState::Closed, &TicketRow::state));
}

TEST_F(QueueModelTest, anOlderAnswerNeverReplacesANewerOne)
{
    TicketRow row = rowNumber(1, 5);
    row.changeSeq = 9;
    m_model.upsert({row});
    TicketRow older = row;
    older.changeSeq = 3;
    older.state = TicketState::Closed;
    m_model.upsert({older});
    EXPECT_EQ(m_model.rowCount(), 1);
}

TEST_F(QueueModelTest, aChangeInPlaceIsOneDataChanged)
{
    m_model.upsert({rowNumber(1, 5), rowNumber(2, 6)});
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&m_model, &QAbstractItemModel::rowsRemoved);
    TicketRow row = rowNumber(1, 5);
    row.changeSeq = 50;
    row.leaseHolder = "Sam Okoro";
    row.leaseHolderId = StaffId("sam");
    m_model.upsert({row});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(reset.count() + removed.count(), 0);
    EXPECT_EQ(m_model.index(0).data(QueueModel::SpecialRole).toString().toStdString(), "Sam Okoro has it");
}

TEST_F(QueueModelTest, aNewDayBringsTicketsNearTheirPromise)
{
    m_model.upsert({rowNumber(1, 0), rowNumber(2, 48)});
    m_model.setView(QueueView::NearPromise);
    EXPECT_EQ(references(), std::vector<std::string>({"MD-10001"}));
    m_model.setNow(test::sampleNow() + std::chrono::hours(12));
    EXPECT_EQ(m_model.count(QueueView::NearPromise), 1);
    m_model.setNow(test::sampleNow() + std::chrono::hours(24));
    EXPECT_EQ(m_model.count(QueueView::NearPromise), 2);
    EXPECT_EQ(references(), std::vector<std::string>({"MD-10001", "MD-10002"}));
}

TEST_F(QueueModelTest, filtersByWordsBlindToCaseAndAccents)
{
    m_model.upsert({rowNumber(1, 1), rowNumber(2, 2), rowNumber(4, 3)});
    m_model.setFilter(QStringLiteral("sian 10004"));
    EXPECT_EQ(references(), (std::vector<std::string> {"MD-10004"}));
    m_model.setFilter(QStringLiteral("NOWAK"));
    EXPECT_EQ(references(), (std::vector<std::string> {"MD-10001"}));
    m_model.setFilter({});
    EXPECT_EQ(m_model.rowCount(), 3);
}

TEST_F(QueueModelTest, offersNothingThatSomebodyElseHasInHand)
{
    TicketRow taken = rowNumber(1, 1);
    taken.leaseHolder = "Sam Okoro";
    taken.leaseHolderId = StaffId("sam");
    m_model.upsert({taken, rowNumber(2, 2), rowNumber(3, 3)});
    EXPECT_EQ(m_model.nextForMe(1).front().text, "t2");
    EXPECT_EQ(m_model.nextForMe(1, {TicketId("t2")}).front().text, "t3");
}

TEST_F(QueueModelTest, goesOnBehindTheTicketInHandAndRoundToTheBeginning)
{
    m_model.upsert({rowNumber(1, 1), rowNumber(2, 2), rowNumber(3, 3)});
    EXPECT_EQ(m_model.nextForMe(9, {TicketId("t2")}, TicketId("t2")), (std::vector {TicketId("t3"), TicketId("t1")}));
    EXPECT_EQ(m_model.nextForMe(1, {}, TicketId("t3")), (std::vector {TicketId("t1")}));
    EXPECT_EQ(m_model.nextForMe(1, {}, TicketId("gone")), (std::vector {TicketId("t1")}));
}

TEST_F(QueueModelTest, everyRowIsOneSentence)
{
    m_model.upsert({rowNumber(2, 48)});
    const QString spoken = m_model.index(0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.startsWith(QStringLiteral("Siân Pritchard, MD-10002."))) << spoken.toStdString();
    EXPECT_TRUE(spoken.endsWith(QLatin1Char('.')));
}

/// The numbers of the acceptance table, here as a guard against the wrong kind of algorithm; bench measures them.
TEST(QueueModelAtScale, holdsAHundredThousandTickets)
{
    QueueModel model;
    model.setReader(test::sampleWorkplace().me, test::sampleNow());
    std::vector<TicketRow> rows;
    for (int number = 0; number < 100'000; ++number)
        rows.push_back(rowNumber(number, number % 977));
    for (std::size_t page = 0; page < rows.size(); page += 5000)
        model.upsert({rows.begin() + std::ptrdiff_t(page), rows.begin() + std::ptrdiff_t(page + 5000)});
    EXPECT_EQ(model.rowCount(), 100'000);
    const auto start = std::chrono::steady_clock::now();
    model.setFilter(QStringLiteral("nowak 999"));
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_GT(model.rowCount(), 0);
    EXPECT_LT(std::chrono::duration_cast<std::chrono::milliseconds>(taken).count(), 400);
}

} // namespace
} // namespace matchdesk
