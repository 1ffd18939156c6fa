// SPDX-License-Identifier: MIT
#include "characters.h"

namespace matchdesk::messaging {

std::optional<Character> firstCharacter(std::string_view text) noexcept
{
    if (text.empty())
        return std::nullopt;
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80U)
        return Character {lead, 1};
    const std::size_t bytes = lead >= 0xf0U ? 4 : lead >= 0xe0U ? 3 : 2;
    if (lead < 0xc2U || lead > 0xf4U || text.size() < bytes)
        return std::nullopt;
    char32_t code = lead & (0xffU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xc0U) != 0x80U)
            return std::nullopt;
        code = (code << 6U) | (next & 0x3fU);
    }
    const bool overlong = (bytes == 3 && code < 0x800U) || (bytes == 4 && code < 0x10000U);
    if (overlong || code > 0x10ffffU || (code >= 0xd800U && code <= 0xdfffU))
        return std::nullopt;
    return Character {code, bytes};
}

bool isUnsafe(char32_t code) noexcept
{
    return code < 0x20U || (code >= 0x7fU && code <= 0x9fU) || code == 0x2028U || code == 0x2029U || code == 0x200eU
        || code == 0x200fU || code == 0x061cU || (code >= 0x202aU && code <= 0x202eU)
        || (code >= 0x2066U && code <= 0x2069U) || code == 0xfeffU;
}

} // namespace matchdesk::messaging
