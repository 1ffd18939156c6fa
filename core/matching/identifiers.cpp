// SPDX-License-Identifier: MIT
#include "identifiers.h"

#include "text.h"

#include <algorithm>

namespace matchdesk::matching {
namespace {

constexpr std::uint32_t million = 1'000'000;
constexpr std::size_t longestText = 1'280; ///< bytes of a value that are looked at
constexpr std::uint32_t standardForms = 26 * 26 * million;

bool isLetter(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }
std::uint32_t letter(char c) noexcept { return static_cast<std::uint32_t>(c - 'A'); }
std::uint32_t digit(char c) noexcept { return static_cast<std::uint32_t>(c - '0'); }

/// HMRC's rules for prefixes, with QQ as the services accept it.
bool prefixIssued(char first, char second) noexcept
{
    constexpr std::string_view never = "DFIUV";
    if (never.find(first) != std::string_view::npos || never.find(second) != std::string_view::npos || second == 'O')
        return false;
    if ((first == 'Q') != (second == 'Q'))
        return false;
    constexpr std::string_view unused = "BG GB KN NK NT TN ZZ";
    const char pair[] = {first, second};
    return unused.find(std::string_view(pair, 2)) == std::string_view::npos;
}

} // namespace

std::uint32_t packNinoBody(std::string_view eight) noexcept
{
    if (eight.size() != 8)
        return Nino::none;
    if (isLetter(eight[0]) && isLetter(eight[1])
        && std::all_of(eight.begin() + 2, eight.end(), isDigit)) {
        std::uint32_t digits = 0;
        for (const char c : eight.substr(2))
            digits = digits * 10 + digit(c);
        return (letter(eight[0]) * 26 + letter(eight[1])) * million + digits;
    }
    if (isDigit(eight[0]) && isDigit(eight[1]) && isLetter(eight[2])
        && std::all_of(eight.begin() + 3, eight.end(), isDigit)) {
        std::uint32_t digits = 0;
        for (const char c : eight.substr(3))
            digits = digits * 10 + digit(c);
        return standardForms + ((digit(eight[0]) * 10 + digit(eight[1])) * 26 + letter(eight[2])) * 100'000 + digits;
    }
    return Nino::none;
}

std::string ninoBodyText(std::uint32_t body)
{
    std::string out(8, '0');
    if (body < standardForms) {
        std::uint32_t digits = body % million;
        for (std::size_t at = 8; at-- > 2; digits /= 10)
            out[at] = static_cast<char>('0' + digits % 10);
        out[0] = static_cast<char>('A' + body / million / 26);
        out[1] = static_cast<char>('A' + body / million % 26);
        return out;
    }
    body -= standardForms;
    std::uint32_t digits = body % 100'000;
    for (std::size_t at = 8; at-- > 3; digits /= 10)
        out[at] = static_cast<char>('0' + digits % 10);
    const std::uint32_t head = body / 100'000;
    out[0] = static_cast<char>('0' + head / 26 / 10 % 10);
    out[1] = static_cast<char>('0' + head / 26 % 10);
    out[2] = static_cast<char>('A' + head % 26);
    return out;
}

Nino parseNino(std::string_view text)
{
    Nino out;
    out.text = lettersAndDigits(text);
    if (out.text.size() != 8 && out.text.size() != 9)
        return out;
    const bool hasSuffix = out.text.size() == 9;
    if (hasSuffix && !isLetter(out.text[8]))
        return out;
    out.body = packNinoBody(std::string_view(out.text).substr(0, 8));
    if (!out.shaped())
        return out;
    if (hasSuffix)
        out.suffix = static_cast<std::uint8_t>(letter(out.text[8]) + 1);
    constexpr std::string_view suffixes = "ABCDFMU";
    const bool suffixIssued = !hasSuffix || suffixes.find(out.text[8]) != std::string_view::npos;
    const bool sameDigits = out.text.find_first_not_of(out.text[2], 2) == 8 || out.text.substr(2, 6) == "000000";
    out.valid = suffixIssued && !(sameDigits && out.text.substr(2, 6) == "000000")
        && (isDigit(out.text[0]) || prefixIssued(out.text[0], out.text[1]));
    return out;
}

DigitDifference differenceOf(std::string_view left, std::string_view right) noexcept
{
    if (left.size() != right.size())
        return DigitDifference::Far;
    std::size_t wrong = 0;
    std::size_t first = 0;
    for (std::size_t at = 0; at < left.size(); ++at) {
        if (left[at] == right[at])
            continue;
        if (wrong++ == 0)
            first = at;
    }
    if (wrong == 0)
        return DigitDifference::Same;
    if (wrong == 1)
        return DigitDifference::OneWrong;
    if (wrong > 2)
        return DigitDifference::Far;
    const bool neighbours = left[first + 1] != right[first + 1];
    if (neighbours && left[first] == right[first + 1] && left[first + 1] == right[first])
        return DigitDifference::Swapped;
    return DigitDifference::TwoWrong;
}

std::optional<std::uint32_t> parseTrn(std::string_view text)
{
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (const char c : text.substr(0, longestText)) {
        if (!isDigit(c))
            continue;
        if (++digits > 7)
            return std::nullopt;
        value = value * 10 + digit(c);
    }
    if (digits != 7 || value == 0)
        return std::nullopt;
    return value;
}

std::string trnText(std::uint32_t trn)
{
    std::string out(7, '0');
    for (std::size_t at = 7; at-- > 0; trn /= 10)
        out[at] = static_cast<char>('0' + trn % 10);
    return out;
}

Email parseEmail(std::string_view text)
{
    Email out;
    parseEmail(text, out);
    return out;
}

void parseEmail(std::string_view text, Email &out)
{
    out.local.clear();
    out.domain.clear();
    out.plainLocal.clear();
    // The whole lies in `domain` until it is known to be one: memory that is used again.
    std::string &plain = out.domain;
    display(text, plain);
    const auto refuse = [&] { plain.clear(); };
    const bool ascii = std::all_of(plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
        for (char &c : plain)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    } else {
        const std::u32string points = codePoints(plain);
        plain.clear();
        for (const char32_t point : points)
            plain += folded(point);
        // Some signs fold into several; longer than a value may be, it is no address.
        if (codePoints(plain).size() > longestValue)
            return refuse();
    }
    // Some signs fold into a space.
    if (plain.find(' ') != std::string::npos)
        return refuse();
    const auto at = plain.rfind('@');
    if (at == std::string::npos || at == 0 || plain.find('@') != at || plain.find('.', at) == std::string::npos
        || plain.back() == '.' || plain[at + 1] == '.')
        return refuse();
    out.local.assign(plain, 0, at);
    plain.erase(0, at + 1);
    if (out.domain == "googlemail.com")
        out.domain = "gmail.com";
    for (const char c : out.local) {
        if (c == '+')
            break;
        if (c != '.')
            out.plainLocal += c;
    }
}

std::uint32_t Email::hash() const noexcept
{
    const auto mixed = hashOf(local) * 0x9E3779B97F4A7C15ULL ^ hashOf(domain);
    return static_cast<std::uint32_t>(mixed >> 32) | 1U;
}

std::uint32_t Email::localHash() const noexcept
{
    return static_cast<std::uint32_t>(hashOf(plainLocal) >> 32) | 1U;
}

} // namespace matchdesk::matching
