// SPDX-License-Identifier: MIT
#include "target.h"

#include <cstdint>

namespace matchdesk::http {

namespace {

constexpr std::size_t kMostPairs = 64;

bool isUnescaped(char c) noexcept
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    static constexpr std::string_view kMarks = "-._~!$&'()*+,;=:@";
    return kMarks.find(c) != std::string_view::npos;
}

int hexValue(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

enum class Part { Path, Query };

std::optional<std::string> decoded(std::string_view text, Part part)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            const int high = hexValue(text[i + 1]);
            const int low = hexValue(text[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            const auto byte = static_cast<unsigned char>(high * 16 + low);
            if (byte < 0x20U || byte == 0x7fU || (part == Part::Path && (byte == '/' || byte == '\\')))
                return std::nullopt;
            result += static_cast<char>(byte);
            i += 2;
        } else if (part == Part::Query && c == '+') {
            result += ' ';
        } else if (isUnescaped(c) || (part == Part::Query && (c == '/' || c == '?'))) {
            result += c;
        } else {
            return std::nullopt;
        }
    }
    if (!isUtf8(result))
        return std::nullopt;
    return result;
}

std::optional<std::string> parsePath(std::string_view text)
{
    if (text.empty() || text.front() != '/')
        return std::nullopt;
    if (text == "/")
        return std::string("/");
    std::string path;
    path.reserve(text.size());
    std::size_t at = 1;
    while (true) {
        const std::size_t end = text.find('/', at);
        const auto segment = decoded(text.substr(at, end == std::string_view::npos ? end : end - at), Part::Path);
        if (!segment || segment->empty() || *segment == "." || *segment == "..")
            return std::nullopt;
        path += '/';
        path += *segment;
        if (end == std::string_view::npos)
            return path;
        at = end + 1;
    }
}

std::optional<Query> parseQuery(std::string_view text)
{
    Query query;
    std::size_t at = 0;
    while (at <= text.size()) {
        std::size_t end = text.find('&', at);
        if (end == std::string_view::npos)
            end = text.size();
        const std::string_view pair = text.substr(at, end - at);
        const std::size_t equals = pair.find('=');
        const auto key = decoded(pair.substr(0, equals), Part::Query);
        const auto value =
            equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1), Part::Query);
        if (!key || key->empty() || !value || valueOf(query, *key) != nullptr || query.size() == kMostPairs)
            return std::nullopt;
        query.emplace_back(*key, *value);
        at = end + 1;
    }
    return query;
}

} // namespace

bool isUtf8(std::string_view text) noexcept
{
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80U) {
            ++i;
            continue;
        }
        std::size_t more = 0;
        std::uint32_t point = 0;
        std::uint32_t least = 0;
        if ((lead & 0xe0U) == 0xc0U) {
            more = 1;
            point = lead & 0x1fU;
            least = 0x80;
        } else if ((lead & 0xf0U) == 0xe0U) {
            more = 2;
            point = lead & 0x0fU;
            least = 0x800;
        } else if ((lead & 0xf8U) == 0xf0U) {
            more = 3;
            point = lead & 0x07U;
            least = 0x10000;
        } else {
            return false;
        }
        if (i + more >= text.size())
            return false;
        for (std::size_t k = 1; k <= more; ++k) {
            const auto byte = static_cast<unsigned char>(text[i + k]);
            if ((byte & 0xc0U) != 0x80U)
                return false;
            point = (point << 6U) | (byte & 0x3fU);
        }
        if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        i += more + 1;
    }
    return true;
}

std::optional<Target> parseTarget(std::string_view text)
{
    const std::size_t mark = text.find('?');
    auto path = parsePath(text.substr(0, mark));
    if (!path)
        return std::nullopt;
    Target target;
    target.path = std::move(*path);
    if (mark != std::string_view::npos && mark + 1 < text.size()) {
        auto query = parseQuery(text.substr(mark + 1));
        if (!query)
            return std::nullopt;
        target.query = std::move(*query);
    }
    return target;
}

} // namespace matchdesk::http
