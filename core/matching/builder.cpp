// SPDX-License-Identifier: MIT
#include "builder.h"

#include "cold.h"
#include "dates.h"
#include "identifiers.h"
#include "names.h"
#include "text.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace matchdesk::matching {
namespace {

constexpr std::size_t trnWords = 10'000'000 / 64;
constexpr std::uint32_t days = 0x10000;

std::vector<std::uint32_t> ranksOf(const std::vector<std::uint64_t> &words)
{
    std::vector<std::uint32_t> ranks;
    std::uint32_t total = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at % 8 == 0)
            ranks.push_back(total);
        total += static_cast<std::uint32_t>(std::popcount(words[at]));
    }
    ranks.push_back(total);
    return ranks;
}

std::vector<Bucket> fillBuckets(const std::vector<std::pair<std::uint64_t, RecordNumber>> &entries)
{
    std::vector<Bucket> buckets(entries.size() / 8 + 1);
    const BucketTable table{buckets};
    for (const auto &[hash, record] : entries) {
        std::size_t at = table.home(hash);
        while (buckets[at].used == Bucket::room) {
            buckets[at].spilled = 1;
            at = at + 1 == buckets.size() ? 0 : at + 1;
        }
        Bucket &bucket = buckets[at];
        bucket.records[bucket.used] = record;
        bucket.tags[bucket.used] = BucketTable::tag(hash);
        ++bucket.used;
    }
    return buckets;
}

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
    intern({});
}

NameId Builder::intern(std::string_view name)
{
    const auto [found, isNew] = m_nameIds.try_emplace(std::string(name), static_cast<NameId>(m_names.size()));
    if (isNew)
        m_names.emplace_back(name);
    return found->second;
}

std::uint16_t Builder::internProvider(const Record &record)
{
    if (record.ittProviderName.empty() && record.ittProviderUkprn.empty())
        return 0;
    const std::string written = record.ittProviderName + '\n' + record.ittProviderUkprn;
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
        const auto parsed = parseSurname(name);
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
    const auto forename = parseForename(record.firstName);
    const auto middle = parseForename(record.middleName);
    const auto surname = parseSurname(record.lastName);
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
    if (const Email email = parseEmail(record.emailAddress); email.valid()) {
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
    std::sort(m_rows.begin(), m_rows.end(), [](const Row &left, const Row &right) {
        const auto key = [](const HotRecord &hot) {
            return std::make_tuple(hot.birthDay, hot.surname, hot.forename, hot.trn());
        };
        return key(left.hot) < key(right.hot);
    });
    std::vector<HotRecord> hot;
    hot.reserve(m_rows.size());
    for (const Row &row : m_rows)
        hot.push_back(row.hot);
    index.hot = m_storage->keep(std::move(hot));

    indexDays(index);
    indexTrns(index);
    indexOthers(index);
    indexSurnames(index);
    count(index);
    indexNames(index);
    indexDeletes(index);
    indexBuckets(index);
    indexCold(index);
    return std::make_shared<const Snapshot>(std::move(m_storage), index, m_tables);
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
    m_nameIds.clear();
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
    index.providerKeys = m_storage->keep(std::move(keys));
    index.providerUkprns = m_storage->keep(std::move(ukprns));
    index.providerCounts = m_storage->keep(std::move(counts));
    index.providerText = m_storage->keep(std::move(text));
    index.providerBytes = m_storage->keep(std::move(bytes));
}

void Builder::indexDays(Index &index)
{
    std::vector<std::uint32_t> start(days + 1);
    for (const HotRecord &hot : index.hot)
        ++start[hot.birthDay + std::size_t{1}];
    std::partial_sum(start.begin(), start.end(), start.begin());
    index.dayStart = m_storage->keep(std::move(start));
}

void Builder::indexTrns(Index &index)
{
    std::vector<std::uint64_t> words = std::move(m_trnsSeen);
    index.trns.ranks = m_storage->keep(ranksOf(words));
    index.trns.words = m_storage->keep(std::move(words));
    std::vector<RecordNumber> records(index.hot.size());
    for (RecordNumber record = 0; record < index.hot.size(); ++record)
        records[index.trns.rank(index.hot[record].trn())] = record;
    index.trnRecords = m_storage->keep(std::move(records));
}

void Builder::indexOthers(Index &index)
{
    std::vector<std::uint64_t> words(m_rows.size() / 64 + 1);
    std::vector<std::uint32_t> start{0};
    std::vector<std::uint32_t> others;
    for (std::size_t record = 0; record < m_rows.size(); ++record) {
        const Row &row = m_rows[record];
        if (row.otherCount == 0)
            continue;
        words[record / 64] |= std::uint64_t{1} << (record % 64);
        const auto first = m_others.begin() + row.otherFirst;
        others.insert(others.end(), first, first + row.otherCount);
        start.push_back(static_cast<std::uint32_t>(others.size()));
    }
    index.withOthers.ranks = m_storage->keep(ranksOf(words));
    index.withOthers.words = m_storage->keep(std::move(words));
    index.otherStart = m_storage->keep(std::move(start));
    index.others = m_storage->keep(std::move(others));
}

void Builder::indexSurnames(Index &index)
{
    std::vector<std::uint32_t> start(m_names.size() + 1);
    const auto eachSurname = [&](RecordNumber record, auto visit) {
        if (index.hot[record].surname != 0)
            visit(index.hot[record].surname);
        for (const auto other : index.otherNames(record)) {
            if ((other & Index::otherForename) == 0)
                visit(other);
        }
    };
    for (RecordNumber record = 0; record < index.hot.size(); ++record)
        eachSurname(record, [&](NameId id) { ++start[id + 1]; });
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<RecordNumber> postings(start.back());
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    for (RecordNumber record = 0; record < index.hot.size(); ++record)
        eachSurname(record, [&](NameId id) { postings[next[id]++] = record; });
    std::vector<RecordNumber> byName = postings;
    for (std::size_t id = 0; id + 1 < start.size(); ++id) {
        std::sort(byName.begin() + start[id], byName.begin() + start[id + 1],
            [&](RecordNumber left, RecordNumber right) {
                return std::pair(index.hot[left].forename, left) < std::pair(index.hot[right].forename, right);
            });
    }
    index.surnameStart = m_storage->keep(std::move(start));
    index.bySurname = m_storage->keep(std::move(postings));
    index.byFullName = m_storage->keep(std::move(byName));
}

void Builder::count(Index &index)
{
    m_nameInfos.assign(m_names.size(), {});
    Counts &counts = index.counts;
    counts.records = index.hot.size();
    counts.rejected = m_rejected;
    counts.withSurname = index.bySurname.size();
    for (const HotRecord &hot : index.hot) {
        counts.active += hot.active() ? 1U : 0U;
        counts.withForename += hot.forename != 0 ? 1U : 0U;
        counts.withMiddle += hot.middle != 0 ? 1U : 0U;
        counts.withBirthDay += hot.birthDay != 0 ? 1U : 0U;
        counts.withProvider += hot.provider != 0 ? 1U : 0U;
        ++m_nameInfos[hot.forename].asForename;
        ++m_nameInfos[hot.middle].asMiddle;
    }
    for (std::size_t id = 1; id < m_names.size(); ++id) {
        m_nameInfos[id].letters = letterSet(m_names[id]);
        m_nameInfos[id].asSurname = index.surnameStart[id + 1] - index.surnameStart[id];
    }
    m_nameInfos[0] = {};
}

void Builder::indexNames(Index &index)
{
    std::vector<std::uint32_t> text{0};
    std::vector<char> bytes;
    std::vector<NameId> slots(std::bit_ceil(m_names.size() * 2 + 2));
    std::vector<std::pair<NameId, NameId>> wholes;
    const auto slotOf = [&](std::string_view name) {
        std::size_t slot = hashOf(name) & (slots.size() - 1);
        while (slots[slot] != 0 && m_names[slots[slot]] != name)
            slot = (slot + 1) & (slots.size() - 1);
        return slot;
    };
    for (NameId id = 0; id < m_names.size(); ++id) {
        const auto &name = m_names[id];
        bytes.insert(bytes.end(), name.begin(), name.end());
        text.push_back(static_cast<std::uint32_t>(bytes.size()));
        if (id != 0)
            slots[slotOf(name)] = id;
    }
    for (NameId id = 1; id < m_names.size(); ++id) {
        if (m_nameInfos[id].asSurname == 0)
            continue;
        for (const auto &part : partsOf(m_names[id]))
            wholes.emplace_back(slots[slotOf(part)], id);
    }
    std::sort(wholes.begin(), wholes.end());
    std::vector<std::uint32_t> wholeStart(m_names.size() + 1);
    std::vector<NameId> wholeIds;
    for (const auto &[word, whole] : wholes) {
        ++wholeStart[word + std::size_t{1}];
        wholeIds.push_back(whole);
    }
    std::partial_sum(wholeStart.begin(), wholeStart.end(), wholeStart.begin());
    index.nameText = m_storage->keep(std::move(text));
    index.nameBytes = m_storage->keep(std::move(bytes));
    index.nameSlots = m_storage->keep(std::move(slots));
    index.wholeStart = m_storage->keep(std::move(wholeStart));
    index.wholes = m_storage->keep(std::move(wholeIds));
    index.names = m_storage->keep(std::move(m_nameInfos));
}

void Builder::indexDeletes(Index &index)
{
    std::vector<std::pair<std::uint32_t, NameId>> entries;
    for (NameId id = 1; id < m_names.size(); ++id) {
        const std::string_view name = m_names[id];
        const bool isSurname = index.names[id].asSurname > 0 || index.wholeStart[id + 1] > index.wholeStart[id];
        if (!isSurname || name.find(' ') != std::string_view::npos)
            continue;
        eachDelete(name, [&](std::uint32_t hash) { entries.emplace_back(hash, id); });
    }
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    std::vector<std::uint32_t> start((std::size_t{1} << Index::deleteTopBits) + 1);
    std::vector<std::uint16_t> tags;
    std::vector<NameId> names;
    for (const auto &[hash, id] : entries) {
        ++start[(hash >> (32 - Index::deleteTopBits)) + std::size_t{1}];
        tags.push_back(static_cast<std::uint16_t>(hash));
        names.push_back(id);
    }
    std::partial_sum(start.begin(), start.end(), start.begin());
    index.deleteStart = m_storage->keep(std::move(start));
    index.deleteTags = m_storage->keep(std::move(tags));
    index.deleteNames = m_storage->keep(std::move(names));
}

void Builder::indexBuckets(Index &index)
{
    std::vector<std::pair<std::uint64_t, RecordNumber>> ninos;
    std::vector<std::pair<std::uint64_t, RecordNumber>> emails;
    for (RecordNumber record = 0; record < m_rows.size(); ++record) {
        if (m_rows[record].hot.ninoBody != Nino::none)
            ninos.emplace_back(mixed(m_rows[record].hot.ninoBody), record);
        if (m_rows[record].hot.emailHash != 0)
            emails.emplace_back(mixed(m_rows[record].emailLocal), record);
    }
    index.ninos.buckets = m_storage->keep(fillBuckets(ninos));
    index.emails.buckets = m_storage->keep(fillBuckets(emails));
}

void Builder::indexCold(Index &index)
{
    std::vector<std::uint32_t> start{0};
    std::vector<char> bytes;
    bytes.reserve(m_cold.size());
    for (const Row &row : m_rows) {
        const auto first = m_cold.begin() + static_cast<std::ptrdiff_t>(row.coldFirst);
        bytes.insert(bytes.end(), first, first + static_cast<std::ptrdiff_t>(row.coldSize));
        start.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    index.coldStart = m_storage->keep(std::move(start));
    index.cold = m_storage->keep(std::move(bytes));
}

} // namespace matchdesk::matching
