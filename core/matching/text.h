// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Unicode for matching: repairing, folding, and cutting into words. Longer input than any field allows is cut, so that
/// the work per value is bounded.
namespace matchdesk::matching {

/// Code points that a value is compared on; the rest is ignored.
inline constexpr std::size_t longestValue = 320;

/// `text` as valid UTF-8 of at most longestValue code points, without control characters and outer space.
[[nodiscard]] std::string displayed(std::string_view text);

/// Valid UTF-8 as code points.
[[nodiscard]] std::u32string codePoints(std::string_view text);

/// `text` in lower case and otherwise untouched.
[[nodiscard]] std::string lowered(std::string_view text);

/// One code point of `text` as compared: lower case without accents ("ß" gives "ss"); empty for marks and invisible ones.
[[nodiscard]] std::string folded(char32_t point);

[[nodiscard]] bool isApostrophe(char32_t point) noexcept;

/// Lower case, no accents, apostrophes gone, everything but letters and digits a single space, none at the ends.
[[nodiscard]] std::string foldedWords(std::string_view text);

[[nodiscard]] std::vector<std::string_view> splitWords(std::string_view text);
[[nodiscard]] std::string withoutSpaces(std::string_view text);

/// ASCII upper-case letters and digits of `text`, everything else dropped: the normal form of reference numbers.
[[nodiscard]] std::string lettersAndDigits(std::string_view text);

/// The set of letters in a folded value as bits, for cheap proofs that two values are far apart.
[[nodiscard]] std::uint32_t letterSet(std::string_view folded) noexcept;

[[nodiscard]] std::uint64_t hashOf(std::string_view text) noexcept;

} // namespace matchdesk::matching
