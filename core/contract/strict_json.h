// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"

#include <boost/json/value.hpp>

namespace matchdesk::contract {

/// The deepest nesting that is read, and the most members one object may have.
inline constexpr std::size_t kDeepest = 16;
inline constexpr std::size_t kMostMembers = 64;
/// The longest array in a request and in a response.
inline constexpr std::size_t kLongestRequestArray = 1'000;
inline constexpr std::size_t kLongestResponseArray = 200'000;

/// Parses `text` as RFC 8259 JSON and refuses what parsers usually let pass: a key twice in one object, numbers beyond
/// double, nesting and arrays beyond the limits, a byte order mark, anything after the value.
[[nodiscard]] Result<boost::json::value> parseStrict(std::string_view text, Origin origin);

} // namespace matchdesk::contract
