// SPDX-License-Identifier: MIT
#include "tables.h"

#include "table_data.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace matchdesk::world {

namespace {

constexpr std::size_t kProviders = 300;
constexpr std::uint32_t kLargestProviders = 20;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

void eachPart(std::string_view text, char separator, const std::function<void(std::string_view)> &take)
{
    while (!text.empty()) {
        const auto at = text.find(separator);
        const std::string_view part = trimmed(text.substr(0, at));
        if (!part.empty())
            take(part);
        if (at == std::string_view::npos)
            break;
        text.remove_prefix(at + 1);
    }
}

void eachLine(std::string_view text, const std::function<void(std::string_view)> &take)
{
    eachPart(text, '\n', [&](std::string_view line) {
        if (line.front() != '#')
            take(line);
    });
}

/// Sections of comma-separated names under [headings].
std::map<std::string, std::vector<std::string>, std::less<>> sections(std::string_view text)
{
    std::map<std::string, std::vector<std::string>, std::less<>> found;
    std::vector<std::string> *current = nullptr;
    eachLine(text, [&](std::string_view line) {
        if (line.front() == '[') {
            current = &found[std::string(line.substr(1, line.size() - 2))];
            return;
        }
        eachPart(line, ',', [&](std::string_view name) { current->emplace_back(name); });
    });
    return found;
}

int yearOf(std::string_view heading)
{
    int year = 0;
    const std::string_view digits = heading.substr(heading.find(' ') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), year);
    return year;
}

const NameList &listUnder(const std::map<std::string, NameList, std::less<>> &lists, std::string_view heading)
{
    static const NameList none;
    const auto found = lists.find(heading);
    return found == lists.end() ? none : found->second;
}

} // namespace

NameList::NameList(std::vector<std::string> names, std::uint32_t flat) : m_names(std::move(names))
{
    std::uint32_t sum = 0;
    for (std::uint32_t rank = 0; rank < m_names.size(); ++rank) {
        sum += 1'000'000U / (rank + 1 + flat);
        m_upTo.push_back(sum);
    }
}

const std::string &NameList::pick(Random &random) const
{
    const std::uint32_t wanted = random.below(m_upTo.back());
    const auto found = std::ranges::upper_bound(m_upTo, wanted);
    return m_names[static_cast<std::size_t>(found - m_upTo.begin())];
}

Tables::Tables()
{
    for (auto &[heading, names] : sections(table_data::forenames_british))
        m_british[heading.starts_with("female") ? 1 : 0].emplace(yearOf(heading), NameList(std::move(names), 12));
    for (auto &[heading, names] : sections(table_data::forenames_communities))
        m_forenames.emplace(heading, NameList(std::move(names), 8));
    for (auto &[heading, names] : sections(table_data::surnames))
        m_surnames.emplace(heading, NameList(std::move(names), heading == "english" ? 25 : 6));

    eachLine(table_data::itt_providers, [&](std::string_view line) {
        Provider provider;
        eachPart(line, '=', [&](std::string_view name) {
            if (provider.name.empty())
                provider.name = name;
            else
                provider.otherNames.emplace_back(name);
        });
        m_providers.push_back(std::move(provider));
    });
    // School-led training is many small partnerships named after places; these are invented.
    static constexpr std::array<std::string_view, 4> kinds {" SCITT", " Teaching School Alliance",
                                                            " Learning Partnership", " Teacher Training"};
    Random random(0, "school-led providers");
    while (m_providers.size() < kProviders) {
        std::string name = tailSurname(random).append(random.pick(kinds));
        if (std::ranges::none_of(m_providers, [&](const Provider &known) { return known.name == name; }))
            m_providers.push_back({std::move(name), {}, {}});
    }
    // Invented numbers, spread as real ones are.
    for (std::size_t i = 0; i < m_providers.size(); ++i)
        m_providers[i].ukprn = std::to_string(10'000'000 + 37 * (i + 11));

    eachLine(table_data::short_forms, [&](std::string_view line) {
        const auto colon = line.find(':');
        std::vector<std::string> &forms = m_shortForms[std::string(trimmed(line.substr(0, colon)))];
        eachPart(line.substr(colon + 1), ',', [&](std::string_view form) { forms.emplace_back(form); });
    });
}

const NameList &Tables::british(bool woman, int birthYear) const
{
    const auto &byYear = m_british[woman ? 1 : 0];
    const auto after = byYear.upper_bound(birthYear);
    return after == byYear.begin() ? after->second : std::prev(after)->second;
}

const NameList &Tables::forenames(std::string_view heading) const
{
    return listUnder(m_forenames, heading);
}

const NameList &Tables::surnames(std::string_view heading) const
{
    return listUnder(m_surnames, heading);
}

std::string Tables::tailSurname(Random &random) const
{
    const std::string &start = random.pick(surnames("tail start").names());
    const std::string &end = random.pick(surnames("tail end").names());
    std::string name = start;
    // Three of one letter in a row is nobody's name: Hillley, Shellow.
    if (name.size() > 1 && name.back() == end.front() && name[name.size() - 2] == end.front())
        name.pop_back();
    return name + end;
}

const Provider &Tables::provider(Random &random) const
{
    const auto count = static_cast<std::uint32_t>(m_providers.size());
    // About 300 providers, of which the top twenty train 45 %.
    if (random.chance(450)) {
        const std::uint32_t first = random.below(kLargestProviders);
        return m_providers[std::min(first, random.below(kLargestProviders))];
    }
    return m_providers[kLargestProviders + random.below(count - kLargestProviders)];
}

const std::vector<std::string> &Tables::shortForms(std::string_view name) const
{
    static const std::vector<std::string> none;
    const auto found = m_shortForms.find(name);
    return found == m_shortForms.end() ? none : found->second;
}

} // namespace matchdesk::world
