// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The world's own tables of names (resources/names), put into the program when it is built.
namespace matchdesk::world {

/// Names of one kind, the commonest first; pick() prefers those at the front as real populations do.
class NameList {
public:
    NameList() = default;
    /// `flat` of 1 falls off as steeply as family names do, more is flatter.
    NameList(std::vector<std::string> names, std::uint32_t flat);
    [[nodiscard]] const std::string &pick(Random &random) const;
    [[nodiscard]] const std::vector<std::string> &names() const noexcept { return m_names; }
    [[nodiscard]] bool empty() const noexcept { return m_names.empty(); }

private:
    std::vector<std::string> m_names;
    std::vector<std::uint32_t> m_upTo; ///< running sum of the weights
};

struct Provider {
    std::string name;
    std::string ukprn;
    std::vector<std::string> otherNames;
};

/// All tables. Built once for a world; unchangeable.
class Tables {
public:
    Tables();

    /// What Britons called daughters or sons in that year.
    [[nodiscard]] const NameList &british(bool woman, int birthYear) const;
    /// The list under `heading` of the communities' tables ("welsh female", "pakistani women"); empty if there is none.
    [[nodiscard]] const NameList &forenames(std::string_view heading) const;
    [[nodiscard]] const NameList &surnames(std::string_view heading) const;
    /// An English family name made of old place-name parts: the long tail.
    [[nodiscard]] std::string tailSurname(Random &random) const;
    /// By size; about 300.
    [[nodiscard]] const std::vector<Provider> &providers() const noexcept { return m_providers; }
    [[nodiscard]] const Provider &provider(Random &random) const;
    /// What bearers of `name` write instead; empty where nothing is usual.
    [[nodiscard]] const std::vector<std::string> &shortForms(std::string_view name) const;

private:
    using Lists = std::map<std::string, NameList, std::less<>>;
    std::array<std::map<int, NameList>, 2> m_british; ///< by sex (0: men), then first year of birth
    Lists m_forenames;
    Lists m_surnames;
    std::vector<Provider> m_providers;
    std::map<std::string, std::vector<std::string>, std::less<>> m_shortForms;
};

} // namespace matchdesk::world
