// SPDX-License-Identifier: MIT
#include "head_check.h"

#include "target.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace matchdesk::http {

namespace {

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalsIgnoringCase(std::string_view left, std::string_view right) noexcept
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool isDigits(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Headers that mean nothing, or two things, when they occur twice.
constexpr std::array<std::string_view, 12> kOnce {
    "host",         "content-length",   "transfer-encoding", "content-type", "content-encoding", "authorization",
    "if-match",     "idempotency-key",  "if-none-match",     "expect",       "origin",           "x-request-id"};
constexpr std::array<std::string_view, 7> kMethods {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

const std::string *find(const Head &head, std::string_view name) noexcept
{
    const auto found =
        std::find_if(head.fields.begin(), head.fields.end(), [name](const auto &field) { return field.first == name; });
    return found == head.fields.end() ? nullptr : &found->second;
}

std::string textOf(const Head &head, std::string_view name)
{
    const std::string *value = find(head, name);
    return value != nullptr ? *value : std::string();
}

bool repeatsOne(const Head &head) noexcept
{
    return std::any_of(kOnce.begin(), kOnce.end(), [&head](std::string_view name) {
        return std::count_if(head.fields.begin(), head.fields.end(),
                             [name](const auto &field) { return field.first == name; })
            > 1;
    });
}

enum class HostVerdict { Allowed, Malformed, Foreign };

HostVerdict judgeHost(std::string_view value, const Policy &policy) noexcept
{
    const std::size_t bracket = value.starts_with('[') ? value.find(']') : 0;
    if (bracket == std::string_view::npos)
        return HostVerdict::Malformed;
    const std::size_t colon = value.find(':', bracket);
    const std::string_view name = value.substr(0, colon);
    if (colon != std::string_view::npos) {
        const std::string_view port = value.substr(colon + 1);
        unsigned number = 0;
        const auto parsed = std::from_chars(port.data(), port.data() + port.size(), number);
        if (!isDigits(port) || parsed.ec != std::errc() || number == 0 || number > 65535)
            return HostVerdict::Malformed;
    }
    const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        const char l = lower(c);
        return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || std::string_view("-._[]:").find(c) != std::string_view::npos;
    });
    if (!plain)
        return HostVerdict::Malformed;
    const bool allowed = std::any_of(policy.allowedHosts.begin(), policy.allowedHosts.end(),
                                     [name](const std::string &host) { return equalsIgnoringCase(host, name); });
    return allowed ? HostVerdict::Allowed : HostVerdict::Foreign;
}

bool isMediaType(std::string_view value, std::string_view wanted) noexcept
{
    const std::size_t semicolon = value.find(';');
    if (!equalsIgnoringCase(trimmed(value.substr(0, semicolon)), wanted))
        return false;
    if (semicolon == std::string_view::npos)
        return true;
    const std::string_view parameter = trimmed(value.substr(semicolon + 1));
    return equalsIgnoringCase(parameter, "charset=utf-8") || equalsIgnoringCase(parameter, "charset=\"utf-8\"");
}

/// A client's own request id is kept when it cannot be mistaken for anything else in a log.
bool isRequestId(std::string_view value) noexcept
{
    return value.size() >= 8 && value.size() <= 64 && std::all_of(value.begin(), value.end(), [](char c) {
               const char l = lower(c);
               return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

Refusal refusalOf(int status, std::string code, std::string title)
{
    Refusal refusal;
    refusal.status = status;
    refusal.code = std::move(code);
    refusal.title = std::move(title);
    return refusal;
}

std::optional<Refusal> checkHost(const Head &head, const Policy &policy)
{
    const std::string *host = find(head, "host");
    if (host == nullptr)
        return refusalOf(400, "host-missing", "A request names the host it is meant for.");
    switch (judgeHost(*host, policy)) {
    case HostVerdict::Allowed: return std::nullopt;
    case HostVerdict::Malformed: return refusalOf(400, "malformed", "The Host header is not a host.");
    case HostVerdict::Foreign: return refusalOf(421, "host-refused", "This server does not answer for that host.");
    }
    return std::nullopt;
}

/// How long the body is and how it is framed. Anything that another reader could frame differently is refused.
std::optional<Refusal> checkFraming(const Head &head, Admitted &admitted, std::uint64_t &length)
{
    const std::string *coding = find(head, "transfer-encoding");
    const std::string *contentLength = find(head, "content-length");
    if (coding != nullptr) {
        if (contentLength != nullptr)
            return refusalOf(400, "malformed", "Content-Length and Transfer-Encoding exclude each other.");
        if (head.version < 11 || !equalsIgnoringCase(*coding, "chunked"))
            return refusalOf(400, "transfer-coding", "The only transfer coding is chunked, in HTTP/1.1.");
        admitted.chunked = true;
    }
    if (contentLength != nullptr) {
        const auto parsed =
            std::from_chars(contentLength->data(), contentLength->data() + contentLength->size(), length);
        if (!isDigits(*contentLength) || parsed.ec != std::errc())
            return refusalOf(400, "malformed", "Content-Length is not a number.");
    }
    return std::nullopt;
}

std::optional<Refusal> checkBody(const Head &head, const Policy &policy, Admitted &admitted, std::uint64_t length)
{
    const Request &request = admitted.request;
    if (request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS")
        return refusalOf(400, "malformed", "This method takes no body.");
    const BodyRule rule = policy.bodyRule ? policy.bodyRule(request.method, request.path) : BodyRule();
    if (find(head, "content-encoding") != nullptr)
        return refusalOf(415, "content-coding", "Encoded bodies are not taken.");
    if (!isMediaType(request.contentType, rule.contentType))
        return refusalOf(415, "media-type", "The body must be " + rule.contentType + " in UTF-8.");
    if (length > rule.limit)
        return refusalOf(413, "body-too-large", "The body is larger than this route takes.");
    admitted.bodyLimit = rule.limit;
    return std::nullopt;
}

} // namespace

HeadScanner::State HeadScanner::scan(std::string_view head)
{
    while (m_seen < head.size()) {
        if (m_seen >= m_limit)
            return m_inRequestLine ? State::LineTooLong : State::TooLarge;
        const char c = head[m_seen];
        if (!accepts(c))
            return State::Malformed;
        ++m_seen;
        if (c == '\n') {
            if (m_column == 0)
                return m_inRequestLine ? State::Malformed : State::Found;
            m_inRequestLine = false;
            m_afterReturn = false;
            m_column = 0;
        } else if (c == '\r') {
            m_afterReturn = true;
        } else {
            ++m_column;
        }
    }
    return State::NeedMore;
}

bool HeadScanner::accepts(char c) const noexcept
{
    // A line ends in CR LF and neither occurs anywhere else.
    if (m_afterReturn || c == '\n')
        return m_afterReturn && c == '\n';
    if (c == '\r')
        return !(m_inRequestLine && m_column == 0);
    const auto byte = static_cast<unsigned char>(c);
    if (m_inRequestLine)
        return byte >= 0x20U && byte < 0x7fU && !(m_column == 0 && c == ' ');
    if (m_column == 0 && (c == ' ' || c == '\t'))
        return false;    // a folded line, which RFC 9112 5.2 withdrew
    return (byte >= 0x20U && byte != 0x7fU) || c == '\t';
}

std::optional<Admitted> admit(const Head &head, const Policy &policy, Refusal &refusal)
{
    const auto refuse = [&refusal](Refusal why) {
        refusal = std::move(why);
        return std::nullopt;
    };
    if (head.fields.size() > policy.headerCount)
        return refuse(refusalOf(431, "header-too-large", "Too many headers."));
    if (repeatsOne(head))
        return refuse(refusalOf(400, "malformed", "A header occurs twice that may occur once."));

    Admitted admitted;
    std::uint64_t length = 0;
    if (auto why = checkFraming(head, admitted, length))
        return refuse(std::move(*why));
    if (auto why = checkHost(head, policy))
        return refuse(std::move(*why));
    if (find(head, "origin") != nullptr)
        return refuse(refusalOf(403, "origin-refused", "No browser talks to this interface."));
    auto target = parseTarget(head.target);
    if (!target)
        return refuse(refusalOf(400, "malformed", "The target is not a plain path with an optional query."));
    if (std::find(kMethods.begin(), kMethods.end(), head.method) == kMethods.end())
        return refuse(refusalOf(501, "method-unknown", "The method is not known here."));

    Request &request = admitted.request;
    request.method = head.method;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.authorization = textOf(head, "authorization");
    request.idempotencyKey = textOf(head, "idempotency-key");
    request.ifMatch = textOf(head, "if-match");
    request.ifNoneMatch = textOf(head, "if-none-match");
    request.contentType = textOf(head, "content-type");
    if (const std::string *id = find(head, "x-request-id"); id != nullptr && isRequestId(*id))
        request.requestId = *id;

    const std::string *expect = find(head, "expect");
    if (expect != nullptr && !equalsIgnoringCase(*expect, "100-continue"))
        return refuse(refusalOf(417, "expectation", "The only expectation met is 100-continue."));
    const bool hasBody = admitted.chunked || length > 0;
    if (hasBody) {
        if (auto why = checkBody(head, policy, admitted, length))
            return refuse(std::move(*why));
    }
    // RFC 9110 10.1.1: an HTTP/1.0 client could not read the interim answer.
    admitted.wantsContinue = hasBody && expect != nullptr && head.version >= 11;
    return admitted;
}

bool namesOtherVersion(std::string_view line) noexcept
{
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos)
        return false;
    const std::string_view version = line.substr(space + 1);
    return version.size() == 8 && version.starts_with("HTTP/") && isDigits(version.substr(5, 1)) && version[6] == '.'
        && isDigits(version.substr(7)) && version != "HTTP/1.0" && version != "HTTP/1.1";
}

} // namespace matchdesk::http
