// SPDX-License-Identifier: MIT
#pragma once

#include "contract/messages.h"
#include "support/error.h"

#include <optional>
#include <string>
#include <string_view>

/// Errors on the wire: the one table between error codes, HTTP statuses and problem bodies. Any thread.
namespace matchdesk::contract {

inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kProblemType = "application/problem+json";

/// The status that an error is answered with. Two codes may share one: the body's `code` tells them apart.
[[nodiscard]] int statusOf(ErrorCode code) noexcept;
/// What a status means when its body does not say, as when a proxy answered.
[[nodiscard]] ErrorCode codeForStatus(int status) noexcept;
[[nodiscard]] std::optional<ErrorCode> errorCodeFromName(std::string_view name) noexcept;

[[nodiscard]] Problem problemOf(const Error &error, std::string_view requestId);
/// The error that a problem stands for; a code that is not known is read from `status`.
[[nodiscard]] Error errorOf(const Problem &problem, int status);
/// The error behind a refused request's body, whatever that body is.
[[nodiscard]] Error errorOf(int status, std::string_view contentType, std::string_view body);

} // namespace matchdesk::contract
