// SPDX-License-Identifier: MIT
#include "builder.h"

#include "identifiers.h"
#include "names.h"
#include "text.h"

#include <algorithm>
#include <numeric>

namespace matchdesk::matching {
namespace {

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

} // namespace

void Builder::indexDays(Index &index)
{
    std::vector<std::uint32_t> start(days + 1);
    for (const HotRecord &hot : index.hot)
        ++start[hot.birthDay + std::size_t{1}];
    std::partial_sum(start.begin(), start.end(), start.begin());
    index.dayStart = keep(std::move(start));
}

void Builder::indexTrns(Index &index)
{
    std::vector<std::uint64_t> words = std::move(m_trnsSeen);
    index.trns.ranks = keep(ranksOf(words));
    index.trns.words = keep(std::move(words));
    std::vector<RecordNumber> records(index.hot.size());
    for (RecordNumber record = 0; record < index.hot.size(); ++record)
        records[index.trns.rank(index.hot[record].trn())] = record;
    index.trnRecords = keep(std::move(records));
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
    index.withOthers.ranks = keep(ranksOf(words));
    index.withOthers.words = keep(std::move(words));
    index.otherStart = keep(std::move(start));
    index.others = keep(std::move(others));
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
    // Records are read in their order and no other: each is long, and they are many.
    std::vector<std::uint64_t> keys(start.back()); ///< forename and record
    std::vector<std::uint16_t> birthDay(index.hot.size());
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    for (RecordNumber record = 0; record < index.hot.size(); ++record) {
        const HotRecord &hot = index.hot[record];
        birthDay[record] = hot.birthDay;
        eachSurname(record, [&](NameId id) { keys[next[id]++] = std::uint64_t{hot.forename} << 32 | record; });
    }
    std::vector<RecordNumber> postings(keys.size());
    std::vector<RecordNumber> byName(keys.size());
    std::vector<NameId> forenames(keys.size());
    std::vector<std::uint16_t> birthDays(keys.size());
    for (std::size_t id = 0; id + 1 < start.size(); ++id) {
        for (std::size_t at = start[id]; at < start[id + 1]; ++at)
            postings[at] = static_cast<RecordNumber>(keys[at]);
        std::sort(keys.begin() + start[id], keys.begin() + start[id + 1]);
        for (std::size_t at = start[id]; at < start[id + 1]; ++at) {
            byName[at] = static_cast<RecordNumber>(keys[at]);
            forenames[at] = static_cast<NameId>(keys[at] >> 32);
            birthDays[at] = birthDay[byName[at]];
        }
    }
    index.surnameStart = keep(std::move(start));
    index.bySurname = keep(std::move(postings));
    index.byFullName = keep(std::move(byName));
    index.fullForename = keep(std::move(forenames));
    index.fullDay = keep(std::move(birthDays));
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
        if (m_nameInfos[id].asSurname == 0 && m_nameInfos[id].asForename == 0)
            continue;
        for (const auto &part : partsOf(m_names[id])) {
            // A word that is no name by itself is never looked up.
            if (const NameId word = slots[slotOf(part)]; word != 0)
                wholes.emplace_back(word, id);
        }
    }
    std::sort(wholes.begin(), wholes.end());
    std::vector<std::uint32_t> wholeStart(m_names.size() + 1);
    std::vector<NameId> wholeIds;
    for (const auto &[word, whole] : wholes) {
        ++wholeStart[word + std::size_t{1}];
        wholeIds.push_back(whole);
    }
    std::partial_sum(wholeStart.begin(), wholeStart.end(), wholeStart.begin());
    index.nameText = keep(std::move(text));
    index.nameBytes = keep(std::move(bytes));
    index.nameSlots = keep(std::move(slots));
    index.wholeStart = keep(std::move(wholeStart));
    index.wholes = keep(std::move(wholeIds));
    index.names = keep(std::move(m_nameInfos));
}

void Builder::indexDeletes(Index &index)
{
    constexpr unsigned lowBits = 32 - Index::deleteTopBits;
    const auto eachEntry = [&](auto visit) {
        for (NameId id = 1; id < m_names.size(); ++id) {
            const std::string_view name = m_names[id];
            const bool sought = index.names[id].asSurname > 0 || index.names[id].asForename > 0
                || index.wholeStart[id + 1] > index.wholeStart[id];
            if (!sought || name.find(' ') != std::string_view::npos)
                continue;
            eachDelete(name, [&](std::uint32_t hash) { visit(hash, id); });
        }
    };
    // Entries as one number each, put in order of their top bits first: what is left to sort are a few of each.
    std::vector<std::uint64_t> loose;
    std::vector<std::uint32_t> bounds((std::size_t{1} << Index::deleteTopBits) + 1);
    eachEntry([&](std::uint32_t hash, NameId id) {
        loose.push_back(std::uint64_t{hash} << 32 | id);
        ++bounds[(hash >> lowBits) + std::size_t{1}];
    });
    std::partial_sum(bounds.begin(), bounds.end(), bounds.begin());
    std::vector<std::uint64_t> entries(loose.size());
    std::vector<std::uint32_t> next(bounds.begin(), bounds.end() - 1);
    for (const std::uint64_t entry : loose)
        entries[next[entry >> (32 + lowBits)]++] = entry;
    std::vector<std::uint32_t> start(bounds.size());
    std::vector<std::uint16_t> tags;
    std::vector<NameId> names;
    tags.reserve(entries.size());
    names.reserve(entries.size());
    for (std::size_t top = 0; top + 1 < bounds.size(); ++top) {
        const auto first = entries.begin() + bounds[top];
        const auto last = entries.begin() + bounds[top + 1];
        std::sort(first, last);
        std::for_each(first, std::unique(first, last), [&](std::uint64_t entry) {
            tags.push_back(static_cast<std::uint16_t>(entry >> 32));
            names.push_back(static_cast<NameId>(entry));
        });
        start[top + 1] = static_cast<std::uint32_t>(names.size());
    }
    index.deleteStart = keep(std::move(start));
    index.deleteTags = keep(std::move(tags));
    index.deleteNames = keep(std::move(names));
}

void Builder::indexBuckets(Index &index)
{
    std::vector<std::pair<std::uint64_t, RecordNumber>> ninos;
    std::vector<std::pair<std::uint64_t, RecordNumber>> emails;
    ninos.reserve(m_rows.size());
    emails.reserve(m_rows.size());
    for (RecordNumber record = 0; record < m_rows.size(); ++record) {
        if (m_rows[record].hot.ninoBody != Nino::none)
            ninos.emplace_back(mixed(m_rows[record].hot.ninoBody), record);
        if (m_rows[record].hot.emailHash != 0)
            emails.emplace_back(mixed(m_rows[record].emailLocal), record);
    }
    index.ninos.buckets = keep(fillBuckets(ninos));
    index.emails.buckets = keep(fillBuckets(emails));
}

void Builder::indexCold(Index &index)
{
    std::vector<std::uint32_t> start;
    std::vector<char> bytes;
    start.reserve(m_rows.size() + 1);
    start.push_back(0);
    bytes.reserve(m_coldBytes);
    // Records of one day come from all over the extract.
    constexpr std::size_t ahead = 16;
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        if (at + ahead < m_rows.size())
            __builtin_prefetch(m_rows[at + ahead].cold);
        bytes.insert(bytes.end(), m_rows[at].cold, m_rows[at].cold + m_rows[at].coldSize);
        start.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    m_cold.clear();
    index.coldStart = keep(std::move(start));
    index.cold = keep(std::move(bytes));
}

} // namespace matchdesk::matching
