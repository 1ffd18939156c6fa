// SPDX-License-Identifier: MIT
#include "tables.h"

#include "table_data.h"
#include "text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace matchdesk::matching {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> out;
    while (true) {
        const auto end = text.find(separator);
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            out.push_back(part);
        if (end == std::string_view::npos)
            return out;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> out;
    for (const auto line : split(text, '\n')) {
        if (line.front() != '#')
            out.push_back(line);
    }
    return out;
}

bool shareOne(const std::vector<std::uint32_t> &left, const std::vector<std::uint32_t> &right)
{
    return std::any_of(left.begin(), left.end(),
        [&](std::uint32_t group) { return std::find(right.begin(), right.end(), group) != right.end(); });
}

/// Words that say what kind of institution it is and are left out or put elsewhere at will.
void providerWords(std::string_view name, std::string &out)
{
    constexpr std::array<std::string_view, 8> idle{"the", "of", "at", "and", "for", "in", "ltd", "limited"};
    Words kept;
    std::string plain;
    foldWords(name, plain);
    for (auto word : splitWords(plain)) {
        if (word == "uni" || word == "univ")
            word = "university";
        else if (word == "coll")
            word = "college";
        else if (word == "st")
            word = "saint";
        if (std::find(idle.begin(), idle.end(), word) == idle.end())
            kept.push_back(word);
    }
    // "Leeds University" and "University of Leeds" are one place.
    std::sort(kept.begin(), kept.end());
    out.clear();
    for (const auto word : kept) {
        if (!out.empty())
            out += ' ';
        out += word;
    }
}

std::string providerWords(std::string_view name)
{
    std::string out;
    providerWords(name, out);
    return out;
}

PolicyRules parsePolicy(std::string_view line)
{
    PolicyRules out;
    for (const auto item : split(line, ' ')) {
        const auto equals = item.find('=');
        const auto key = item.substr(0, equals);
        const auto value = equals == std::string_view::npos ? std::string_view{} : item.substr(equals + 1);
        std::uint32_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        if (key == "id") out.id = std::string(value);
        else if (key == "version") out.version = number;
        else if (key == "strict") out.strict = number != 0;
        else if (key == "previous-names-stated") out.previousNamesStated = number != 0;
        else if (key == "previous-names-held") out.previousNamesHeld = number != 0;
        else if (key == "short-forms") out.shortForms = number != 0;
        else if (key == "parts-of-names") out.partsOfNames = number != 0;
        else if (key == "refuse-elsewhere") out.refuseElsewhere = number != 0;
        else if (key == "refuse-alerts") out.refuseAlerts = number != 0;
        else if (key == "refuse-twins") out.refuseTwins = number != 0;
        else if (key == "refuse-second-trns") out.refuseSecondTrns = number != 0;
        else if (key == "least-lead") out.leastLead = static_cast<std::int32_t>(number);
        else if (key == "least-ppm") out.leastPpm = number;
        else if (key == "weak-lead") out.weakLead = static_cast<std::int32_t>(number);
        else if (key == "weak-ppm") out.weakPpm = number;
    }
    return out;
}

} // namespace

VariantTable::VariantTable(std::string_view text)
{
    for (const auto line : linesOf(text)) {
        if (line.front() == '=') {
            for (const auto name : split(line.substr(1), ' '))
                m_groupsOf.try_emplace(std::string(name));
            continue;
        }
        std::vector<std::string> group;
        for (const auto name : split(line, ' '))
            group.emplace_back(name);
        const auto index = static_cast<std::uint32_t>(m_groups.size());
        for (const auto &name : group)
            m_groupsOf[name].push_back(index);
        m_groups.push_back(std::move(group));
    }
}

bool VariantTable::related(std::string_view left, std::string_view right) const
{
    const auto from = m_groupsOf.find(left);
    if (from == m_groupsOf.end())
        return false;
    const auto to = m_groupsOf.find(right);
    return to != m_groupsOf.end() && shareOne(from->second, to->second);
}

ProviderTable::ProviderTable(std::string_view text)
{
    unsigned family = 0;
    for (auto line : linesOf(text)) {
        if (line.front() == '~') {
            line.remove_prefix(1);
            for (const auto name : split(line, '|'))
                m_families[keyOf(name)] |= std::uint64_t{1} << family;
            family = (family + 1) % 64;
            continue;
        }
        const auto names = split(line, '|');
        const std::string key = providerWords(names.front());
        for (const auto name : names)
            m_keyOf.emplace(providerWords(name), key);
    }
}

std::string ProviderTable::keyOf(std::string_view name) const
{
    std::string out;
    keyOf(name, out);
    return out;
}

void ProviderTable::keyOf(std::string_view name, std::string &out) const
{
    if (name.empty()) {
        out.clear();
        return;
    }
    providerWords(name, out);
    if (const auto found = m_keyOf.find(out); found != m_keyOf.end())
        out = found->second;
}

std::uint64_t ProviderTable::familiesOf(std::string_view key) const
{
    const auto found = m_families.find(key);
    return found == m_families.end() ? 0 : found->second;
}

Tables::Tables()
    : forenames(table_data::forename_variants), surnames(table_data::surname_variants),
      providers(table_data::itt_providers)
{
    for (const auto line : linesOf(table_data::policies))
        policies.push_back(parsePolicy(line));
    const std::uint64_t hash = hashOf(table_data::forename_variants) * 31 + hashOf(table_data::surname_variants) * 17
        + hashOf(table_data::itt_providers) * 7 + hashOf(table_data::policies);
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    version = "tables-" + std::string(digits.data(), end).substr(0, 8);
}

const PolicyRules &Tables::policy(std::string_view id) const
{
    const auto named = [&](std::string_view wanted) {
        return std::find_if(policies.begin(), policies.end(), [&](const auto &rules) { return rules.id == wanted; });
    };
    const auto found = named(id);
    return found == policies.end() ? *named("default") : *found;
}

const std::shared_ptr<const Tables> &shippedTables()
{
    static const auto tables = std::make_shared<const Tables>();
    return tables;
}

} // namespace matchdesk::matching
