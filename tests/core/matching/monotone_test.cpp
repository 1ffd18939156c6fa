// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <utility>

namespace matchdesk::matching {
namespace {

using samples::claimOf;
using samples::scrambled;
using samples::town;

/// Each stated value in turn is put right, to what the record holds: no line of the comparison may then weigh less.
TEST(Monotone, PuttingAStatedValueRightNeverCounts)
{
    const std::vector<Record> records = town(400, 11);
    const Matcher matcher(Register::build(records));
    static constexpr std::array<std::pair<std::string Claim::*, Field>, 5> values {
        {{&Claim::dateOfBirth, Field::DateOfBirth},
         {&Claim::nationalInsuranceNumber, Field::NationalInsuranceNumber},
         {&Claim::statedTrn, Field::Trn},
         {&Claim::emailAddress, Field::EmailAddress},
         {&Claim::ittProviderName, Field::IttProvider}}};
    std::mt19937 random(12);
    std::size_t judged = 0;
    for (int round = 0; round < 600; ++round) {
        const Record &record = records[random() % records.size()];
        const Claim claim = scrambled(record, random);
        const Claim right = claimOf(record);
        const auto before = matcher.compare(claim, {}, record.trn);
        ASSERT_TRUE(before.has_value());
        for (const auto &[member, field] : values) {
            if (claim.*member == right.*member || (right.*member).empty())
                continue;
            Claim mended = claim;
            mended.*member = right.*member;
            const auto after = matcher.compare(mended, {}, record.trn);
            ASSERT_TRUE(after.has_value());
            EXPECT_GE(samples::cell(*after, field).millibits, samples::cell(*before, field).millibits)
                << nameOf(field) << ": " << claim.*member << " | " << right.*member;
            EXPECT_GE(after->identifiersAgreeing, before->identifiersAgreeing) << nameOf(field);
            ++judged;
        }
    }
    EXPECT_GT(judged, 500U);
}

TEST(Monotone, PuttingBothNamesRightNeverCounts)
{
    const std::vector<Record> records = town(400, 13);
    const Matcher matcher(Register::build(records));
    std::mt19937 random(14);
    for (int round = 0; round < 600; ++round) {
        const Record &record = records[random() % records.size()];
        if (record.firstName.empty() || record.lastName.empty())
            continue;
        const Claim claim = scrambled(record, random);
        Claim mended = claim;
        mended.firstName = record.firstName;
        mended.lastName = record.lastName;
        const auto before = matcher.compare(claim, {}, record.trn);
        const auto after = matcher.compare(mended, {}, record.trn);
        EXPECT_GE(samples::cell(*after, Field::Name).millibits + samples::cell(*after, Field::PreviousName).millibits,
            samples::cell(*before, Field::Name).millibits + samples::cell(*before, Field::PreviousName).millibits)
            << claim.firstName << ' ' << claim.lastName << " | " << record.firstName << ' ' << record.lastName;
    }
}

} // namespace
} // namespace matchdesk::matching
