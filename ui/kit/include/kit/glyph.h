// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>

class QColor;
class QPainter;
class QString;

/// The shapes that go with a word: drawn as vectors, so that they look the same whatever the font holds.
namespace matchdesk {

enum class Glyph {
    None,
    Tick,    ///< agrees
    Cross,   ///< contradicts
    Wave,    ///< nearly: typo, digits swapped
    Swap,    ///< two parts in each other's place
    Part,    ///< a part of it, an earlier one
    Dash,    ///< nothing to compare
    Flag,    ///< needs attention
    Info,
    Warning,
    Clock,
    Lock,
};

/// Paints in a square of the smaller side of `box`, centred; the stroke follows its size (1.5 px at 12 px).
void paintGlyph(QPainter &painter, const QRectF &box, Glyph glyph, const QColor &colour);

} // namespace matchdesk
