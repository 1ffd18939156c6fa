// SPDX-License-Identifier: MIT
#include "layers.h"

#include <algorithm>
#include <bit>
#include <map>
#include <string_view>
#include <tuple>

namespace matchdesk::matching {
namespace {

constexpr std::size_t days = 0x10000;

/// Calls visit(id) for each surname of a record, its current one and those it holds as earlier.
template <typename Visit>
void eachSurname(const Index &index, RecordNumber record, Visit visit)
{
    if (index.hot[record].surname != 0)
        visit(index.hot[record].surname);
    for (const auto other : index.otherNames(record)) {
        if ((other & Index::otherForename) == 0)
            visit(other);
    }
}

using Pair = std::pair<NameId, NameId>; ///< forename and surname

std::vector<FullNameCount> slotsOf(const std::vector<FullNameCount> &counts)
{
    std::vector<FullNameCount> slots(std::bit_ceil(counts.size() * 2 + 2));
    for (const FullNameCount &count : counts) {
        std::size_t slot = fullNameHash(count.forename, count.surname) & (slots.size() - 1);
        while (slots[slot].surname != 0)
            slot = (slot + 1) & (slots.size() - 1);
        slots[slot] = count;
    }
    return slots;
}

std::uint32_t clamped(std::int64_t count) { return static_cast<std::uint32_t>(std::max<std::int64_t>(0, count)); }

/// Puts the counts of two layers together.
class Counting {
public:
    Counting(const Index &base, const Index &changes, std::span<const std::uint32_t> removed)
        : m_base(base), m_changes(changes), m_own(base), m_top(changes)
    {
        markGone(removed);
        mapNames();
        countNames();
        countDays();
        countProviders();
        countGoneNames();
    }

    [[nodiscard]] const Index &own() const noexcept { return m_own; }
    [[nodiscard]] const Index &top() const noexcept { return m_top; }
    [[nodiscard]] std::unique_ptr<HeapStorage> storage() { return std::move(m_storage); }

private:
    void markGone(std::span<const std::uint32_t> removed)
    {
        std::vector<std::uint64_t> gone(m_base.hot.size() / 64 + 1);
        const auto mark = [&](std::uint32_t trn) {
            const RecordNumber record = m_base.byTrn(trn);
            if (record == noRecord || (gone[record / 64] >> (record % 64) & 1U) != 0)
                return;
            gone[record / 64] |= std::uint64_t{1} << (record % 64);
            m_gone.push_back(record);
        };
        for (const HotRecord &hot : m_changes.hot)
            mark(hot.trn());
        for (const std::uint32_t trn : removed)
            mark(trn);
        std::sort(m_gone.begin(), m_gone.end());
        m_own.gone = m_storage->keep(std::move(gone));
    }

    void mapNames()
    {
        m_ownIds.resize(m_changes.names.size());
        for (NameId id = 1; id < m_ownIds.size(); ++id)
            m_ownIds[id] = m_base.find(m_changes.name(id));
    }

    void countNames()
    {
        std::vector<NameInfo> own(m_base.names.begin(), m_base.names.end());
        std::vector<NameInfo> top(m_changes.names.begin(), m_changes.names.end());
        Counts counts = m_base.counts;
        const auto less = [](auto &count, bool one) { count -= one && count > 0 ? 1U : 0U; };
        for (const RecordNumber record : m_gone) {
            const HotRecord &hot = m_base.hot[record];
            less(counts.records, true);
            less(counts.active, hot.active());
            less(counts.withForename, hot.forename != 0);
            less(counts.withMiddle, hot.middle != 0);
            less(counts.withBirthDay, hot.birthDay != 0);
            less(counts.withProvider, hot.provider != 0);
            less(own[hot.forename].asForename, true);
            less(own[hot.middle].asMiddle, true);
            eachSurname(m_base, record, [&](NameId id) {
                less(own[id].asSurname, true);
                less(counts.withSurname, true);
            });
        }
        counts.records += m_changes.counts.records;
        counts.active += m_changes.counts.active;
        counts.withForename += m_changes.counts.withForename;
        counts.withMiddle += m_changes.counts.withMiddle;
        counts.withSurname += m_changes.counts.withSurname;
        counts.withBirthDay += m_changes.counts.withBirthDay;
        counts.withProvider += m_changes.counts.withProvider;
        counts.rejected += m_changes.counts.rejected;
        for (NameId id = 1; id < top.size(); ++id) {
            if (m_ownIds[id] == 0)
                continue;
            NameInfo &both = own[m_ownIds[id]];
            both.asForename += top[id].asForename;
            both.asMiddle += top[id].asMiddle;
            both.asSurname += top[id].asSurname;
            top[id].asForename = both.asForename;
            top[id].asMiddle = both.asMiddle;
            top[id].asSurname = both.asSurname;
        }
        m_own.counts = m_top.counts = counts;
        m_own.names = m_storage->keep(std::move(own));
        m_top.names = m_storage->keep(std::move(top));
    }

    void countDays()
    {
        std::vector<std::uint32_t> born(days);
        for (std::size_t day = 0; day < days; ++day) {
            born[day] = m_base.dayStart[day + 1] - m_base.dayStart[day] + m_changes.dayStart[day + 1]
                - m_changes.dayStart[day];
        }
        for (const RecordNumber record : m_gone)
            --born[m_base.hot[record].birthDay];
        m_own.bornCounts = m_top.bornCounts = m_storage->keep(std::move(born));
    }

    /// A row's share is that of its institution, or its own where the institution has no key.
    void countProviders()
    {
        using Institution = std::tuple<std::uint32_t, std::uint32_t, std::string_view>;
        const auto institution = [](const Index &index, std::size_t row) {
            if (index.providerKeys[row] != 0)
                return Institution(index.providerKeys[row], 0, {});
            const std::size_t from = index.providerText[row * 2];
            return Institution(0, index.providerUkprns[row],
                {index.providerBytes.data() + from, index.providerText[row * 2 + 1] - from});
        };
        std::map<Institution, std::int64_t> holders;
        for (std::size_t row = 1; row < m_base.providerKeys.size(); ++row)
            holders[institution(m_base, row)] = m_base.providerCounts[row];
        for (const RecordNumber record : m_gone) {
            if (const auto row = m_base.hot[record].provider; row != 0)
                --holders[institution(m_base, row)];
        }
        for (const HotRecord &hot : m_changes.hot) {
            if (hot.provider != 0)
                ++holders[institution(m_changes, hot.provider)];
        }
        const auto counted = [&](const Index &index) {
            std::vector<std::uint32_t> counts(index.providerCounts.begin(), index.providerCounts.end());
            for (std::size_t row = 1; row < counts.size(); ++row)
                counts[row] = clamped(holders[institution(index, row)]);
            return counts;
        };
        m_own.providerCounts = m_storage->keep(counted(m_base));
        m_top.providerCounts = m_storage->keep(counted(m_changes));
    }

    void countGoneNames()
    {
        std::vector<Pair> pairs;
        for (const RecordNumber record : m_gone) {
            eachSurname(m_base, record,
                [&](NameId surname) { pairs.emplace_back(m_base.hot[record].forename, surname); });
        }
        std::sort(pairs.begin(), pairs.end());
        std::vector<FullNameCount> counts;
        for (const auto &[forename, surname] : pairs) {
            if (counts.empty() || counts.back().forename != forename || counts.back().surname != surname)
                counts.push_back({forename, surname, 0});
            ++counts.back().records;
        }
        m_own.goneNames = m_storage->keep(slotsOf(counts));
    }

    const Index &m_base;
    const Index &m_changes;
    Index m_own;
    Index m_top;
    std::unique_ptr<HeapStorage> m_storage = std::make_unique<HeapStorage>();
    std::vector<RecordNumber> m_gone;
    std::vector<NameId> m_ownIds; ///< by NameId of the changes; 0 for names that the base does not know
};

} // namespace

std::shared_ptr<const Snapshot> layered(std::shared_ptr<const Snapshot> base, std::shared_ptr<const Snapshot> changes,
    std::span<const std::uint32_t> removed)
{
    Counting counting(base->index(), changes->index(), removed);
    return std::make_shared<const Snapshot>(
        std::move(base), counting.own(), std::move(changes), counting.top(), counting.storage());
}

std::vector<std::uint32_t> removedFrom(const Snapshot &records)
{
    std::vector<std::uint32_t> out;
    if (records.changes() == nullptr)
        return out;
    const Index &index = records.index();
    for (std::size_t word = 0; word < index.gone.size(); ++word) {
        for (std::uint64_t bits = index.gone[word]; bits != 0; bits &= bits - 1) {
            const std::uint32_t trn = index.hot[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))].trn();
            if (!records.changes()->index().trns.test(trn))
                out.push_back(trn);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace matchdesk::matching
