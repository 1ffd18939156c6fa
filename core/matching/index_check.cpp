// SPDX-License-Identifier: MIT
#include "index_check.h"

#include <algorithm>
#include <future>

namespace matchdesk::matching {
namespace {

/// Offsets into an array of `total` elements for `count` owners: ascending, from 0 to the end.
bool isDirectory(std::span<const std::uint32_t> start, std::size_t count, std::size_t total)
{
    if (start.empty() || start.size() != count + 1 || start.front() != 0 || start.back() != total)
        return false;
    std::uint32_t before = 0;
    std::uint32_t falling = 0;
    for (const std::uint32_t offset : start) {
        falling |= static_cast<std::uint32_t>(offset < before);
        before = offset;
    }
    return falling == 0;
}

bool allBelow(std::span<const std::uint32_t> values, std::size_t limit, std::uint32_t mask = 0xFFFFFFFFU)
{
    std::uint32_t most = 0;
    for (const std::uint32_t value : values)
        most = std::max(most, value & mask);
    return values.empty() || most < limit;
}

/// Ranks that say of each group of eight words what the words say.
bool ranksHold(const RankedBits &bits, std::size_t expected)
{
    if (bits.ranks.size() != bits.words.size() / 8 + (bits.words.size() % 8 != 0 ? 1 : 0) + 1)
        return false;
    std::size_t total = 0;
    auto words = bits.words;
    for (std::size_t group = 0; !words.empty(); ++group) {
        if (bits.ranks[group] != total)
            return false;
        const auto eight = words.first(std::min<std::size_t>(8, words.size()));
        for (const std::uint64_t word : eight)
            total += static_cast<std::size_t>(std::popcount(word));
        words = words.subspan(eight.size());
    }
    return total == expected && bits.ranks.back() == total;
}

bool bucketsHold(const BucketTable &table, std::size_t records)
{
    std::uint32_t most = 0;
    bool crowded = false;
    for (const Bucket &bucket : table.buckets) {
        crowded = crowded || bucket.used > Bucket::room;
        for (const RecordNumber record : bucket.records)
            most = std::max(most, record);
    }
    return !crowded && (records == 0 ? table.buckets.size() <= 1 : most < records);
}

bool recordsHold(const Index &index)
{
    const std::size_t names = index.names.size();
    NameId mostName = 0;
    std::uint32_t mostProvider = 0;
    std::uint32_t mostTrn = 0;
    bool ordered = true;
    std::uint16_t day = 0;
    std::size_t withOthers = 0;
    bool marked = true;
    for (std::size_t record = 0; record < index.hot.size(); ++record) {
        const HotRecord &hot = index.hot[record];
        mostName = std::max({mostName, hot.forename, hot.middle, hot.surname});
        mostProvider = std::max<std::uint32_t>(mostProvider, hot.provider);
        mostTrn = std::max(mostTrn, hot.trn());
        ordered = ordered && hot.birthDay >= day;
        day = hot.birthDay;
        const bool others = (hot.bits & HotRecord::otherNamesBit) != 0;
        withOthers += others ? 1U : 0U;
        marked = marked && (!others || index.withOthers.test(static_cast<std::uint32_t>(record)));
    }
    return mostName < names && mostProvider < index.providerKeys.size() && mostTrn < 10'000'000 && ordered && marked
        && withOthers + 1 == index.otherStart.size();
}

} // namespace

bool staysInside(const Index &index)
{
    const std::size_t records = index.hot.size();
    const std::size_t names = index.names.size();
    constexpr std::size_t days = 0x10000;
    if (records >= noRecord || names == 0 || names >= Index::otherForename || index.counts.records != records
        || index.counts.active > records || index.trns.words.size() * 64 < 10'000'000)
        return false;
    const std::size_t providers = index.providerKeys.size();
    const bool providersHold = providers > 0 && providers <= days && index.providerUkprns.size() == providers
        && index.providerCounts.size() == providers
        && isDirectory(index.providerText, providers * 2, index.providerBytes.size());
    const bool slotsHold = std::has_single_bit(index.nameSlots.size()) && allBelow(index.nameSlots, names)
        && std::find(index.nameSlots.begin(), index.nameSlots.end(), 0U) != index.nameSlots.end();
    // The records are as much to read as all else together: each half goes to a core of its own, unless they are so few that
    // this takes less time than to start a thread.
    constexpr std::size_t worthAThread = 10'000;
    auto recordsChecked = std::async(records < worthAThread ? std::launch::deferred : std::launch::async,
        [&index] { return recordsHold(index); });
    const bool restHolds = providersHold && slotsHold && isDirectory(index.dayStart, days, records)
        && ranksHold(index.trns, records) && index.trnRecords.size() == records && allBelow(index.trnRecords, records)
        && ranksHold(index.withOthers, index.otherStart.size() - 1) && index.withOthers.words.size() == records / 64 + 1
        && isDirectory(index.otherStart, index.otherStart.size() - 1, index.others.size())
        && allBelow(index.others, names, ~Index::otherForename)
        && isDirectory(index.surnameStart, names, index.bySurname.size()) && allBelow(index.bySurname, records)
        && index.byFullName.size() == index.bySurname.size() && allBelow(index.byFullName, records)
        && index.fullForename.size() == index.bySurname.size() && allBelow(index.fullForename, names) && index.fullDay.size() == index.bySurname.size()
        && isDirectory(index.nameText, names, index.nameBytes.size())
        && isDirectory(index.wholeStart, names, index.wholes.size()) && allBelow(index.wholes, names)
        && isDirectory(index.deleteStart, std::size_t{1} << Index::deleteTopBits, index.deleteNames.size())
        && index.deleteTags.size() == index.deleteNames.size() && allBelow(index.deleteNames, names)
        && bucketsHold(index.ninos, records) && bucketsHold(index.emails, records)
        && index.coldStart.size() == records + 1;
    return recordsChecked.get() && restHolds;
}

} // namespace matchdesk::matching
