// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// Why something could not be done. Branch on it; the sentence a person reads lives in ui/wording.
/// contract maps each code to one HTTP status and back.
enum class ErrorCode {
    BadRequest,          ///< the message itself is not what the interface describes
    Unprocessable,       ///< well formed, but a value is not acceptable; `field` says which
    Unauthorised,        ///< no or unknown token
    Forbidden,           ///< known, but the role may not do this
    NotFound,
    Conflict,            ///< somebody else was first; `who`, `what` and `when` say who did what
    RuleRefused,         ///< a rule of the domain forbids it; `rule` names the rule
    TooLate,             ///< the hold has ended: what was to be undone has already happened
    TooMany,             ///< slow down
    Unavailable,         ///< the other end, the database or the register does not answer; try again
    StorageFull,
    Damaged,             ///< a file or a database is not what was written
    Cancelled,
    Internal,
};

/// Every code, for tables and tests.
[[nodiscard]] const std::vector<ErrorCode> &allErrorCodes();

/// The stable name that is written on the wire and in logs, as "rule-refused".
[[nodiscard]] std::string_view nameOf(ErrorCode code) noexcept;

/// Why an operation failed. `detail` is for the log and for developers and never holds personal data.
/// Every member has a default, so that naming only those that matter compiles without a warning.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail {};
    std::string field {};  ///< the offending member of a request, where there is one
    std::string rule {};   ///< the refused rule, as "trn-already-linked", where there is one
    std::string who {};    ///< the member of staff who was first, by display name, where there is one
    std::string what {};   ///< what they did, as a decision kind's wire name
    std::string when {};   ///< when, as an ISO 8601 UTC instant

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace matchdesk
