// SPDX-License-Identifier: MIT
#include "candidates.h"

#include "distance.h"
#include "text.h"

#include <algorithm>
#include <tuple>

namespace matchdesk::matching {
namespace {

/// A surname with more records than this is looked through by full name and by date only,
constexpr std::size_t fewRecords = 32;
/// and a full name with more by date only.
constexpr std::size_t manyRecords = 256;

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

std::uint16_t dayOf(const Date &date) { return date.ok() ? dayNumber(date) : std::uint16_t{0}; }

} // namespace

Candidates::Candidates(const Snapshot &snapshot, const Prepared &claim)
    : m_snapshot(&snapshot), m_claim(&claim), m_seen(1024)
{
    m_all.reserve(512);
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
    if (m_all.size() * 2 > m_seen.size())
        grow();
}

void Candidates::addDay(std::uint16_t day)
{
    if (day == 0)
        return;
    const auto &start = m_snapshot->index().dayStart;
    for (RecordNumber record = start[day]; record < start[day + std::size_t{1}]; ++record)
        add(record);
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
            if (hot.emailHash == hash
                || (hot.localHash == localHash && index.live(record) && ++sameLocal <= mostMailboxes))
                add(record);
            return true;
        });
    }
    if (claim.date && claim.date->real())
        addDay(dayOf(claim.date->date()));
}

void Candidates::addTrnsLike()
{
    if (!m_claim->trn)
        return;
    const Index &index = m_snapshot->index();
    const auto tryTrn = [&](std::uint32_t trn) {
        if (const RecordNumber record = index.byTrn(trn); record != noRecord)
            add(record);
    };
    std::uint32_t place = 1;
    for (int digit = 0; digit < 7; ++digit, place *= 10) {
        const std::uint32_t here = *m_claim->trn / place % 10;
        for (std::uint32_t other = 0; other < 10; ++other)
            tryTrn(*m_claim->trn - here * place + other * place);
        if (digit < 6) {
            const std::uint32_t next = *m_claim->trn / place / 10 % 10;
            tryTrn(*m_claim->trn - here * place - next * place * 10 + next * place + here * place * 10);
        }
    }
}

void Candidates::addNinosLike()
{
    const Index &index = m_snapshot->index();
    std::vector<std::uint32_t> bodies;
    const auto tryBody = [&](std::string_view eight) {
        const std::uint32_t body = packNinoBody(eight);
        if (body == Nino::none || index.ninos.buckets.empty())
            return;
        // All cache lines are on their way before the first is looked at.
        __builtin_prefetch(&index.ninos.buckets[index.ninos.home(mixed(body))]);
        bodies.push_back(body);
    };
    addNinosNear(tryBody);
    std::sort(bodies.begin(), bodies.end());
    bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
    for (const std::uint32_t body : bodies) {
        index.ninos.each(mixed(body), [&](RecordNumber record) {
            if (index.hot[record].ninoBody == body)
                add(record);
            return true;
        });
    }
}

template <typename Visit>
void Candidates::addNinosNear(Visit tryBody) const
{
    const std::string &text = m_claim->nino.text;
    if (m_claim->nino.shaped()) {
        std::string near = text.substr(0, 8);
        for (std::size_t at = 0; at < 8; ++at) {
            const char kept = near[at];
            const char first = kept >= 'A' ? 'A' : '0';
            const char last = kept >= 'A' ? 'Z' : '9';
            for (char other = first; other <= last; ++other) {
                near[at] = other;
                if (other != kept)
                    tryBody(near);
            }
            near[at] = kept;
            if (at < 7 && near[at] != near[at + 1]) {
                std::swap(near[at], near[at + 1]);
                tryBody(near);
                std::swap(near[at], near[at + 1]);
            }
        }
        return;
    }
    if (text.size() < 7 || text.size() > 10)
        return;
    // A letter or digit too many, too few, or of the wrong kind (O for 0).
    constexpr std::string_view every = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size()) {
            std::string shorter = text;
            shorter.erase(at, 1);
            tryBody(std::string_view(shorter).substr(0, 8));
            std::string other = text;
            for (const char c : every) {
                other[at] = c;
                tryBody(std::string_view(other).substr(0, 8));
            }
        }
        if (text.size() <= 8) {
            std::string longer = text;
            longer.insert(at, 1, '0');
            for (const char c : every) {
                longer[at] = c;
                tryBody(std::string_view(longer).substr(0, 8));
            }
        }
    }
}

void Candidates::surnamesLike(const Snapshot &snapshot, const StatedName &name, std::vector<NameId> &out)
{
    if (name.empty())
        return;
    const Index &index = snapshot.index();
    const auto addName = [&](NameId id) {
        if (id != 0)
            out.push_back(id);
    };
    const auto addWord = [&](NameId word) {
        if (word == 0)
            return;
        addName(word);
        for (std::size_t at = index.wholeStart[word]; at < index.wholeStart[word + std::size_t{1}]; ++at)
            addName(index.wholes[at]);
    };
    addWord(name.id());
    for (const NameId id : name.related())
        addName(id);
    const std::string joined = withoutSpaces(name.text());
    for (const auto &part : partsOf(name.text()))
        addWord(index.find(part));
    if (name.text().starts_with("mac"))
        addName(index.find("mc" + name.text().substr(3)));
    if (name.text().starts_with("mc"))
        addName(index.find("mac" + name.text().substr(2)));
    if (joined.size() >= 3) {
        const EditPattern pattern(joined);
        eachDelete(joined, [&](std::uint32_t hash) {
            const std::size_t top = hash >> (32 - Index::deleteTopBits);
            for (std::size_t at = index.deleteStart[top]; at < index.deleteStart[top + 1]; ++at) {
                if (index.deleteTags[at] != static_cast<std::uint16_t>(hash))
                    continue;
                const NameId id = index.deleteNames[at];
                if (pattern.distance(index.name(id)) <= 2)
                    addWord(id);
            }
        });
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

bool Candidates::plausible(RecordNumber record) const
{
    const HotRecord &hot = m_snapshot->index().hot[record];
    for (const auto &forename : m_claim->forenames) {
        const NameLevel level = forename.against(hot.forename).level;
        if (level != NameLevel::Differs && level != NameLevel::Missing)
            return true;
    }
    if (m_claim->date && hot.birthDay != 0) {
        const DateLevel level = compareDates(*m_claim->date, fromDayNumber(hot.birthDay));
        if (level <= DateLevel::TwoParts)
            return true;
    }
    return !m_claim->forenames[0].empty()
        && m_claim->forenames[0].against(hot.middle).level == NameLevel::Same;
}

void Candidates::addSurname(NameId surname)
{
    const Index &index = m_snapshot->index();
    const auto records = index.withSurname(surname);
    const std::size_t holders = index.holdersOf(surname);
    if (holders <= fewRecords || (m_claim->forenames[0].empty() && !m_claim->date)) {
        for (const RecordNumber record : records) {
            if (holders > fewRecords || plausible(record))
                add(record);
        }
        return;
    }
    for (const auto &forename : m_claim->forenames) {
        if (forename.id() != 0)
            addFullName(forename.id(), surname);
        for (const NameId related : forename.related())
            addFullName(related, surname);
    }
    if (!m_claim->date)
        return;
    // Two of day, month and year: record numbers go by date of birth, so a range of days is a range of the list.
    const auto addBetween = [&](std::uint16_t firstDay, std::uint16_t lastDay) {
        if (firstDay == 0 || lastDay < firstDay)
            return;
        const RecordNumber end = index.dayStart[lastDay + std::size_t{1}];
        for (auto at = std::lower_bound(records.begin(), records.end(), index.dayStart[firstDay]);
             at != records.end() && *at < end; ++at)
            add(*at);
    };
    const TypedDate &date = *m_claim->date;
    const auto dayIn = [](int year, int month, int day) {
        const TypedDate typed{year, month, day};
        return typed.real() ? dayOf(typed.date()) : std::uint16_t{0};
    };
    if (date.month >= 1 && date.month <= 12 && date.year >= 1900 && date.year <= 2078) {
        const auto last = std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month))
            / std::chrono::last;
        addBetween(dayIn(date.year, date.month, 1), dayOf(Date(last)));
    }
    for (int month = 1; month <= 12; ++month) {
        const auto day = dayIn(date.year, month, date.day);
        addBetween(day, day);
    }
    for (int year = date.year - 20; year <= date.year + 20; ++year) {
        const auto day = dayIn(year, date.month, date.day);
        addBetween(day, day);
    }
}

void Candidates::addFullName(NameId forename, NameId surname)
{
    const Index &index = m_snapshot->index();
    const auto same = index.withFullName(forename, surname);
    const std::size_t holders = index.holdersOf(forename, surname);
    if (holders <= manyRecords) {
        for (const RecordNumber record : same)
            add(record);
        return;
    }
    if (!m_claim->date) {
        eachOfFirst(index, forename, surname, manyRecords, [this](RecordNumber record) { add(record); });
        return;
    }
    // A very common name: only where the date is not wholly another.
    const auto nearby = [&](RecordNumber record) {
        const std::uint16_t day = index.hot[record].birthDay;
        return day == 0 || compareDates(*m_claim->date, fromDayNumber(day)) <= DateLevel::TwoParts;
    };
    for (const RecordNumber record : same) {
        if (nearby(record))
            add(record);
    }
}

void Candidates::addNear()
{
    addNinosLike();
    addTrnsLike();
    if (m_claim->date) {
        const TypedDate swapped{m_claim->date->year, m_claim->date->day, m_claim->date->month};
        if (swapped.real())
            addDay(dayOf(swapped.date()));
    }
    std::vector<NameId> surnames;
    for (const auto &name : m_claim->surnames)
        surnamesLike(*m_snapshot, name, surnames);
    // Given and family name may have changed places.
    if (m_claim->forenames[0].id() != 0)
        surnames.push_back(m_claim->forenames[0].id());
    std::sort(surnames.begin(), surnames.end());
    surnames.erase(std::unique(surnames.begin(), surnames.end()), surnames.end());
    for (const NameId surname : surnames) {
        const bool crossed = surname == m_claim->forenames[0].id();
        if (crossed && m_claim->surnames[0].id() != 0) {
            for (const RecordNumber record : m_snapshot->index().withFullName(m_claim->surnames[0].id(), surname))
                add(record);
        }
        addSurname(surname);
    }
}

} // namespace matchdesk::matching
