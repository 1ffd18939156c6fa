// SPDX-License-Identifier: MIT
#include "match/comparison.h"

#include "match/comparison_model.h"
#include "support/sample_desk.h"

#include <QAbstractItemModelTester>

#include <algorithm>
#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using matching::Field;

ComparisonLook look(int chosen = 0, bool revealed = false)
{
    ComparisonLook made;
    made.chosen = chosen;
    made.revealed = revealed;
    made.now = test::sampleNow();
    return made;
}

const ComparedField &fieldOf(const Comparison &comparison, Field field)
{
    return *std::ranges::find(comparison.fields, field, &ComparedField::field);
}

TEST(Comparison, hidesWhatAgreesAndShowsWhatDiffers)
{
    const Comparison comparison = comparisonOf(test::sampleDetail(), look());
    const ComparedField &nino = fieldOf(comparison, Field::NationalInsuranceNumber);
    EXPECT_EQ(nino.stated.text.toStdString(), "NW •• •• 41 C");
    EXPECT_EQ(nino.values[0].value.text.toStdString(), "NW •• •• 14 C");
    ASSERT_EQ(nino.values[0].value.spans.size(), 1U);
    EXPECT_EQ(nino.values[0].value.spans[0].start, 9);
    EXPECT_EQ(nino.values[1].value.text.toStdString(), "—");
    EXPECT_EQ(nino.values[2].value.text.toStdString(), "•• •• •• •• ••");
    const ComparedField &email = fieldOf(comparison, Field::EmailAddress);
    EXPECT_EQ(email.stated.text.toStdString(), "sian.lowe@••••.com");
    EXPECT_EQ(email.values[0].value.text.toStdString(), "s•••@••••.ac.uk");
}

TEST(Comparison, marksOnlyTheDigitsThatDiffer)
{
    TicketDetail detail = test::sampleDetail();
    matching::Cell &cell = detail.candidates[0].candidate.cells[3];
    cell.held = "NW123442C";
    cell.verdict = matching::Verdict::LikelyTypo;
    cell.statedMarks = {{7, 1}};
    cell.heldMarks = {{7, 1}};
    for (const bool revealed : {false, true}) {
        const Comparison comparison = comparisonOf(detail, look(0, revealed));
        const ComparedField &nino = fieldOf(comparison, Field::NationalInsuranceNumber);
        for (const SpannedText &text : {nino.stated, nino.values[0].value}) {
            ASSERT_EQ(text.spans.size(), 1U) << text.text.toStdString();
            EXPECT_EQ(text.spans[0].start, 10);
            EXPECT_EQ(text.spans[0].length, 1);
        }
    }
}

TEST(Comparison, candidatesOfTheSecondPageCarryTheirRank)
{
    TicketDetail detail = test::sampleDetail();
    while (detail.candidates.size() < 6)
        detail.candidates.push_back(detail.candidates.front());
    ComparisonLook second = look(4);
    second.firstShown = 4;
    const Comparison comparison = comparisonOf(detail, second);
    ASSERT_EQ(comparison.heads.size(), 2U);
    EXPECT_EQ(comparison.heads[0].number, 1);
    EXPECT_TRUE(comparison.heads[0].note.startsWith(QStringLiteral("5 of 6"))) << comparison.heads[0].note.toStdString();
    EXPECT_TRUE(comparison.heads[1].spoken.contains(QStringLiteral("6 of 6")));
    EXPECT_FALSE(comparisonOf(detail, look()).heads[0].note.contains(QStringLiteral("of 6")));
}

TEST(Comparison, nothingMaskedIsAnywhereInWhatIsShownOrSpoken)
{
    const Comparison comparison = comparisonOf(test::sampleDetail(), look());
    const auto leaks = [](const QString &text) {
        return text.contains(QStringLiteral("1234")) || text.contains(QStringLiteral("882190")) || text.contains(QStringLiteral("college"))
            || text.contains(QStringLiteral("mail.example"));
    };
    for (const ComparedField &field : comparison.fields) {
        EXPECT_FALSE(leaks(field.stated.text));
        for (const ComparedValue &value : field.values)
            EXPECT_FALSE(leaks(value.value.text) || leaks(value.spoken) || leaks(value.evidence)) << value.spoken.toStdString();
    }
}

TEST(Comparison, revealedShowsAll)
{
    const Comparison comparison = comparisonOf(test::sampleDetail(), look(0, true));
    EXPECT_EQ(fieldOf(comparison, Field::NationalInsuranceNumber).values[2].value.text.toStdString(), "JC 88 21 90 A");
    EXPECT_EQ(fieldOf(comparison, Field::EmailAddress).values[0].value.text.toStdString(), "s.pritchard@college.example.ac.uk");
}

TEST(Comparison, marksTheStatedCharactersOfTheChosenCandidate)
{
    EXPECT_EQ(fieldOf(comparisonOf(test::sampleDetail(), look(0)), Field::Trn).stated.spans.size(), 1U);
    EXPECT_TRUE(fieldOf(comparisonOf(test::sampleDetail(), look(1)), Field::Trn).stated.spans.empty());
}

TEST(Comparison, countsMarksInCodePointsBeyondTheBasicPlane)
{
    const SpannedText text = marked("a\xF0\x9F\x98\x80" "bc", {{2, 1}, {9, 4}});
    ASSERT_EQ(text.spans.size(), 1U);
    EXPECT_EQ(text.text.mid(text.spans[0].start, text.spans[0].length).toStdString(), "b");
}

TEST(Comparison, worksWithoutCandidatesAttemptsOrCells)
{
    EXPECT_EQ(comparisonOf({}, look()).fields.size(), 7U);
    TicketDetail detail = test::sampleDetail();
    detail.candidates[0].candidate.cells.clear();
    EXPECT_EQ(comparisonOf(detail, look()).fields.front().values.front().value.text.toStdString(), "—");
}

TEST(ComparisonModel, isAProperTableWithASentenceInEveryCell)
{
    ComparisonModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setComparison(comparisonOf(test::sampleDetail(), look()));
    EXPECT_EQ(model.rowCount(), 8);
    EXPECT_EQ(model.columnCount(), 5);
    model.setComparison(comparisonOf(test::sampleDetail(), look(1)));
    for (int row = 1; row < model.rowCount(); ++row) {
        for (int column = 1; column < model.columnCount(); ++column)
            EXPECT_GT(model.index(row, column).data(Qt::AccessibleTextRole).toString().size(), 8);
    }
    model.setComparison(comparisonOf({}, look()));
    EXPECT_EQ(model.columnCount(), 2);
}

} // namespace
} // namespace matchdesk
