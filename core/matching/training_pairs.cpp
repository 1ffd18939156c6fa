// SPDX-License-Identifier: MIT
#include "training_pairs.h"

#include "cold.h"

#include "dates.h"
#include "prepare.h"
#include "score.h"

#include <algorithm>
#include <memory>

namespace matchdesk::matching {
namespace {

/// Of what groups share a rare value says the most; in larger ones nearly all pairs are two people's.
constexpr std::size_t largestGroup = 8;

Evidence lineAt(std::size_t at) { return static_cast<Evidence>(at); }

/// What sorts records that share it next to each other; 0 where a record has nothing to share.
std::uint64_t keyOf(Pass pass, const HotRecord &hot)
{
    switch (pass) {
    case Pass::SharedNino: return (hot.bits & HotRecord::ninoValidBit) != 0 ? hot.ninoBody + std::uint64_t{1} : 0;
    case Pass::SharedNames:
        return hot.forename != 0 && hot.surname != 0 ? std::uint64_t{hot.forename} << 32 | hot.surname : 0;
    case Pass::SharedForenameAndDay:
        return hot.forename != 0 && hot.birthDay != 0 ? std::uint64_t{hot.forename} << 32 | hot.birthDay : 0;
    }
    return 0;
}

} // namespace

bool teaches(Pass pass, Evidence line) noexcept
{
    switch (line) {
    case Evidence::Forename: return pass == Pass::SharedNino;
    case Evidence::Surname: return pass != Pass::SharedNames;
    case Evidence::DateOfBirth: return pass != Pass::SharedForenameAndDay;
    case Evidence::Nino: return pass != Pass::SharedNino;
    case Evidence::Trn: return false; // no two records share one
    case Evidence::Middle: case Evidence::Email: case Evidence::Provider: break;
    }
    return true;
}

std::uint64_t Numbers::next() noexcept
{
    m_state += 0x9e3779b97f4a7c15U;
    std::uint64_t word = m_state;
    word = (word ^ (word >> 30U)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27U)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31U);
}

Claim Comparing::claimOf(RecordNumber record) const
{
    const Record held = m_snapshot.recordAt(record);
    Claim claim;
    claim.firstName = held.firstName;
    claim.middleName = held.middleName;
    claim.lastName = held.lastName;
    if (held.dateOfBirth)
        claim.dateOfBirth = isoText(*held.dateOfBirth);
    claim.nationalInsuranceNumber = held.nationalInsuranceNumber;
    claim.emailAddress = held.emailAddress;
    claim.ittProviderName = held.ittProviderName;
    claim.ittProviderUkprn = held.ittProviderUkprn;
    return claim;
}

void Comparing::eachOf(const Claim &claim, std::span<const RecordNumber> records, const Visit &visit) const
{
    const auto memory = std::make_unique<Prepared>();
    const Prepared &prepared = *memory;
    prepare(claim, m_snapshot, m_start, *memory);
    Scorer scorer(m_snapshot, m_start, prepared);
    const Index &index = m_snapshot.index();
    for (const RecordNumber number : records) {
        Score score = scorer.score(number);
        if (prepared.email.valid() && index.hot[number].emailHash != 0) {
            const std::string cold = m_snapshot.coldOf(number);
            scorer.refine(score, emailInCold(cold));
        }
        const std::array<std::uint8_t, evidenceCount> levels{static_cast<std::uint8_t>(score.bestForename.level),
            static_cast<std::uint8_t>(score.middle), static_cast<std::uint8_t>(score.bestSurname.level),
            static_cast<std::uint8_t>(score.date), static_cast<std::uint8_t>(score.nino),
            static_cast<std::uint8_t>(score.trn), static_cast<std::uint8_t>(score.email),
            static_cast<std::uint8_t>(score.provider)};
        Compare compare;
        compare.levels = levels;
        for (std::size_t line = 0; line < evidenceCount; ++line) {
            // A level that the line has no weight for (an NI number in no shape) counts as missing.
            if (levelName(lineAt(line), levels[line]).empty())
                compare.levels[line] = 0;
            const EvidenceWeights &weights = m_start.evidence[line];
            compare.millibits[line] = weights.levels[compare.levels[line]].base;
        }
        // Names are compared through their numbers, whose rarity the stated name knows.
        const HotRecord &hot = index.hot[number];
        compare.millibits[0] = prepared.forenames[0].against(hot.forename).millibits;
        compare.millibits[1] = prepared.middle.against(hot.middle).millibits;
        compare.millibits[2] = prepared.surnames[0].against(hot.surname).millibits;
        compare.sameNames = score.forename == NameLevel::Same && score.surname == NameLevel::Same;
        compare.swapped = score.swapped;
        for (const Evidence line : {Evidence::Forename, Evidence::Surname}) {
            if (score.swapped)
                compare.levels[static_cast<std::size_t>(line)] = 0;
        }
        visit(compare);
    }
}

std::vector<RecordPair> Comparing::pairsOf(Pass pass, std::size_t most) const
{
    const auto hot = m_snapshot.index().hot;
    std::vector<std::pair<std::uint64_t, RecordNumber>> keyed;
    for (std::size_t at = 0; at < hot.size(); ++at) {
        if (const std::uint64_t key = keyOf(pass, hot[at]); key != 0)
            keyed.emplace_back(key, static_cast<RecordNumber>(at));
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<RecordPair> pairs;
    for (std::size_t first = 0; first < keyed.size();) {
        std::size_t last = first + 1;
        while (last < keyed.size() && keyed[last].first == keyed[first].first)
            ++last;
        if (last - first <= largestGroup) {
            for (std::size_t left = first; left < last; ++left) {
                for (std::size_t right = left + 1; right < last; ++right)
                    pairs.emplace_back(keyed[left].second, keyed[right].second);
            }
        }
        first = last;
    }
    if (pairs.size() <= most)
        return pairs;
    std::vector<RecordPair> spread;
    for (std::size_t at = 0; at < most; ++at)
        spread.push_back(pairs[at * pairs.size() / most]);
    return spread;
}

} // namespace matchdesk::matching
