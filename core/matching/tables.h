// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The curated tables in a form that can be asked. Unchangeable once they are built.
namespace matchdesk::matching {

/// Lets tables be asked with a string_view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

/// Names that stand for each other. A name may belong to several groups (Alex), and belonging is not passed on.
class VariantTable {
public:
    /// One group per line, folded names separated by spaces; '#' starts a comment, '=' a line of names
    /// that are merely known.
    explicit VariantTable(std::string_view text);

    [[nodiscard]] bool knows(std::string_view name) const { return m_groupsOf.contains(name); }
    [[nodiscard]] bool related(std::string_view left, std::string_view right) const;
    /// Calls visit(other) for every name that shares a group with `name`; for some more than once.
    template <typename Visit>
    void eachRelated(std::string_view name, Visit visit) const
    {
        const auto found = m_groupsOf.find(name);
        if (found == m_groupsOf.end())
            return;
        for (const auto group : found->second) {
            for (const auto &other : m_groups[group]) {
                if (other != name)
                    visit(std::string_view(other));
            }
        }
    }

private:
    std::vector<std::vector<std::string>> m_groups;
    std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, std::equal_to<>> m_groupsOf;
};

/// Names of ITT providers: other spellings and former names of one institution, and institutions that belong together.
class ProviderTable {
public:
    /// Lines "Name | alias | alias"; a line that starts with '~' names institutions that are related, not the same.
    explicit ProviderTable(std::string_view text);

    /// The key of the institution, or the folded name itself when the table does not have it; empty for no name.
    [[nodiscard]] std::string keyOf(std::string_view name) const;
    void keyOf(std::string_view name, std::string &out) const;
    /// The families of institutions that a key belongs to, one bit each: those that share one are related.
    [[nodiscard]] std::uint64_t familiesOf(std::string_view key) const;

private:
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> m_keyOf;
    std::unordered_map<std::string, std::uint64_t, TextHash, std::equal_to<>> m_families;
};

/// A rule of confirmation. See resources/policies for what each line means.
struct PolicyRules {
    std::string id;
    std::uint32_t version = 0;
    bool strict = false;
    bool previousNamesStated = false;
    bool previousNamesHeld = false;
    bool shortForms = false;
    bool partsOfNames = false;
    bool refuseElsewhere = false;
    bool refuseAlerts = false;
    bool refuseTwins = false;
    bool refuseSecondTrns = false;
    std::int32_t leastLead = 0;        ///< millibits over the second record
    std::uint32_t leastPpm = 0;
    std::int32_t weakLead = 0;
    std::uint32_t weakPpm = 0;
};

struct Tables {
    Tables();

    VariantTable forenames;
    VariantTable surnames;
    ProviderTable providers;
    std::vector<PolicyRules> policies;
    std::string version; ///< "tables-" and a hash of all of them

    /// The named policy; an unknown name gets "default".
    [[nodiscard]] const PolicyRules &policy(std::string_view id) const;
};

/// The tables that go with the program, read once.
[[nodiscard]] const std::shared_ptr<const Tables> &shippedTables();

} // namespace matchdesk::matching
