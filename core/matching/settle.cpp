// SPDX-License-Identifier: MIT
#include "work.h"

#include "identifiers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

/// What would settle a claim that was not confirmed.
namespace matchdesk::matching {
namespace {

constexpr std::size_t mostRecords = 3;     ///< of the likeliest ones,
constexpr std::uint32_t leastPpm = 10'000; ///< each after the first at least this likely
constexpr std::size_t mostSettlements = 6;
constexpr int mostFacts = 3;               ///< whoever must bring more has brought nothing yet

std::uint8_t bitOf(Field field) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(field)); }

} // namespace

/// The identifiers that do not agree now and that the record holds, as bits by Field.
std::uint8_t Work::couldAgree(const Compared &compared) const
{
    const HotRecord &hot = hotOf(compared);
    std::uint8_t out = 0;
    const auto add = [&](Field field, bool held) {
        if (held && !compared.agreement.has(field))
            out = static_cast<std::uint8_t>(out | bitOf(field));
    };
    add(Field::Name, hot.forename != 0 && hot.surname != 0);
    add(Field::DateOfBirth, hot.birthDay != 0);
    add(Field::NationalInsuranceNumber, (hot.bits & HotRecord::ninoValidBit) != 0);
    add(Field::Trn, true);
    add(Field::EmailAddress, hot.emailHash != 0);
    add(Field::IttProvider, hot.provider != 0);
    return out;
}

/// The evidence that `field` would be, were it to agree with this record.
std::int32_t Work::ifAgreed(const Compared &compared, Field field) const
{
    const Index &index = layerOf(compared).index;
    const HotRecord &hot = hotOf(compared);
    constexpr auto same = static_cast<std::size_t>(NumberLevel::Same);
    const auto weight = [&](Evidence line, std::int32_t rare) {
        return weighed(m_model.of(line).levels[same], rare, m_model.of(line).rarest);
    };
    switch (field) {
    case Field::Name: {
        const double holders = index.holdersOf(hot.forename, hot.surname);
        const std::int32_t rare = rarity(holders, static_cast<double>(index.counts.records), 1, 0);
        return m_model.fullNameBase + std::min(rare, m_model.rarestFullName);
    }
    case Field::DateOfBirth:
        return weight(Evidence::DateOfBirth, rarityOfDay(index, hot.birthDay));
    case Field::NationalInsuranceNumber: return weight(Evidence::Nino, 0);
    case Field::Trn: return weight(Evidence::Trn, 0);
    case Field::EmailAddress:
        return std::min(weight(Evidence::Email, 0), compared.agreement.has(Field::Name) ? m_model.emailOfName : INT32_MAX);
    case Field::IttProvider: return weight(Evidence::Provider, rarityOfProvider(index, hot.provider));
    case Field::PreviousName: break;
    }
    return 0;
}

/// Whether the claim would be confirmed as this record's, were these identifiers to agree as well.
bool Work::wouldConfirm(const Compared &compared, std::uint8_t facts) const
{
    Compared changed = compared;
    changed.agreement.fields = static_cast<std::uint8_t>(changed.agreement.fields | facts);
    if (!answers(changed))
        return false;
    const auto asks = [facts](Field field) { return (facts & bitOf(field)) != 0; };
    if (m_policy.refuseElsewhere
        && ((trnElsewhere(compared) && !asks(Field::Trn))
            || (ninoElsewhere(compared) && !asks(Field::NationalInsuranceNumber))))
        return false;
    if (m_policy.refuseTwins && possibleTwin(compared.score) && !asks(Field::Name))
        return false;
    if (m_policy.refuseSecondTrns && !changed.agreement.has(Field::Trn) && hasDouble(compared))
        return false;
    for (unsigned field = 0; field <= static_cast<unsigned>(Field::IttProvider); ++field) {
        if (asks(static_cast<Field>(field)))
            changed.odds += ifAgreed(compared, static_cast<Field>(field)) - compared.score.millibits[field];
    }
    // The other candidates keep their odds; "no record" is 1.
    const double others = std::max(m_mass - std::exp2(compared.odds / 1'000.0), 1e-9);
    const std::uint32_t probability = ppmOf(changed, others);
    std::int32_t second = 0;
    for (std::size_t at = 0; at < std::min<std::size_t>(m_likely, 2); ++at) {
        if (m_compared[at].number != compared.number || m_compared[at].layer != compared.layer)
            second = std::max(second, m_compared[at].odds);
    }
    const std::int32_t lead = changed.odds - second;
    if (m_policy.weakPpm != 0 && !changed.agreement.strong()
        && (probability < m_policy.weakPpm || lead < m_policy.weakLead))
        return false;
    return m_policy.leastPpm == 0 || (probability >= m_policy.leastPpm && lead >= m_policy.leastLead);
}

void Work::settle(MatchResult &out) const
{
    out.wouldSettle = wouldSettle();
    // Where two records answer, no further agreement of one of them makes the other answer no more.
    if (out.conclusion == Conclusion::Several)
        return;
    struct Found {
        const Compared *compared;
        std::uint8_t facts;
    };
    std::vector<Found> found;
    for (std::size_t at = 0; at < std::min(m_likely, mostRecords); ++at) {
        const Compared &compared = m_compared[at];
        const HotRecord &hot = hotOf(compared);
        const bool refused = m_policy.refuseAlerts && (hot.trnAndStatus & HotRecord::alertBit) != 0;
        const bool likely = at == 0 || compared.ppm >= leastPpm;
        if (!hot.active() || refused || !likely || compared.score.total < someEvidence || truncated())
            continue;
        const std::uint8_t possible = couldAgree(compared);
        const std::size_t before = found.size();
        for (int size = 1; size <= mostFacts; ++size) {
            for (unsigned facts = 1; facts < 128; ++facts) {
                const bool subset = (facts & possible) == facts && std::popcount(facts) == size;
                const bool larger = std::any_of(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                    [facts](const Found &smaller) { return (smaller.facts & facts) == smaller.facts; });
                if (subset && !larger && wouldConfirm(compared, static_cast<std::uint8_t>(facts)))
                    found.push_back({&compared, static_cast<std::uint8_t>(facts)});
            }
        }
    }
    // What was not stated is sooner had than what was stated otherwise.
    const auto restated = [&](const Found &one) {
        int count = 0;
        for (unsigned field = 0; field <= static_cast<unsigned>(Field::IttProvider); ++field)
            count += (one.facts >> field & 1U) != 0 && stated(static_cast<Field>(field)) ? 1 : 0;
        return count;
    };
    std::stable_sort(found.begin(), found.end(), [&](const Found &left, const Found &right) {
        const auto key = [&](const Found &one) { return std::pair(std::popcount(one.facts) + restated(one), restated(one)); };
        return key(left) < key(right);
    });
    for (std::size_t at = 0; at < std::min(found.size(), mostSettlements); ++at) {
        Settlement &settlement = out.settlements.emplace_back();
        settlement.trn = trnText(hotOf(*found[at].compared).trn());
        settlement.probabilityPpm = found[at].compared->ppm;
        for (unsigned field = 0; field <= static_cast<unsigned>(Field::IttProvider); ++field) {
            if ((found[at].facts >> field & 1U) != 0)
                settlement.facts.push_back(static_cast<Field>(field));
        }
    }
}

bool Work::stated(Field field) const
{
    switch (field) {
    case Field::Name: return !m_claim.forenames[0].empty() && !m_claim.surnames[0].empty();
    case Field::PreviousName: return m_claim.statesEarlierName;
    case Field::DateOfBirth: return m_claim.date.has_value();
    case Field::NationalInsuranceNumber: return !m_claim.nino.text.empty();
    case Field::Trn: return m_claim.trn.has_value();
    case Field::EmailAddress: return m_claim.email.valid();
    case Field::IttProvider: return m_claim.statesProvider();
    }
    return false;
}

std::vector<Field> Work::wouldSettle() const
{
    // What the person has not said and the likeliest records hold, by what it is worth when it agrees and how often it does.
    struct Gain {
        Field field;
        std::int64_t worth;
    };
    std::array<std::int64_t, 7> worth{};
    const auto hope = [&](Field field, std::int64_t value) { worth[static_cast<std::size_t>(field)] += value; };
    const std::size_t looked = std::min<std::size_t>(m_compared.size(), 3);
    for (std::size_t at = 0; at < looked; ++at) {
        const HotRecord &hot = hotOf(m_compared[at]);
        if (m_compared[at].score.total < someEvidence)
            continue;
        if (m_claim.nino.text.empty() && hot.ninoBody != Nino::none)
            hope(Field::NationalInsuranceNumber, 20'000);
        if (!m_claim.trn)
            hope(Field::Trn, 15'000);
        if (!m_claim.date && hot.birthDay != 0)
            hope(Field::DateOfBirth, 13'500);
        if (!m_claim.statesProvider() && hot.provider != 0)
            hope(Field::IttProvider, 5'000);
        if (!m_claim.email.valid() && hot.emailHash != 0)
            hope(Field::EmailAddress, 4'000);
        if (m_claim.surnames.size() == 1 && m_compared[at].score.bestSurname.level == NameLevel::Differs)
            hope(Field::PreviousName, 10'000);
    }
    std::vector<Field> out;
    for (std::size_t field = 0; field < worth.size(); ++field) {
        if (worth[field] > 0)
            out.push_back(static_cast<Field>(field));
    }
    std::stable_sort(out.begin(), out.end(), [&](Field left, Field right) {
        return worth[static_cast<std::size_t>(left)] > worth[static_cast<std::size_t>(right)];
    });
    return out;
}

} // namespace matchdesk::matching
