// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"

#include <chrono>
#include <string>
#include <string_view>

namespace matchdesk::http {

/// What the connection knows about an answer beside the answer.
struct Framing {
    std::string_view requestId;
    bool head = false;         ///< answers HEAD: no body, the same headers
    bool keepAlive = true;
    std::chrono::system_clock::time_point now {};    ///< for Date
};

/// Whether `response` can be sent as it is: a status from 200 to 599, headers whose names are tokens and whose texts hold no
/// control characters (no split responses), none of those that the server itself writes.
[[nodiscard]] bool isSendable(const Response &response) noexcept;

/// The bytes of a sendable response.
[[nodiscard]] std::string toBytes(const Response &response, const Framing &framing);

} // namespace matchdesk::http
