// SPDX-License-Identifier: MIT
#include "kit/glyph.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace matchdesk {

namespace {

/// Paths are drawn on a 12 x 12 grid.
constexpr qreal grid = 12;

void arrowHead(QPainterPath &path, QPointF tip, qreal dx, qreal dy)
{
    path.moveTo(tip + QPointF(dx, -dy));
    path.lineTo(tip);
    path.lineTo(tip + QPointF(dx, dy));
}

QPainterPath pathOf(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::None: break;
    case Glyph::Tick:
        path.moveTo(2, 6.5);
        path.lineTo(4.75, 9.25);
        path.lineTo(10, 3);
        break;
    case Glyph::Cross:
        path.moveTo(2.75, 2.75);
        path.lineTo(9.25, 9.25);
        path.moveTo(9.25, 2.75);
        path.lineTo(2.75, 9.25);
        break;
    case Glyph::Wave:
        for (const qreal y : {4.25, 7.75}) {
            path.moveTo(1.5, y + 0.5);
            path.cubicTo(3, y - 1.75, 4.5, y - 1.25, 6, y);
            path.cubicTo(7.5, y + 1.25, 9, y + 1.75, 10.5, y - 0.5);
        }
        break;
    case Glyph::Swap:
        path.moveTo(1.5, 4);
        path.lineTo(10, 4);
        arrowHead(path, {10.5, 4}, -2.25, 2.25);
        path.moveTo(10.5, 8.25);
        path.lineTo(2, 8.25);
        arrowHead(path, {1.5, 8.25}, 2.25, 2.25);
        break;
    case Glyph::Part:
        path.moveTo(4.1, 3.3);
        path.arcTo(QRectF(2, 2.25, 8, 8), 118, -298);
        path.moveTo(4.4, 0.9);
        path.lineTo(4.1, 3.3);
        path.lineTo(6.5, 4.2);
        break;
    case Glyph::Dash:
        path.moveTo(3, 6);
        path.lineTo(9, 6);
        break;
    case Glyph::Flag:
        path.moveTo(3, 11);
        path.lineTo(3, 1.75);
        path.lineTo(9.75, 1.75);
        path.lineTo(8.25, 4.25);
        path.lineTo(9.75, 6.75);
        path.lineTo(3, 6.75);
        break;
    case Glyph::Info:
        path.addEllipse(QPointF(6, 6), 4.75, 4.75);
        path.moveTo(6, 5.75);
        path.lineTo(6, 8.25);
        path.moveTo(6, 3.7);
        path.lineTo(6, 3.75);
        break;
    case Glyph::Warning:
        path.moveTo(6, 1.5);
        path.lineTo(11, 10.25);
        path.lineTo(1, 10.25);
        path.closeSubpath();
        path.moveTo(6, 4.75);
        path.lineTo(6, 6.75);
        path.moveTo(6, 8.5);
        path.lineTo(6, 8.55);
        break;
    case Glyph::Clock:
        path.addEllipse(QPointF(6, 6), 4.75, 4.75);
        path.moveTo(6, 3.5);
        path.lineTo(6, 6.25);
        path.lineTo(7.75, 7.25);
        break;
    case Glyph::Lock:
        path.addRoundedRect(QRectF(2.25, 5.25, 7.5, 5.25), 0.75, 0.75);
        path.moveTo(4, 5);
        path.lineTo(4, 3.75);
        path.cubicTo(4, 0.75, 8, 0.75, 8, 3.75);
        path.lineTo(8, 5);
        break;
    }
    return path;
}

} // namespace

void paintGlyph(QPainter &painter, const QRectF &box, Glyph glyph, const QColor &colour)
{
    if (glyph == Glyph::None)
        return;
    const qreal side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / grid, side / grid);
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(glyph == Glyph::Flag ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(pathOf(glyph));
    painter.restore();
}

} // namespace matchdesk
