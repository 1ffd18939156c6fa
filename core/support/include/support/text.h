// SPDX-License-Identifier: MIT
#pragma once

#include "support/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

/// "2026-03-09T08:30:00.000000Z"
[[nodiscard]] std::string toIso(Instant at);
/// The reverse of toIso; fractions of a second are optional, the Z is not.
[[nodiscard]] std::optional<Instant> instantFromIso(std::string_view text);

/// "1986-06-04"
[[nodiscard]] std::string toIso(std::chrono::year_month_day date);
/// The reverse: a real calendar date in exactly that form, or nothing.
[[nodiscard]] std::optional<std::chrono::year_month_day> dateFromIso(std::string_view text);

/// A new random, time-ordered identifier (UUID version 7), for rows and keys.
[[nodiscard]] std::string newId(Instant at);
/// `bytes` of randomness from the operating system, in base64url: a token.
[[nodiscard]] std::string newToken(std::size_t bytes = 32);
/// Lower-case hexadecimal SHA-256.
[[nodiscard]] std::string sha256Hex(std::string_view data);
/// Compares without revealing by its duration where two secrets differ.
[[nodiscard]] bool equalInConstantTime(std::string_view left, std::string_view right) noexcept;

} // namespace matchdesk
