// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace matchdesk {

/// Where the letters of a pattern were found in a text, in order. Higher scores are better.
struct FuzzyMatch {
    int score = 0;
    std::vector<qsizetype> positions; ///< UTF-16 units of the text
};

/// Finds the letters of `pattern` in order in `text`, blind to case and accents. Beginnings of words and runs of
/// letters count most, long gaps and late starts count against it. An empty pattern matches all with score 0.
/// Any thread.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace matchdesk
