// SPDX-License-Identifier: MIT
#pragma once

#include "theme/tokens.h"

#include <QRect>

class QPainter;

/// Painting that several widgets and delegates share. Each leaves the painter as it found it.
namespace matchdesk {

/// How far the focus ring reaches outside a button: 1 px of air and 2 px of ring.
inline constexpr int ringReach = 3;

/// A 2 px ring whose outer edge is `outer`.
void paintFocusRing(QPainter &painter, const QRect &outer, const Colours &colours, int radius = Radius::control + 2);

/// The back of a row: hover or selection fill, the leading bar, and the ring of the current row of the focused list.
struct RowBack {
    bool selected = false;
    bool hovered = false;
    bool focused = false;     ///< the current row while its list has the focus
    bool paneActive = true;   ///< false: the bar turns to borderStrong
    bool rightToLeft = false;
};
void paintRowBack(QPainter &painter, const QRect &row, const Colours &colours, const RowBack &back);

/// A panel that floats above the window (palette, sheet of keys): fill, border, soft shadow inside `shadowMargin`.
inline constexpr int shadowMargin = 16;
void paintFloatingPanel(QPainter &painter, const QRect &outer, const Colours &colours, bool dark);

/// Hairlines on whole device pixels.
void paintHairline(QPainter &painter, const QPoint &from, const QPoint &to, const QColor &colour);

} // namespace matchdesk
