// SPDX-License-Identifier: MIT
#include "intake.h"

#include "cold.h"
#include "dates.h"
#include "text.h"

#include <algorithm>
#include <limits>

namespace matchdesk::matching {
namespace {

constexpr std::size_t firstSlots = 1'024;

} // namespace

Intake::Intake() : m_slots(firstSlots)
{
    clear();
}

void Intake::clear()
{
    rows.clear();
    others.clear();
    cold.clear();
    refused = 0;
    names.assign(1, {});
    providers.assign(1, {});
    m_text.clear();
    m_used.clear();
    m_providerPlaces.clear();
    std::fill(m_slots.begin(), m_slots.end(), 0U);
}

std::uint32_t Intake::placeOf(std::string_view name, bool isSurname)
{
    if (name.empty())
        return 0;
    const std::uint64_t hash = hashOf(name);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        Name &known = names[m_slots[slot]];
        if (known.hash == hash && text(known) == name) {
            known.isSurname = known.isSurname || isSurname;
            return m_slots[slot];
        }
    }
    const auto place = static_cast<std::uint32_t>(names.size());
    m_slots[slot] = place;
    names.push_back({hash, static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(name.size()), isSurname});
    m_text += name;
    if (names.size() * 2 > m_slots.size())
        growSlots();
    return place;
}

void Intake::growSlots()
{
    m_slots.assign(m_slots.size() * 4, 0);
    for (std::uint32_t place = 1; place < names.size(); ++place) {
        std::size_t slot = names[place].hash & (m_slots.size() - 1);
        while (m_slots[slot] != 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = place;
    }
}

std::uint16_t Intake::providerOf(const Record &record)
{
    if (record.ittProviderName.empty() && record.ittProviderUkprn.empty())
        return 0;
    m_written.assign(record.ittProviderName);
    m_written += '\n';
    m_written += record.ittProviderUkprn;
    if (const auto known = m_providerPlaces.find(m_written); known != m_providerPlaces.end())
        return known->second;
    if (providers.size() >= std::numeric_limits<std::uint16_t>::max())
        return 0;
    const auto place = static_cast<std::uint16_t>(providers.size());
    providers.push_back({record.ittProviderName, record.ittProviderUkprn});
    m_providerPlaces.emplace(m_written, place);
    return place;
}

void Intake::addOthers(Row &row, const Record &record)
{
    row.otherFirst = static_cast<std::uint32_t>(others.size());
    const auto addSurname = [&](const std::string &name) {
        if (const auto place = placeOf(name, true); place != 0 && place != row.hot.surname)
            others.push_back(place);
    };
    for (const auto &name : record.previousLastNames) {
        parseSurname(name, m_earlier);
        addSurname(m_earlier.text);
        for (const auto &earlier : m_earlier.earlier)
            addSurname(earlier);
    }
    for (const auto &name : m_surname.earlier)
        addSurname(name);
    for (const auto &name : record.previousFirstNames) {
        parseForename(name, m_earlier);
        if (const auto place = placeOf(m_earlier.text, false); place != 0 && place != row.hot.forename)
            others.push_back(place | Index::otherForename);
    }
    const auto first = others.begin() + row.otherFirst;
    std::sort(first, others.end());
    others.erase(std::unique(first, others.end()), others.end());
    // More earlier names than anybody has would only slow every comparison down. Which of them stay is no matter of how
    // they happen to be numbered.
    constexpr std::size_t mostOthers = 16;
    if (others.size() - row.otherFirst > mostOthers) {
        std::sort(first, others.end(), [this](std::uint32_t left, std::uint32_t right) {
            const auto key = [this](std::uint32_t other) {
                return std::make_pair(other & Index::otherForename, text(names[other & ~Index::otherForename]));
            };
            return key(left) < key(right);
        });
        others.resize(row.otherFirst + mostOthers);
    }
    row.otherCount = static_cast<std::uint32_t>(others.size()) - row.otherFirst;
    if (row.otherCount > 0)
        row.hot.bits |= HotRecord::otherNamesBit;
}

bool Intake::add(const Record &record)
{
    const auto trn = parseTrn(record.trn);
    constexpr std::size_t mostText = 0xF0000000;
    if (!trn || record.trn.size() != 7 || cold.size() > mostText) {
        ++refused;
        return false;
    }
    Row row;
    HotRecord &hot = row.hot;
    hot.trnAndStatus = *trn | static_cast<std::uint32_t>(record.status) << 24
        | (record.activeAlert ? HotRecord::alertBit : 0U)
        | (record.qtsDate || record.eytsDate ? HotRecord::qualifiedBit : 0U);
    parseForename(record.firstName, m_forename);
    parseForename(record.middleName, m_middle);
    parseSurname(record.lastName, m_surname);
    hot.forename = placeOf(m_forename.text, false);
    hot.middle = placeOf(m_middle.text, false);
    hot.surname = placeOf(m_surname.text, true);
    hot.birthDay = record.dateOfBirth ? dayNumber(*record.dateOfBirth) : std::uint16_t{0};
    const Nino nino = parseNino(record.nationalInsuranceNumber);
    hot.ninoBody = nino.body;
    hot.ninoSuffix = nino.suffix;
    if (!nino.shaped() && !nino.text.empty())
        hot.bits |= HotRecord::oddNinoBit;
    if (nino.valid)
        hot.bits |= HotRecord::ninoValidBit;
    parseEmail(record.emailAddress, m_email);
    if (m_email.valid()) {
        hot.emailHash = m_email.hash();
        row.emailLocal = m_email.localHash();
        hot.localHash = static_cast<std::uint16_t>(row.emailLocal >> 16);
    }
    hot.provider = providerOf(record);
    addOthers(row, record);

    row.coldFirst = static_cast<std::uint32_t>(cold.size());
    m_written.clear();
    writeCold(m_written, record,
        {m_forename.text, m_middle.text, m_surname.text, nino.shaped() ? nino.text : std::string()});
    cold.insert(cold.end(), m_written.begin(), m_written.end());
    row.coldSize = static_cast<std::uint32_t>(m_written.size());
    rows.push_back(row);
    return true;
}

void Intake::findUsed()
{
    m_used.assign(names.size(), false);
    for (Name &name : names)
        name.isSurname = false;
    for (const Row &row : rows) {
        for (const std::uint32_t place : {row.hot.forename, row.hot.middle, row.hot.surname})
            m_used[place] = true;
        names[row.hot.surname].isSurname = row.hot.surname != 0;
        for (std::uint32_t at = row.otherFirst; at < row.otherFirst + row.otherCount; ++at) {
            const std::uint32_t place = others[at] & ~Index::otherForename;
            m_used[place] = true;
            names[place].isSurname = names[place].isSurname || (others[at] & Index::otherForename) == 0;
        }
    }
}

} // namespace matchdesk::matching
