// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <string>
#include <string_view>

namespace matchdesk::detail {

/// A value that cannot be taken: which, and why.
inline Error unacceptable(std::string_view field, std::string_view why)
{
    return Error {.code = ErrorCode::Unprocessable, .detail = std::string(why), .field = std::string(field)};
}

} // namespace matchdesk::detail
