// SPDX-License-Identifier: MIT
#include "matching/changes.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace matchdesk::matching {
namespace {

using samples::claimOf;
using samples::date;
using samples::scrambled;
using samples::sianPritchard;
using samples::town;

TEST(ChangeReach, MissesNoClaimWhoseAnswerChanges)
{
    int touched = 0;
    int spared = 0;
    int altered = 0;
    for (unsigned seed = 60; seed < 66; ++seed) {
        const auto records = town(700, seed);
        const auto before = Register::build(records);
        std::mt19937 random(seed);
        Changes changes;
        for (int at = 0; at < 6; ++at) {
            Record record = records[random() % records.size()];
            if (at % 2 == 0)
                record.lastName = records[random() % records.size()].lastName;
            if (at % 3 == 0)
                record.nationalInsuranceNumber = "AB" + std::to_string(100'000 + random() % 2'000) + "C";
            if (at == 5)
                record.trn = "7000005";
            changes.put.push_back(std::move(record));
        }
        changes.removed = {records[random() % records.size()].trn};
        const auto after = withChanges(before, changes).records;
        const ChangeReach reach(*before, changes);
        const auto isChanged = [&](const std::string &trn) {
            return std::any_of(changes.put.begin(), changes.put.end(), [&](const Record &put) { return put.trn == trn; })
                || trn == changes.removed[0];
        };
        const Matcher was(before);
        const Matcher is(after);
        for (int round = 0; round < 400; ++round) {
            const bool ofChanged = round % 3 == 0;
            Claim claim = scrambled(ofChanged ? changes.put[random() % changes.put.size()] : records[random() % records.size()], random);
            if (round % 9 == 0)
                claim.dateOfBirth.clear();
            if (round % 27 == 0)
                claim.firstName.clear();
            const MatchResult old = was.match(claim, {}, 50);
            const MatchResult now = is.match(claim, {}, 50);
            const bool touches = reach.touches(claim);
            ++(touches ? touched : spared);
            // A changed record among the candidates before or after, or another conclusion, is a change that must be seen.
            bool among = false;
            for (const auto *result : {&old, &now}) {
                for (const Candidate &candidate : result->candidates)
                    among = among || isChanged(candidate.record.trn);
            }
            const bool differs = old.conclusion != now.conclusion || old.confirmedTrn != now.confirmedTrn
                || old.refusal != now.refusal;
            altered += among || differs ? 1 : 0;
            EXPECT_TRUE(touches || (!among && !differs)) << "round " << round << " of town " << seed;
        }
    }
    EXPECT_GT(altered, 100);
    EXPECT_GT(spared, 100);
    EXPECT_GT(touched, altered / 2);
}

/// A record with nothing of sianPritchard()'s, whatever she states.
Record survivor()
{
    Record out;
    out.trn = "5550001";
    out.firstName = "Chukwuemeka";
    out.lastName = "Balogun";
    out.dateOfBirth = date(1961, 12, 30);
    out.nationalInsuranceNumber = "AB654321D";
    out.qtsDate = date(1985, 7, 1);
    return out;
}

Record mergedInto(Record record, const std::string &trn)
{
    record.status = RecordStatus::Merged;
    record.mergedIntoTrn = trn;
    return record;
}

TEST(ChangeReach, ReachesASurvivorThroughItsMergedRecord)
{
    auto records = town(300, 70);
    records.push_back(mergedInto(sianPritchard(), "5550000"));
    Record between = town(1, 71).front();
    between.trn = "5550000";
    records.push_back(mergedInto(between, survivor().trn));
    records.push_back(survivor());
    const auto before = Register::build(records);

    Claim byTrn;
    byTrn.statedTrn = sianPritchard().trn;
    Claim byDetails = claimOf(sianPritchard());
    byDetails.statedTrn.clear();
    Claim other;
    other.firstName = "Siân";
    other.lastName = "Nowak";
    other.dateOfBirth = "1999-01-31";
    Record changed = survivor();
    changed.activeAlert = true;
    const Changes alert{{changed}, {}};
    const Changes gone{{}, {survivor().trn}};
    for (const auto &base : {before, withChanges(before, {{town(1, 72).front()}, {}}).records}) {
        const auto shown = Matcher(base).match(byTrn, {}).candidates;
        ASSERT_TRUE(std::any_of(shown.begin(), shown.end(),
            [](const Candidate &candidate) { return candidate.record.trn == survivor().trn; }));
        for (const Changes *changes : {&alert, &gone}) {
            const ChangeReach reach(*base, *changes);
            EXPECT_TRUE(reach.touches(byTrn));
            EXPECT_TRUE(reach.touches(byDetails));
            EXPECT_FALSE(reach.touches(other));
        }
    }
}

TEST(ChangeReach, ASurvivorOfAnotherRecordIsNotReached)
{
    const auto before = Register::build(
        std::vector<Record>{mergedInto(sianPritchard(), "1000007"), survivor(), town(2, 73).back()});
    Record changed = survivor();
    changed.activeAlert = true;
    EXPECT_FALSE(ChangeReach(*before, {{changed}, {}}).touches(claimOf(sianPritchard())));
}

} // namespace
} // namespace matchdesk::matching
