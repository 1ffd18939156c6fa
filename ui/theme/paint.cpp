// SPDX-License-Identifier: MIT
#include "theme/paint.h"

#include <QPainter>

#include <cmath>

namespace matchdesk {

void paintFocusRing(QPainter &painter, const QRect &outer, const Colours &colours, int radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(outer).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void paintRowBack(QPainter &painter, const QRect &row, const Colours &colours, const RowBack &back)
{
    constexpr int barWidth = 3;
    if (back.selected)
        painter.fillRect(row, colours.selection);
    else if (back.hovered)
        painter.fillRect(row, colours.hover);
    if (back.selected) {
        const int left = back.rightToLeft ? row.right() - barWidth + 1 : row.left();
        painter.fillRect(QRect(left, row.top(), barWidth, row.height()),
            back.paneActive ? colours.accent : colours.borderStrong);
    }
    if (back.focused)
        paintFocusRing(painter, row, colours, 0);
}

void paintFloatingPanel(QPainter &painter, const QRect &outer, const Colours &colours, bool dark)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = QRectF(outer).adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin);
    painter.setPen(Qt::NoPen);
    // Layers of a faint black, each a pixel wider: their sum falls off like a soft shadow, without a graphics effect,
    // which would render the panel's children through a pixmap.
    QColor layer(Qt::black);
    layer.setAlphaF(dark ? 0.045F : 0.012F);
    painter.setBrush(layer);
    for (int reach = 1; reach < shadowMargin; ++reach) {
        const QRectF around = panel.adjusted(-reach, -reach, reach, reach).translated(0, 3);
        painter.drawRoundedRect(around, Radius::panel + reach, Radius::panel + reach);
    }
    painter.setPen(QPen(dark ? colours.borderStrong : colours.border, 1));
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), Radius::panel, Radius::panel);
    painter.restore();
}

void paintHairline(QPainter &painter, const QPoint &from, const QPoint &to, const QColor &colour)
{
    painter.fillRect(QRect(from, to), colour);
}

} // namespace matchdesk
