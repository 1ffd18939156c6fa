// SPDX-License-Identifier: MIT
#pragma once

#include "prepare.h"

#include <array>
#include <vector>

/// The names that a stated one may stand for, by number: records are then asked for numbers, and no text is compared.
namespace matchdesk::matching {

/// A set of names, a bit for each name of the register.
class NameFilter {
public:
    void begin(std::size_t names)
    {
        clear();
        if (m_bits.size() <= names / 64)
            m_bits.resize(names / 64 + 1);
    }
    /// False when it was there already.
    bool add(NameId id)
    {
        std::uint64_t &word = m_bits[id / 64];
        const std::uint64_t bit = std::uint64_t{1} << (id % 64);
        if ((word & bit) != 0)
            return false;
        word |= bit;
        m_added.push_back(id);
        return true;
    }
    [[nodiscard]] bool has(NameId id) const noexcept { return (m_bits[id / 64] >> (id % 64) & 1U) != 0; }
    void clear()
    {
        for (const NameId id : m_added)
            m_bits[id / 64] = 0;
        m_added.clear();
    }

private:
    std::vector<std::uint64_t> m_bits;
    std::vector<NameId> m_added;
};

/// One half of a name with all that it may stand for.
struct NameSet {
    std::vector<NameId> strong; ///< itself, its versions, short forms, spellings and words
    std::vector<NameId> longer; ///< names that contain it, or a word of it
    std::vector<NameId> slips;
    NameFilter filter;          ///< of all

    void begin(std::size_t names)
    {
        strong.clear();
        longer.clear();
        slips.clear();
        filter.begin(names);
    }
    void addStrong(NameId id)
    {
        if (id != 0 && filter.add(id))
            strong.push_back(id);
    }
    void addLonger(NameId id)
    {
        if (filter.add(id))
            longer.push_back(id);
    }
    void addSlip(NameId id)
    {
        if (filter.add(id))
            slips.push_back(id);
    }
};

/// Both halves of one claim's name. Keeps its memory.
class NameNeighbours {
public:
    void begin(const Snapshot &snapshot, const Prepared &claim);
    /// Adds the longer surnames and the slips.
    void widen();

    [[nodiscard]] const NameSet &forenames() const noexcept { return m_forenames; }
    [[nodiscard]] const NameSet &surnames() const noexcept { return m_surnames; }

    /// Surnames that a stated one may stand for, itself included, ascending.
    void surnamesLike(const Snapshot &snapshot, const StatedName &name, std::vector<NameId> &out);

private:
    void addStrong(const StatedName &name, NameSet &out) const;
    void addWholes(NameSet &out) const;
    void addSlips(const StatedName &name, bool surname, NameSet &out);

    const Snapshot *m_snapshot = nullptr;
    const Prepared *m_claim = nullptr;
    NameSet m_forenames;
    NameSet m_surnames;
    std::vector<std::uint32_t> m_hashes;
    std::vector<NameId> m_near;
};

} // namespace matchdesk::matching
