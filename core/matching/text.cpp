// SPDX-License-Identifier: MIT
#include "text.h"

#include <array>
#include <bit>

#include <utf8proc.h>
#include <xxhash.h>

namespace matchdesk::matching {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool isAscii(std::string_view text) noexcept
{
    unsigned char all = 0;
    for (const char byte : text)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(byte));
    return all < 0x80;
}

/// Short printable ASCII with nothing to tidy: most of what is ever seen.
bool isPlain(std::string_view text) noexcept
{
    if (text.size() > longestValue)
        return false;
    bool space = true;
    for (const char byte : text) {
        const bool here = byte == ' ';
        if ((here && space) || byte < ' ' || byte == 0x7F)
            return false;
        space = here;
    }
    return text.empty() || !space;
}

void append(std::string &out, char32_t point)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes.data());
    for (utf8proc_ssize_t index = 0; index < length; ++index)
        out += static_cast<char>(bytes[static_cast<std::size_t>(index)]);
}

/// The next code point at `at`, which moves on; a broken sequence gives U+FFFD and one byte.
char32_t next(std::string_view text, std::size_t &at) noexcept
{
    const auto *bytes = reinterpret_cast<const utf8proc_uint8_t *>(text.data()) + at;
    utf8proc_int32_t point = -1;
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (length <= 0 || point < 0) {
        ++at;
        return replacement;
    }
    at += static_cast<std::size_t>(length);
    return static_cast<char32_t>(point);
}

/// Letters that Unicode does not take apart.
std::string_view undecomposed(char32_t point) noexcept
{
    switch (point) {
    case 0x0142: case 0x0141: return "l";
    case 0x0111: case 0x0110: case 0x00F0: case 0x00D0: return "d";
    case 0x00F8: case 0x00D8: return "o";
    case 0x00E6: case 0x00C6: return "ae";
    case 0x0153: case 0x0152: return "oe";
    case 0x00FE: case 0x00DE: return "th";
    case 0x00DF: case 0x1E9E: return "ss";
    case 0x0127: case 0x0126: return "h";
    case 0x0131: case 0x0130: return "i";
    case 0x014B: case 0x014A: return "n";
    case 0x0167: case 0x0166: return "t";
    default: return {};
    }
}

bool isWordCharacter(char32_t point) noexcept
{
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

bool isInvisible(char32_t point) noexcept
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CN;
}

void asciiWords(std::string_view text, std::string &out)
{
    out.clear();
    bool gap = false;
    for (const char byte : text.substr(0, longestValue)) {
        const bool upper = byte >= 'A' && byte <= 'Z';
        if (upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
            if (gap && !out.empty())
                out += ' ';
            gap = false;
            out += upper ? static_cast<char>(byte + ('a' - 'A')) : byte;
        } else if (byte != '\'' && byte != '`') {
            gap = true;
        }
    }
}

} // namespace

bool isApostrophe(char32_t point) noexcept
{
    switch (point) {
    case U'\'': case U'`': case 0x00B4: case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x02BB: case 0x02B9:
    case 0x2032: case 0xFF07:
        return true;
    default:
        return false;
    }
}

std::string displayed(std::string_view text)
{
    std::string out;
    display(text, out);
    return out;
}

void display(std::string_view text, std::string &out)
{
    if (isPlain(text)) {
        out.assign(text);
        return;
    }
    out.clear();
    std::size_t at = 0;
    std::size_t count = 0;
    bool gap = false;
    while (at < text.size() && count < longestValue) {
        const char32_t point = next(text, at);
        const bool space = point == U' ' || point == U'\t' || point == U'\n' || point == U'\r' || point == 0x00A0
            || point == 0x202F || point == 0x3000;
        if (space) {
            gap = !out.empty();
            continue;
        }
        // The joiners between letters matter in some scripts, but never to a comparison, and they hide in copied text.
        if (isInvisible(point))
            continue;
        if (gap) {
            if (count + 2 > longestValue)
                return;
            out += ' ';
            ++count;
            gap = false;
        }
        append(out, point);
        ++count;
    }
}

std::u32string codePoints(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size())
        out += next(text, at);
    return out;
}

std::string lowered(std::string_view text)
{
    std::string out;
    if (isAscii(text)) {
        for (const char byte : text)
            out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
        return out;
    }
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(next(text, at)))));
    return out;
}

std::string folded(char32_t point)
{
    if (point < 0x80) {
        if (point >= U'A' && point <= U'Z')
            return std::string(1, static_cast<char>(point + 32));
        return std::string(1, static_cast<char>(point));
    }
    if (const auto known = undecomposed(point); !known.empty())
        return std::string(known);
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = UTF8PROC_BOUNDCLASS_START;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD
        | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    std::string out;
    for (utf8proc_ssize_t index = 0; index < count && index < static_cast<utf8proc_ssize_t>(parts.size()); ++index) {
        const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(index)]);
        if (const auto known = undecomposed(part); !known.empty())
            out += known;
        else
            append(out, part);
    }
    return out;
}

std::string foldedWords(std::string_view text)
{
    std::string out;
    foldWords(text, out);
    return out;
}

void foldWords(std::string_view text, std::string &out)
{
    if (isAscii(text.substr(0, longestValue))) {
        asciiWords(text, out);
        return;
    }
    out.clear();
    std::size_t at = 0;
    bool gap = false;
    for (std::size_t count = 0; at < text.size() && count < longestValue; ++count) {
        const char32_t point = next(text, at);
        if (isApostrophe(point))
            continue;
        if (point != replacement && !isWordCharacter(point)) {
            const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
            const bool silent = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_CF
                || category == UTF8PROC_CATEGORY_ME;
            gap = gap || !silent;
            continue;
        }
        if (point == replacement)
            continue;
        std::string piece = folded(point);
        // A sign that stands alone for an accent folds into a space.
        std::erase(piece, ' ');
        if (piece.empty())
            continue;
        if (gap && !out.empty())
            out += ' ';
        gap = false;
        out += piece;
    }
}

Joined::Joined(std::string_view text) : m_view(text)
{
    if (text.find(' ') == std::string_view::npos)
        return;
    if (text.size() > m_short.size()) {
        m_long = withoutSpaces(text);
        m_view = m_long;
        return;
    }
    std::size_t size = 0;
    for (const char byte : text) {
        if (byte != ' ')
            m_short[size++] = byte;
    }
    m_view = {m_short.data(), size};
}

Words splitWords(std::string_view text)
{
    Words out;
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0)
            out.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return out;
}

std::string withoutSpaces(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char byte : text) {
        if (byte != ' ')
            out += byte;
    }
    return out;
}

std::string lettersAndDigits(std::string_view text)
{
    std::string out;
    if (isPlain(text)) {
        for (const char byte : text) {
            if (byte >= 'a' && byte <= 'z')
                out += static_cast<char>(byte - ('a' - 'A'));
            else if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z'))
                out += byte;
        }
        return out;
    }
    for (const char byte : withoutSpaces(foldedWords(text))) {
        if (byte >= 'a' && byte <= 'z')
            out += static_cast<char>(byte - ('a' - 'A'));
        else if (byte >= '0' && byte <= '9')
            out += byte;
    }
    return out;
}

std::uint32_t letterSet(std::string_view folded) noexcept
{
    std::uint32_t set = 0;
    for (const char byte : folded) {
        if (byte >= 'a' && byte <= 'z')
            set |= 1U << (byte - 'a');
        else if (byte == ' ')
            set |= 1U << 31;
        else
            set |= 1U << (26 + (static_cast<unsigned char>(byte) & 3U));
    }
    return set;
}

std::uint64_t hashOf(std::string_view text) noexcept
{
    return XXH3_64bits(text.data(), text.size());
}

} // namespace matchdesk::matching
