// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::matching {
namespace {

using samples::cell;

/// One record with all six identifiers, and a claim that agrees on those asked for and is wrong on the others.
class Rule : public ::testing::Test {
protected:
    static constexpr std::array<Field, 6> six{Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber, Field::Trn,
        Field::EmailAddress, Field::IttProvider};

    static Record record()
    {
        Record out;
        out.trn = "3046812";
        out.firstName = "Harriet";
        out.lastName = "Ashworth";
        out.dateOfBirth = samples::date(1984, 11, 23);
        out.nationalInsuranceNumber = "JK345678B";
        out.emailAddress = "harriet.ashworth@example.com";
        out.ittProviderName = "University of Leeds";
        out.qtsDate = samples::date(2007, 8, 1);
        return out;
    }

    static Claim wrongOnAll()
    {
        Claim out;
        out.firstName = "Zubair";
        out.lastName = "Okonkwo";
        out.dateOfBirth = "1961-02-07";
        out.nationalInsuranceNumber = "AB112233D";
        out.statedTrn = "9911770";
        out.emailAddress = "somebody@example.org";
        out.ittProviderName = "University of Exeter";
        return out;
    }

    static Claim agreeingOn(const std::vector<Field> &fields, Claim out, const Record &with = record())
    {
        const Claim all = samples::claimOf(with);
        for (const Field field : fields) {
            switch (field) {
            case Field::Name:
                out.firstName = all.firstName;
                out.lastName = all.lastName;
                break;
            case Field::PreviousName: break;
            case Field::DateOfBirth: out.dateOfBirth = all.dateOfBirth; break;
            case Field::NationalInsuranceNumber: out.nationalInsuranceNumber = all.nationalInsuranceNumber; break;
            case Field::Trn: out.statedTrn = all.statedTrn; break;
            case Field::EmailAddress: out.emailAddress = all.emailAddress; break;
            case Field::IttProvider: out.ittProviderName = all.ittProviderName; break;
            }
        }
        return out;
    }

    static MatchResult match(const std::vector<Record> &records, const Claim &claim, std::string policy = "seed-2022")
    {
        return Matcher(Register::build(records)).match(claim, {std::move(policy), false});
    }
};

TEST_F(Rule, NothingStatedAnswersNothing)
{
    const MatchResult result = match({record()}, {});
    EXPECT_EQ(result.conclusion, Conclusion::None);
    EXPECT_EQ(result.refusal, Refusal::None);
    EXPECT_TRUE(result.candidates.empty());
}

TEST_F(Rule, TwoIdentifiersNeverConfirmHoweverTheOthersStand)
{
    for (std::size_t first = 0; first < six.size(); ++first) {
        for (std::size_t second = first + 1; second < six.size(); ++second) {
            for (const Claim &others : {Claim{}, wrongOnAll()}) {
                const MatchResult result = match({record()}, agreeingOn({six[first], six[second]}, others));
                EXPECT_NE(result.conclusion, Conclusion::Confirmed)
                    << nameOf(six[first]) << " and " << nameOf(six[second]);
            }
        }
    }
}

TEST_F(Rule, AnyThreeConfirmUnderTheSeedsRuleWithTheOthersMissingOrWrong)
{
    for (std::size_t first = 0; first < six.size(); ++first) {
        for (std::size_t second = first + 1; second < six.size(); ++second) {
            for (std::size_t third = second + 1; third < six.size(); ++third) {
                for (const Claim &others : {Claim{}, wrongOnAll()}) {
                    const MatchResult result
                        = match({record()}, agreeingOn({six[first], six[second], six[third]}, others));
                    EXPECT_EQ(result.conclusion, Conclusion::Confirmed)
                        << nameOf(six[first]) << ", " << nameOf(six[second]) << ", " << nameOf(six[third]);
                    EXPECT_EQ(result.confirmedTrn, record().trn);
                    ASSERT_FALSE(result.candidates.empty());
                    EXPECT_EQ(result.candidates[0].identifiersAgreeing, 3);
                }
            }
        }
    }
}

TEST_F(Rule, AFirstNameAloneIsNoName)
{
    Claim claim = agreeingOn({Field::DateOfBirth, Field::NationalInsuranceNumber}, {});
    claim.firstName = record().firstName;
    EXPECT_NE(match({record()}, claim).conclusion, Conclusion::Confirmed);
    EXPECT_NE(match({record()}, claim, "default").conclusion, Conclusion::Confirmed);
}

TEST_F(Rule, AnyPairingOfStatedNamesCounts)
{
    Claim claim = agreeingOn({Field::DateOfBirth, Field::NationalInsuranceNumber}, {});
    claim.firstName = "Harry";
    claim.previousFirstName = "Harriet";
    claim.lastName = "Ashworth";
    EXPECT_EQ(match({record()}, claim).conclusion, Conclusion::Confirmed);
    claim.lastName = "Cole";
    claim.previousLastName = "ashworth";
    EXPECT_EQ(match({record()}, claim).conclusion, Conclusion::Confirmed);
}

TEST_F(Rule, HeldEarlierNamesAndShortFormsCountUnderTheDefaultRuleOnly)
{
    Record married = record();
    married.lastName = "Cole";
    married.previousLastNames = {"Ashworth"};
    const Claim claim = agreeingOn({Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber}, {});
    EXPECT_NE(match({married}, claim).conclusion, Conclusion::Confirmed);
    EXPECT_EQ(match({married}, claim, "default").conclusion, Conclusion::Confirmed);

    Claim shortForm = claim;
    shortForm.firstName = "Hattie";
    EXPECT_NE(match({record()}, shortForm).conclusion, Conclusion::Confirmed);
    EXPECT_EQ(match({record()}, shortForm, "default").conclusion, Conclusion::Confirmed);

    Claim longer = claim;
    longer.firstName = "Harriet Anna";
    EXPECT_NE(match({record()}, longer).conclusion, Conclusion::Confirmed);
    EXPECT_EQ(match({record()}, longer, "default").conclusion, Conclusion::Confirmed);
}

TEST_F(Rule, TidyingIsTheSameUnderEveryPolicy)
{
    Record brian = record();
    brian.lastName = "O'Brien-Smith";
    Claim claim = agreeingOn({Field::DateOfBirth, Field::NationalInsuranceNumber, Field::Trn}, {});
    claim.firstName = "harriet";
    claim.lastName = "OBRIEN SMITH";
    claim.nationalInsuranceNumber = "jk 34 56 78 b";
    for (const auto *policy : {"seed-2022", "default", "strict"}) {
        const MatchResult result = match({brian}, claim, policy);
        EXPECT_EQ(result.conclusion, Conclusion::Confirmed) << policy;
        EXPECT_TRUE(cell(result.candidates.at(0), Field::Name).counts) << policy;
    }
}

TEST_F(Rule, ASlipDoesNotCount)
{
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber}, {});
    claim.lastName = "Ashwroth";
    const MatchResult result = match({record()}, claim, "default");
    EXPECT_EQ(result.conclusion, Conclusion::None);
    EXPECT_EQ(result.refusal, Refusal::TooFewIdentifiers);
    ASSERT_EQ(result.candidates.size(), 1U);
    EXPECT_EQ(result.candidates[0].identifiersAgreeing, 2);
    EXPECT_EQ(result.candidates[0].likelihood, Likelihood::AlmostCertain);
}

TEST_F(Rule, TwoRecordsThatAnswerAreSeveral)
{
    Record second = record();
    second.trn = "3046899";
    const Claim claim = agreeingOn({Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber}, {});
    const MatchResult result = match({record(), second}, claim);
    EXPECT_EQ(result.conclusion, Conclusion::Several);
    EXPECT_EQ(result.refusal, Refusal::SecondRecordAnswers);
    ASSERT_EQ(result.candidates.size(), 2U);
    for (const Candidate &candidate : result.candidates) {
        EXPECT_TRUE(candidate.satisfiesRule);
        EXPECT_LE(candidate.probabilityPpm, 500'000U);
        EXPECT_EQ(std::count(candidate.flags.begin(), candidate.flags.end(), Flag::SecondTrnSuspected), 1);
    }
    EXPECT_EQ(result.candidates[0].record.trn, "3046812");
}

TEST_F(Rule, RecordsThatAreNotActiveNeverConfirmAndSayWhy)
{
    const std::vector<std::pair<RecordStatus, Refusal>> cases{{RecordStatus::Inactive, Refusal::RecordInactive},
        {RecordStatus::Merged, Refusal::RecordMerged}, {RecordStatus::Deceased, Refusal::RecordDeceased}};
    for (const auto &[status, refusal] : cases) {
        Record gone = record();
        gone.status = status;
        const MatchResult result = match({gone}, samples::claimOf(gone));
        EXPECT_EQ(result.conclusion, Conclusion::ClaimsARecord);
        EXPECT_EQ(result.refusal, refusal);
        ASSERT_EQ(result.candidates.size(), 1U);
        EXPECT_FALSE(result.candidates[0].satisfiesRule);
        EXPECT_EQ(result.candidates[0].identifiersAgreeing, 6);
    }
}

TEST_F(Rule, AnAlertIsFlaggedAlwaysAndRefusesUnderTheDefaultRule)
{
    Record barred = record();
    barred.activeAlert = true;
    const MatchResult seed = match({barred}, samples::claimOf(barred));
    EXPECT_EQ(seed.conclusion, Conclusion::Confirmed);
    EXPECT_EQ(seed.candidates.at(0).flags, (std::vector<Flag>{Flag::ActiveAlert}));
    const MatchResult careful = match({barred}, samples::claimOf(barred), "default");
    EXPECT_EQ(careful.conclusion, Conclusion::ClaimsARecord);
    EXPECT_EQ(careful.refusal, Refusal::RecordHasAlert);
    EXPECT_TRUE(match({record()}, samples::claimOf(record())).candidates.at(0).flags.empty());
}

TEST_F(Rule, AWrongTrnBlocksOnlyWhenItIsAnotherRecords)
{
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber}, {});
    claim.statedTrn = "3046813";
    EXPECT_EQ(match({record()}, claim, "default").conclusion, Conclusion::Confirmed);
    Record other;
    other.trn = "3046813";
    other.firstName = "Zubair";
    other.lastName = "Okonkwo";
    const MatchResult blocked = match({record(), other}, claim, "default");
    EXPECT_EQ(blocked.conclusion, Conclusion::ClaimsARecord);
    EXPECT_EQ(blocked.refusal, Refusal::StatedTrnContradicts);
    EXPECT_EQ(cell(blocked.candidates.at(0), Field::Trn).note, Note::AnotherRecordsValue);
    EXPECT_EQ(match({record(), other}, claim).confirmedTrn, record().trn);
}

TEST_F(Rule, ANinoOfAnotherRecordBlocks)
{
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth, Field::Trn}, {});
    claim.nationalInsuranceNumber = "AB112233D";
    EXPECT_EQ(match({record()}, claim, "default").conclusion, Conclusion::Confirmed);
    Record other;
    other.trn = "5550001";
    other.firstName = "Zubair";
    other.lastName = "Okonkwo";
    other.nationalInsuranceNumber = "AB112233D";
    const MatchResult blocked = match({record(), other}, claim, "default");
    EXPECT_EQ(blocked.refusal, Refusal::NinoBelongsToAnother);
    const auto &flags = blocked.candidates.at(0).flags;
    EXPECT_EQ(std::count(flags.begin(), flags.end(), Flag::StatedNinoElsewhere), 1);
}

TEST_F(Rule, AProbableTwinIsNotConfirmed)
{
    Claim claim = agreeingOn({Field::DateOfBirth, Field::NationalInsuranceNumber, Field::IttProvider}, {});
    claim.firstName = "Isabel";
    claim.lastName = "Ashworth";
    const MatchResult result = match({record()}, claim, "default");
    EXPECT_EQ(result.refusal, Refusal::PossibleTwin);
    EXPECT_EQ(result.conclusion, Conclusion::ClaimsARecord);
}

TEST_F(Rule, APossibleTwinIsNeverMoreThanLikelyNorASecondRecord)
{
    Record second = record();
    second.trn = "3046899";
    Claim claim = agreeingOn({Field::DateOfBirth, Field::NationalInsuranceNumber, Field::IttProvider}, {});
    claim.firstName = "Isabel";
    claim.lastName = "Ashworth";
    const auto has = [](const Candidate &candidate, Flag flag) {
        return std::count(candidate.flags.begin(), candidate.flags.end(), flag) == 1;
    };
    const MatchResult alone = match({record()}, claim);
    EXPECT_GT(alone.candidates.at(0).millibits, 10'000) << "the cap is not on the evidence";
    EXPECT_EQ(alone.candidates.at(0).likelihood, Likelihood::Likely);
    for (const Candidate &candidate : match({record(), second}, claim).candidates) {
        EXPECT_TRUE(has(candidate, Flag::PossibleTwin));
        EXPECT_FALSE(has(candidate, Flag::SecondTrnSuspected));
    }
    claim.statedTrn = record().trn;
    const MatchResult own = match({record()}, claim);
    EXPECT_TRUE(has(own.candidates.at(0), Flag::PossibleTwin));
    EXPECT_EQ(own.candidates.at(0).likelihood, Likelihood::AlmostCertain) << "both numbers are the record's own";
}

TEST_F(Rule, HowRareAValueIsIsRoundedAndNotSaidOfTheOnlyHolder)
{
    std::vector<Record> many {record()};
    for (int at = 0; at < 3'456; ++at) {
        Record other;
        other.trn = std::to_string(5'000'000 + at);
        other.firstName = "Zubair";
        other.lastName = "Okonkwo";
        other.dateOfBirth = std::chrono::year_month_day(std::chrono::sys_days(*record().dateOfBirth)
                                                        + std::chrono::days(at == 0 ? 0 : at));
        many.push_back(other);
    }
    const Claim claim = agreeingOn({Field::Name, Field::DateOfBirth}, {});
    const MatchResult result = match(many, claim);
    EXPECT_EQ(cell(result.candidates.at(0), Field::DateOfBirth).sharedByOneIn, 1'700U) << "3,457 records, two on the day";
    EXPECT_EQ(cell(result.candidates.at(0), Field::Name).sharedByOneIn, 0U) << "nobody else holds the name";
}

TEST_F(Rule, EmptyAndMissingAreOneThing)
{
    Record bare = record();
    bare.emailAddress.clear();
    bare.nationalInsuranceNumber.clear();
    bare.ittProviderName.clear();
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth}, {});
    const MatchResult result = match({bare}, claim);
    EXPECT_EQ(result.candidates.at(0).identifiersAgreeing, 2);
    EXPECT_EQ(result.conclusion, Conclusion::None);
    EXPECT_EQ(cell(result.candidates[0], Field::EmailAddress).verdict, Verdict::NeitherKnown);
}

TEST_F(Rule, AnInvalidNumberDoesNotCountThoughBothSidesHaveIt)
{
    Record odd = record();
    odd.nationalInsuranceNumber = "BG345678B";
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber}, {}, odd);
    const MatchResult result = match({odd}, claim);
    EXPECT_EQ(result.candidates.at(0).identifiersAgreeing, 2);
}

TEST_F(Rule, StrictNeedsDateAndTrnAndThenNinoOrName)
{
    const auto strict = [&](const Record &held, const std::vector<Field> &fields, const Claim &others = {}) {
        return match({held}, agreeingOn(fields, others, held), "strict").conclusion == Conclusion::Confirmed;
    };
    Record noNino = record();
    noNino.nationalInsuranceNumber.clear();
    const Field name = Field::Name;
    const Field born = Field::DateOfBirth;
    const Field nino = Field::NationalInsuranceNumber;
    const Field trn = Field::Trn;
    EXPECT_FALSE(strict(record(), {trn, nino, name}));
    EXPECT_FALSE(strict(record(), {born, nino, name}));
    EXPECT_TRUE(strict(record(), {born, trn, nino}));
    Claim wrongNino;
    wrongNino.nationalInsuranceNumber = "AB112233D";
    EXPECT_FALSE(strict(record(), {born, trn, name}, wrongNino));
    EXPECT_FALSE(strict(record(), {born, trn, name}));
    EXPECT_TRUE(strict(noNino, {born, trn, name}));
    EXPECT_FALSE(strict(noNino, {born, trn}));
    EXPECT_FALSE(strict(noNino, {born, trn, Field::EmailAddress, Field::IttProvider}));
    Claim typed = agreeingOn({born, trn}, {});
    typed.nationalInsuranceNumber = " jk 34 56 78 b ";
    EXPECT_EQ(match({record()}, typed, "strict").conclusion, Conclusion::Confirmed);
}

TEST_F(Rule, NoAnswerIsPendingOnlyForThoseWhoClaimARecord)
{
    Claim claim;
    claim.firstName = "Nobody";
    claim.lastName = "Known";
    EXPECT_EQ(match({record()}, claim).conclusion, Conclusion::None);
    EXPECT_EQ(Matcher(Register::build(std::vector{record()})).match(claim, {"default", true}).conclusion,
        Conclusion::ClaimsARecord);
    claim.statedTrn = "1112223";
    EXPECT_EQ(match({record()}, claim).conclusion, Conclusion::ClaimsARecord);
}

TEST_F(Rule, AUkprnOfTwoNamesIsOneProvider)
{
    Record second = record();
    second.ittProviderName = "Northern Teaching Alliance";
    second.ittProviderUkprn = "10099999";
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth}, {});
    claim.ittProviderUkprn = "10099999";
    EXPECT_EQ(match({second}, claim).conclusion, Conclusion::Confirmed);
    claim.ittProviderUkprn.clear();
    claim.ittProviderName = "A provider that nobody has heard of";
    EXPECT_EQ(match({second}, claim).candidates.at(0).identifiersAgreeing, 2);
}

TEST_F(Rule, AnUnknownPolicyIsTheDefaultOne)
{
    const Claim claim = samples::claimOf(record());
    const MatchResult result = match({record()}, claim, "no-such-policy");
    EXPECT_EQ(result.conclusion, Conclusion::Confirmed);
    EXPECT_NE(result.version.find("default@2"), std::string::npos);
}

TEST_F(Rule, SaysWhatWouldSettleIt)
{
    Claim claim = agreeingOn({Field::Name, Field::DateOfBirth}, {});
    const MatchResult result = match({record()}, claim, "default");
    EXPECT_EQ(result.wouldSettle, (std::vector<Field>{Field::NationalInsuranceNumber, Field::Trn, Field::IttProvider,
                                      Field::EmailAddress}));
    EXPECT_TRUE(match({record()}, samples::claimOf(record()), "default").wouldSettle.empty());
}

} // namespace
} // namespace matchdesk::matching
