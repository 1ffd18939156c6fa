// SPDX-License-Identifier: MIT
#include "candidates.h"

#include "distance.h"
#include "text.h"

#include <algorithm>
#include <tuple>

namespace matchdesk::matching {
namespace {

/// Records of one very name that are looked at whatever their date of birth;
constexpr std::size_t anyDate = 24;
/// and of names that are only alike.
constexpr std::size_t anyDateAlike = 4;
/// Where no date is stated, records of one name.
constexpr std::size_t undated = 128;
/// A list of records with one surname is read through up to this length, and searched by forename beyond it.
constexpr std::size_t readThrough = 48;
/// Longer surnames that contain the stated one, whose records are looked at on other days too.
constexpr std::size_t mostSurnames = 256;
constexpr std::size_t mostForenames = 128;

/// The order in which one register numbers its records, for two whose numbers are of different layers.
bool comesBefore(const Index &left, RecordNumber leftNumber, const Index &right, RecordNumber rightNumber)
{
    const auto key = [](const Index &index, RecordNumber number) {
        const HotRecord &hot = index.hot[number];
        return std::make_tuple(hot.birthDay, index.name(hot.surname), index.name(hot.forename), hot.trn());
    };
    return key(left, leftNumber) < key(right, rightNumber);
}

/// Visits those of this layer's records with a full name that are among the first `count` of all layers.
template <typename Visit>
void eachOfFirst(const Index &index, NameId forename, NameId surname, std::size_t count, Visit visit)
{
    std::span<const RecordNumber> others;
    if (index.beside != nullptr) {
        const NameId otherSurname = index.beside->find(index.name(surname));
        const NameId otherForename = index.beside->find(index.name(forename));
        if (otherSurname != 0 && (otherForename != 0 || forename == 0))
            others = index.beside->withFullName(otherForename, otherSurname);
    }
    auto other = others.begin();
    for (const RecordNumber record : index.withFullName(forename, surname)) {
        if (!index.live(record))
            continue;
        for (; other != others.end(); ++other) {
            const bool counts = index.beside->live(*other);
            if (counts && comesBefore(index, record, *index.beside, *other))
                break;
            if (counts && count > 0)
                --count;
        }
        if (count == 0)
            return;
        --count;
        visit(record);
    }
}

std::uint16_t dayOf(int year, int month, int day)
{
    const TypedDate typed{year, month, day};
    return typed.real() ? dayNumber(typed.date()) : std::uint16_t{0};
}

} // namespace

void Candidates::begin(const Snapshot &snapshot, const Prepared &claim)
{
    constexpr std::size_t slots = 2'048;
    m_snapshot = &snapshot;
    m_claim = &claim;
    m_all.clear();
    m_seen.assign(slots, 0);
    m_truncated = false;
    m_passedOver = 0;
    for (const std::uint16_t day : m_nearDays)
        m_near[day / 64] = 0;
    m_nearDays.clear();
    m_firstOfYear = m_lastOfYear = 0;
    m_names.begin(snapshot, claim);
}

void Candidates::grow()
{
    m_seen.assign(m_seen.size() * 4, 0);
    for (const RecordNumber record : m_all) {
        std::size_t slot = mixed(record) & (m_seen.size() - 1);
        while (m_seen[slot] != 0)
            slot = (slot + 1) & (m_seen.size() - 1);
        m_seen[slot] = record + 1;
    }
}

void Candidates::add(RecordNumber record)
{
    if (!m_snapshot->index().live(record))
        return;
    std::size_t slot = mixed(record) & (m_seen.size() - 1);
    while (m_seen[slot] != 0) {
        if (m_seen[slot] == record + 1)
            return;
        slot = (slot + 1) & (m_seen.size() - 1);
    }
    if (m_all.size() >= budget) {
        m_truncated = true;
        return;
    }
    m_seen[slot] = record + 1;
    m_all.push_back(record);
    __builtin_prefetch(&m_snapshot->index().hot[record]);
    if (m_all.size() * 2 > m_seen.size())
        grow();
}

bool Candidates::mayMatter(const HotRecord &hot) const noexcept
{
    const NameFilter &surnames = m_names.surnames().filter;
    const NameFilter &forenames = m_names.forenames().filter;
    return surnames.has(hot.surname) || forenames.has(hot.forename)
        || (hot.middle != 0 && forenames.has(hot.middle)) || (hot.forename | hot.surname) == 0 || mayBeCrossed(hot);
}

bool Candidates::mayBeCrossed(const HotRecord &hot) const noexcept
{
    const NameId forename = m_claim->forenames[0].id();
    const NameId surname = m_claim->surnames[0].id();
    return (forename != 0 && hot.surname == forename) || (surname != 0 && hot.forename == surname);
}

bool Candidates::sameProvider(const HotRecord &hot) const noexcept
{
    const Index &index = m_snapshot->index();
    return hot.provider != 0
        && ((m_claim->providerHash != 0 && index.providerKeys[hot.provider] == m_claim->providerHash)
            || (m_claim->providerUkprn != 0 && index.providerUkprns[hot.provider] == m_claim->providerUkprn));
}

void Candidates::addDay(std::uint16_t day, bool again)
{
    if (day == 0)
        return;
    const Index &index = m_snapshot->index();
    const RecordNumber first = index.dayStart[day];
    const RecordNumber last = index.dayStart[day + std::size_t{1}];
    if (first == last)
        return;
    const bool everybody = unnamed();
    const NameFilter &surnames = m_names.surnames().filter;
    const NameFilter &forenames = m_names.forenames().filter;
    // Earlier names lie in the order of the records, so that a day's are one run as well.
    std::size_t rank = index.withOthers.rank(first);
    std::size_t passed = 0;
    for (RecordNumber record = first; record < last; ++record) {
        const HotRecord &hot = index.hot[record];
        bool hit = everybody || mayMatter(hot);
        if ((hot.bits & HotRecord::otherNamesBit) != 0) {
            for (std::size_t at = index.otherStart[rank]; !hit && at < index.otherStart[rank + 1]; ++at) {
                const std::uint32_t other = index.others[at];
                hit = (other & Index::otherForename) != 0 ? forenames.has(other & ~Index::otherForename)
                                                          : surnames.has(other);
            }
            ++rank;
        }
        if (hit || (again && sameProvider(hot)))
            add(record);
        else if (index.live(record))
            ++passed;
    }
    if (!again)
        m_passedOver += passed;
}

void Candidates::markNearDays()
{
    if (!m_claim->date || !m_nearDays.empty())
        return;
    const auto mark = [&](std::uint16_t day) {
        if (day == 0)
            return;
        m_near[day / 64] |= std::uint64_t{1} << (day % 64);
        m_nearDays.push_back(day);
    };
    const TypedDate &date = *m_claim->date;
    for (int day = 1; day <= 31; ++day)
        mark(dayOf(date.year, date.month, day));
    for (int month = 1; month <= 12; ++month)
        mark(dayOf(date.year, month, date.day));
    constexpr int years = 80;
    for (int year = date.year - years; year <= date.year + years; ++year)
        mark(dayOf(year, date.month, date.day));
    mark(dayOf(date.year, date.day, date.month));
    m_firstOfYear = dayOf(date.year, 1, 1);
    m_lastOfYear = dayOf(date.year, 12, 31);
}

void Candidates::addExact()
{
    const Index &index = m_snapshot->index();
    const Prepared &claim = *m_claim;
    if (claim.trnRecord != noRecord)
        add(claim.trnRecord);
    if (claim.nino.shaped()) {
        index.ninos.each(mixed(claim.nino.body), [&](RecordNumber record) {
            if (index.hot[record].ninoBody == claim.nino.body)
                add(record);
            return true;
        });
    }
    if (claim.email.valid()) {
        constexpr std::size_t mostMailboxes = 64;
        std::size_t sameLocal = 0;
        const std::uint32_t hash = claim.email.hash();
        const auto localHash = static_cast<std::uint16_t>(claim.email.localHash() >> 16);
        index.emails.each(mixed(claim.email.localHash()), [&](RecordNumber record) {
            const HotRecord &hot = index.hot[record];
            if (hot.emailHash == hash || (hot.localHash == localHash && index.live(record) && ++sameLocal <= mostMailboxes))
                add(record);
            return true;
        });
    }
    addDay(claim.day, false);
    // Records of the very name with another date: a slip in the date, or the same person's second record.
    markNearDays();
    for (const auto &surname : claim.surnames) {
        for (const auto &forename : claim.forenames) {
            if (surname.id() != 0 && forename.id() != 0)
                addPair(forename.id(), surname.id(), Reach::Strong);
        }
    }
}

/// Records from..to of the order by full name: all of this layer that have one forename and this surname.
void Candidates::addRun(std::size_t from, std::size_t to, NameId surname, Reach reach)
{
    const Index &index = m_snapshot->index();
    const std::size_t holders
        = index.beside == nullptr ? to - from : index.holdersOf(index.fullForename[from], surname);
    if (!m_claim->date) {
        if (holders <= (reach == Reach::Strong ? undated : anyDate)) {
            for (std::size_t at = from; at < to; ++at)
                add(index.byFullName[at]);
        } else if (reach == Reach::Strong) {
            m_truncated = true;
            eachOfFirst(index, index.fullForename[from], surname, undated, [this](RecordNumber record) { add(record); });
        }
        return;
    }
    const bool all = holders <= (reach == Reach::Strong ? anyDate : anyDateAlike);
    for (std::size_t at = from; at < to; ++at) {
        const std::uint16_t day = index.fullDay[at];
        const bool near = (m_near[day / 64] >> (day % 64) & 1U) != 0;
        const bool sameYear = day >= m_firstOfYear && day <= m_lastOfYear && reach == Reach::Strong;
        if (all || near || sameYear || day == 0)
            add(index.byFullName[at]);
    }
}

void Candidates::addPair(NameId forename, NameId surname, Reach reach)
{
    const Index &index = m_snapshot->index();
    const auto *begin = index.fullForename.data();
    const auto [first, last] = std::equal_range(begin + index.surnameStart[surname],
        begin + index.surnameStart[surname + std::size_t{1}], forename);
    if (first != last)
        addRun(static_cast<std::size_t>(first - begin), static_cast<std::size_t>(last - begin), surname, reach);
}

/// All records of these surnames with a forename that may be the stated one.
void Candidates::addPairs(const std::vector<NameId> &surnames, Reach reach)
{
    const Index &index = m_snapshot->index();
    const NameSet &forenames = m_names.forenames();
    const std::size_t count = std::min(surnames.size(), mostSurnames);
    for (std::size_t at = 0; at < count; ++at)
        __builtin_prefetch(&index.surnameStart[surnames[at]]);
    for (std::size_t at = 0; at < count; ++at) {
        __builtin_prefetch(index.fullForename.data() + index.surnameStart[surnames[at]]);
        __builtin_prefetch(index.fullDay.data() + index.surnameStart[surnames[at]]);
    }
    for (std::size_t which = 0; which < count; ++which) {
        const NameId surname = surnames[which];
        if (index.holdersOf(surname) > readThrough) {
            for (const NameId forename : forenames.strong)
                addPair(forename, surname, reach);
            if (reach == Reach::Strong) {
                for (const auto *names : {&forenames.slips, &forenames.longer}) {
                    for (std::size_t at = 0; at < std::min(names->size(), mostForenames); ++at)
                        addPair((*names)[at], surname, Reach::Weak);
                }
                addPair(0, surname, Reach::Weak);
            }
            continue;
        }
        const std::size_t last = index.surnameStart[surname + std::size_t{1}];
        for (std::size_t at = index.surnameStart[surname]; at < last;) {
            const NameId forename = index.fullForename[at];
            std::size_t end = at + 1;
            while (end < last && index.fullForename[end] == forename)
                ++end;
            if (forename == 0 || forenames.filter.has(forename))
                addRun(at, end, surname, reach);
            at = end;
        }
    }
}

/// For a claim without a forename: records of the surname on days like the stated one.
void Candidates::addSurnameNearDay(NameId surname)
{
    const Index &index = m_snapshot->index();
    const auto records = index.withSurname(surname);
    const std::size_t holders = index.holdersOf(surname);
    if (holders <= (m_claim->date ? anyDate : undated)) {
        for (const RecordNumber record : records)
            add(record);
        return;
    }
    if (!m_claim->date) {
        m_truncated = true;
        return;
    }
    // Record numbers go by date of birth, so a day's records are a range of the list.
    for (const std::uint16_t day : m_nearDays) {
        const RecordNumber end = index.dayStart[day + std::size_t{1}];
        for (auto at = std::lower_bound(records.begin(), records.end(), index.dayStart[day]);
             at != records.end() && *at < end; ++at)
            add(*at);
    }
}

void Candidates::addNear()
{
    const Prepared &claim = *m_claim;
    addNinosLike();
    m_names.widen();
    addTrnsLike();
    addDay(claim.day, true);
    if (claim.date) {
        if (const auto swapped = dayOf(claim.date->year, claim.date->day, claim.date->month); swapped != claim.day)
            addDay(swapped, false);
    }
    addPairs(m_names.surnames().strong, Reach::Strong);
    addPairs(m_names.surnames().slips, Reach::Weak);
    addPairs(m_names.surnames().longer, Reach::Weak);
    if (claim.forenames[0].empty() || claim.forenames[0].text().size() == 1) {
        for (const auto &surname : claim.surnames) {
            if (surname.id() != 0)
                addSurnameNearDay(surname.id());
        }
    }
    // Given and family name may have changed places.
    if (claim.forenames[0].id() != 0 && claim.surnames[0].id() != 0)
        addPair(claim.surnames[0].id(), claim.forenames[0].id(), Reach::Strong);
}

} // namespace matchdesk::matching
