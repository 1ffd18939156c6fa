// SPDX-License-Identifier: MIT
#pragma once

#include "contract/compat_codec.h"
#include "http/message.h"

#include <string>
#include <string_view>

/// Answers and parameters in the form of the interfaces that others defined.
namespace matchdesk {

/// A refusal with a number of that interface; 0 for none.
[[nodiscard]] http::Response apiProblem(int status, std::int32_t errorCode, std::string_view title);
/// Parameters or members that are not acceptable, by name, with what would be.
[[nodiscard]] http::Response invalidRequest(std::map<std::string, std::vector<std::string>> errors,
                                            std::int32_t errorCode = 0);
[[nodiscard]] inline http::Response invalidRequest(std::string_view name, std::string_view why,
                                                   std::int32_t errorCode = 0)
{
    return invalidRequest({{std::string(name), {std::string(why)}}}, errorCode);
}

/// A query parameter by its name in any letter case, without blanks around it; empty for one that is not there, since
/// these interfaces tell no difference.
[[nodiscard]] std::string parameter(const http::Query &query, std::string_view name);

/// Seven digits and nothing else.
[[nodiscard]] bool isTrn(std::string_view text) noexcept;

} // namespace matchdesk
