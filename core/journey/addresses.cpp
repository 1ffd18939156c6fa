// SPDX-License-Identifier: MIT
#include "journey/addresses.h"

#include "shared_mailboxes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace matchdesk {

namespace {

constexpr std::size_t kLongestAddress = 200;
constexpr std::size_t kLongestHost = 253;
constexpr std::size_t kLongestLabel = 63;
/// Signs that nobody sees: they come along when an address is copied from a document.
constexpr std::array<std::string_view, 8> kInvisible {"\u180e", "\u200b", "\u200c", "\u200d",
                                                      "\u2060", "\ufeff", "\u00a0", "\u202f"};

bool isLetter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string withoutInvisible(std::string_view typed)
{
    std::string kept(typed);
    for (const std::string_view sign : kInvisible) {
        for (std::size_t at = kept.find(sign); at != std::string::npos; at = kept.find(sign, at))
            kept.erase(at, sign.size());
    }
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = kept.find_first_not_of(blank);
    if (first == std::string::npos)
        return {};
    return kept.substr(first, kept.find_last_not_of(blank) - first + 1);
}

bool isLocalPart(std::string_view local)
{
    constexpr std::string_view signs = ".!#$%&'*+/=?^_`{|}~-";
    return !local.empty() && local.find("..") == std::string_view::npos && std::ranges::all_of(local, [&](char c) {
        return isLetter(c) || isDigit(c) || signs.find(c) != std::string_view::npos;
    });
}

/// The code points of UTF-8 text; nothing where it is malformed.
std::optional<std::vector<char32_t>> codePoints(std::string_view text)
{
    std::vector<char32_t> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || i + length > text.size())
            return std::nullopt;
        char32_t point = length == 1 ? lead : lead & (0xffU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xc0U) != 0x80U)
                return std::nullopt;
            point = (point << 6U) | (next & 0x3fU);
        }
        points.push_back(point);
        i += length;
    }
    return points;
}

/// A label in other scripts as mail servers know it: RFC 3492.
std::optional<std::string> punycode(std::string_view label)
{
    const auto points = codePoints(label);
    if (!points)
        return std::nullopt;
    constexpr std::uint32_t base = 36, tMin = 1, tMax = 26, skew = 38, damp = 700;
    std::string basic;
    for (const char32_t point : *points) {
        if (point < 0x80)
            basic += lower(static_cast<char>(point));
    }
    std::string out = basic.empty() ? std::string("xn--") : "xn--" + basic + '-';
    std::uint32_t n = 128, delta = 0, bias = 72;
    auto handled = static_cast<std::uint32_t>(basic.size());
    const auto total = static_cast<std::uint32_t>(points->size());
    const std::uint32_t first = handled;
    while (handled < total) {
        std::uint32_t next = 0x10ffff;
        for (const char32_t point : *points) {
            if (point >= n)
                next = std::min(next, static_cast<std::uint32_t>(point));
        }
        delta += (next - n) * (handled + 1);
        n = next;
        for (const char32_t point : *points) {
            if (point < n)
                ++delta;
            if (point != n)
                continue;
            std::uint32_t q = delta;
            for (std::uint32_t k = base;; k += base) {
                const std::uint32_t t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
                const std::uint32_t digit = q < t ? q : t + (q - t) % (base - t);
                out += static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26);
                if (q < t)
                    break;
                q = (q - t) / (base - t);
            }
            delta = handled == first ? delta / damp : delta / 2;
            delta += delta / (handled + 1);
            std::uint32_t k = 0;
            for (; delta > (base - tMin) * tMax / 2; k += base)
                delta /= base - tMin;
            bias = k + (base - tMin + 1) * delta / (delta + skew);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    return out;
}

bool isLabel(std::string_view label)
{
    return !label.empty() && label.size() <= kLongestLabel && label.front() != '-' && label.back() != '-'
        && std::ranges::all_of(label, [](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
}

bool isTopLabel(std::string_view label)
{
    if (label.starts_with("xn--"))
        return label.size() > 4;
    return label.size() >= 2 && std::ranges::all_of(label, &isLetter);
}

/// The host as mail servers know it; nothing where it is none.
std::optional<std::string> cleanedHost(std::string_view host)
{
    std::string kept;
    std::size_t labels = 0;
    std::string last;
    while (true) {
        const std::size_t dot = host.find('.');
        std::string label(host.substr(0, dot));
        if (std::ranges::any_of(label, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
            const auto encoded = punycode(label);
            if (!encoded)
                return std::nullopt;
            label = *encoded;
        }
        // "xn--" with nothing that could be decoded behind it names no host.
        if (!isLabel(label) || (label.size() >= 4 && label[2] == '-' && label[3] == '-'
                                && (!label.starts_with("xn--") || label.size() == 4)))
            return std::nullopt;
        kept += labels == 0 ? label : '.' + label;
        last = label;
        ++labels;
        if (dot == std::string_view::npos)
            break;
        host.remove_prefix(dot + 1);
    }
    if (labels < 2 || kept.size() > kLongestHost || !isTopLabel(last))
        return std::nullopt;
    return kept;
}

bool isSharedWord(std::string_view word)
{
    return std::ranges::binary_search(journey::sharedMailboxes(), word);
}

} // namespace

Result<std::string> cleanedAddress(std::string_view typed)
{
    const auto refuse = [](const char *why) {
        return Error {.code = ErrorCode::Unprocessable, .detail = why, .field = "emailAddress"};
    };
    const std::string address = withoutInvisible(typed);
    if (address.empty())
        return refuse("an email address is needed");
    if (address.size() > kLongestAddress)
        return refuse("the email address is too long");
    const std::size_t at = address.find('@');
    if (at == std::string::npos || address.find('@', at + 1) != std::string::npos || !isLocalPart(address.substr(0, at)))
        return refuse("the email address is not one that mail can be sent to, as name@example.com");
    const auto host = cleanedHost(std::string_view(address).substr(at + 1));
    if (!host || at + 1 + host->size() > kLongestAddress)
        return refuse("the email address is not one that mail can be sent to, as name@example.com");
    return address.substr(0, at + 1) + *host;
}

bool isSharedMailbox(std::string_view address)
{
    const std::string_view local = address.substr(0, address.find('@'));
    const std::string_view name = local.substr(0, local.find('+'));
    std::string joined;
    std::string part;
    bool allParts = true;
    std::size_t parts = 0;
    const auto endPart = [&] {
        if (part.empty())
            return;
        allParts = allParts && isSharedWord(part);
        ++parts;
        part.clear();
    };
    for (const char c : name) {
        if (isLetter(c) || isDigit(c)) {
            joined += lower(c);
            part += lower(c);
        } else {
            endPart();
        }
    }
    endPart();
    return isSharedWord(joined) || (parts > 1 && allParts);
}

std::string foldedAddress(std::string_view address)
{
    std::string folded(address);
    std::ranges::transform(folded, folded.begin(), &lower);
    return folded;
}

bool sameAddress(std::string_view left, std::string_view right)
{
    return foldedAddress(left) == foldedAddress(right);
}

} // namespace matchdesk
