// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace matchdesk::messaging {

/// One code point and the bytes that it takes.
struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;
};

/// The first character of `text`; nothing where the UTF-8 is broken (overlong forms and surrogates count as broken).
[[nodiscard]] std::optional<Character> firstCharacter(std::string_view text) noexcept;

/// True for what must not stand in a one-line value: controls, line and paragraph separators, and the marks that turn
/// the reading direction of what follows them.
[[nodiscard]] bool isUnsafe(char32_t code) noexcept;

} // namespace matchdesk::messaging
