// SPDX-License-Identifier: MIT
#include "builder.h"

#include "cold.h"
#include "dates.h"
#include "identifiers.h"
#include "names.h"
#include "text.h"

#include <algorithm>
#include <future>
#include <limits>
#include <numeric>

namespace matchdesk::matching {
namespace {

constexpr std::size_t trnWords = 10'000'000 / 64;
constexpr std::size_t firstNameSlots = 1'024;

std::uint32_t numberIn(std::string_view text)
{
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 9)) {
        if (c >= '0' && c <= '9')
            value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

} // namespace

Builder::Builder(std::shared_ptr<const Tables> tables)
    : m_tables(std::move(tables)), m_storage(std::make_unique<HeapStorage>()), m_trnsSeen(trnWords + 1)
{
    m_names.emplace_back();
    m_nameSlots.resize(firstNameSlots);
}

NameId Builder::intern(std::string_view name)
{
    if (name.empty())
        return 0;
    const std::uint64_t hash = hashOf(name);
    const auto check = static_cast<std::uint32_t>(hash >> 32);
    const std::size_t mask = m_nameSlots.size() - 1;
    std::size_t slot = hash & mask;
    for (; m_nameSlots[slot].id != 0; slot = (slot + 1) & mask) {
        if (m_nameSlots[slot].hash == check && m_names[m_nameSlots[slot].id] == name)
            return m_nameSlots[slot].id;
    }
    const auto id = static_cast<NameId>(m_names.size());
    m_nameSlots[slot] = {check, id};
    m_names.emplace_back(name);
    if (m_names.size() * 2 > m_nameSlots.size())
        growNames();
    return id;
}

void Builder::growNames()
{
    m_nameSlots.assign(m_nameSlots.size() * 4, {});
    for (NameId id = 1; id < m_names.size(); ++id) {
        const std::uint64_t hash = hashOf(m_names[id]);
        std::size_t slot = hash & (m_nameSlots.size() - 1);
        while (m_nameSlots[slot].id != 0)
            slot = (slot + 1) & (m_nameSlots.size() - 1);
        m_nameSlots[slot] = {static_cast<std::uint32_t>(hash >> 32), id};
    }
}

std::uint16_t Builder::internProvider(const Record &record)
{
    if (record.ittProviderName.empty() && record.ittProviderUkprn.empty())
        return 0;
    std::string &written = m_memory.written;
    written.assign(record.ittProviderName);
    written += '\n';
    written += record.ittProviderUkprn;
    if (const auto known = m_providerRows.find(written); known != m_providerRows.end())
        return known->second;
    const std::uint16_t row = newProvider(record);
    m_providerRows.emplace(written, row);
    return row;
}

std::uint16_t Builder::newProvider(const Record &record)
{
    Provider provider{m_tables->providers.keyOf(record.ittProviderName), displayed(record.ittProviderName),
        numberIn(record.ittProviderUkprn)};
    const auto found = m_providers.find(provider);
    if (found != m_providers.end())
        return found->second;
    if (m_providers.size() + 1 >= std::numeric_limits<std::uint16_t>::max())
        return 0;
    const auto row = static_cast<std::uint16_t>(m_providers.size() + 1);
    m_providers.emplace(std::move(provider), row);
    return row;
}

void Builder::addOthers(Row &row, const Record &record, const std::vector<std::string> &fromFields)
{
    row.otherFirst = static_cast<std::uint32_t>(m_others.size());
    const auto addSurname = [&](const std::string &name) {
        if (const NameId id = intern(name); id != 0 && id != row.hot.surname)
            m_others.push_back(id);
    };
    for (const auto &name : record.previousLastNames) {
        ParsedName &parsed = m_memory.earlier;
        parseSurname(name, parsed);
        addSurname(parsed.text);
        for (const auto &earlier : parsed.earlier)
            addSurname(earlier);
    }
    for (const auto &name : fromFields)
        addSurname(name);
    for (const auto &name : record.previousFirstNames) {
        if (const NameId id = intern(parseForename(name).text); id != 0 && id != row.hot.forename)
            m_others.push_back(id | Index::otherForename);
    }
    const auto first = m_others.begin() + row.otherFirst;
    std::sort(first, m_others.end());
    m_others.erase(std::unique(first, m_others.end()), m_others.end());
    // More earlier names than anybody has would only slow every comparison down.
    constexpr std::size_t mostOthers = 16;
    if (m_others.size() - row.otherFirst > mostOthers)
        m_others.resize(row.otherFirst + mostOthers);
    row.otherCount = static_cast<std::uint32_t>(m_others.size()) - row.otherFirst;
    if (row.otherCount > 0)
        row.hot.bits |= HotRecord::otherNamesBit;
}

bool Builder::add(const Record &record)
{
    const auto trn = parseTrn(record.trn);
    constexpr std::size_t mostText = 0xF0000000;
    if (!trn || record.trn.size() != 7 || m_cold.size() > mostText || (m_trnsSeen[*trn / 64] >> (*trn % 64) & 1U) != 0) {
        ++m_rejected;
        return false;
    }
    m_trnsSeen[*trn / 64] |= std::uint64_t{1} << (*trn % 64);

    Row row;
    HotRecord &hot = row.hot;
    hot.trnAndStatus = *trn | static_cast<std::uint32_t>(record.status) << 24
        | (record.activeAlert ? HotRecord::alertBit : 0U)
        | (record.qtsDate || record.eytsDate ? HotRecord::qualifiedBit : 0U);
    auto &[forename, middle, surname, earlierName, email, written] = m_memory;
    parseForename(record.firstName, forename);
    parseForename(record.middleName, middle);
    parseSurname(record.lastName, surname);
    hot.forename = intern(forename.text);
    hot.middle = intern(middle.text);
    hot.surname = intern(surname.text);
    hot.birthDay = record.dateOfBirth ? dayNumber(*record.dateOfBirth) : std::uint16_t{0};
    const Nino nino = parseNino(record.nationalInsuranceNumber);
    hot.ninoBody = nino.body;
    hot.ninoSuffix = nino.suffix;
    if (!nino.shaped() && !nino.text.empty())
        hot.bits |= HotRecord::oddNinoBit;
    if (nino.valid)
        hot.bits |= HotRecord::ninoValidBit;
    parseEmail(record.emailAddress, email);
    if (email.valid()) {
        hot.emailHash = email.hash();
        row.emailLocal = email.localHash();
        hot.localHash = static_cast<std::uint16_t>(row.emailLocal >> 16);
    }
    hot.provider = internProvider(record);
    addOthers(row, record, surname.earlier);

    row.coldFirst = m_cold.size();
    writeCold(m_cold, record,
        {forename.text, middle.text, surname.text, nino.shaped() ? nino.text : std::string()});
    row.coldSize = static_cast<std::uint32_t>(m_cold.size() - row.coldFirst);
    m_rows.push_back(row);
    return true;
}

std::shared_ptr<const Snapshot> Builder::finish()
{
    Index index;
    for (const Row &row : m_rows) {
        // Words of double surnames are looked up by themselves; they need numbers of their own.
        for (const auto &part : partsOf(m_names[row.hot.surname]))
            intern(part);
    }
    const std::size_t plainOthers = m_others.size();
    for (std::size_t at = 0; at < plainOthers; ++at) {
        if ((m_others[at] & Index::otherForename) == 0) {
            for (const auto &part : partsOf(m_names[m_others[at]]))
                intern(part);
        }
    }
    renumberNames();
    renumberProviders(index);
    sortRows();
    std::vector<HotRecord> hot;
    hot.reserve(m_rows.size());
    for (const Row &row : m_rows)
        hot.push_back(row.hot);
    index.hot = keep(std::move(hot));

    // Two halves that do not meet, each on a core of its own.
    auto byNumber = std::async(std::launch::async, [&] {
        indexTrns(index);
        indexBuckets(index);
        indexCold(index);
    });
    indexDays(index);
    indexOthers(index);
    indexSurnames(index);
    count(index);
    indexNames(index);
    indexDeletes(index);
    byNumber.get();
    return std::make_shared<const Snapshot>(std::move(m_storage), index, m_tables);
}

void Builder::sortRows()
{
    const auto before = [](const Row &left, const Row &right) {
        const auto key = [](const HotRecord &hot) {
            return std::make_tuple(hot.birthDay, hot.surname, hot.forename, hot.trn());
        };
        return key(left.hot) < key(right.hot);
    };
    // The rows of early and of late days are sorted at the same time.
    const auto middle = std::partition(m_rows.begin(), m_rows.end(),
        [day = middleDay()](const Row &row) { return row.hot.birthDay < day; });
    auto early = std::async(std::launch::async, [&] { std::sort(m_rows.begin(), middle, before); });
    std::sort(middle, m_rows.end(), before);
    early.get();
}

/// A day that about half of the records are born before.
std::uint16_t Builder::middleDay() const
{
    std::vector<std::uint32_t> born(std::size_t{0x10000});
    for (const Row &row : m_rows)
        ++born[row.hot.birthDay];
    std::size_t sum = 0;
    for (std::size_t day = 0; day < born.size(); ++day) {
        sum += born[day];
        if (sum * 2 >= m_rows.size())
            return static_cast<std::uint16_t>(day);
    }
    return 0;
}

void Builder::renumberNames()
{
    std::vector<NameId> order(m_names.size());
    std::iota(order.begin(), order.end(), NameId{0});
    std::sort(order.begin(), order.end(), [&](NameId left, NameId right) { return m_names[left] < m_names[right]; });
    std::vector<NameId> rank(order.size());
    std::vector<std::string> names(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        rank[order[at]] = static_cast<NameId>(at);
        names[at] = std::move(m_names[order[at]]);
    }
    m_names = std::move(names);
    m_nameSlots = {};
    for (Row &row : m_rows) {
        row.hot.forename = rank[row.hot.forename];
        row.hot.middle = rank[row.hot.middle];
        row.hot.surname = rank[row.hot.surname];
        auto first = m_others.begin() + row.otherFirst;
        auto last = first + row.otherCount;
        for (auto other = first; other != last; ++other)
            *other = rank[*other & ~Index::otherForename] | (*other & Index::otherForename);
        std::sort(first, last);
    }
}

void Builder::renumberProviders(Index &index)
{
    std::vector<std::uint16_t> rank(m_providers.size() + 1);
    std::vector<std::uint32_t> keys{0};
    std::vector<std::uint32_t> ukprns{0};
    std::vector<std::uint32_t> text{0, 0, 0};
    std::vector<char> bytes;
    std::uint16_t next = 1;
    for (const auto &[provider, row] : m_providers) {
        rank[row] = next++;
        keys.push_back(provider.key.empty() ? 0 : static_cast<std::uint32_t>(hashOf(provider.key)) | 1U);
        ukprns.push_back(provider.ukprn);
        bytes.insert(bytes.end(), provider.name.begin(), provider.name.end());
        text.push_back(static_cast<std::uint32_t>(bytes.size()));
        bytes.insert(bytes.end(), provider.key.begin(), provider.key.end());
        text.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    std::vector<std::uint32_t> counts(keys.size());
    for (Row &row : m_rows) {
        row.hot.provider = rank[row.hot.provider];
        ++counts[row.hot.provider];
    }
    // A row's share is that of its institution, however many ways of writing it the register has.
    std::map<std::uint32_t, std::uint32_t> byKey;
    for (std::size_t row = 1; row < keys.size(); ++row)
        byKey[keys[row]] += counts[row];
    for (std::size_t row = 1; row < keys.size(); ++row)
        counts[row] = keys[row] == 0 ? counts[row] : byKey[keys[row]];
    index.providerKeys = keep(std::move(keys));
    index.providerUkprns = keep(std::move(ukprns));
    index.providerCounts = keep(std::move(counts));
    index.providerText = keep(std::move(text));
    index.providerBytes = keep(std::move(bytes));
}

} // namespace matchdesk::matching
