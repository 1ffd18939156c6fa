// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

/// Distances between short texts.
namespace matchdesk::matching {

/// Restricted Damerau-Levenshtein distance (insertions, deletions, substitutions, swaps of neighbours). Symmetric.
/// Bytes: exact for ASCII, an upper bound in characters otherwise.
[[nodiscard]] std::uint32_t editDistance(std::string_view left, std::string_view right);

/// The same against one fixed text of at most 64 bytes, prepared once (Hyyrö 2003).
class EditPattern {
public:
    explicit EditPattern(std::string_view text);
    [[nodiscard]] std::uint32_t distance(std::string_view other) const noexcept;

private:
    std::array<std::uint64_t, 256> m_positions{};
    std::uint32_t m_length = 0;
};

/// Jaro-Winkler similarity, 0 to 1, prefix weight 0.1 over at most four characters. Symmetric.
[[nodiscard]] double jaroWinkler(std::string_view left, std::string_view right);

/// The runs of characters that differ, in code points of each value as displayed. Case and accents do not differ.
[[nodiscard]] std::pair<std::vector<Span>, std::vector<Span>> differences(std::string_view left, std::string_view right);

} // namespace matchdesk::matching
