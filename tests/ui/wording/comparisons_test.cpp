// SPDX-License-Identifier: MIT
#include "wording/comparisons.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace matching;

Cell cellOf(Field field, Verdict verdict, Note note = Note::None)
{
    Cell cell;
    cell.field = field;
    cell.verdict = verdict;
    cell.note = note;
    return cell;
}

struct Golden {
    Field field;
    Verdict verdict;
    Note note;
    const char *words;
};

TEST(ComparisonWords, saysEachVerdictInItsWords)
{
    const Golden golden[] = {
        {Field::Name, Verdict::Agrees, Note::None, "same"},
        {Field::Name, Verdict::AgreesTidied, Note::None, "same after tidying"},
        {Field::Name, Verdict::AgreesTidied, Note::AccentsOnly, "same but for accents"},
        {Field::Name, Verdict::KnownShortForm, Note::None, "known short form"},
        {Field::Name, Verdict::EarlierName, Note::None, "an earlier name"},
        {Field::Name, Verdict::PartOfName, Note::DoubleSurname, "part of a double surname"},
        {Field::Name, Verdict::NamesSwapped, Note::None, "names swapped"},
        {Field::Name, Verdict::LikelyTypo, Note::SurnameTypo, "surname: likely typo"},
        {Field::Name, Verdict::Contradicts, Note::ForenameDiffers, "forename differs"},
        {Field::PreviousName, Verdict::Agrees, Note::SameAsCurrentSurname, "same as current surname"},
        {Field::DateOfBirth, Verdict::DayMonthSwapped, Note::None, "day and month swapped"},
        {Field::DateOfBirth, Verdict::Contradicts, Note::None, "contradicts"},
        {Field::NationalInsuranceNumber, Verdict::DigitsSwapped, Note::None, "digits swapped"},
        {Field::NationalInsuranceNumber, Verdict::Contradicts, Note::None, "contradicts"},
        {Field::Trn, Verdict::Contradicts, Note::None, "differs"},
        {Field::Trn, Verdict::Contradicts, Note::AnotherRecordsValue, "differs; the stated TRN is another record's"},
        {Field::Trn, Verdict::AgreesTidied, Note::SpacingOnly, "same but for spaces and signs"},
        {Field::EmailAddress, Verdict::Contradicts, Note::SameLocalPart, "same name, other domain"},
        {Field::IttProvider, Verdict::AgreesTidied, Note::None, "same provider"},
        {Field::IttProvider, Verdict::NotHeld, Note::None, "none held"},
        {Field::Trn, Verdict::NotStated, Note::None, "not given"},
        {Field::Trn, Verdict::NeitherKnown, Note::None, "not given, none held"},
    };
    for (const Golden &one : golden)
        EXPECT_EQ(ComparisonWords::verdict(cellOf(one.field, one.verdict, one.note)).toStdString(), one.words);
}

/// Missing is never shown as contradicting, in word or shape, whatever the note says; and nothing is without a word.
TEST(ComparisonWords, missingIsNeverContradicting)
{
    for (int field = 0; field <= int(Field::IttProvider); ++field) {
        for (int verdict = 0; verdict <= int(Verdict::Contradicts); ++verdict) {
            for (int note = 0; note <= int(Note::MergedRecordsValue); ++note) {
                const Cell cell = cellOf(Field(field), Verdict(verdict), Note(note));
                const QString words = ComparisonWords::verdict(cell);
                ASSERT_FALSE(words.isEmpty()) << nameOf(cell.verdict) << nameOf(cell.note);
                const bool missing = cell.verdict == Verdict::NotStated || cell.verdict == Verdict::NotHeld
                    || cell.verdict == Verdict::NeitherKnown;
                EXPECT_EQ(ComparisonWords::shape(cell) == VerdictShape::Nothing, missing);
                EXPECT_EQ(ComparisonWords::shape(cell) == VerdictShape::Contradicts, cell.verdict == Verdict::Contradicts);
                if (missing) {
                    EXPECT_FALSE(words.contains(QStringLiteral("differ")) || words.contains(QStringLiteral("contradict")));
                }
            }
        }
    }
}

TEST(ComparisonWords, speaksACellWhole)
{
    const QString spoken = ComparisonWords::spoken(cellOf(Field::NationalInsuranceNumber, Verdict::DigitsSwapped), 1,
        QStringLiteral("NW •• •• 41 C"), QStringLiteral("NW •• •• 14 C"));
    EXPECT_EQ(spoken.toStdString(), "NI number, candidate 1: digits swapped. Stated: NW •• •• 41 C. Record: NW •• •• 14 C.");
    EXPECT_EQ(ComparisonWords::spoken(cellOf(Field::Trn, Verdict::NotHeld), 2, QStringLiteral("4821937"), {}).toStdString(),
        "TRN, candidate 2: none held. Stated: 4821937.");
}

TEST(ComparisonWords, evidenceSaysHowRareAndHowMuch)
{
    Cell cell = cellOf(Field::Trn, Verdict::DigitsSwapped);
    cell.millibits = 10000;
    cell.sharedByOneIn = 12000;
    cell.counts = true;
    const QString words = ComparisonWords::evidence(cell, QStringLiteral("4821937"), QStringLiteral("4821973"));
    EXPECT_EQ(words.toStdString(),
        "Stated 4821937, record 4821973: digits swapped. About one record in 12,000 holds this value. "
        "Makes the same person 1,000 times as likely. Counts as one of the identifiers that must agree.");
    cell = cellOf(Field::DateOfBirth, Verdict::Contradicts);
    cell.millibits = -3000;
    cell.sharedByOneIn = 12000;
    EXPECT_FALSE(ComparisonWords::evidence(cell, {}, {}).contains(QStringLiteral("one record in")));
    EXPECT_TRUE(ComparisonWords::evidence(cell, {}, {}).contains(QStringLiteral("8 times less likely")));
    cell = cellOf(Field::DateOfBirth, Verdict::NotHeld);
    EXPECT_TRUE(ComparisonWords::evidence(cell, {}, {}).contains(QStringLiteral("says nothing either way")));
}

} // namespace
} // namespace matchdesk
