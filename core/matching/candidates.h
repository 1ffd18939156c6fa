// SPDX-License-Identifier: MIT
#pragma once

#include "prepare.h"

#include <vector>

/// The records worth comparing with a claim.
namespace matchdesk::matching {

class Candidates {
public:
    /// Records to look at for one claim, beyond which the answer says that it was cut.
    static constexpr std::size_t budget = 6'000;

    Candidates(const Snapshot &snapshot, const Prepared &claim);

    /// Everything that shares a date of birth, NI number, TRN or mailbox name. Any record that can satisfy a rule of three
    /// identifiers is among these: of any three, one is a date of birth, an NI number, a TRN or an email address.
    void addExact();
    /// Everything that is a slip, a changed name or a swapped date away.
    void addNear();

    [[nodiscard]] const std::vector<RecordNumber> &all() const noexcept { return m_all; }
    [[nodiscard]] bool truncated() const noexcept { return m_truncated; }
    void add(RecordNumber record);

    /// Surnames that a stated one may stand for: itself, other spellings, longer and shorter forms, a keystroke away.
    static void surnamesLike(const Snapshot &snapshot, const StatedName &name, std::vector<NameId> &out);

private:
    void addDay(std::uint16_t day);
    void addNinosLike();
    void addTrnsLike();
    template <typename Visit>
    void addNinosNear(Visit tryBody) const;
    void addSurname(NameId surname);
    void addFullName(NameId forename, NameId surname);
    [[nodiscard]] bool plausible(RecordNumber record) const;
    void grow();

    const Snapshot *m_snapshot;
    const Prepared *m_claim;
    std::vector<RecordNumber> m_all;
    std::vector<RecordNumber> m_seen; ///< open addressing, record + 1
    bool m_truncated = false;
};

} // namespace matchdesk::matching
