// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"

#include <gtest/gtest.h>

namespace matchdesk::matching {
namespace {

using samples::cell;

/// The ticket of the design: every kind of small trouble at once.
TEST(Matcher, ExplainsTheTicketOfTheDesign)
{
    Record susan;
    susan.trn = "3390127";
    susan.firstName = "Susan";
    susan.lastName = "Lowe";
    susan.previousLastNames = {"Pritchard"};
    susan.dateOfBirth = samples::date(1986, 6, 4);
    const std::vector<Record> records{samples::sianPritchard(), susan};
    const Matcher matcher(Register::build(records));
    Claim claim;
    claim.firstName = "Sian";
    claim.lastName = "Pritchard-Lowe";
    claim.previousLastName = "Pritchard";
    claim.dateOfBirth = "1986-06-04";
    claim.nationalInsuranceNumber = "NW 12 34 41 C";
    claim.statedTrn = "4821937";
    claim.emailAddress = "sian.lowe@example.com";
    claim.ittProviderName = "Cardiff Met";

    const MatchResult result = matcher.match(claim, {});
    ASSERT_EQ(result.candidates.size(), 2U);
    EXPECT_EQ(result.conclusion, Conclusion::ClaimsARecord);
    EXPECT_EQ(result.refusal, Refusal::TooFewIdentifiers);
    const Candidate &first = result.candidates[0];
    EXPECT_EQ(first.record.trn, "4821973");
    EXPECT_EQ(cell(first, Field::Name).verdict, Verdict::PartOfName);
    EXPECT_EQ(cell(first, Field::Name).note, Note::DoubleSurname);
    EXPECT_EQ(cell(first, Field::PreviousName).verdict, Verdict::Agrees);
    EXPECT_EQ(cell(first, Field::PreviousName).note, Note::SameAsCurrentSurname);
    EXPECT_EQ(cell(first, Field::DateOfBirth).verdict, Verdict::DayMonthSwapped);
    EXPECT_EQ(cell(first, Field::NationalInsuranceNumber).verdict, Verdict::DigitsSwapped);
    EXPECT_EQ(cell(first, Field::NationalInsuranceNumber).statedMarks, (std::vector<Span>{{9, 2}}));
    EXPECT_EQ(cell(first, Field::NationalInsuranceNumber).heldMarks, (std::vector<Span>{{6, 2}}));
    EXPECT_EQ(cell(first, Field::Trn).verdict, Verdict::DigitsSwapped);
    EXPECT_EQ(cell(first, Field::Trn).heldMarks, (std::vector<Span>{{5, 2}}));
    EXPECT_EQ(cell(first, Field::EmailAddress).verdict, Verdict::Contradicts);
    EXPECT_EQ(cell(first, Field::IttProvider).verdict, Verdict::AgreesTidied);

    const Candidate &second = result.candidates[1];
    EXPECT_EQ(cell(second, Field::Name).verdict, Verdict::Contradicts);
    EXPECT_EQ(cell(second, Field::Name).note, Note::ForenameDiffers);
    EXPECT_EQ(cell(second, Field::PreviousName).verdict, Verdict::Agrees);
    EXPECT_EQ(cell(second, Field::DateOfBirth).verdict, Verdict::Agrees);
    EXPECT_EQ(cell(second, Field::NationalInsuranceNumber).verdict, Verdict::NotHeld);
    EXPECT_EQ(cell(second, Field::Trn).verdict, Verdict::Contradicts);
    EXPECT_EQ(cell(second, Field::EmailAddress).verdict, Verdict::NotHeld);
}

TEST(Matcher, ConfirmsAPersonWhoSaysEverythingRight)
{
    const std::vector<Record> records{samples::sianPritchard()};
    const Matcher matcher(Register::build(records));
    const MatchResult result = matcher.match(samples::claimOf(records[0]), {});
    EXPECT_EQ(result.conclusion, Conclusion::Confirmed);
    EXPECT_EQ(result.confirmedTrn, "4821973");
    ASSERT_EQ(result.candidates.size(), 1U);
    EXPECT_EQ(result.candidates[0].identifiersAgreeing, 6);
    EXPECT_EQ(result.candidates[0].likelihood, Likelihood::AlmostCertain);
    EXPECT_EQ(result.candidates[0].record, records[0]);
}

} // namespace
} // namespace matchdesk::matching
