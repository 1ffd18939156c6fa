// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace matchdesk::matching {
namespace {

using samples::claimOf;
using samples::date;
using samples::sianPritchard;

MatchResult match(std::vector<Record> records, const Claim &claim, const std::string &policy = "default")
{
    // Beside the records of the test, enough others for names and days to have a share.
    for (auto &other : samples::town(400, 11))
        records.push_back(std::move(other));
    return Matcher(Register::build(records)).match(claim, Policy{policy, false});
}

bool has(const Candidate &candidate, Flag flag)
{
    return std::find(candidate.flags.begin(), candidate.flags.end(), flag) != candidate.flags.end();
}

/// Siân's record, and an older one of hers under another name that was merged into it.
std::vector<Record> mergedPair()
{
    Record survivor = sianPritchard();
    Record old = survivor;
    old.trn = "1500001";
    old.status = RecordStatus::Merged;
    old.mergedIntoTrn = survivor.trn;
    return {old, survivor};
}

TEST(Answer, AMergedRecordIsFollowedToItsSurvivor)
{
    const auto records = mergedPair();
    Claim claim = claimOf(records[1]);
    claim.statedTrn = records[0].trn;
    const MatchResult result = match(records, claim);
    ASSERT_GE(result.candidates.size(), 2U);
    EXPECT_EQ(result.candidates[0].record.trn, records[1].trn);
    const Cell &trn = samples::cell(result.candidates[0], Field::Trn);
    EXPECT_EQ(trn.verdict, Verdict::AgreesTidied);
    EXPECT_EQ(trn.note, Note::MergedRecordsValue);
    EXPECT_FALSE(trn.counts) << "an old number is evidence, and no identifier of the rule";
    EXPECT_FALSE(has(result.candidates[0], Flag::StatedTrnElsewhere));
    EXPECT_FALSE(has(result.candidates[0], Flag::SecondTrnSuspected)) << "the second TRN is known, not suspected";
    EXPECT_EQ(result.confirmedTrn, records[1].trn);
}

TEST(Answer, TheSurvivorIsNamedWhereOnlyTheMergedRecordAnswers)
{
    auto records = mergedPair();
    records[1].firstName = "Gwenllian";
    records[1].lastName = "Ormsby";
    records[1].dateOfBirth = date(1961, 2, 3);
    records[1].nationalInsuranceNumber.clear();
    records[1].emailAddress.clear();
    const MatchResult result = match(records, claimOf(records[0]));
    EXPECT_EQ(result.conclusion, Conclusion::ClaimsARecord);
    EXPECT_EQ(result.refusal, Refusal::RecordMerged);
    EXPECT_EQ(result.survivorTrn, records[1].trn);
    const bool listed = std::any_of(result.candidates.begin(), result.candidates.end(),
        [&](const Candidate &candidate) { return candidate.record.trn == records[1].trn; });
    EXPECT_TRUE(listed) << "whatever became of the person's details";
}

TEST(Answer, ASecondTrnIsLookedAtUnlessThePersonSaysWhichIsTheirs)
{
    Record twin = sianPritchard();
    twin.trn = "1500002";
    twin.emailAddress.clear();
    twin.ittProviderName.clear();
    twin.qtsDate.reset();
    twin.nationalInsuranceNumber.clear();
    Claim claim = claimOf(sianPritchard());
    claim.statedTrn.clear();
    const MatchResult result = match({sianPritchard(), twin}, claim);
    EXPECT_EQ(result.refusal, Refusal::SecondTrnSuspected);
    ASSERT_FALSE(result.settlements.empty());
    EXPECT_EQ(result.settlements[0].trn, "4821973");
    EXPECT_EQ(result.settlements[0].facts, std::vector<Field>{Field::Trn});
    EXPECT_EQ(match({sianPritchard(), twin}, claimOf(sianPritchard())).confirmedTrn, "4821973");
}

TEST(Answer, AnUnqualifiedDoubleComesAfterTheQualifiedRecord)
{
    Record twin = sianPritchard();
    twin.trn = "1500003";
    twin.qtsDate.reset();
    Claim claim = claimOf(sianPritchard());
    claim.statedTrn.clear();
    const MatchResult result = match({twin, sianPritchard()}, claim);
    ASSERT_GE(result.candidates.size(), 2U);
    EXPECT_EQ(result.candidates[0].record.trn, "4821973");
    EXPECT_GT(result.candidates[0].priorMillibits, result.candidates[1].priorMillibits);
}

TEST(Answer, SettlingSetsAreSmallestAndDoWhatTheySay)
{
    Claim claim;
    claim.firstName = "Siân";
    claim.lastName = "Pritchard";
    claim.dateOfBirth = "1986-04-06";
    const MatchResult result = match({sianPritchard()}, claim);
    ASSERT_EQ(result.conclusion, Conclusion::None);
    ASSERT_FALSE(result.settlements.empty());
    for (const Settlement &settlement : result.settlements) {
        if (settlement.trn != "4821973")
            continue;
        Claim told = claim;
        for (const Field fact : settlement.facts) {
            const Record record = sianPritchard();
            if (fact == Field::NationalInsuranceNumber)
                told.nationalInsuranceNumber = record.nationalInsuranceNumber;
            else if (fact == Field::Trn)
                told.statedTrn = record.trn;
            else if (fact == Field::EmailAddress)
                told.emailAddress = record.emailAddress;
            else if (fact == Field::IttProvider)
                told.ittProviderName = record.ittProviderName;
        }
        EXPECT_EQ(match({sianPritchard()}, told).confirmedTrn, "4821973") << settlement.facts.size() << " facts";
        for (const Settlement &other : result.settlements) {
            const bool within = &other != &settlement && other.facts.size() < settlement.facts.size()
                && std::includes(settlement.facts.begin(), settlement.facts.end(), other.facts.begin(), other.facts.end());
            EXPECT_FALSE(within);
        }
    }
    const auto single = [&](Field field) {
        return std::any_of(result.settlements.begin(), result.settlements.end(),
            [field](const Settlement &settlement) { return settlement.facts == std::vector<Field>{field}; });
    };
    EXPECT_TRUE(single(Field::NationalInsuranceNumber));
    EXPECT_TRUE(single(Field::Trn));
}

/// What is said of the name where `forename` and `surname` are stated for Siân Pritchard, and her date of birth.
std::optional<Cell> nameOfSian(const std::string &forename, const std::string &surname)
{
    Claim claim;
    claim.firstName = forename;
    claim.lastName = surname;
    claim.dateOfBirth = "1986-04-06";
    const Matcher matcher(Register::build(std::vector<Record> {sianPritchard()}));
    const auto candidate = matcher.compare(claim, {}, sianPritchard().trn);
    return candidate ? std::optional(samples::cell(*candidate, Field::Name)) : std::nullopt;
}

TEST(Answer, AForenameAndSurnameInEachOthersPlaceAreSeenThroughSlips)
{
    EXPECT_EQ(nameOfSian("Pritchard", "Sian")->verdict, Verdict::NamesSwapped);
    EXPECT_EQ(nameOfSian("Prichard", "Sian")->verdict, Verdict::NamesSwapped);
    EXPECT_EQ(nameOfSian("Prichard", "Siaan")->verdict, Verdict::NamesSwapped);
    EXPECT_LT(nameOfSian("Prichard", "Siaan")->millibits, nameOfSian("Prichard", "Sian")->millibits);
    EXPECT_NE(nameOfSian("Prichard", "Joan")->verdict, Verdict::NamesSwapped);
    EXPECT_NE(nameOfSian("Garfield", "Sian")->verdict, Verdict::NamesSwapped);
}

TEST(Answer, OneNameInTheOthersPlaceSpeaksLessAgainstARecordThanNone)
{
    const std::int32_t neither = nameOfSian("Garfield", "Joan")->millibits;
    EXPECT_GT(nameOfSian("Pritchard", "Joan")->millibits, neither);
    EXPECT_GT(nameOfSian("Garfield", "Sian")->millibits, neither);
    EXPECT_LE(nameOfSian("Pritchard", "Joan")->millibits, 0);
    EXPECT_FALSE(nameOfSian("Pritchard", "Joan")->counts);
}

TEST(Answer, ANamesakeWithNothingElseIsNeverVeryLikely)
{
    Record record = sianPritchard();
    record.firstName = "Chukwuemeka";
    record.lastName = "Featherstonehaugh";
    Claim claim;
    claim.firstName = "Chukwuemeka";
    claim.lastName = "Featherstonehaugh";
    claim.dateOfBirth = "1986-06-04"; // day and month swapped
    const MatchResult result = match({record}, claim);
    ASSERT_FALSE(result.candidates.empty());
    EXPECT_LT(result.candidates[0].probabilityPpm, 900'000U);
    claim.ittProviderName = record.ittProviderName;
    EXPECT_GE(match({record}, claim).candidates.at(0).probabilityPpm, 900'000U);
}

} // namespace
} // namespace matchdesk::matching
