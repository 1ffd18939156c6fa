// SPDX-License-Identifier: MIT
#pragma once

#include "neighbours.h"
#include "prepare.h"

#include <array>
#include <vector>

/// The records worth comparing with a claim. Keeps its memory from one claim to the next.
namespace matchdesk::matching {

class Candidates {
public:
    /// Records to look at for one claim, beyond which the answer says that it was cut.
    static constexpr std::size_t budget = 4'000;

    void begin(const Snapshot &snapshot, const Prepared &claim);

    /// The records that have the stated TRN, NI number or mailbox name; of those born that day, the ones that share a
    /// part of the name; and those of the very name. Any record that can satisfy a rule of three identifiers is among these: of any
    /// three, one is a TRN, an NI number or an email address, or they are name, date of birth and provider.
    void addExact();
    /// Everything that is a slip, a changed name or a swapped date away.
    void addNear();

    [[nodiscard]] const std::vector<RecordNumber> &all() const noexcept { return m_all; }
    /// Records that were looked at: those of all(), and those that were seen to share no more than the day.
    [[nodiscard]] std::size_t seen() const noexcept { return m_all.size() + m_passedOver; }
    [[nodiscard]] bool truncated() const noexcept { return m_truncated; }
    void add(RecordNumber record);

private:
    enum class Reach : std::uint8_t { Strong, Weak };

    void addDay(std::uint16_t day, bool again);
    /// Nothing of the name is stated: then a day's records are all alike.
    [[nodiscard]] bool unnamed() const noexcept
    {
        return m_claim->forenames[0].empty() && m_claim->surnames[0].empty();
    }
    [[nodiscard]] bool mayMatter(const HotRecord &hot) const noexcept;
    /// The stated name is held with its halves in each other's place, as far as one half tells.
    [[nodiscard]] bool mayBeCrossed(const HotRecord &hot) const noexcept;
    [[nodiscard]] bool sameProvider(const HotRecord &hot) const noexcept;
    void addNinosLike();
    void addTrnsLike();
    template <typename Visit>
    void addNinosNear(Visit tryBody) const;
    void addPairs(const std::vector<NameId> &surnames, Reach reach);
    void addPair(NameId forename, NameId surname, Reach reach);
    void addRun(std::size_t from, std::size_t to, NameId surname, Reach reach);
    void addSurnameNearDay(NameId surname);
    void markNearDays();
    void grow();

    const Snapshot *m_snapshot = nullptr;
    const Prepared *m_claim = nullptr;
    NameNeighbours m_names;
    std::vector<RecordNumber> m_all;
    std::vector<RecordNumber> m_seen;    ///< open addressing, record + 1
    std::vector<std::uint32_t> m_bodies; ///< NI numbers to try
    std::array<std::uint64_t, 1024> m_near{}; ///< days that share two of day, month and year with it, or swap them
    std::vector<std::uint16_t> m_nearDays;
    std::uint16_t m_firstOfYear = 0;
    std::uint16_t m_lastOfYear = 0;
    std::size_t m_passedOver = 0;
    bool m_truncated = false;
};

} // namespace matchdesk::matching
