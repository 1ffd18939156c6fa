// SPDX-License-Identifier: MIT
#pragma once

#include "dates.h"
#include "identifiers.h"
#include "index.h"
#include "names.h"
#include "matching/model.h"
#include "snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A claim made ready for comparing with many records.
namespace matchdesk::matching {

enum class NameRole : std::uint8_t { Forename, Surname, Middle };

struct NameScore {
    NameLevel level = NameLevel::Missing;
    std::int32_t millibits = 0;
};

/// One stated name. Comparisons are remembered by the held name's number: records share names.
class StatedName {
public:
    StatedName(std::string text, NameRole role, const Snapshot &snapshot, const Model &model);

    [[nodiscard]] const std::string &text() const noexcept { return m_text; }
    [[nodiscard]] bool empty() const noexcept { return m_text.empty(); }
    [[nodiscard]] NameId id() const noexcept { return m_id; }
    /// Known names that may stand for this one, ascending.
    [[nodiscard]] const std::vector<NameId> &related() const noexcept { return m_related; }
    [[nodiscard]] NameScore against(NameId held) const;
    /// The level without remembering or weighing.
    [[nodiscard]] NameLevel levelAgainst(NameId held) const;

private:
    struct Remembered {
        NameId held = 0;
        NameScore score;
    };
    [[nodiscard]] std::int32_t weigh(NameLevel level, NameId held) const;

    static constexpr std::size_t slots = 256;
    std::string m_text;
    NameRole m_role;
    NameId m_id = 0;
    NameInfo m_info;              ///< of the stated name itself
    std::uint32_t m_letters = 0;
    std::vector<NameId> m_related;
    const Snapshot *m_snapshot;
    const Model *m_model;
    mutable std::vector<Remembered> m_remembered;
};

struct Prepared {
    Claim shown;                        ///< every value repaired for showing
    std::vector<StatedName> forenames;  ///< the current one first, then earlier ones
    std::vector<StatedName> surnames;
    std::optional<StatedName> middle;
    bool statesEarlierName = false;
    std::optional<TypedDate> date;
    std::optional<std::uint32_t> trn;
    Nino nino;
    Email email;
    bool emailMadeOfName = false;
    std::string providerKey;
    std::uint32_t providerHash = 0;
    std::uint32_t providerUkprn = 0;
    std::vector<std::uint8_t> providerLevels; ///< by row of the register's providers; made when first wanted
    RecordNumber trnRecord = noRecord;        ///< the record that has the stated TRN, when it is in this snapshot's own layer
    bool trnHeld = false;                     ///< a record of any layer has the stated TRN

    [[nodiscard]] bool statesProvider() const noexcept { return providerHash != 0 || providerUkprn != 0; }
};
[[nodiscard]] Prepared prepare(const Claim &claim, const Snapshot &snapshot, const Model &model);

} // namespace matchdesk::matching
