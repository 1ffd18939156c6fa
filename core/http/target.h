// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"

#include <optional>
#include <string>
#include <string_view>

namespace matchdesk::http {

struct Target {
    std::string path;
    Query query;
};

/// Splits and decodes a request target in origin form ("/path?key=value"), once. Nothing for every other form (RFC 9112
/// 3.2) and for whatever two readers could take for different paths: empty or dot segments, encoded separators, encoded
/// control characters, broken escapes, bytes that are not UTF-8, repeated or empty query keys, more than 64 pairs.
[[nodiscard]] std::optional<Target> parseTarget(std::string_view text);

/// Whether `text` is well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text) noexcept;

} // namespace matchdesk::http
