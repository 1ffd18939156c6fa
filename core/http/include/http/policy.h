// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::http {

/// What one route takes as a body.
struct BodyRule {
    std::size_t limit = 64 * 1024;                     ///< bytes after the transfer coding is undone; more is 413
    std::string contentType = "application/json";      ///< the only media type taken; anything else is 415
};

/// What a message must be like to reach a handler. Immutable once the server runs; shared by its threads.
struct Policy {
    std::size_t headerLimit = 8 * 1024;    ///< request line and headers together, bytes; more is 431, or 414 for the line
    std::size_t headerCount = 100;         ///< header lines; more is 431
    /// Host names this server answers to, without port, as "127.0.0.1", "localhost", "[::1]". Others are 421: a page that
    /// has its own name resolve to this machine (DNS rebinding) gets nowhere.
    std::vector<std::string> allowedHosts {"127.0.0.1", "localhost", "[::1]"};
    /// The rule of a route, by method and decoded path. Called on a network thread: must not block and must be callable
    /// from several threads. Unset: the default BodyRule everywhere.
    std::function<BodyRule(std::string_view method, std::string_view path)> bodyRule;
};

} // namespace matchdesk::http
