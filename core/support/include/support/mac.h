// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Keyed hashes: proof that whoever made a text knows the key. Any thread.
namespace matchdesk {

/// HMAC-SHA-256 of `data` under `key`: 32 bytes.
[[nodiscard]] std::string hmacSha256(std::string_view key, std::string_view data);
/// The same in lower-case hexadecimal.
[[nodiscard]] std::string hmacSha256Hex(std::string_view key, std::string_view data);

} // namespace matchdesk
