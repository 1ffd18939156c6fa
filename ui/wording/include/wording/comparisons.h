// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"

#include <QCoreApplication>
#include <QString>

namespace matchdesk {

/// The shape that stands beside a verdict's word, so that colour is never alone.
enum class VerdictShape { Agrees, Nearly, Swapped, Part, Nothing, Contradicts };

/// The words of the comparison: fields, verdicts, the evidence behind a cell, and each of them spoken.
class ComparisonWords {
    Q_DECLARE_TR_FUNCTIONS(ComparisonWords)
public:
    /// The row's label: "NI number".
    [[nodiscard]] static QString label(matching::Field field);
    /// The same inside a sentence: "NI number", "date of birth".
    [[nodiscard]] static QString noun(matching::Field field);

    [[nodiscard]] static VerdictShape shape(const matching::Cell &cell);
    /// The verdict in words: "day and month swapped", "none held", "forename differs".
    [[nodiscard]] static QString verdict(const matching::Cell &cell);
    /// What was compared and how much it says, for the strip at the foot.
    /// The values are given as they are shown (masked or not).
    [[nodiscard]] static QString evidence(const matching::Cell &cell, const QString &stated, const QString &held);
    /// One cell as a screen reader says it: "NI number, candidate 1: digits swapped. Stated …. Record …."
    [[nodiscard]] static QString spoken(const matching::Cell &cell, int candidate, const QString &stated,
        const QString &held);

private:
    [[nodiscard]] static QString weight(const matching::Cell &cell);
};

} // namespace matchdesk
