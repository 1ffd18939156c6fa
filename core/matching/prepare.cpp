// SPDX-License-Identifier: MIT
#include "prepare.h"

#include "text.h"

#include <algorithm>

namespace matchdesk::matching {
namespace {

/// A name that no register has yet is taken for one of this share.
constexpr double pseudoRecords = 1'000;
constexpr double unseenForename = 0.0005;
constexpr double unseenSurname = 0.0002;
/// A name that this share of the register has is a name, and not somebody's slip; small registers cannot tell.
constexpr double establishedShare = 0.000005;
constexpr std::uint64_t fewRecords = 1'000;

void repair(const Claim &claim, Claim &out)
{
    display(claim.firstName, out.firstName);
    display(claim.middleName, out.middleName);
    display(claim.lastName, out.lastName);
    display(claim.previousFirstName, out.previousFirstName);
    display(claim.previousLastName, out.previousLastName);
    display(claim.dateOfBirth, out.dateOfBirth);
    display(claim.nationalInsuranceNumber, out.nationalInsuranceNumber);
    display(claim.emailAddress, out.emailAddress);
    display(claim.statedTrn, out.statedTrn);
    display(claim.ittProviderName, out.ittProviderName);
    display(claim.ittProviderUkprn, out.ittProviderUkprn);
}

std::uint32_t numberIn(std::string_view text)
{
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9' && ++digits <= 9)
            value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

/// Whether a mailbox's name is built from the person's: then a namesake may well have the same one elsewhere.
bool madeOf(std::string_view local, std::string_view forename, std::string_view surname)
{
    const auto first = forename.substr(0, forename.find(' '));
    const bool hasSurname = surname.size() > 2 && local.find(surname) != std::string_view::npos;
    const bool hasForename = first.size() > 2 && local.find(first) != std::string_view::npos;
    return hasSurname || hasForename;
}

} // namespace

void StatedName::set(std::string_view text, NameRole role, const Snapshot &snapshot, const Model &model)
{
    m_text.assign(text);
    m_role = role;
    m_letters = letterSet(m_text);
    m_snapshot = &snapshot;
    m_model = &model;
    m_id = 0;
    m_info = {};
    m_related.clear();
    if (m_text.empty())
        return;
    m_remembered.fill({});
    const Index &index = snapshot.index();
    m_id = index.find(m_text);
    m_info = m_id != 0 ? index.names[m_id] : index.infoOf(m_text);
    const auto &table = role == NameRole::Surname ? snapshot.tables().surnames : snapshot.tables().forenames;
    table.eachRelated(m_text, [&](std::string_view name) {
        if (const NameId id = index.find(name))
            m_related.push_back(id);
    });
    std::sort(m_related.begin(), m_related.end());
    m_related.erase(std::unique(m_related.begin(), m_related.end()), m_related.end());
}

NameLevel StatedName::levelAgainst(NameId held) const
{
    if (held == 0 || m_text.empty())
        return NameLevel::Missing;
    if (held == m_id)
        return NameLevel::Same;
    const Index &index = m_snapshot->index();
    const std::uint32_t letters = index.names[held].letters;
    constexpr std::uint32_t space = 1U << 31;
    const std::uint32_t shared = letters & m_letters;
    const bool within = shared == letters || shared == m_letters;
    if (((letters | m_letters) & space) == 0 && !within && surelyFar(letters, m_letters)) {
        return std::binary_search(m_related.begin(), m_related.end(), held) ? NameLevel::Variant : NameLevel::Differs;
    }
    const auto &tables = m_snapshot->tables();
    return m_role == NameRole::Surname ? compareSurnames(m_text, index.name(held), tables.surnames)
                                       : compareForenames(m_text, index.name(held), tables.forenames);
}

void StatedName::remember(Remembered &slot, NameId held) const
{
    slot.held = held;
    slot.score.level = levelAgainst(held);
    slot.score.millibits = weigh(slot.score.level, held);
}

std::uint32_t StatedName::countOf(const NameInfo &info) const noexcept
{
    return m_role == NameRole::Surname ? info.asSurname
        : m_role == NameRole::Middle   ? info.asMiddle + info.asForename
                                       : info.asForename;
}

double StatedName::total() const
{
    const Counts &counts = m_snapshot->index().counts;
    return static_cast<double>(m_role == NameRole::Surname ? counts.withSurname
            : m_role == NameRole::Middle                   ? counts.withMiddle + counts.withForename
                                                           : counts.withForename);
}

std::int32_t StatedName::rarityOf(NameId held, NameLevel level) const
{
    const Index &index = m_snapshot->index();
    std::uint32_t count = countOf(index.names[held]);
    if (level == NameLevel::Part) {
        // What agrees is a word of the name, and the word may be far commoner than the whole.
        const Words stated = splitWords(m_text);
        for (const auto word : splitWords(index.name(held))) {
            if (std::find(stated.begin(), stated.end(), word) != stated.end())
                count = std::max(count, countOf(index.infoOf(word)));
        }
        count = std::max(count, countOf(m_info));
    }
    return rarity(count, total(), pseudoRecords, m_role == NameRole::Surname ? unseenSurname : unseenForename);
}

std::int32_t StatedName::weigh(NameLevel level, NameId held) const
{
    const EvidenceWeights &weights = m_model->of(m_role == NameRole::Surname ? Evidence::Surname
            : m_role == NameRole::Middle                                    ? Evidence::Middle
                                                                            : Evidence::Forename);
    const Weight weight = weights.levels[static_cast<std::size_t>(level)];
    if (weight.scale == 0)
        return weight.base;
    std::int32_t out = weighed(weight, rarityOf(held, level), weights.rarest);
    const bool slip = level == NameLevel::Typo || level == NameLevel::TwoTypos;
    if (slip && static_cast<double>(countOf(m_info)) > total() * establishedShare
        && m_snapshot->index().counts.records > fewRecords) {
        // Dove is no slip for Love: what was stated is a name of its own.
        out -= m_model->establishedSlip;
    }
    return out;
}

void StatedNames::add(std::string_view text, const Snapshot &snapshot, const Model &model)
{
    const bool known = std::any_of(begin(), end(), [&](const StatedName &name) { return name.text() == text; });
    if (m_size == most || (m_size > 0 && (text.empty() || known)))
        return;
    m_names[m_size++].set(text, m_role, snapshot, model);
}

void prepare(const Claim &claim, const Snapshot &snapshot, const Model &model, Prepared &out)
{
    repair(claim, out.shown);
    auto &parsed = out.parsed;
    parseForename(out.shown.firstName, parsed.forename);
    parseForename(out.shown.previousFirstName, parsed.previousForename);
    parseForename(out.shown.middleName, parsed.middle);
    parseSurname(out.shown.lastName, parsed.surname);
    parseSurname(out.shown.previousLastName, parsed.previousSurname);
    out.forenames.begin(NameRole::Forename);
    out.forenames.add(parsed.forename.text, snapshot, model);
    out.forenames.add(parsed.previousForename.text, snapshot, model);
    out.surnames.begin(NameRole::Surname);
    out.surnames.add(parsed.surname.text, snapshot, model);
    out.surnames.add(parsed.previousSurname.text, snapshot, model);
    for (const auto &earlier : parsed.surname.earlier)
        out.surnames.add(earlier, snapshot, model);
    for (const auto &earlier : parsed.previousSurname.earlier)
        out.surnames.add(earlier, snapshot, model);
    out.statesEarlierName = out.forenames.size() > 1 || out.surnames.size() > 1 || !parsed.previousSurname.text.empty();
    out.middle.set(parsed.middle.text, NameRole::Middle, snapshot, model);

    out.date = parseTypedDate(out.shown.dateOfBirth);
    out.day = out.date && out.date->real() ? dayNumber(out.date->date()) : std::uint16_t{0};
    out.trn = parseTrn(out.shown.statedTrn);
    const Index &index = snapshot.index();
    out.trnRecord = out.trn ? index.byTrn(*out.trn) : noRecord;
    out.trnHeld = out.trnRecord != noRecord
        || (out.trn && index.beside != nullptr && index.beside->byTrn(*out.trn) != noRecord);
    out.trnSurvivor = 0;
    out.nino = parseNino(out.shown.nationalInsuranceNumber);
    parseEmail(out.shown.emailAddress, out.email);
    out.emailMadeOfName = out.email.valid()
        && madeOf(out.email.plainLocal, parsed.forename.text, Joined(parsed.surname.text).view());
    const auto &providers = snapshot.tables().providers;
    providers.keyOf(out.shown.ittProviderName, out.providerKey);
    out.providerHash = out.providerKey.empty() ? 0 : static_cast<std::uint32_t>(hashOf(out.providerKey)) | 1U;
    out.providerFamilies = out.providerKey.empty() ? 0 : providers.familiesOf(out.providerKey);
    out.providerUkprn = numberIn(out.shown.ittProviderUkprn);
}

} // namespace matchdesk::matching
