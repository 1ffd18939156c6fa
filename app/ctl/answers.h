// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"
#include "support/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The answers of batch matching: one line of JSON each.
namespace matchdesk::ctl {

/// What a line says that measuring needs.
struct Answer {
    struct Entry {
        std::string trn;
        std::uint32_t probabilityPpm = 0;
    };
    std::string queryId;
    matching::Conclusion conclusion = matching::Conclusion::None;
    std::string confirmedTrn;
    std::vector<Entry> candidates; ///< best first
    std::uint32_t considered = 0;
    bool truncated = false;
    std::optional<double> micros;  ///< what the match took
};

/// Appends the line of one answer, its line end included. `micros` below zero: not measured.
void appendLine(std::string &text, std::string_view queryId, const matching::MatchResult &result, double micros);
[[nodiscard]] Answer answerOf(std::string_view queryId, const matching::MatchResult &result, double micros);
/// Reads what appendLine() wrote. Unprocessable when it is something else.
[[nodiscard]] Result<Answer> answerFromLine(std::string_view line);

} // namespace matchdesk::ctl
