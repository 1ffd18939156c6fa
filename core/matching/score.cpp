// SPDX-License-Identifier: MIT
#include "score.h"

#include "distance.h"
#include "text.h"

#include <algorithm>
#include <cmath>

namespace matchdesk::matching {
namespace {

std::int32_t &cell(Score &score, Field field) { return score.millibits[static_cast<std::size_t>(field)]; }

template <typename Level>
Weight weightOf(const Model &model, Evidence line, Level level)
{
    return model.of(line).levels[static_cast<std::size_t>(level)];
}

NumberLevel levelOf(DigitDifference difference)
{
    switch (difference) {
    case DigitDifference::Same: return NumberLevel::Same;
    case DigitDifference::Swapped: return NumberLevel::Swapped;
    case DigitDifference::OneWrong: return NumberLevel::OneWrong;
    case DigitDifference::TwoWrong: return NumberLevel::TwoWrong;
    case DigitDifference::Far: break;
    }
    return NumberLevel::Differs;
}

} // namespace

Scorer::Scorer(const Snapshot &snapshot, const Model &model, const Prepared &claim)
    : m_snapshot(&snapshot), m_model(&model), m_claim(&claim)
{
    const double active = std::max(1.0, static_cast<double>(snapshot.index().counts.active));
    const double share = model.shareWithRecord / 1e6;
    const double absent = (1.0 - share) / share;
    m_prior = -toMillibits(std::log2(active * absent));
    if (claim.nino.shaped())
        std::copy_n(claim.nino.text.begin(), 8, m_ninoText.begin());
    if (claim.trn)
        m_trnText = trnText(*claim.trn);
}

std::int32_t Scorer::fullNameWeight(const HotRecord &hot, std::int32_t apart) const
{
    if (m_pairForename == hot.forename && m_pairSurname == hot.surname)
        return m_pairWeight;
    m_pairForename = hot.forename;
    m_pairSurname = hot.surname;
    // Names go together: how many hold both says more than the two shares multiplied, once there are enough records.
    const Index &index = m_snapshot->index();
    const double together = static_cast<double>(index.holdersOf(hot.forename, hot.surname));
    const double expected = std::exp2(-static_cast<double>(apart - m_model->fullNameBase) / 1'000.0);
    constexpr double pseudo = 20'000;
    const double share = (std::max(0.0, together - 1.0) + pseudo * expected)
        / (static_cast<double>(index.counts.records) + pseudo);
    const std::int32_t rare = share > 0 ? toMillibits(-std::log2(share)) : m_model->rarestFullName;
    m_pairWeight = m_model->fullNameBase + std::clamp(rare, 0, m_model->rarestFullName);
    return m_pairWeight;
}

/// What a name weighs less for agreeing with `level` than for being the same, of which half a full name's rarity is usual;
/// nothing where it does not agree.
std::optional<std::int32_t> Scorer::costOf(NameLevel level) const
{
    switch (level) {
    case NameLevel::Same: return 0;
    case NameLevel::Variant: case NameLevel::Typo: case NameLevel::TwoTypos: break;
    default: return std::nullopt;
    }
    const Weight same = weightOf(*m_model, Evidence::Surname, NameLevel::Same);
    const Weight alike = weightOf(*m_model, Evidence::Surname, level);
    return std::max(0, same.base - alike.base + (same.scale - alike.scale) * (m_model->rarestFullName / 2) / 100);
}

/// Forename and surname in each other's place, each perhaps with a slip or in a short form. Where only one of them is found in
/// the other's place, that speaks less against the record than two names that are nowhere do.
void Scorer::scoreCrossed(Score &out, const HotRecord &hot, std::int32_t &name) const
{
    const StatedName &forename = m_claim->forenames[0];
    const StatedName &surname = m_claim->surnames[0];
    const auto asSurname = costOf(forename.levelAgainst(hot.surname));
    const auto asForename = costOf(surname.levelAgainst(hot.forename));
    if (asSurname && asForename) {
        const std::int32_t crossed = m_model->swappedNames - *asSurname - *asForename;
        out.swapped = crossed > 0;
        name = out.swapped ? crossed : name;
    } else if (asSurname || asForename) {
        const std::int32_t rare = asSurname ? surname.rarityOf(hot.surname, NameLevel::Same)
                                            : forename.rarityOf(hot.forename, NameLevel::Same);
        const Evidence other = asSurname ? Evidence::Forename : Evidence::Surname;
        const std::int32_t half = m_model->swappedNames - m_model->rarestFullName + rare - asSurname.value_or(0)
            - asForename.value_or(0) + weightOf(*m_model, other, NameLevel::Differs).base;
        name = std::max(name, std::min(0, half));
    }
}

void Scorer::scoreNames(Score &out, const HotRecord &hot, RecordNumber record) const
{
    const Prepared &claim = *m_claim;
    NameScore forename = claim.forenames[0].against(hot.forename);
    NameScore surname = claim.surnames[0].against(hot.surname);
    NameScore middle = claim.middle.against(hot.middle);
    if (forename.level == NameLevel::Differs || forename.level == NameLevel::Near) {
        // The name a person goes by is often their middle name, on either side.
        const NameScore statedIsMiddle = claim.forenames[0].against(hot.middle);
        const NameLevel heldIsMiddle = claim.middle.levelAgainst(hot.forename);
        if (statedIsMiddle.level == NameLevel::Same || heldIsMiddle == NameLevel::Same
            || statedIsMiddle.level == NameLevel::Part) {
            const Weight weight = weightOf(*m_model, Evidence::Forename, NameLevel::Middle);
            const std::int32_t same = statedIsMiddle.level != NameLevel::Differs && hot.middle != 0
                ? statedIsMiddle.millibits
                : claim.middle.against(hot.forename).millibits;
            forename = {NameLevel::Middle, std::max(0, same + weight.base)};
            middle = {};
        }
    }
    // Twins and siblings share a surname however rare it is, and twins the day as well.
    const bool anotherForename = forename.level == NameLevel::Differs || forename.level == NameLevel::Near;
    if (anotherForename)
        surname.millibits = std::min(surname.millibits, m_model->family);
    out.forename = forename.level;
    out.surname = surname.level;
    out.middle = middle.level;
    out.bestForename = {forename.level, 0, 0};
    out.bestSurname = {surname.level, 0, 0};

    std::int32_t current = forename.millibits + surname.millibits;
    if (forename.level == NameLevel::Same && surname.level == NameLevel::Same)
        current = fullNameWeight(hot, current);
    if (forename.level == NameLevel::Differs && surname.level == NameLevel::Differs)
        scoreCrossed(out, hot, current);
    cell(out, Field::Name) = current + middle.millibits;
    if (out.swapped)
        return;

    // Earlier names: the best pair of versions, less what having had so many tries is worth.
    const auto others = m_snapshot->index().otherNames(record);
    if (claim.forenames.size() == 1 && claim.surnames.size() == 1 && others.empty())
        return;
    std::int32_t bestForename = forename.millibits;
    std::int32_t bestSurname = surname.millibits;
    const double tries = static_cast<double>(claim.surnames.size() * (1 + others.size()));
    const std::int32_t price = m_model->earlierName - toMillibits(std::log2(tries) / 2);
    const auto consider = [&](const StatedName &stated, NameId held, std::size_t statedAt, std::size_t heldAt,
                              bool isSurname, std::int32_t &best, NameFinding &finding) {
        NameScore score = stated.against(held);
        if (anotherForename && isSurname)
            score.millibits = std::min(score.millibits, m_model->family);
        if (score.level == NameLevel::Missing || score.level == NameLevel::Differs || score.millibits + price <= best)
            return;
        best = score.millibits + price;
        finding = {score.level, static_cast<std::uint8_t>(statedAt), static_cast<std::uint8_t>(heldAt)};
    };
    for (std::size_t at = 0; at < claim.surnames.size(); ++at) {
        if (at > 0)
            consider(claim.surnames[at], hot.surname, at, 0, true, bestSurname, out.bestSurname);
        for (std::size_t other = 0; other < others.size(); ++other) {
            if ((others[other] & Index::otherForename) == 0)
                consider(claim.surnames[at], others[other], at, other + 1, true, bestSurname, out.bestSurname);
        }
    }
    for (std::size_t at = 0; at < claim.forenames.size(); ++at) {
        if (at > 0)
            consider(claim.forenames[at], hot.forename, at, 0, false, bestForename, out.bestForename);
        for (std::size_t other = 0; other < others.size(); ++other) {
            if ((others[other] & Index::otherForename) != 0)
                consider(claim.forenames[at], others[other] & ~Index::otherForename, at, other + 1, false,
                    bestForename, out.bestForename);
        }
    }
    const std::int32_t gain = bestForename + bestSurname - forename.millibits - surname.millibits;
    cell(out, Field::PreviousName) = std::max(0, gain);
}

void Scorer::scoreNumbers(Score &out, const HotRecord &hot) const
{
    const Prepared &claim = *m_claim;
    if (claim.nino.shaped() && hot.ninoBody != Nino::none) {
        if (claim.nino.body == hot.ninoBody) {
            const bool clash = claim.nino.suffix != 0 && hot.ninoSuffix != 0 && claim.nino.suffix != hot.ninoSuffix;
            out.nino = clash ? NumberLevel::SuffixOnly : NumberLevel::Same;
        } else {
            const std::string held = ninoBodyText(hot.ninoBody);
            out.nino = levelOf(differenceOf({m_ninoText.data(), m_ninoText.size()}, held));
        }
    } else if (!claim.nino.text.empty() && hot.ninoBody != Nino::none) {
        // A number with a letter or digit too few or too many is still a keystroke away.
        const std::string held = ninoBodyText(hot.ninoBody);
        const auto distance = std::min(editDistance(claim.nino.text, held),
            hot.ninoSuffix == 0
                ? 9U
                : editDistance(claim.nino.text, held + static_cast<char>('A' + hot.ninoSuffix - 1)));
        out.nino = distance <= 1 && claim.nino.text.size() >= 7 ? NumberLevel::OneWrong : NumberLevel::Invalid;
    } else if (!claim.nino.text.empty() && (hot.bits & HotRecord::oddNinoBit) != 0) {
        out.nino = NumberLevel::Invalid;
    }
    if (out.nino == NumberLevel::Same && !(claim.nino.valid && (hot.bits & HotRecord::ninoValidBit) != 0))
        cell(out, Field::NationalInsuranceNumber) = weightOf(*m_model, Evidence::Nino, NumberLevel::TwoWrong).base;
    else
        cell(out, Field::NationalInsuranceNumber) = weightOf(*m_model, Evidence::Nino, out.nino).base;

    if (claim.trn) {
        out.trnByMerge = claim.trnSurvivor != 0 && claim.trnSurvivor == hot.trn();
        out.trn = out.trnByMerge || *claim.trn == hot.trn() ? NumberLevel::Same
                                                            : levelOf(differenceOf(m_trnText, trnText(hot.trn())));
        if (out.trn == NumberLevel::TwoWrong)
            out.trn = NumberLevel::Differs;
        cell(out, Field::Trn) = weightOf(*m_model, Evidence::Trn, out.trn).base;
    }

    if (claim.email.valid() && hot.emailHash != 0) {
        if (claim.email.hash() == hot.emailHash)
            out.email = EmailLevel::Same;
        else if (static_cast<std::uint16_t>(claim.email.localHash() >> 16) == hot.localHash)
            out.email = claim.emailMadeOfName ? EmailLevel::SameLocalOfName : EmailLevel::SameLocal;
        else
            out.email = EmailLevel::Differs;
        cell(out, Field::EmailAddress) = emailWeight(out);
    }
}

std::int32_t Scorer::emailWeight(const Score &score) const
{
    const std::int32_t weight = weightOf(*m_model, Evidence::Email, score.email).base;
    // An address made of a name says little more than the name does: a namesake may have it just as well.
    const bool named = m_claim->emailMadeOfName && score.bestForename.level == NameLevel::Same
        && score.bestSurname.level == NameLevel::Same;
    return named ? std::min(weight, m_model->emailOfName) : weight;
}

void Scorer::scoreProvider(Score &out, const HotRecord &hot) const
{
    if (!m_claim->statesProvider() || hot.provider == 0)
        return;
    const Index &index = m_snapshot->index();
    const std::size_t row = hot.provider;
    const bool sameNumber = m_claim->providerUkprn != 0 && m_claim->providerUkprn == index.providerUkprns[row];
    const bool sameName = m_claim->providerHash != 0 && m_claim->providerHash == index.providerKeys[row];
    if (sameNumber || sameName)
        out.provider = ProviderLevel::Same;
    else if (m_claim->providerHash == 0 && index.providerUkprns[row] == 0)
        out.provider = ProviderLevel::Missing;
    else
        out.provider = (m_claim->providerFamilies & m_snapshot->providerFamilies(row)) != 0 ? ProviderLevel::Related
                                                                                          : ProviderLevel::Differs;
    const Weight weight = weightOf(*m_model, Evidence::Provider, out.provider);
    std::int32_t rare = 0;
    if (weight.scale != 0)
        rare = rarityOfProvider(index, row);
    cell(out, Field::IttProvider) = weighed(weight, rare, m_model->of(Evidence::Provider).rarest);
}

std::int32_t Scorer::priorOf(const HotRecord &hot) const noexcept
{
    std::int32_t out = m_prior;
    switch (static_cast<RecordStatus>(hot.status())) {
    case RecordStatus::Active: break;
    case RecordStatus::Inactive: out += m_model->priorInactive; break;
    case RecordStatus::Merged: out += m_model->priorMerged; break;
    case RecordStatus::Deceased: out += m_model->priorDeceased; break;
    }
    return (hot.trnAndStatus & HotRecord::qualifiedBit) != 0 ? out : out + m_model->priorUnqualified;
}

Score Scorer::score(RecordNumber record) const
{
    Score out;
    const Index &index = m_snapshot->index();
    const HotRecord &hot = index.hot[record];
    scoreNames(out, hot, record);
    if (m_claim->date && hot.birthDay != 0) {
        out.date = compareDates(*m_claim->date, fromDayNumber(hot.birthDay));
        const Weight weight = weightOf(*m_model, Evidence::DateOfBirth, out.date);
        std::int32_t rare = 0;
        if (weight.scale != 0)
            rare = rarityOfDay(index, hot.birthDay);
        cell(out, Field::DateOfBirth) = weighed(weight, rare, m_model->of(Evidence::DateOfBirth).rarest);
    }
    scoreNumbers(out, hot);
    scoreProvider(out, hot);
    for (const auto millibits : out.millibits)
        out.total += millibits;
    return out;
}

void Scorer::refine(Score &score, std::string_view heldEmail)
{
    if (score.email == EmailLevel::Missing || !m_claim->email.valid())
        return;
    parseEmail(heldEmail, m_held);
    const Email &stated = m_claim->email;
    EmailLevel level = EmailLevel::Differs;
    if (m_held.local == stated.local && m_held.domain == stated.domain)
        level = EmailLevel::Same;
    else if (m_held.plainLocal == stated.plainLocal)
        level = m_claim->emailMadeOfName ? EmailLevel::SameLocalOfName : EmailLevel::SameLocal;
    else if (m_held.valid() && editDistance(m_held.local, stated.local) + editDistance(m_held.domain, stated.domain) <= 2)
        level = EmailLevel::Typo;
    if (level == score.email)
        return;
    score.email = level;
    score.total -= cell(score, Field::EmailAddress);
    cell(score, Field::EmailAddress) = emailWeight(score);
    score.total += cell(score, Field::EmailAddress);
}

std::int32_t rarityOfDay(const Index &index, std::uint16_t day) noexcept
{
    constexpr double usual = 0.000063; // of the register's births, on any one day
    return rarity(index.bornOn(day), static_cast<double>(index.counts.withBirthDay), 50'000, usual);
}

std::int32_t rarityOfProvider(const Index &index, std::size_t row) noexcept
{
    return rarity(index.providerCounts[row], static_cast<double>(index.counts.withProvider), 200, 0.01);
}

bool possibleTwin(const Score &score) noexcept
{
    const bool sameSurname = score.bestSurname.level == NameLevel::Same || score.bestSurname.level == NameLevel::Part;
    const bool otherForename = score.bestForename.level == NameLevel::Differs
        || score.bestForename.level == NameLevel::Near;
    return sameSurname && otherForename && score.date == DateLevel::Same && !score.swapped;
}

bool uncorroborated(const Score &score) noexcept
{
    const auto speaks = [](NumberLevel level) {
        return level == NumberLevel::Same || level == NumberLevel::SuffixOnly || level == NumberLevel::Swapped
            || level == NumberLevel::OneWrong;
    };
    const bool email = score.email != EmailLevel::Missing && score.email != EmailLevel::Differs;
    // Of the thousands whom one institution trained, some share a forename and a birthday.
    const bool provider = score.provider == ProviderLevel::Same && score.bestSurname.level != NameLevel::Differs;
    if (speaks(score.nino) || speaks(score.trn) || email || provider)
        return false;
    return score.date != DateLevel::Same || score.bestForename.level != NameLevel::Same
        || score.bestSurname.level != NameLevel::Same;
}

void setLikelihood(Candidate &candidate, std::uint32_t ppm) noexcept
{
    candidate.probabilityPpm = ppm;
    candidate.likelihood = ppm >= 990'000 ? Likelihood::AlmostCertain
        : ppm >= veryLikely               ? Likelihood::VeryLikely
        : ppm >= 500'000                  ? Likelihood::Likely
        : ppm >= 100'000                  ? Likelihood::Possible
                                          : Likelihood::Unlikely;
}

} // namespace matchdesk::matching
