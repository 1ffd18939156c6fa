// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"

#include <string>

namespace matchdesk::http {

/// Why the server itself turned a request away, before any handler: the protocol, a limit, a full queue or a shutdown.
/// Codes: malformed 400, host-missing 400, host-refused 421, origin-refused 403, timeout 408, body-too-large 413,
/// target-too-long 414, media-type 415, content-coding 415, expectation 417, header-too-large 431, internal 500,
/// method-unknown 501, transfer-coding 501, busy 503, stopping 503, version 505.
struct Refusal {
    int status = 400;
    std::string code = "malformed";        ///< stable, for programs; one of those below
    std::string title;                     ///< a short English sentence for developers, without anything the client sent
    std::string requestId;
    int retryAfterSeconds = 0;             ///< > 0 adds Retry-After

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// The refusal as application/problem+json (RFC 9457): type, title, status, code, request_id.
[[nodiscard]] Response problem(const Refusal &refusal);

} // namespace matchdesk::http
