// SPDX-License-Identifier: MIT
#include "support/error.h"

namespace matchdesk {

const std::vector<ErrorCode> &allErrorCodes()
{
    static const std::vector<ErrorCode> codes {ErrorCode::BadRequest,  ErrorCode::Unprocessable, ErrorCode::Unauthorised,
                                               ErrorCode::Forbidden,   ErrorCode::NotFound,      ErrorCode::Conflict,
                                               ErrorCode::RuleRefused, ErrorCode::TooLate,       ErrorCode::TooMany,
                                               ErrorCode::Unavailable, ErrorCode::StorageFull,   ErrorCode::Damaged,
                                               ErrorCode::Cancelled,   ErrorCode::Internal};
    return codes;
}

std::string_view nameOf(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::BadRequest: return "bad-request";
    case ErrorCode::Unprocessable: return "unprocessable";
    case ErrorCode::Unauthorised: return "unauthorised";
    case ErrorCode::Forbidden: return "forbidden";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::RuleRefused: return "rule-refused";
    case ErrorCode::TooLate: return "too-late";
    case ErrorCode::TooMany: return "too-many";
    case ErrorCode::Unavailable: return "unavailable";
    case ErrorCode::StorageFull: return "storage-full";
    case ErrorCode::Damaged: return "damaged";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

} // namespace matchdesk
