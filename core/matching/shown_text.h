// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Values as a comparison shows them.
namespace matchdesk::matching {

/// The parts that are there, with a space between them.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> parts);
/// The values of both lists, with commas.
[[nodiscard]] std::string listed(const std::vector<std::string> &first, const std::vector<std::string> &second);
[[nodiscard]] bool sameButCase(std::string_view left, std::string_view right);
/// What tidying took away: accents, or spaces and the like. Titles and joined words have no word of their own.
[[nodiscard]] Note tidyingOf(std::string_view stated, std::string_view held);

} // namespace matchdesk::matching
