// SPDX-License-Identifier: MIT
#pragma once

#include "domain/detail.h"
#include "kit/spanned_text.h"
#include "wording/comparisons.h"

#include <QString>

#include <vector>

namespace matchdesk {

/// How many candidates the grid shows at a time.
inline constexpr int kCandidatesShown = 4;

/// A candidate's head: everything above its column.
struct CandidateHead {
    int number = 0; ///< the key that chooses it
    QString likelihood;
    QString note;
    QString flags;
    QString why;
    QString spoken;
    friend bool operator==(const CandidateHead &, const CandidateHead &) = default;
};

/// One value with its verdict.
struct ComparedValue {
    SpannedText value;
    QString verdict;
    VerdictShape shape = VerdictShape::Nothing;
    QString spoken;
    QString evidence;
    friend bool operator==(const ComparedValue &, const ComparedValue &) = default;
};

/// One identifier: its label, what was stated, and what each candidate holds.
struct ComparedField {
    matching::Field field = matching::Field::Name;
    QString label;
    SpannedText stated;
    std::vector<ComparedValue> values;
    friend bool operator==(const ComparedField &, const ComparedField &) = default;
};

/// The whole comparison as it is shown: texts with their marks, masked unless revealed. A value, without widgets.
struct Comparison {
    QString statedTitle;
    QString statedNote;
    std::vector<CandidateHead> heads;
    std::vector<ComparedField> fields;
    int firstShown = 0; ///< index into TicketDetail::candidates of the first head
    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// How the comparison is to be shown.
struct ComparisonLook {
    int firstShown = 0;  ///< of more than four candidates, the first to show
    int chosen = -1;     ///< index of the chosen candidate: its differences are marked in the stated column too
    bool revealed = false;
    Instant now {};
};

[[nodiscard]] Comparison comparisonOf(const TicketDetail &detail, const ComparisonLook &look);

/// The UTF-16 marks of `spans`, which count code points.
[[nodiscard]] SpannedText marked(const std::string &text, const std::vector<matching::Span> &spans);

} // namespace matchdesk
