// SPDX-License-Identifier: MIT
#include "match/comparison_grid.h"

#include "support/sample_desk.h"
#include "support/ui_probe.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

TicketDetail fourCandidates()
{
    TicketDetail detail = test::sampleDetail();
    detail.candidates.push_back(detail.candidates.front());
    return detail;
}

class ComparisonGridTest : public testing::Test {
protected:
    void open(const TicketDetail &detail, QSize size)
    {
        ComparisonLook look;
        look.now = test::sampleNow();
        m_grid.setComparison(comparisonOf(detail, look));
        m_grid.resize(size);
        test::showActive(m_grid);
    }
    ComparisonGrid m_grid;
};

/// What a 1366 × 768 window leaves to the grid, once queue, header, effects and decisions have their place.
TEST_F(ComparisonGridTest, showsFourCandidatesWithoutAScrollBarAt1366By768)
{
    open(fourCandidates(), QSize(1030, 440));
    EXPECT_LE(m_grid.contentHeight(), 440);
    EXPECT_FALSE(m_grid.verticalScrollBar()->isVisible());
    EXPECT_FALSE(m_grid.horizontalScrollBar()->isVisible());
}

TEST_F(ComparisonGridTest, givesUpPaddingBeforeItScrolls)
{
    open(fourCandidates(), QSize(1030, 440));
    const int whole = m_grid.contentHeight();
    m_grid.resize(1030, whole - 40);
    QTest::qWait(10);
    EXPECT_FALSE(m_grid.verticalScrollBar()->isVisible());
    m_grid.resize(1030, whole);
    QTest::qWait(10);
    EXPECT_EQ(m_grid.contentHeight(), whole);
    EXPECT_EQ(m_grid.rowViewportPosition(7) + m_grid.rowHeight(7), whole) << "with room, the padding is back";
}

TEST_F(ComparisonGridTest, oneCandidateIsNotStretchedOverTheSheet)
{
    TicketDetail detail = test::sampleDetail();
    detail.candidates.resize(1);
    open(detail, QSize(1030, 440));
    EXPECT_EQ(m_grid.columnWidth(2), 420);
}

TEST_F(ComparisonGridTest, wrapsAndScrollsWhereTextIsTwiceAsLarge)
{
    test::theme().apply({.theme = ThemeChoice::Light, .textScale = 2.0});
    open(fourCandidates(), QSize(1030, 440));
    EXPECT_GT(m_grid.contentHeight(), 440);
    EXPECT_EQ(m_grid.horizontalScrollBar()->maximum(), 0) << "nothing is cut at the side";
}

TEST_F(ComparisonGridTest, arrowsMoveTheRowAndChooseTheCandidate)
{
    open(test::sampleDetail(), QSize(1030, 440));
    m_grid.setFocus();
    QSignalSpy chosen(&m_grid, &ComparisonGrid::chosenByUser);
    QSignalSpy field(&m_grid, &ComparisonGrid::currentFieldChanged);
    EXPECT_EQ(m_grid.currentField(), matching::Field::Name);
    QTest::keyClick(&m_grid, Qt::Key_Down);
    EXPECT_EQ(m_grid.currentField(), matching::Field::PreviousName);
    EXPECT_EQ(field.count(), 1);
    QTest::keyClick(&m_grid, Qt::Key_Right);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().toInt(), 1);
    QTest::keyClick(&m_grid, Qt::Key_Left);
    QTest::keyClick(&m_grid, Qt::Key_Left);
    EXPECT_GE(m_grid.currentIndex().column(), 2) << "labels and stated values are read with each cell";
}

TEST_F(ComparisonGridTest, settingWhatIsChosenDoesNotComeBackAsAChoice)
{
    open(test::sampleDetail(), QSize(1030, 440));
    QSignalSpy chosen(&m_grid, &ComparisonGrid::chosenByUser);
    m_grid.setChosen(2);
    EXPECT_EQ(chosen.count(), 0);
    EXPECT_EQ(m_grid.currentIndex().column(), 4);
}

TEST_F(ComparisonGridTest, isATableOfSentencesToAssistiveTechnology)
{
    open(test::sampleDetail(), QSize(1030, 440));
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&m_grid);
    ASSERT_NE(table, nullptr);
    ASSERT_NE(table->tableInterface(), nullptr);
    EXPECT_EQ(table->tableInterface()->rowCount(), 8);
    EXPECT_EQ(table->tableInterface()->columnCount(), 5);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(4, 2);
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->text(QAccessible::Name).toStdString(),
        "NI number, candidate 1: digits swapped. Stated: NW •• •• 41 C. Record: NW •• •• 14 C.");
    EXPECT_EQ(test::nameless(m_grid), std::vector<QString> {});
}

TEST_F(ComparisonGridTest, paintsTheChosenBarAndTheVerdictsInBothThemes)
{
    open(test::sampleDetail(), QSize(1030, 440));
    m_grid.setChosen(0);
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        test::theme().apply({.theme = choice});
        const QImage image = test::shot(m_grid);
        const Colours &colours = test::theme().colours();
        EXPECT_GT(test::pixelsOf(image, colours.accent), 300);
        EXPECT_GT(test::pixelsOf(image, colours.danger, 20), 20);
        EXPECT_GT(test::pixelsOf(image, colours.ok, 20), 20);
    }
}

} // namespace
} // namespace matchdesk
