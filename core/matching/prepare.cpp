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

Claim repaired(const Claim &claim)
{
    return {displayed(claim.firstName), displayed(claim.middleName), displayed(claim.lastName),
        displayed(claim.previousFirstName), displayed(claim.previousLastName), displayed(claim.dateOfBirth),
        displayed(claim.nationalInsuranceNumber), displayed(claim.emailAddress), displayed(claim.statedTrn),
        displayed(claim.ittProviderName), displayed(claim.ittProviderUkprn)};
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

StatedName::StatedName(std::string text, NameRole role, const Snapshot &snapshot, const Model &model)
    : m_text(std::move(text)), m_role(role), m_letters(letterSet(m_text)), m_snapshot(&snapshot), m_model(&model)
{
    if (m_text.empty())
        return;
    const Index &index = snapshot.index();
    m_id = index.find(m_text);
    m_info = m_id != 0 ? index.names[m_id] : index.infoOf(m_text);
    const auto &table = role == NameRole::Surname ? snapshot.tables().surnames : snapshot.tables().forenames;
    for (const auto &name : table.relatedTo(m_text)) {
        if (const NameId id = index.find(name))
            m_related.push_back(id);
    }
    std::sort(m_related.begin(), m_related.end());
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

NameScore StatedName::against(NameId held) const
{
    if (held == 0 || m_text.empty())
        return {};
    if (m_remembered.empty())
        m_remembered.resize(slots);
    Remembered &slot = m_remembered[held % slots];
    if (slot.held != held) {
        slot.held = held;
        slot.score.level = levelAgainst(held);
        slot.score.millibits = weigh(slot.score.level, held);
    }
    return slot.score;
}

std::int32_t StatedName::weigh(NameLevel level, NameId held) const
{
    const auto at = static_cast<std::size_t>(level);
    const EvidenceWeights &weights = m_model->of(m_role == NameRole::Surname ? Evidence::Surname
            : m_role == NameRole::Middle                                    ? Evidence::Middle
                                                                            : Evidence::Forename);
    const Weight weight = weights.levels[at];
    if (weight.scale == 0)
        return weight.base;
    const Index &index = m_snapshot->index();
    const auto countOf = [&](const NameInfo &info) {
        return m_role == NameRole::Surname ? info.asSurname
            : m_role == NameRole::Middle   ? info.asMiddle + info.asForename
                                           : info.asForename;
    };
    std::uint32_t count = countOf(index.names[held]);
    if (level == NameLevel::Part) {
        // What agrees is a word of the name, and the word may be far commoner than the whole.
        for (const auto word : splitWords(index.name(held))) {
            if ((' ' + m_text + ' ').find(' ' + std::string(word) + ' ') != std::string::npos)
                count = std::max(count, countOf(index.infoOf(word)));
        }
        count = std::max(count, countOf(m_info));
    }
    const double total = static_cast<double>(m_role == NameRole::Surname ? index.counts.withSurname
            : m_role == NameRole::Middle ? index.counts.withMiddle + index.counts.withForename
                                         : index.counts.withForename);
    const std::int32_t rare = rarity(count, total, pseudoRecords,
        m_role == NameRole::Surname ? unseenSurname : unseenForename);
    std::int32_t out = weighed(weight, rare, weights.rarest);
    const bool slip = level == NameLevel::Typo || level == NameLevel::TwoTypos;
    if (slip && static_cast<double>(countOf(m_info)) > total * establishedShare
        && index.counts.records > fewRecords) {
        // Dove is no slip for Love: what was stated is a name of its own.
        out -= m_model->establishedSlip;
    }
    return out;
}

Prepared prepare(const Claim &claim, const Snapshot &snapshot, const Model &model)
{
    Prepared out;
    out.shown = repaired(claim);
    const auto addName = [&](std::vector<StatedName> &names, std::string text, NameRole role, bool current) {
        const bool known = std::any_of(names.begin(), names.end(), [&](const auto &name) { return name.text() == text; });
        if (current || (!text.empty() && !known))
            names.emplace_back(std::move(text), role, snapshot, model);
    };
    const auto forename = parseForename(out.shown.firstName);
    const auto surname = parseSurname(out.shown.lastName);
    const auto previousSurname = parseSurname(out.shown.previousLastName);
    addName(out.forenames, forename.text, NameRole::Forename, true);
    addName(out.forenames, parseForename(out.shown.previousFirstName).text, NameRole::Forename, false);
    addName(out.surnames, surname.text, NameRole::Surname, true);
    addName(out.surnames, previousSurname.text, NameRole::Surname, false);
    for (const auto &earlier : surname.earlier)
        addName(out.surnames, earlier, NameRole::Surname, false);
    for (const auto &earlier : previousSurname.earlier)
        addName(out.surnames, earlier, NameRole::Surname, false);
    out.statesEarlierName = out.forenames.size() > 1 || out.surnames.size() > 1 || !previousSurname.text.empty();
    out.middle.emplace(parseForename(out.shown.middleName).text, NameRole::Middle, snapshot, model);

    out.date = parseTypedDate(out.shown.dateOfBirth);
    out.trn = parseTrn(out.shown.statedTrn);
    if (out.trn) {
        const Index &index = snapshot.index();
        out.trnRecord = index.byTrn(*out.trn);
        out.trnHeld = out.trnRecord != noRecord
            || (index.beside != nullptr && index.beside->byTrn(*out.trn) != noRecord);
    }
    out.nino = parseNino(out.shown.nationalInsuranceNumber);
    out.email = parseEmail(out.shown.emailAddress);
    out.emailMadeOfName = out.email.valid()
        && madeOf(out.email.plainLocal, forename.text, withoutSpaces(surname.text));
    out.providerKey = snapshot.tables().providers.keyOf(out.shown.ittProviderName);
    if (!out.providerKey.empty())
        out.providerHash = static_cast<std::uint32_t>(hashOf(out.providerKey)) | 1U;
    out.providerUkprn = numberIn(out.shown.ittProviderUkprn);
    return out;
}

} // namespace matchdesk::matching
