// SPDX-License-Identifier: MIT
#include "writer.h"

namespace matchdesk::contract {

namespace {

/// Length of the well-formed UTF-8 sequence at the start of `text` (RFC 3629), or 0 where there is none.
std::size_t sequenceLength(std::string_view text) noexcept
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
        length = 2;
    } else if (lead >= 0xe0 && lead <= 0xef) {
        length = 3;
        if (lead == 0xe0)
            low = 0xa0;
        if (lead == 0xed)
            high = 0x9f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        length = 4;
        if (lead == 0xf0)
            low = 0x90;
        if (lead == 0xf4)
            high = 0x8f;
    } else {
        return 0;
    }
    if (text.size() < length || byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xbf)
            return 0;
    }
    return length;
}

void appendEscaped(std::string &out, unsigned char c)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    out += "\\u00";
    out += kHex[c >> 4U];
    out += kHex[c & 0x0fU];
}

} // namespace

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t plainFrom = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            ++i;
            continue;
        }
        if (c >= 0x80) {
            if (const std::size_t length = sequenceLength(text.substr(i)); length > 0) {
                i += length;
                continue;
            }
        }
        out.append(text, plainFrom, i - plainFrom);
        if (c >= 0x80)
            out += "\xef\xbf\xbd";
        else
            appendEscaped(out, c);
        ++i;
        plainFrom = i;
    }
    out.append(text, plainFrom, text.size() - plainFrom);
    out += '"';
}

} // namespace matchdesk::contract
