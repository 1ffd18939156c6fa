// SPDX-License-Identifier: MIT
#pragma once

#include "matching/model.h"
#include "tables.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Names in their compared form, and how two of them compare.
namespace matchdesk::matching {

/// A name field made ready: titles and placeholders gone, particles joined to what follows.
struct ParsedName {
    std::string text;                ///< folded words with one space between them; empty when nothing usable was given
    std::vector<std::string> earlier; ///< what stood behind "née", "formerly" or "known as" in the same field
};
[[nodiscard]] ParsedName parseForename(std::string_view field);
[[nodiscard]] ParsedName parseSurname(std::string_view field);
void parseForename(std::string_view field, ParsedName &out);
void parseSurname(std::string_view field, ParsedName &out);

/// Both compare folded values from parse*(), and do so symmetrically.
[[nodiscard]] NameLevel compareForenames(std::string_view left, std::string_view right, const VariantTable &variants);
[[nodiscard]] NameLevel compareSurnames(std::string_view left, std::string_view right, const VariantTable &variants);

/// True when the two cannot be within two keystrokes of each other, judging by letterSet() alone.
[[nodiscard]] bool surelyFar(std::uint32_t leftLetters, std::uint32_t rightLetters) noexcept;

/// The other ways in which `name` may be looked up: each word, and the whole without spaces.
[[nodiscard]] std::vector<std::string> partsOf(std::string_view name);

} // namespace matchdesk::matching
