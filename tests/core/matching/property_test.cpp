// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace matchdesk::matching {
namespace {

using samples::scrambled;
using samples::town;

TEST(Properties, SameInputSameAnswerInAnyOrderOfRecords)
{
    std::vector<Record> records = town(600, 1);
    const Matcher first(Register::build(records));
    std::mt19937 random(5);
    std::shuffle(records.begin(), records.end(), random);
    const Matcher second(Register::build(records));
    for (int round = 0; round < 200; ++round) {
        const Claim claim = scrambled(records[random() % records.size()], random);
        const MatchResult result = first.match(claim, {});
        EXPECT_EQ(result, first.match(claim, {}));
        EXPECT_EQ(result, second.match(claim, {}));
    }
}

TEST(Properties, PartsAddUpAndTheListIsInOrder)
{
    const std::vector<Record> records = town(600, 2);
    const Matcher matcher(Register::build(records));
    std::mt19937 random(6);
    for (int round = 0; round < 300; ++round) {
        const Claim claim = scrambled(records[random() % records.size()], random);
        const MatchResult result = matcher.match(claim, {});
        std::uint64_t probability = 0;
        for (std::size_t at = 0; at < result.candidates.size(); ++at) {
            const Candidate &candidate = result.candidates[at];
            ASSERT_EQ(candidate.cells.size(), 7U);
            std::int32_t sum = candidate.priorMillibits;
            for (std::size_t field = 0; field < 7; ++field) {
                EXPECT_EQ(static_cast<std::size_t>(candidate.cells[field].field), field);
                sum += candidate.cells[field].millibits;
            }
            EXPECT_EQ(sum, candidate.millibits);
            probability += candidate.probabilityPpm;
            EXPECT_TRUE(std::is_sorted(candidate.flags.begin(), candidate.flags.end()));
            EXPECT_EQ(std::adjacent_find(candidate.flags.begin(), candidate.flags.end()), candidate.flags.end());
            if (at > 0) {
                const Candidate &before = result.candidates[at - 1];
                EXPECT_TRUE(before.millibits > candidate.millibits
                    || (before.millibits == candidate.millibits && before.record.trn < candidate.record.trn));
                EXPECT_GE(before.probabilityPpm, candidate.probabilityPpm);
            }
        }
        EXPECT_LE(probability, 1'000'000U);
        EXPECT_EQ(result.conclusion == Conclusion::Confirmed, !result.confirmedTrn.empty());
    }
}

TEST(Properties, CompareAgreesWithTheList)
{
    const std::vector<Record> records = town(300, 3);
    const Matcher matcher(Register::build(records));
    std::mt19937 random(7);
    for (int round = 0; round < 100; ++round) {
        const Claim claim = scrambled(records[random() % records.size()], random);
        for (Candidate listed : matcher.match(claim, {}).candidates) {
            auto alone = matcher.compare(claim, {}, listed.record.trn);
            ASSERT_TRUE(alone.has_value());
            // That there is a second record beside it is something only the list can say.
            std::erase(listed.flags, Flag::SecondTrnSuspected);
            EXPECT_EQ(*alone, listed);
        }
    }
    EXPECT_FALSE(matcher.compare({}, {}, "9999999").has_value());
    EXPECT_FALSE(matcher.compare({}, {}, "not a TRN").has_value());
}

TEST(Properties, ComparingIsSymmetric)
{
    // What one person states and the other's record holds, both ways round, is the same evidence: verdicts that name a
    // side trade places, the others stay.
    const auto mirrored = [](Verdict verdict) {
        return verdict == Verdict::NotStated ? Verdict::NotHeld : verdict == Verdict::NotHeld ? Verdict::NotStated : verdict;
    };
    std::vector<Record> records = town(250, 4);
    for (Record &record : records)
        record.previousLastNames.clear();
    std::mt19937 random(8);
    for (int round = 0; round < 300; ++round) {
        const Record &left = records[random() % records.size()];
        const Record &right = records[random() % records.size()];
        const auto there = Matcher(Register::build(std::vector{right})).compare(samples::claimOf(left), {}, right.trn);
        const auto back = Matcher(Register::build(std::vector{left})).compare(samples::claimOf(right), {}, left.trn);
        for (const Field field : {Field::Name, Field::DateOfBirth, Field::NationalInsuranceNumber, Field::Trn,
                 Field::EmailAddress, Field::IttProvider}) {
            EXPECT_EQ(samples::cell(*there, field).verdict, mirrored(samples::cell(*back, field).verdict))
                << nameOf(field) << ": " << samples::cell(*there, field).stated << " | "
                << samples::cell(*there, field).held;
        }
    }
}

TEST(Properties, ARecordComesBackAsItWasGiven)
{
    std::vector<Record> records = town(400, 9);
    records[0].mergedIntoTrn = "1000007";
    records[0].status = RecordStatus::Merged;
    records[1].previousFirstNames = {"Zoë", "zoe"};
    records[1].previousLastNames = {"de la Cruz", "DE LA CRUZ"};
    records[2].firstName = "DAVID";
    records[2].nationalInsuranceNumber = "ab 12 34 56 c";
    records[3].qtsDate = samples::date(2001, 8, 1);
    records[3].eytsDate = samples::date(2004, 8, 1);
    records[3].activeAlert = true;
    records[4].nationalInsuranceNumber = "not a number";
    records[4].dateOfBirth = samples::date(1889, 1, 1);
    records[5].ittProviderUkprn = "10007784";
    const auto snapshot = Register::build(records);
    EXPECT_EQ(snapshot->size(), records.size());
    EXPECT_EQ(snapshot->rejected(), 0U);
    for (const Record &record : records)
        EXPECT_EQ(snapshot->record(record.trn), record) << record.trn;
    EXPECT_FALSE(snapshot->record("0000001").has_value());
}

TEST(Properties, RepeatedAndMalformedTrnsAreLeftOut)
{
    std::vector<Record> records(6);
    records[0].trn = "1234567";
    records[0].firstName = "First";
    records[1].trn = "1234567";
    records[1].firstName = "Second";
    records[2].trn = "123456";
    records[3].trn = "12345678";
    records[4].trn = "abcdefg";
    records[5].trn = "0000000";
    const auto snapshot = Register::build(records);
    EXPECT_EQ(snapshot->size(), 1U);
    EXPECT_EQ(snapshot->rejected(), 5U);
    EXPECT_EQ(snapshot->record("1234567")->firstName, "First");
}

TEST(Properties, AnEmptyRegisterAnswersNothing)
{
    const Matcher matcher(Register::build({}));
    EXPECT_EQ(matcher.match(samples::claimOf(samples::sianPritchard()), {}).conclusion, Conclusion::ClaimsARecord);
    EXPECT_TRUE(matcher.find(parseRecordQuery("anything")).empty());
    EXPECT_TRUE(matcher.find({}).empty());
}

TEST(Hostile, AnyBytesInAnyFieldAreSurvived)
{
    std::mt19937 random(10);
    std::vector<std::string> texts{std::string(1'000'000, 'a'), std::string(1'000'000, ' '), std::string(500'000, '\xFF'),
        std::string("\0\0\0", 3), "\xC3", "\xE2\x80", "\xF0\x9F\x98\x80", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80",
        std::string("a\0b", 3), "\x1B[31mred", "\xE2\x80\xAEtxet", "%s%n%x", "'; DROP TABLE", "../../etc/passwd", "\r\n\t\v\f"};
    std::string accents = "a";
    for (int at = 0; at < 5'000; ++at)
        accents += "\xCC\x81";
    texts.push_back(accents);
    for (int at = 0; at < 200; ++at) {
        std::string noise(random() % 300, ' ');
        for (char &c : noise)
            c = static_cast<char>(random());
        texts.push_back(noise);
    }
    std::vector<Record> records = town(50, 11);
    for (std::size_t at = 0; at < texts.size(); ++at) {
        Record record;
        record.trn = std::to_string(2'000'000 + at);
        record.firstName = record.middleName = record.lastName = texts[at];
        record.previousLastNames = {texts[at], texts[at]};
        record.nationalInsuranceNumber = record.emailAddress = record.ittProviderName = texts[at];
        record.ittProviderUkprn = record.mergedIntoTrn = texts[at];
        records.push_back(record);
    }
    const auto snapshot = Register::build(records);
    const Matcher matcher(snapshot);
    for (const std::string &text : texts) {
        const Claim claim{text, text, text, text, text, text, text, text, text, text, text};
        const MatchResult result = matcher.match(claim, {});
        for (const Candidate &candidate : result.candidates) {
            for (const Cell &cell : candidate.cells) {
                // What is shown is short, valid and without controls, whatever was typed.
                EXPECT_LE(cell.stated.size(), 8'000U);
                for (const char c : cell.stated)
                    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
            }
        }
        EXPECT_LE(matcher.find(parseRecordQuery(text), 5).size(), 5U);
        Claim named = samples::claimOf(records[0]);
        named.firstName = text;
        named.nationalInsuranceNumber = text;
        EXPECT_LE(matcher.match(named, {}, 7).candidates.size(), 7U);
    }
}

} // namespace
} // namespace matchdesk::matching
