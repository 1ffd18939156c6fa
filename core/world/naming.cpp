// SPDX-License-Identifier: MIT
#include "naming.h"

#include <array>
#include <utility>

namespace matchdesk::world {

namespace {

using enum MarriedName;

constexpr std::array<Community, 29> kCommunities {{
    {"english", 6260, 1935, Takes},          {"scottish", 500, 1935, Takes},
    {"welsh", 520, 1935, Takes},             {"irish", 480, 1935, Takes},
    {"polish", 150, 1945, Takes},            {"romanian", 60, 1965, Takes},
    {"sikh", 220, 1940, Keeps},              {"gujarati", 200, 1940, Takes},
    {"tamil", 110, 1940, SometimesTakes},    {"pakistani", 280, 1940, SometimesTakes},
    {"bangladeshi", 130, 1945, Keeps},       {"yoruba", 100, 1945, Takes},
    {"igbo", 70, 1945, Takes},               {"ghanaian", 70, 1945, Takes},
    {"somali", 60, 1965, Keeps},             {"caribbean", 190, 1940, Takes},
    {"cantonese", 80, 1945, Keeps},          {"mandarin", 40, 1965, Keeps},
    {"cypriot", 60, 1940, Takes},            {"turkish", 50, 1950, Takes},
    {"portuguese", 60, 1950, SometimesTakes}, {"spanish", 50, 1960, Keeps},
    {"italian", 50, 1945, SometimesTakes},   {"french", 40, 1950, SometimesTakes},
    {"german", 30, 1945, Takes},             {"jewish", 60, 1935, Takes},
    {"arab", 40, 1950, Keeps},               {"persian", 30, 1950, Keeps},
    {"ukrainian", 10, 1970, Takes},
}};

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    for (const std::string_view candidate : names) {
        if (candidate == name)
            return true;
    }
    return false;
}

std::string listed(const Tables &tables, Random &random, std::string_view community, bool woman)
{
    return tables.forenames(std::string(community).append(woman ? " female" : " male")).pick(random);
}

void replaceEnding(std::string &text, std::string_view ending, std::string_view by)
{
    if (text.ends_with(ending))
        text.replace(text.size() - ending.size(), ending.size(), by);
}

/// Ó Briain's daughter is Ní Bhriain, Mac Gabhann's is Nic Ghabhann; anglicised forms stay.
std::string irishWoman(std::string name)
{
    const auto soften = [&](std::string_view before, std::string_view after) {
        std::string rest = name.substr(before.size());
        static constexpr std::string_view softened = "BCDGMPST";
        if (softened.find(rest.front()) != std::string_view::npos)
            rest.insert(1, "h");
        name = std::string(after) + rest;
    };
    if (name.starts_with("Ó "))
        soften("Ó ", "Ní ");
    else if (name.starts_with("Mac G") || name.starts_with("Mac C"))
        soften("Mac ", "Nic ");
    return name;
}

std::string mohammed(Random &random)
{
    static constexpr std::array<std::string_view, 8> spellings {"Mohammed", "Mohammed", "Muhammad", "Mohammad",
                                                                "Mohamed",  "Mohammed", "Muhammed", "Md"};
    return std::string(random.pick(spellings));
}

FullName britishName(const Tables &tables, Random &random, const Community &community, bool woman, int birthYear)
{
    FullName name;
    name.first = givenName(tables, random, community, woman, birthYear);
    // Middle names remember the parents' generation.
    if (random.chance(700))
        name.middle = tables.british(woman, birthYear - 26).pick(random);
    if (!name.middle.empty() && random.chance(80))
        name.middle.append(" ").append(tables.british(woman, birthYear - 40).pick(random));
    name.last = familyName(tables, random, community, woman);
    const int doubled = birthYear < 1970 ? 15 : birthYear < 1990 ? 40 : 70;
    if (random.chance(static_cast<std::uint32_t>(doubled)) && name.last.find(' ') == std::string::npos) {
        const std::string other = familyName(tables, random, community, woman);
        if (other != name.last)
            name.last.append("-").append(other);
    }
    if (name.middle == name.first)
        name.middle.clear();
    return name;
}

FullName southAsianName(const Tables &tables, Random &random, const Community &community, bool woman)
{
    FullName name;
    name.first = listed(tables, random, community.name, woman);
    name.last = familyName(tables, random, community, woman);
    if (community.name == "sikh") {
        // Kaur or Singh stands in the middle where there is a family name, and is the last name where there is none.
        const std::string shared = woman ? "Kaur" : "Singh";
        if (name.last == "Kaur" || name.last == "Singh" || random.chance(250))
            name.last = shared;
        else if (random.chance(850))
            name.middle = shared;
    } else if (community.name == "gujarati") {
        if (random.chance(650))
            name.middle = listed(tables, random, community.name, false);
        if (!name.middle.empty() && random.chance(200))
            name.middle += "bhai";
    } else if (community.name == "tamil") {
        // The father's given name in the family name's place, or its initial before the own.
        const std::string father = listed(tables, random, community.name, false);
        if (random.chance(300))
            name.last = father;
        else if (random.chance(200))
            name.middle = father.substr(0, 1);
    } else {
        const NameList &women = tables.surnames(std::string(community.name) + " women");
        if (woman && random.chance(community.name == "bangladeshi" ? 600 : 350))
            name.last = women.pick(random);
        if (!woman && random.chance(380)) {
            name.middle = std::exchange(name.first, mohammed(random));
        } else if (random.chance(200)) {
            name.middle = listed(tables, random, community.name, woman);
        }
    }
    return name;
}

FullName africanName(const Tables &tables, Random &random, const Community &community, bool woman, int birthYear)
{
    FullName name;
    name.first = listed(tables, random, community.name, woman);
    name.last = familyName(tables, random, community, woman);
    if (community.name == "somali") {
        // Own name, father's, grandfather's.
        name.middle = listed(tables, random, community.name, false);
        name.last = listed(tables, random, community.name, false);
        return name;
    }
    // Many have an English name too, before or after the other.
    if (random.chance(600)) {
        name.middle = tables.british(woman, birthYear - 15).pick(random);
        if (random.chance(500))
            std::swap(name.first, name.middle);
    }
    return name;
}

FullName chineseName(const Tables &tables, Random &random, const Community &community, bool woman)
{
    FullName name;
    name.first = listed(tables, random, community.name, woman);
    name.last = familyName(tables, random, community, woman);
    if (community.name == "cantonese") {
        if (random.chance(250)) {
            const auto space = name.first.find(' ');
            if (space != std::string::npos)
                name.first[space] = '-';
        }
        if (random.chance(550))
            name.middle = std::exchange(name.first, tables.forenames("cantonese english").pick(random));
    }
    return name;
}

} // namespace

const Community &anyCommunity(Random &random)
{
    int wanted = static_cast<int>(random.below(10'000));
    for (const Community &community : kCommunities) {
        wanted -= community.share;
        if (wanted < 0)
            return community;
    }
    return kCommunities.front();
}

std::string givenName(const Tables &tables, Random &random, const Community &community, bool woman, int birthYear)
{
    const bool mostlyBritish = isOneOf(community.name, {"english", "scottish", "welsh", "irish", "caribbean", "jewish"});
    const std::uint32_t ownPerMille = community.name == "english" ? 0 : mostlyBritish ? 450 : 1000;
    // One English child in forty bears a name from one of the neighbours' lists.
    if (community.name == "english" && random.chance(25)) {
        static constexpr std::array<std::string_view, 3> neighbours {"welsh", "irish", "scottish"};
        const std::string_view from = random.pick(neighbours);
        return listed(tables, random, from, woman);
    }
    if (random.chance(ownPerMille))
        return listed(tables, random, community.name, woman);
    return tables.british(woman, birthYear).pick(random);
}

std::string familyName(const Tables &tables, Random &random, const Community &community, bool woman)
{
    if (community.name == "english" && random.chance(240))
        return tables.tailSurname(random);
    std::string name = tables.surnames(community.name).pick(random);
    if (woman && isOneOf(community.name, {"polish", "ukrainian"})) {
        for (const std::string_view ending : {"ski", "cki", "dzki"})
            replaceEnding(name, ending, std::string(ending.substr(0, ending.size() - 1)) + "a");
    }
    if (woman && community.name == "irish")
        return irishWoman(std::move(name));
    if (isOneOf(community.name, {"spanish", "portuguese"}) && random.chance(700))
        name.append(" ").append(tables.surnames(community.name).pick(random));
    return name;
}

FullName newName(const Tables &tables, Random &random, const Community &community, bool woman, int birthYear)
{
    if (isOneOf(community.name, {"english", "scottish", "welsh", "irish", "caribbean", "jewish"}))
        return britishName(tables, random, community, woman, birthYear);
    if (isOneOf(community.name, {"sikh", "gujarati", "tamil", "pakistani", "bangladeshi"}))
        return southAsianName(tables, random, community, woman);
    if (isOneOf(community.name, {"yoruba", "igbo", "ghanaian", "somali"}))
        return africanName(tables, random, community, woman, birthYear);
    if (isOneOf(community.name, {"cantonese", "mandarin"}))
        return chineseName(tables, random, community, woman);
    FullName name;
    name.first = listed(tables, random, community.name, woman);
    name.last = familyName(tables, random, community, woman);
    if (random.chance(community.name == "arab" ? 700 : 250))
        name.middle = listed(tables, random, community.name, community.name == "arab" ? false : woman);
    if (name.middle == name.first)
        name.middle.clear();
    return name;
}

} // namespace matchdesk::world
