// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matchdesk::http {

/// The query of a request, in the order in which it was written, percent-decoded once, '+' read as a space.
/// No key occurs twice: a request that repeats one is refused before a handler sees it.
using Query = std::vector<std::pair<std::string, std::string>>;

/// The value of `key`, or nullptr where the query does not have it. The pointer is valid as long as `query` is.
[[nodiscard]] const std::string *valueOf(const Query &query, std::string_view key) noexcept;

/// One request that has passed every check of the protocol: what a handler gets. A plain value, for any thread.
/// Header texts are as sent, without surrounding blanks, and empty where the header is absent.
struct Request {
    std::string method;          ///< GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS
    std::string path;            ///< decoded once, valid UTF-8, starts with '/', no empty or dot segments, no encoded '/'
    Query query;
    std::string authorization;
    std::string idempotencyKey;
    std::string ifMatch;
    std::string ifNoneMatch;
    std::string contentType;     ///< checked against BodyRule; empty without a body
    std::string body;            ///< bytes, at most BodyRule::limit
    std::string requestId;       ///< the client's X-Request-Id where it is well formed, otherwise a new one
    std::string peer;            ///< address of the other end, without its port

    friend bool operator==(const Request &, const Request &) = default;
};

/// What a handler answers. Content-Length, Connection, Date, Cache-Control: no-store, nosniff and X-Request-Id are added by
/// the server; "; charset=utf-8" is added to JSON and text types that do not name one.
struct Response {
    int status = 200;                                            ///< 200 to 599
    std::string contentType = "application/json";
    std::string body;                                            ///< not sent for HEAD, 204 and 304
    std::vector<std::pair<std::string, std::string>> headers;    ///< more headers, as ETag, Allow, Retry-After, Location

    friend bool operator==(const Response &, const Response &) = default;
};

} // namespace matchdesk::http
