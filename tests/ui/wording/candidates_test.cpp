// SPDX-License-Identifier: MIT
#include "support/sample_desk.h"
#include "wording/candidates.h"
#include "wording/comparisons.h"

#include <QLocale>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace matching;

class CandidateWordsTest : public testing::Test {
protected:
    void SetUp() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    [[nodiscard]] const CandidateView &view(std::size_t at) const { return m_detail.candidates.at(at); }
    TicketDetail m_detail = test::sampleDetail();
};

TEST_F(CandidateWordsTest, saysWhyFromTheCells)
{
    EXPECT_EQ(CandidateWords::why(view(0).candidate).toStdString(),
        "Same earlier name and ITT provider; swapped digits in NI number and TRN; swapped day and month; surname is half of a "
        "double one; different email.");
    EXPECT_EQ(CandidateWords::why(view(1).candidate).toStdString(),
        "Same earlier name and date of birth; different forename and TRN.");
    EXPECT_EQ(CandidateWords::why(view(2).candidate).toStdString(), "Only the name is close.");
}

/// Every field that speaks for or against is named, but in the one case where nothing but the name does.
TEST_F(CandidateWordsTest, namesEveryFieldThatAgrees)
{
    Candidate candidate;
    for (const Field field : {Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber, Field::Trn, Field::EmailAddress, Field::IttProvider}) {
        Cell cell;
        cell.field = field;
        cell.verdict = Verdict::Agrees;
        candidate.cells.push_back(cell);
        EXPECT_TRUE(CandidateWords::why(candidate).contains(ComparisonWords::noun(field)) || field == Field::Name);
    }
}

TEST_F(CandidateWordsTest, neverSaysThatMissingDiffers)
{
    Candidate candidate;
    for (const Verdict verdict : {Verdict::NotStated, Verdict::NotHeld, Verdict::NeitherKnown}) {
        Cell cell;
        cell.field = Field::Trn;
        cell.verdict = verdict;
        candidate.cells.push_back(cell);
    }
    EXPECT_EQ(CandidateWords::why(candidate).toStdString(), "Nothing stated can be compared with this record.");
}

TEST_F(CandidateWordsTest, neverSaysThatNothingAgreesWhereHalfTheNameDoes)
{
    Candidate candidate;
    Cell cell;
    cell.field = Field::Name;
    cell.verdict = Verdict::Contradicts;
    candidate.cells.push_back(cell);
    EXPECT_EQ(CandidateWords::why(candidate).toStdString(), "Nothing agrees.");
    candidate.cells[0].note = Note::ForenameDiffers;
    EXPECT_EQ(CandidateWords::why(candidate).toStdString(), "Only the surname agrees.");
    candidate.cells[0].note = Note::SurnameDiffers;
    EXPECT_EQ(CandidateWords::why(candidate).toStdString(), "Only the forename agrees.");
}

TEST_F(CandidateWordsTest, namesTheFirstThreeSetsOfFactsThatWouldConfirm)
{
    CandidateView view;
    EXPECT_TRUE(CandidateWords::wouldConfirm(view).isEmpty());
    view.wouldConfirm = {{Field::Trn}, {Field::EmailAddress, Field::IttProvider}, {Field::NationalInsuranceNumber}, {Field::DateOfBirth}};
    EXPECT_EQ(CandidateWords::wouldConfirm(view).toStdString(),
        "What would confirm it: TRN, or email and ITT provider, or NI number.");
}

TEST_F(CandidateWordsTest, saysThatAFactSettlesItOnlyWhereItDoes)
{
    TicketDetail detail;
    detail.candidates.emplace_back().wouldConfirm = {{Field::Trn, Field::EmailAddress}};
    EXPECT_TRUE(CandidateWords::wouldSettle(detail).isEmpty());
    detail.wouldSettle = {Field::Trn};
    EXPECT_EQ(CandidateWords::wouldSettle(detail).toStdString(), "Most worth asking for: TRN");
    detail.candidates.emplace_back().wouldConfirm = {{Field::Trn}};
    EXPECT_EQ(CandidateWords::wouldSettle(detail).toStdString(), "A TRN confirmed by the user would settle it");
}

TEST_F(CandidateWordsTest, putsTheQualificationOrTheClaimAboveTheColumn)
{
    EXPECT_EQ(CandidateWords::note(view(0)).toStdString(), "QTS 2009");
    EXPECT_EQ(CandidateWords::note(view(1)).toStdString(), "");
    EXPECT_EQ(CandidateWords::note(view(2)).toStdString(), "Claimed since 2023");
    EXPECT_EQ(CandidateWords::flags(view(1)).toStdString(), "Pension record, no QTS");
}

TEST_F(CandidateWordsTest, everyRuleButAllowedHasASentence)
{
    Record record;
    record.mergedIntoTrn = "1234567";
    EXPECT_TRUE(CandidateWords::rule(LinkRule::Allowed, record).isEmpty());
    for (int rule = int(LinkRule::IdentityHasTrn); rule <= int(LinkRule::RecordUnknown); ++rule)
        EXPECT_FALSE(CandidateWords::rule(LinkRule(rule), record).isEmpty());
    EXPECT_TRUE(CandidateWords::rule(LinkRule::RecordMerged, record).contains(QStringLiteral("1234567")));
}

TEST_F(CandidateWordsTest, speaksTheSameSentenceAsTheScreen)
{
    const QString spoken = CandidateWords::spoken(view(0), 1);
    EXPECT_TRUE(spoken.startsWith(QStringLiteral("Candidate 1: Siân Pritchard, TRN 4821973. Very likely. QTS 2009.")));
    EXPECT_TRUE(spoken.endsWith(CandidateWords::why(view(0).candidate)));
}

} // namespace
} // namespace matchdesk
