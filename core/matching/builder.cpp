// SPDX-License-Identifier: MIT
#include "builder.h"

#include "halves.h"
#include "names.h"
#include "text.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <future>
#include <limits>
#include <numeric>
#include <tuple>

namespace matchdesk::matching {
namespace {

constexpr std::size_t trnWords = 10'000'000 / 64;
constexpr std::size_t firstNameSlots = 1'024;
constexpr std::size_t mostText = 0xF0000000; ///< that 32 bits can count, with some room
constexpr std::size_t atOnce = 4'096;
constexpr std::size_t muchText = std::size_t{64} << 20U;

std::uint32_t numberIn(std::string_view text)
{
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 9)) {
        if (c >= '0' && c <= '9')
            value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

/// The first letters of a name as a number that sorts like them, and whose name it is.
struct NameKey {
    std::uint64_t head = 0;
    NameId id = 0;
};

std::uint64_t headOf(std::string_view name)
{
    std::uint64_t head = 0;
    std::memcpy(&head, name.data(), std::min(name.size(), sizeof head));
    return std::endian::native == std::endian::little ? __builtin_bswap64(head) : head;
}

/// Where a record stands among all.
struct RowKey {
    NameId surname = 0;
    NameId forename = 0;
    std::uint32_t trn = 0;
    std::uint32_t row = 0;
    [[nodiscard]] bool operator<(const RowKey &other) const noexcept
    {
        return std::tie(surname, forename, trn) < std::tie(other.surname, other.forename, other.trn);
    }
};

} // namespace

Builder::Builder(std::shared_ptr<const Tables> tables)
    : m_tables(std::move(tables)), m_storage(std::make_unique<HeapStorage>()), m_trnsSeen(trnWords + 1)
{
    m_names.emplace_back();
    m_areSurnames.push_back(0);
    m_nameSlots.resize(firstNameSlots);
}

NameId Builder::intern(std::string_view name, std::uint64_t hash)
{
    if (name.empty())
        return 0;
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
    m_areSurnames.push_back(0);
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

std::uint16_t Builder::rowOf(const Intake::Provider &written)
{
    const std::string whole = written.name + '\n' + written.ukprn;
    if (const auto known = m_providerRows.find(whole); known != m_providerRows.end())
        return known->second;
    Provider provider{m_tables->providers.keyOf(written.name), displayed(written.name), numberIn(written.ukprn)};
    std::uint16_t row = 0;
    if (const auto found = m_providers.find(provider); found != m_providers.end()) {
        row = found->second;
    } else if (m_providers.size() + 1 < std::numeric_limits<std::uint16_t>::max()) {
        row = static_cast<std::uint16_t>(m_providers.size() + 1);
        m_providers.emplace(std::move(provider), row);
    }
    m_providerRows.emplace(whole, row);
    return row;
}

bool Builder::take(std::uint32_t trn)
{
    std::uint64_t &word = m_trnsSeen[trn / 64];
    const std::uint64_t bit = std::uint64_t{1} << (trn % 64);
    if ((word & bit) != 0 || m_coldBytes > mostText) {
        ++m_rejected;
        return false;
    }
    word |= bit;
    return true;
}

bool Builder::add(const Record &record)
{
    const auto trn = record.trn.size() == 7 ? parseTrn(record.trn) : std::nullopt;
    if (!trn) {
        ++m_rejected;
        return false;
    }
    if (!take(*trn))
        return false;
    m_single.add(record);
    if (m_single.rows.size() >= atOnce || m_single.cold.size() >= muchText) {
        append(m_single);
        m_single.clear();
    }
    return true;
}

std::size_t Builder::add(Intake &intake)
{
    append(m_single);
    m_single.clear();
    m_rejected += std::exchange(intake.refused, 0);
    intake.keepRows([this](const Intake::Row &row) { return take(row.hot.trn()); });
    append(intake);
    return intake.rows.size();
}

void Builder::append(Intake &intake)
{
    std::vector<NameId> ids(intake.names.size());
    // A name's slot is seldom in the cache: it is asked for well before it is looked at.
    constexpr std::size_t ahead = 12;
    for (std::size_t place = 1; place < ids.size(); ++place) {
        if (place + ahead < ids.size())
            __builtin_prefetch(&m_nameSlots[intake.names[place + ahead].hash & (m_nameSlots.size() - 1)]);
        if (place + ahead / 2 < ids.size()) {
            const NameSlot &slot = m_nameSlots[intake.names[place + ahead / 2].hash & (m_nameSlots.size() - 1)];
            __builtin_prefetch(&m_names[slot.id]);
        }
        const Intake::Name &name = intake.names[place];
        if (!intake.used(place))
            continue;
        ids[place] = intern(intake.text(name), name.hash);
        if (name.isSurname)
            m_areSurnames[ids[place]] = 1;
    }
    std::vector<std::uint16_t> providers(intake.providers.size());
    for (std::size_t place = 1; place < providers.size(); ++place)
        providers[place] = rowOf(intake.providers[place]);
    const char *cold = m_cold.emplace_back(std::move(intake.cold)).data();
    for (const Intake::Row &from : intake.rows) {
        Row row{from.hot, from.emailLocal, static_cast<std::uint32_t>(m_others.size()), from.otherCount, from.coldSize,
            cold + from.coldFirst};
        row.hot.forename = ids[from.hot.forename];
        row.hot.middle = ids[from.hot.middle];
        row.hot.surname = ids[from.hot.surname];
        row.hot.provider = providers[from.hot.provider];
        for (std::uint32_t at = from.otherFirst; at < from.otherFirst + from.otherCount; ++at) {
            const std::uint32_t other = intake.others[at];
            m_others.push_back(ids[other & ~Index::otherForename] | (other & Index::otherForename));
        }
        m_coldBytes += from.coldSize;
        m_rows.push_back(row);
    }
}

std::shared_ptr<const Snapshot> Builder::finish()
{
    append(m_single);
    m_single.clear();
    Index index;
    addParts();
    renumberNames();
    renumberProviders(index);
    sortRows(index);

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

/// Words of double surnames are looked up by themselves; they need numbers of their own.
void Builder::addParts()
{
    const std::size_t plain = m_names.size();
    for (std::size_t id = 1; id < plain; ++id) {
        if (m_areSurnames[id] == 0)
            continue;
        for (const auto &part : partsOf(m_names[id]))
            intern(part, hashOf(part));
    }
}

void Builder::sortRows(Index &index)
{
    constexpr std::size_t days = 0x10000;
    std::vector<std::size_t> start(days + 1);
    for (const Row &row : m_rows)
        ++start[row.hot.birthDay + std::size_t{1}];
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<RowKey> keys(m_rows.size());
    std::vector<std::size_t> next(start.begin(), start.end() - 1);
    for (std::uint32_t row = 0; row < m_rows.size(); ++row) {
        const HotRecord &hot = m_rows[row].hot;
        keys[next[hot.birthDay]++] = {hot.surname, hot.forename, hot.trn(), row};
    }
    std::vector<Row> sorted(m_rows.size());
    std::vector<HotRecord> hot(m_rows.size());
    // Each half takes whole days.
    const auto middle = std::lower_bound(start.begin(), start.end(), m_rows.size() / 2);
    inHalves(m_rows.size(), *middle, [&](std::size_t first, std::size_t last) {
        for (std::size_t from = first; from < last;) {
            const std::size_t to = start[m_rows[keys[from].row].hot.birthDay + std::size_t{1}];
            std::sort(keys.begin() + static_cast<std::ptrdiff_t>(from), keys.begin() + static_cast<std::ptrdiff_t>(to));
            for (std::size_t at = from; at < to; ++at)
                __builtin_prefetch(&m_rows[keys[at].row]);
            for (; from < to; ++from) {
                sorted[from] = m_rows[keys[from].row];
                hot[from] = sorted[from].hot;
            }
        }
    });
    m_rows = std::move(sorted);
    index.hot = keep(std::move(hot));
}

void Builder::renumberNames()
{
    std::vector<NameKey> order(m_names.size());
    for (NameId id = 0; id < order.size(); ++id)
        order[id] = {headOf(m_names[id]), id};
    const auto before = [this](const NameKey &left, const NameKey &right) {
        return left.head != right.head ? left.head < right.head : m_names[left.id] < m_names[right.id];
    };
    const auto place = [&order](std::size_t at) { return order.begin() + static_cast<std::ptrdiff_t>(at); };
    inHalves(order.size(), [&](std::size_t first, std::size_t last) { std::sort(place(first), place(last), before); });
    std::inplace_merge(order.begin(), place(order.size() / 2), order.end(), before);
    std::vector<NameId> rank(order.size());
    std::vector<std::string> names(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        rank[order[at].id] = static_cast<NameId>(at);
        names[at] = std::move(m_names[order[at].id]);
    }
    m_names = std::move(names);
    m_nameSlots = {};
    m_areSurnames = {};
    inHalves(m_rows.size(), [&](std::size_t from, std::size_t to) {
        for (; from < to; ++from) {
            Row &row = m_rows[from];
            row.hot.forename = rank[row.hot.forename];
            row.hot.middle = rank[row.hot.middle];
            row.hot.surname = rank[row.hot.surname];
            const auto first = m_others.begin() + row.otherFirst;
            const auto last = first + row.otherCount;
            for (auto other = first; other != last; ++other)
                *other = rank[*other & ~Index::otherForename] | (*other & Index::otherForename);
            std::sort(first, last);
        }
    });
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
