// SPDX-License-Identifier: MIT
#pragma once

#include "dates.h"
#include "identifiers.h"
#include "index.h"
#include "matching/model.h"
#include "names.h"
#include "snapshot.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A claim made ready for comparing with many records. Everything here keeps its memory from one claim to the next.
namespace matchdesk::matching {

enum class NameRole : std::uint8_t { Forename, Surname, Middle };

struct NameScore {
    NameLevel level = NameLevel::Missing;
    std::int32_t millibits = 0;
};

/// One stated name. Comparisons are remembered by the held name's number: records share names.
class StatedName {
public:
    void set(std::string_view text, NameRole role, const Snapshot &snapshot, const Model &model);

    [[nodiscard]] const std::string &text() const noexcept { return m_text; }
    [[nodiscard]] bool empty() const noexcept { return m_text.empty(); }
    [[nodiscard]] NameId id() const noexcept { return m_id; }
    /// Known names that may stand for this one, ascending.
    [[nodiscard]] const std::vector<NameId> &related() const noexcept { return m_related; }
    [[nodiscard]] NameScore against(NameId held) const
    {
        if (held == 0 || m_text.empty())
            return {};
        Remembered &slot = m_remembered[held % slots];
        if (slot.held != held)
            remember(slot, held);
        return slot.score;
    }
    /// The level without remembering or weighing.
    [[nodiscard]] NameLevel levelAgainst(NameId held) const;
    /// log2(1 / share) of a held name in this role, in millibits.
    [[nodiscard]] std::int32_t rarityOf(NameId held, NameLevel level) const;

private:
    struct Remembered {
        NameId held = 0;
        NameScore score;
    };
    void remember(Remembered &slot, NameId held) const;
    [[nodiscard]] std::int32_t weigh(NameLevel level, NameId held) const;
    [[nodiscard]] std::uint32_t countOf(const NameInfo &info) const noexcept;
    [[nodiscard]] double total() const;

    static constexpr std::size_t slots = 256;
    std::string m_text;
    NameRole m_role = NameRole::Forename;
    NameId m_id = 0;
    NameInfo m_info; ///< of the stated name itself
    std::uint32_t m_letters = 0;
    std::vector<NameId> m_related;
    const Snapshot *m_snapshot = nullptr;
    const Model *m_model = nullptr;
    mutable std::array<Remembered, slots> m_remembered;
};

/// The versions of one half of a stated name: the current one first, empty when not given, then the earlier ones.
class StatedNames {
public:
    void begin(NameRole role) noexcept
    {
        m_role = role;
        m_size = 0;
    }
    /// The current name is kept even when it is empty; an earlier one when it is neither empty nor there already.
    void add(std::string_view text, const Snapshot &snapshot, const Model &model);

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] const StatedName &operator[](std::size_t at) const noexcept { return m_names[at]; }
    [[nodiscard]] const StatedName *begin() const noexcept { return m_names.data(); }
    [[nodiscard]] const StatedName *end() const noexcept { return m_names.data() + m_size; }

private:
    static constexpr std::size_t most = 6;
    NameRole m_role = NameRole::Forename;
    std::size_t m_size = 0;
    std::array<StatedName, most> m_names;
};

struct Prepared {
    Claim shown; ///< every value repaired for showing
    StatedNames forenames;
    StatedNames surnames;
    StatedName middle;
    bool statesEarlierName = false;
    std::optional<TypedDate> date;
    std::uint16_t day = 0; ///< dayNumber() of the date, where it is a real one
    std::optional<std::uint32_t> trn;
    Nino nino;
    Email email;
    bool emailMadeOfName = false;
    std::string providerKey;
    std::uint32_t providerHash = 0;
    std::uint32_t providerUkprn = 0;
    std::uint64_t providerFamilies = 0;
    RecordNumber trnRecord = noRecord; ///< the record that has the stated TRN, when it is in this snapshot's own layer
    bool trnHeld = false;              ///< a record of any layer has the stated TRN
    std::uint32_t trnSurvivor = 0;     ///< the TRN of the record that this one was merged into; 0 for none

    [[nodiscard]] bool statesProvider() const noexcept { return providerHash != 0 || providerUkprn != 0; }

    struct Parsed {
        ParsedName forename, surname, previousForename, previousSurname, middle;
    } parsed; ///< memory of prepare()
};
void prepare(const Claim &claim, const Snapshot &snapshot, const Model &model, Prepared &out);

} // namespace matchdesk::matching
