// SPDX-License-Identifier: MIT
#include "http/problem.h"

#include <array>
#include <cstdio>

namespace matchdesk::http {

namespace {

void appendJsonText(std::string &into, std::string_view text)
{
    into += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            into += '\\';
            into += c;
        } else if (byte < 0x20U) {
            std::array<char, 8> escape {};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(byte));
            into += escape.data();
        } else {
            into += c;
        }
    }
    into += '"';
}

} // namespace

Response problem(const Refusal &refusal)
{
    Response response;
    response.status = refusal.status;
    response.contentType = "application/problem+json";
    response.body = R"({"type":"about:blank","title":)";
    appendJsonText(response.body, refusal.title);
    response.body += ",\"status\":" + std::to_string(refusal.status) + ",\"code\":";
    appendJsonText(response.body, refusal.code);
    response.body += ",\"request_id\":";
    appendJsonText(response.body, refusal.requestId);
    response.body += '}';
    if (refusal.retryAfterSeconds > 0)
        response.headers.emplace_back("Retry-After", std::to_string(refusal.retryAfterSeconds));
    return response;
}

} // namespace matchdesk::http
