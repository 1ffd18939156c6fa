// SPDX-License-Identifier: MIT
#pragma once

#include "score.h"
#include "tables.h"

#include <cstdint>

/// The rule of three, on top of the comparison and not inside it.
namespace matchdesk::matching {

/// Which of the six identifiers agree, as a set of bits by Field (PreviousName never).
struct Agreement {
    std::uint8_t fields = 0;

    [[nodiscard]] bool has(Field field) const noexcept { return (fields >> static_cast<unsigned>(field) & 1U) != 0; }
    [[nodiscard]] int count() const noexcept { return std::popcount(fields); }
    /// An NI number or a TRN, and beside it a name or a date of birth.
    [[nodiscard]] bool strong() const noexcept
    {
        return (has(Field::NationalInsuranceNumber) || has(Field::Trn)) && (has(Field::Name) || has(Field::DateOfBirth));
    }
};

/// The predicates. Name: a forename and a surname, each held and stated, agree after tidying in some version that the
/// policy allows; under it also as a short form, or as part of a longer name. Date of birth: the same day. NI number: the
/// same valid number, where a suffix that one side leaves out does not count against it. TRN, email address: the same
/// after tidying. ITT provider: the same institution by UKPRN or by any of its names.
[[nodiscard]] Agreement agreementOf(const Score &score, const Prepared &claim, const Snapshot &snapshot,
    RecordNumber record, const PolicyRules &policy);

[[nodiscard]] bool satisfies(const Agreement &agreement, const Snapshot &snapshot, RecordNumber record,
    const PolicyRules &policy) noexcept;

} // namespace matchdesk::matching
