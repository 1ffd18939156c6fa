// SPDX-License-Identifier: MIT
#pragma once

#include "identifiers.h"
#include "index.h"
#include "matching/vocabulary.h"
#include "names.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace matchdesk::matching {

/// Records on their way into a Builder, with all of the work that each of them takes by itself: reading its names, numbers
/// and addresses and writing what only showing it needs. That is most of a build, and each thread can do it into an Intake
/// of its own. Names and providers have numbers within the Intake; that leaves a builder few to look up.
class Intake {
public:
    struct Row {
        HotRecord hot; ///< names and provider are places in names() and providers()
        std::uint32_t emailLocal = 0;
        std::uint32_t otherFirst = 0;
        std::uint32_t otherCount = 0;
        std::uint32_t coldFirst = 0;
        std::uint32_t coldSize = 0;
    };
    struct Name {
        std::uint64_t hash = 0;
        std::uint32_t first = 0;
        std::uint32_t size = 0;
        bool isSurname = false; ///< of somebody, now or earlier
    };
    struct Provider {
        std::string name;
        std::string ukprn;
    };

    Intake();

    /// False, and nothing is taken, when the TRN is malformed or there is no room for more text.
    bool add(const Record &record);
    void clear();
    /// The last thing done with it: keeps the rows that `wanted` holds for; names that only the others had are then not used().
    template <typename Wanted>
    void keepRows(Wanted wanted)
    {
        if (std::erase_if(rows, [&](const Row &row) { return !wanted(row); }) > 0)
            findUsed();
    }
    [[nodiscard]] std::string_view text(const Name &name) const noexcept
    {
        return std::string_view(m_text).substr(name.first, name.size);
    }
    [[nodiscard]] bool used(std::size_t name) const noexcept { return m_used.empty() || m_used[name]; }

    std::vector<Row> rows;
    std::vector<Name> names;          ///< the first is the empty name
    std::vector<Provider> providers;  ///< the first is none
    std::vector<std::uint32_t> others; ///< places in names, with Index::otherForename
    std::vector<char> cold;
    std::uint64_t refused = 0;         ///< by add()

private:
    std::uint32_t placeOf(std::string_view name, bool isSurname);
    std::uint16_t providerOf(const Record &record);
    void addOthers(Row &row, const Record &record);
    void growSlots();
    void findUsed();

    std::string m_text;
    std::vector<std::uint32_t> m_slots; ///< open addressing, a power of two
    std::vector<bool> m_used;           ///< empty: all are
    std::unordered_map<std::string, std::uint16_t> m_providerPlaces; ///< by how a record writes it
    ParsedName m_forename, m_middle, m_surname, m_earlier;
    Email m_email;
    std::string m_written;
};

} // namespace matchdesk::matching
