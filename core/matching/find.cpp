// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "candidates.h"
#include "distance.h"
#include "snapshot.h"
#include "text.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

namespace matchdesk::matching {
namespace {

/// Records looked at for one query.
constexpr std::size_t budget = 20'000;

struct Found {
    RecordNumber number = noRecord;
    int points = 0;
};

class Search {
public:
    Search(const Snapshot &snapshot, const Model &model, const RecordQuery &query)
        : m_snapshot(snapshot), m_index(snapshot.index()), m_model(model), m_nino(parseNino(query.nationalInsuranceNumber)),
          m_email(parseEmail(query.emailAddress)), m_trn(parseTrn(query.trn)), m_date(query.dateOfBirth)
    {
        // Both readings of each word, for the record says which half of the name it is.
        const std::string plain = foldedWords(query.name);
        for (const auto word : splitWords(plain)) {
            m_words.emplace_back().set(word, NameRole::Forename, snapshot, m_model);
            m_surnameWords.emplace_back().set(word, NameRole::Surname, snapshot, m_model);
        }
        const auto joined = parseSurname(query.name);
        if (m_words.size() > 1)
            m_wholes.emplace_back().set(joined.text, NameRole::Surname, snapshot, m_model);
    }

    /// Looks where the query points, or at every given name.
    void look();
    void lookEverywhere();
    [[nodiscard]] const std::vector<Found> &found() const noexcept { return m_found; }
    /// Among equals: active records first, then by name and TRN, all of which means the same in every layer.
    [[nodiscard]] auto placeOf(const Found &found) const
    {
        const HotRecord &hot = m_index.hot[found.number];
        return std::make_tuple(!hot.active(), m_index.name(hot.surname), m_index.name(hot.forename), hot.trn());
    }
    [[nodiscard]] Record recordOf(const Found &found) const { return m_snapshot.recordAt(found.number); }

private:
    void rate();
    void collect();
    void collectByName();
    void scan();
    void add(RecordNumber number)
    {
        if (m_candidates.size() < budget && m_index.live(number))
            m_candidates.push_back(number);
    }
    [[nodiscard]] int points(RecordNumber number) const;
    [[nodiscard]] int wordPoints(std::size_t word, const HotRecord &hot, std::span<const std::uint32_t> others) const;

    const Snapshot &m_snapshot;
    const Index &m_index;
    const Model &m_model;
    Nino m_nino;
    Email m_email;
    std::optional<std::uint32_t> m_trn;
    std::optional<Date> m_date;
    std::vector<StatedName> m_words;
    std::vector<StatedName> m_surnameWords;
    std::vector<StatedName> m_wholes;
    std::vector<RecordNumber> m_candidates;
    std::vector<Found> m_found;
};

int pointsFor(NameLevel level)
{
    switch (level) {
    case NameLevel::Same: return 100;
    case NameLevel::Variant: return 80;
    case NameLevel::Part: return 70;
    case NameLevel::Initial: return 40;
    case NameLevel::Typo: return 50;
    case NameLevel::TwoTypos: return 30;
    case NameLevel::Near: return 20;
    default: return 0;
    }
}

int Search::wordPoints(std::size_t word, const HotRecord &hot, std::span<const std::uint32_t> others) const
{
    int best = pointsFor(m_surnameWords[word].against(hot.surname).level);
    best = std::max(best, pointsFor(m_words[word].against(hot.forename).level));
    best = std::max(best, pointsFor(m_words[word].against(hot.middle).level) * 9 / 10);
    for (const auto other : others) {
        const bool forename = (other & Index::otherForename) != 0;
        const auto &name = forename ? m_words[word] : m_surnameWords[word];
        best = std::max(best, pointsFor(name.against(other & ~Index::otherForename).level) * 9 / 10);
    }
    return best;
}

/// 0 when something that was asked for is not so; otherwise the nearer the more.
int Search::points(RecordNumber number) const
{
    const HotRecord &hot = m_index.hot[number];
    int total = 1;
    if (m_trn) {
        const auto difference = differenceOf(trnText(*m_trn), trnText(hot.trn()));
        if (difference > DigitDifference::OneWrong)
            return 0;
        total += difference == DigitDifference::Same ? 1'000 : 200;
    }
    if (m_nino.shaped()) {
        if (hot.ninoBody == Nino::none)
            return 0;
        const auto difference = differenceOf(ninoBodyText(m_nino.body), ninoBodyText(hot.ninoBody));
        if (difference > DigitDifference::OneWrong)
            return 0;
        total += difference == DigitDifference::Same ? 1'000 : 200;
    }
    if (m_email.valid()) {
        if (hot.emailHash == m_email.hash())
            total += 1'000;
        else if (hot.emailHash != 0 && hot.localHash == static_cast<std::uint16_t>(m_email.localHash() >> 16))
            total += 200;
        else
            return 0;
    }
    if (m_date) {
        if (hot.birthDay == 0)
            return 0;
        const TypedDate typed{static_cast<int>(m_date->year()),
            static_cast<int>(static_cast<unsigned>(m_date->month())),
            static_cast<int>(static_cast<unsigned>(m_date->day()))};
        switch (compareDates(typed, fromDayNumber(hot.birthDay))) {
        case DateLevel::Same: total += 200; break;
        case DateLevel::DayMonthSwapped: total += 80; break;
        case DateLevel::DigitsSwapped: case DateLevel::OneDigit: case DateLevel::DecadeOff: total += 40; break;
        default: return 0;
        }
    }
    const auto others = m_index.otherNames(number);
    const bool wholeSurname = !m_wholes.empty() && m_wholes[0].against(hot.surname).level == NameLevel::Same;
    for (std::size_t word = 0; word < m_words.size() && !wholeSurname; ++word) {
        const int here = wordPoints(word, hot, others);
        if (here == 0)
            return 0;
        total += here;
    }
    if (wholeSurname)
        total += 100 * static_cast<int>(m_words.size());
    return total;
}

void Search::collectByName()
{
    std::vector<NameId> surnames;
    const auto neighbours = std::make_unique<NameNeighbours>();
    for (const auto &word : m_surnameWords)
        neighbours->surnamesLike(m_snapshot, word, surnames);
    for (const auto &whole : m_wholes)
        neighbours->surnamesLike(m_snapshot, whole, surnames);
    std::sort(surnames.begin(), surnames.end());
    surnames.erase(std::unique(surnames.begin(), surnames.end()), surnames.end());
    // Rare surnames first: the budget must not go to a forename that is also somebody's surname.
    std::stable_sort(surnames.begin(), surnames.end(), [&](NameId left, NameId right) {
        return m_index.holdersOf(left) < m_index.holdersOf(right);
    });
    for (const NameId surname : surnames) {
        const auto records = m_index.withSurname(surname);
        if (m_words.size() > 1 && m_index.holdersOf(surname) > 512) {
            for (const auto &word : m_words) {
                std::vector<NameId> forenames = word.related();
                if (word.id() != 0)
                    forenames.push_back(word.id());
                for (const NameId forename : forenames) {
                    for (const RecordNumber number : m_index.withFullName(forename, surname))
                        add(number);
                }
            }
        }
        for (const RecordNumber number : records)
            add(number);
    }
}

void Search::scan()
{
    for (RecordNumber number = 0; number < m_index.hot.size() && m_candidates.size() < budget; ++number) {
        const HotRecord &hot = m_index.hot[number];
        const bool any = std::any_of(m_words.begin(), m_words.end(), [&](const StatedName &word) {
            return pointsFor(word.against(hot.forename).level) > 0 || pointsFor(word.against(hot.middle).level) > 0;
        });
        if (any)
            add(number);
    }
}

void Search::collect()
{
    Claim claim;
    if (m_trn)
        claim.statedTrn = trnText(*m_trn);
    claim.nationalInsuranceNumber = m_nino.text;
    if (m_email.valid())
        claim.emailAddress = m_email.whole();
    if (m_date)
        claim.dateOfBirth = isoText(*m_date);
    const auto prepared = std::make_unique<Prepared>();
    prepare(claim, m_snapshot, m_model, *prepared);
    Candidates near;
    near.begin(m_snapshot, *prepared);
    near.addExact();
    near.addNear();
    m_candidates = near.all();
    const bool byNumber = m_trn || m_nino.shaped() || m_email.valid();
    if (!byNumber && !m_words.empty())
        collectByName();
}

void Search::rate()
{
    std::sort(m_candidates.begin(), m_candidates.end());
    m_candidates.erase(std::unique(m_candidates.begin(), m_candidates.end()), m_candidates.end());
    m_found.clear();
    for (const RecordNumber number : m_candidates) {
        if (const int here = points(number); here > 0)
            m_found.push_back({number, here});
    }
}

void Search::look()
{
    if (!m_trn && !m_nino.shaped() && !m_email.valid() && !m_date && m_words.empty())
        return;
    collect();
    rate();
}

void Search::lookEverywhere()
{
    if (m_words.empty() || m_trn || m_nino.shaped() || m_email.valid())
        return;
    m_candidates.clear();
    scan();
    rate();
}

} // namespace

std::vector<Record> Matcher::find(const RecordQuery &query, std::size_t limit) const
{
    const Snapshot &snapshot = m_records->snapshot();
    std::vector<std::unique_ptr<Search>> searches;
    for (const Snapshot *layer : {&snapshot, snapshot.changes()}) {
        if (layer != nullptr)
            searches.push_back(std::make_unique<Search>(*layer, *m_model, query));
    }
    for (const auto &search : searches)
        search->look();
    if (std::all_of(searches.begin(), searches.end(), [](const auto &search) { return search->found().empty(); })) {
        // No such surname: somebody is looked for by given name alone.
        for (const auto &search : searches)
            search->lookEverywhere();
    }
    std::vector<std::pair<const Search *, Found>> found;
    for (const auto &search : searches) {
        for (const Found &one : search->found())
            found.emplace_back(search.get(), one);
    }
    std::sort(found.begin(), found.end(), [](const auto &left, const auto &right) {
        if (left.second.points != right.second.points)
            return left.second.points > right.second.points;
        return left.first->placeOf(left.second) < right.first->placeOf(right.second);
    });
    std::vector<Record> out;
    for (std::size_t at = 0; at < found.size() && at < limit; ++at)
        out.push_back(found[at].first->recordOf(found[at].second));
    return out;
}

} // namespace matchdesk::matching
