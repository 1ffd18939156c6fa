// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"
#include "domain/identity.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"
#include "support/result.h"

#include <optional>
#include <string_view>

/// The rules that hold whatever a window allows. Checked when a decision is taken and again when it takes effect.
namespace matchdesk {

/// Why a record cannot be linked to an identity.
enum class LinkRule : std::uint8_t {
    Allowed,
    IdentityHasTrn,   ///< one identity, at most one TRN
    RecordClaimed,    ///< one TRN, at most one live identity: leads to its own path
    RecordInactive,
    RecordMerged,     ///< Record::mergedIntoTrn survives
    RecordDeceased,
    RecordUnknown,
};

/// `owner` is the live identity that holds the record's TRN, if there is one.
[[nodiscard]] LinkRule checkLink(const Identity &identity, const matching::Record *record, const Identity *owner) noexcept;

/// True where policy wants a second member of staff before this link: an active alert, a possible twin, a birth date or a
/// valid NI number that contradicts, or a stated TRN or NI number that belongs to somebody else.
[[nodiscard]] bool needsSecondPerson(const matching::Candidate &candidate) noexcept;

/// Whether `staff` may take this decision on this ticket now: state, version, lease, role, reason, four eyes.
/// Errors: Conflict (version, lease or state), Forbidden (role), RuleRefused (four eyes), Unprocessable (reason, note).
[[nodiscard]] Outcome checkDecision(const DecisionRequest &request, const Ticket &ticket, const Staff &staff, Instant now);

[[nodiscard]] std::string_view nameOf(LinkRule) noexcept;
[[nodiscard]] std::optional<LinkRule> linkRuleFromName(std::string_view) noexcept;

/// The longest note that a decision may carry, in bytes of UTF-8.
inline constexpr std::size_t kLongestNote = 4000;

} // namespace matchdesk
