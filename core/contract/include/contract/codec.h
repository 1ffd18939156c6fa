// SPDX-License-Identifier: MIT
#pragma once

#include "contract/evidence.h"
#include "contract/messages.h"
#include "domain/decision.h"
#include "domain/detail.h"
#include "domain/message.h"
#include "domain/queue.h"
#include "support/result.h"

#include <string>
#include <string_view>

/// The one JSON codec, for the backend, its clients, tests and tools. Reading and writing follow one description of
/// each type, so the two cannot drift apart. Stateless; any thread.
///
/// On the wire: members in camelBack, enumerations by their wire names, identifiers and TRNs as text, moments as ISO
/// 8601 UTC with microseconds, dates as ISO dates, an absent optional is left out. The same value gives the same bytes.
namespace matchdesk::contract {

/// Who wrote the text that is read.
enum class Origin {
    Request,  ///< a client: unknown members and control characters are refused, arrays hold at most 1,000 values
    Response, ///< the backend: unknown members are passed over, so that a desktop can be older than its server
};

/// `value` as JSON text. What is not valid UTF-8 in it becomes U+FFFD: the result is always valid JSON.
template <typename T>
[[nodiscard]] std::string encode(const T &value);

/// Reads one value. Errors: BadRequest (not JSON, a key twice, too deep, a number out of range), Unprocessable (a
/// member is missing, unknown or of the wrong kind: `field` names it). Details never quote the text.
template <typename T>
[[nodiscard]] Result<T> decode(std::string_view json, Origin origin);

// The types that cross: instantiated in codec.cpp.
#define MATCHDESK_WIRE_TYPE(T)                        \
    extern template std::string encode<T>(const T &); \
    extern template Result<T> decode<T>(std::string_view, Origin);
#include "contract/wire_types.inc"
#undef MATCHDESK_WIRE_TYPE

} // namespace matchdesk::contract
