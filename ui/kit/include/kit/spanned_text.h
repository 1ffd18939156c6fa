// SPDX-License-Identifier: MIT
#pragma once

#include "theme/tokens.h"

#include <QList>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace matchdesk {

/// Text in which some characters stand out: marked (semibold and underlined, the characters that differ) or strong.
/// Positions are UTF-16 units of `text`. A value; any thread.
struct SpannedText {
    enum class Kind { Strong, Mark };
    struct Span {
        qsizetype start = 0;
        qsizetype length = 0;
        Kind kind = Kind::Strong;
        friend bool operator==(const Span &, const Span &) = default;
    };

    QString text;
    std::vector<Span> spans;

    [[nodiscard]] static SpannedText plain(const QString &text) { return {text, {}}; }
    [[nodiscard]] static SpannedText strong(const QString &text);
    /// Puts the parts in the places %1 to %9 of a translated sentence, and keeps their spans. No HTML, so translators
    /// may move the places freely. A place without a part stays as it is.
    [[nodiscard]] static SpannedText fill(const QString &pattern, const QList<SpannedText> &parts);
    SpannedText &append(const SpannedText &other);

    friend bool operator==(const SpannedText &, const SpannedText &) = default;
};

/// The text for a screen reader: masked characters become a word, and marks say that they differ.
[[nodiscard]] QString spoken(const SpannedText &text);

/// How to set and paint a spanned text.
struct TextLook {
    QFont font;
    QColor colour;
    bool tabular = true; ///< every digit takes the width of the widest, so that figures align from row to row
    bool wrap = false;   ///< false: one line, elided at its end
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignTop;
};

/// The size that a text takes; `width` limits it where the look wraps.
///
/// Inter's digits are proportional and Qt 6.4 cannot ask a font for its tabular figures. Where the look is tabular,
/// each digit is set, centred, on the advance of the widest digit; all else keeps the font's own spacing.
[[nodiscard]] QSizeF spannedSize(const SpannedText &text, const TextLook &look, qreal width = 0);
/// Paints inside `rect`, and returns what was used.
QRectF paintSpanned(QPainter &painter, const QRectF &rect, const SpannedText &text, const TextLook &look);
/// One line of plain text with tabular figures.
QRectF paintText(QPainter &painter, const QRectF &rect, const QString &text, const TextLook &look);

} // namespace matchdesk
