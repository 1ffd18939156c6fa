// SPDX-License-Identifier: MIT
#include "response_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace matchdesk::http {

namespace {

constexpr std::array<std::string_view, 10> kOwnHeaders {
    "content-length", "transfer-encoding", "connection",             "keep-alive",   "date",
    "content-type",   "cache-control",     "x-content-type-options", "x-request-id", "server"};

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

bool isToken(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool isPlainText(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20U && byte != 0x7fU;
    });
}

std::string_view reasonOf(int status) noexcept
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 423: return "Locked";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "";
    }
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", in English whatever the locale.
std::string httpDate(std::chrono::system_clock::time_point at)
{
    static constexpr std::array<const char *, 7> kDays {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> kMonths {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm parts {};
    if (gmtime_r(&seconds, &parts) == nullptr)
        return {};
    std::array<char, 64> text {};
    const int length = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                     kDays.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                                     kMonths.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                                     parts.tm_hour, parts.tm_min, parts.tm_sec);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string withCharset(const std::string &contentType)
{
    const bool text = contentType.starts_with("text/") || contentType.find("json") != std::string::npos;
    return text && contentType.find("charset=") == std::string::npos ? contentType + "; charset=utf-8" : contentType;
}

} // namespace

bool isSendable(const Response &response) noexcept
{
    if (response.status < 200 || response.status > 599 || !isPlainText(response.contentType))
        return false;
    return std::all_of(response.headers.begin(), response.headers.end(), [](const auto &header) {
        const std::string name = lowered(header.first);
        return isToken(name) && isPlainText(header.second)
            && std::find(kOwnHeaders.begin(), kOwnHeaders.end(), name) == kOwnHeaders.end();
    });
}

std::string toBytes(const Response &response, const Framing &framing)
{
    const bool bodiless = response.status == 204 || response.status == 304;
    std::string bytes;
    bytes.reserve(512 + (bodiless || framing.head ? 0 : response.body.size()));
    const auto line = [&bytes](std::string_view name, std::string_view value) {
        bytes.append(name).append(": ").append(value).append("\r\n");
    };
    bytes.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reasonOf(response.status));
    bytes += "\r\n";
    line("Date", httpDate(framing.now));
    if (!bodiless) {
        line("Content-Type", withCharset(response.contentType));
        line("Content-Length", std::to_string(response.body.size()));
    }
    line("Cache-Control", "no-store");
    line("X-Content-Type-Options", "nosniff");
    line("X-Request-Id", framing.requestId);
    for (const auto &[name, value] : response.headers)
        line(name, value);
    line("Connection", framing.keepAlive ? "keep-alive" : "close");
    bytes += "\r\n";
    if (!bodiless && !framing.head)
        bytes += response.body;
    return bytes;
}

} // namespace matchdesk::http
