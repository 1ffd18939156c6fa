// SPDX-License-Identifier: MIT
#include "matching/changes.h"
#include "matching/twins.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace matchdesk::matching {
namespace {

using samples::scrambled;
using samples::town;

/// A register in layers and the records that it should hold.
class Life {
public:
    Life(std::vector<Record> records, unsigned seed) : m_random(seed), m_register(Register::build(records))
    {
        for (Record &record : records) {
            const std::string trn = record.trn;
            m_held.emplace(trn, std::move(record));
        }
    }

    /// A day's changes: some records replaced, some new, some removed, one named twice.
    void liveOneDay(std::size_t changed, std::size_t added, std::size_t removed)
    {
        Changes changes;
        const auto strangers = town(changed + added, static_cast<unsigned>(m_random()));
        for (std::size_t at = 0; at < changed; ++at) {
            Record record = at % 3 == 0 ? strangers[at] : anyone();
            record.trn = anyone().trn;
            if (at % 4 == 0)
                record.lastName = strangers[at].lastName + " Newcome";
            if (at % 5 == 0)
                record.status = RecordStatus::Deceased;
            changes.put.push_back(std::move(record));
        }
        for (std::size_t at = 0; at < added; ++at) {
            Record record = strangers[changed + at];
            record.trn = std::to_string(5'000'000 + m_next++);
            if (at % 4 == 0)
                record.firstName = "Branwen Mair";
            changes.put.push_back(std::move(record));
        }
        if (!changes.put.empty()) {
            changes.put.push_back(changes.put.front());
            changes.put.back().middleName = "Twice";
        }
        for (const Record &record : changes.put)
            m_held.insert_or_assign(record.trn, record);
        for (std::size_t at = 0; at < removed; ++at) {
            const std::string trn = anyone().trn;
            changes.removed.push_back(trn);
            m_held.erase(trn);
        }
        const ChangedRegister result = withChanges(m_register, changes);
        m_register = result.records;
        EXPECT_EQ(m_register->size(), m_held.size());
        m_layered = result.layered;
    }

    [[nodiscard]] const Record &anyone()
    {
        auto at = m_held.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(m_random() % m_held.size()));
        return at->second;
    }
    [[nodiscard]] std::vector<Record> held() const
    {
        std::vector<Record> out;
        for (const auto &[trn, record] : m_held)
            out.push_back(record);
        return out;
    }
    [[nodiscard]] const std::shared_ptr<const Register> &records() const noexcept { return m_register; }
    [[nodiscard]] std::size_t layeredCount() const noexcept { return m_layered; }
    [[nodiscard]] std::mt19937 &random() noexcept { return m_random; }

private:
    std::mt19937 m_random;
    std::shared_ptr<const Register> m_register;
    std::map<std::string, Record> m_held;
    std::size_t m_layered = 0;
    std::size_t m_next = 0;
};

void expectTheSameAnswers(Life &life, int rounds)
{
    const Matcher layered(life.records());
    const Matcher rebuilt(Register::build(life.held()));
    ASSERT_EQ(layered.records().size(), rebuilt.records().size());
    for (const Record &record : life.held())
        ASSERT_EQ(life.records()->record(record.trn), record);
    const std::vector<std::string> policies{"default", "seed-2022", "strict"};
    for (int round = 0; round < rounds; ++round) {
        Claim claim = scrambled(life.anyone(), life.random());
        if (round % 7 == 0)
            claim.dateOfBirth.clear();
        if (round % 11 == 0)
            claim.lastName = "Newcome";
        if (round % 13 == 0)
            claim.previousLastName = life.anyone().lastName;
        const Policy policy{policies[static_cast<std::size_t>(round) % policies.size()], round % 2 == 0};
        const MatchResult expected = rebuilt.match(claim, policy);
        const MatchResult given = layered.match(claim, policy);
        ASSERT_EQ(given, expected) << "round " << round << ": considered " << given.considered << " and "
                                   << expected.considered;
        const std::string trn = life.anyone().trn;
        ASSERT_EQ(layered.compare(claim, policy, trn), rebuilt.compare(claim, policy, trn));
        const RecordQuery query = parseRecordQuery(round % 3 == 0 ? claim.lastName + ' ' + claim.firstName
                : round % 3 == 1                                 ? claim.firstName
                                                                 : claim.statedTrn + ' ' + claim.dateOfBirth);
        ASSERT_EQ(layered.find(query, 10), rebuilt.find(query, 10));
    }
}

TEST(Layers, ChangesOnTopAnswerAsARegisterBuiltAnew)
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Life life(town(400 + seed * 100, seed), seed);
        for (int day = 0; day < 4; ++day) {
            life.liveOneDay(20, 15, day % 2 == 0 ? 6 : 0);
            expectTheSameAnswers(life, 60);
        }
    }
}

TEST(Layers, AVeryCommonNameIsCutAtTheSameRecords)
{
    auto records = town(1'200, 31);
    for (std::size_t at = 0; at < records.size(); at += 2) {
        records[at].firstName = "Anna";
        records[at].lastName = "Jones";
    }
    Life life(std::move(records), 31);
    life.liveOneDay(150, 100, 40);
    expectTheSameAnswers(life, 40);
    const Matcher layered(life.records());
    const Matcher rebuilt(Register::build(life.held()));
    for (const auto *last : {"Jones", "Smith", "Newcome"}) {
        const Claim claim{"Anna", "", last, "", "", "", "", "", "", "Leeds", ""};
        EXPECT_EQ(layered.match(claim, {}, 40), rebuilt.match(claim, {}, 40));
    }
}

TEST(Layers, AllOfARegisterMayBeReplacedOrRemoved)
{
    Life life(town(60, 32), 32);
    Changes everything;
    for (const Record &record : life.held())
        everything.removed.push_back(record.trn);
    const ChangedRegister empty = withChanges(life.records(), everything);
    EXPECT_EQ(empty.removed, 60U);
    EXPECT_EQ(empty.records->size(), 0U);
    const Claim claim = samples::claimOf(life.anyone());
    EXPECT_EQ(Matcher(empty.records).match(claim, {}), Matcher(Register::build({})).match(claim, {}));
    // What was removed may come back, and the register below never changed.
    Changes back;
    back.put = life.held();
    const ChangedRegister again = withChanges(empty.records, back);
    EXPECT_EQ(again.added, 60U);
    EXPECT_EQ(Matcher(again.records).match(claim, {}), Matcher(life.records()).match(claim, {}));
    EXPECT_EQ(life.records()->size(), 60U);
}

TEST(Layers, SaysWhatItDidAndRefusesMalformedTrns)
{
    Life life(town(50, 33), 33);
    Changes changes;
    changes.put = {life.held()[0], life.held()[1], samples::sianPritchard()};
    changes.put[2].trn = "7654321";
    changes.put.push_back(changes.put[0]);
    changes.put.back().trn = "12345";
    changes.removed = {life.held()[2].trn, "9999999", "not a TRN"};
    const ChangedRegister result = withChanges(life.records(), changes);
    EXPECT_EQ(result.replaced, 2U);
    EXPECT_EQ(result.added, 1U);
    EXPECT_EQ(result.removed, 1U);
    EXPECT_EQ(result.rejected, 3U);
    EXPECT_EQ(result.layered, 4U);
    EXPECT_EQ(result.records->size(), 50U);
    EXPECT_FALSE(result.records->record(life.held()[2].trn).has_value());
}

TEST(Layers, CompactedHoldsTheSameInOneLayer)
{
    Life life(town(300, 34), 34);
    life.liveOneDay(30, 20, 10);
    const auto flat = compacted(*life.records());
    ASSERT_EQ(flat->size(), life.records()->size());
    for (const Record &record : life.held())
        EXPECT_EQ(flat->record(record.trn), record);
    EXPECT_EQ(withChanges(flat, {}).layered, 0U);
}

TEST(Layers, TwinsAreTheOnesOfARegisterBuiltAnew)
{
    Life life(town(500, 35), 35);
    life.liveOneDay(60, 40, 10);
    life.liveOneDay(30, 20, 5);
    const auto pairsOf = [](const std::shared_ptr<const Register> &records, std::size_t step) {
        TwinFinder finder(records);
        std::vector<TwinPair> pairs;
        while (!finder.done()) {
            const auto more = finder.next(step);
            pairs.insert(pairs.end(), more.begin(), more.end());
        }
        std::sort(pairs.begin(), pairs.end(), [](const TwinPair &left, const TwinPair &right) {
            return std::tie(left.firstTrn, left.secondTrn) < std::tie(right.firstTrn, right.secondTrn);
        });
        return pairs;
    };
    const auto layered = pairsOf(life.records(), 7);
    const auto rebuilt = pairsOf(Register::build(life.held()), 1'000);
    ASSERT_FALSE(rebuilt.empty());
    ASSERT_EQ(layered.size(), rebuilt.size());
    for (std::size_t at = 0; at < layered.size(); ++at) {
        EXPECT_EQ(layered[at].firstTrn, rebuilt[at].firstTrn) << at;
        EXPECT_EQ(layered[at].secondTrn, rebuilt[at].secondTrn) << at;
    }
}

} // namespace
} // namespace matchdesk::matching
