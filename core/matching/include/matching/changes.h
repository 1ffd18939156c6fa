// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"

#include <memory>
#include <string>
#include <vector>

namespace matchdesk::matching {

/// What has changed in a register since it was built. Shape: whole records, not fields. A record replaces the one with its
/// TRN, or is new; a merged or deceased one stays and says so in its status. Later entries win over earlier ones.
struct Changes {
    std::vector<Record> put;
    std::vector<std::string> removed; ///< TRNs of records to be forgotten altogether

    friend bool operator==(const Changes &, const Changes &) = default;
};

struct ChangedRegister {
    std::shared_ptr<const Register> records;
    std::size_t replaced = 0;  ///< records that were there before
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t rejected = 0;  ///< malformed TRNs, and removals of what is not there
    std::size_t layered = 0;   ///< records and removals that now lie on top of the register as it was built
};

/// `records` with `changes` on top, as a snapshot of its own: `records` stays as it is for whoever reads it. Every answer is
/// the one that a register built anew from the changed records would give, because frequencies are counted over both
/// layers; only of an answer that says it was truncated the candidates may be others. Takes time in proportion to all
/// changes since the register was built, not to its size. Safe from any thread.
[[nodiscard]] ChangedRegister withChanges(const std::shared_ptr<const Register> &records, const Changes &changes);

/// Tells whose answers a change can touch: a claim that proposes none of the changed records, neither as they were nor as
/// they are, gets the answer that it got before (but for what the changed frequencies of names and days add or take).
/// Asks what proposes candidates to the matcher, so that the two cannot differ. Safe from any thread.
class ChangeReach {
public:
    /// `before` is the register that `changes` were put on.
    ChangeReach(const Register &before, const Changes &changes,
        std::shared_ptr<const Model> model = startingModel());

    [[nodiscard]] bool touches(const Claim &claim) const;

private:
    std::shared_ptr<const Register> m_were;
    std::shared_ptr<const Register> m_are;
    std::shared_ptr<const Model> m_model;
};

/// The same records as a register in one layer. Takes as long as building it.
[[nodiscard]] std::shared_ptr<const Register> compacted(const Register &records);

} // namespace matchdesk::matching
