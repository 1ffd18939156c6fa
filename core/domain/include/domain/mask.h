// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

/// Hiding what need not be seen. A mask's length never tells the value's.
namespace matchdesk {

/// "s•••@••••.ac.uk": first character and public suffix stay.
[[nodiscard]] std::string maskedEmail(std::string_view address);

/// "NW •• •• 41 C": prefix and suffix stay, and the pairs of digits in which a marked character lies.
[[nodiscard]] std::string maskedNino(std::string_view nino, const std::vector<matching::Span> &shown = {});

} // namespace matchdesk
