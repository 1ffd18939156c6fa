// SPDX-License-Identifier: MIT
#include "domain/mask.h"

#include <algorithm>
#include <array>

namespace matchdesk {

namespace {

constexpr std::string_view kDots2 = "\u2022\u2022";
constexpr std::string_view kDots3 = "\u2022\u2022\u2022";
constexpr std::string_view kDots4 = "\u2022\u2022\u2022\u2022";

/// The bytes of the code point that `text` begins with.
std::size_t firstCodePoint(std::string_view text) noexcept
{
    if (text.empty())
        return 0;
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80U)
        ++length;
    return length;
}

/// ".ac.uk" of "students.example.ac.uk": two labels when the one before the last is a kind of organisation.
std::string_view publicSuffix(std::string_view host) noexcept
{
    const auto last = host.rfind('.');
    if (last == std::string_view::npos)
        return {};
    if (last > 0) {
        const auto before = host.rfind('.', last - 1);
        if (before != std::string_view::npos) {
            const std::string_view second = host.substr(before + 1, last - before - 1);
            static constexpr std::array<std::string_view, 7> kinds {"ac", "co", "gov", "org", "sch", "nhs", "me"};
            if (std::ranges::find(kinds, second) != kinds.end())
                return host.substr(before);
        }
    }
    return host.substr(last);
}

} // namespace

std::string maskedEmail(std::string_view address)
{
    if (address.empty())
        return {};
    const auto at = address.rfind('@');
    const std::string_view first = address.substr(0, firstCodePoint(address));
    std::string masked(first);
    masked += kDots3;
    if (at == std::string_view::npos)
        return masked;
    if (at == 0)
        masked = kDots3;
    masked += '@';
    masked += kDots4;
    masked += publicSuffix(address.substr(at + 1));
    return masked;
}

std::string maskedNino(std::string_view nino, const std::vector<matching::Span> &shown)
{
    // The marks count characters of the value as it is shown, spaces included; an NI number is plain ASCII.
    struct Sign {
        char character;
        bool marked;
    };
    std::vector<Sign> signs;
    for (std::size_t i = 0; i < nino.size(); ++i) {
        if (nino[i] == ' ' || nino[i] == '-')
            continue;
        const bool marked = std::ranges::any_of(
            shown, [i](const matching::Span &span) { return i >= span.start && i < span.start + std::size_t(span.length); });
        signs.push_back({nino[i], marked});
    }
    if (signs.empty())
        return {};
    if (signs.size() < 8 || signs.size() > 9)
        return std::string(kDots4) + std::string(kDots4);
    std::string masked {signs[0].character, signs[1].character};
    for (std::size_t pair = 2; pair < 8; pair += 2) {
        masked += ' ';
        if (signs[pair].marked || signs[pair + 1].marked)
            masked += {signs[pair].character, signs[pair + 1].character};
        else
            masked += kDots2;
    }
    if (signs.size() == 9) {
        masked += ' ';
        masked += signs[8].character;
    }
    return masked;
}

} // namespace matchdesk
