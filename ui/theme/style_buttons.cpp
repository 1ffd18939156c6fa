// SPDX-License-Identifier: MIT
#include "style_parts.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace matchdesk::style {

QColor pressedFill(const QColor &fill)
{
    return fill.darker(106);
}

void paintButton(const Theme &theme, const QStyleOption &option, QPainter &painter)
{
    const Colours &colours = theme.colours();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool primary = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const bool down = option.state.testFlag(QStyle::State_Sunken);
    const bool on = option.state.testFlag(QStyle::State_On);

    QColor fill = primary ? colours.accent : flat ? QColor(Qt::transparent) : colours.raised;
    QColor line = primary ? colours.accent : flat ? QColor(Qt::transparent) : colours.borderStrong;
    if (!enabled) {
        fill = flat ? fill : colours.window;
        line = flat ? line : colours.border;
    } else if (on) {
        fill = colours.selection;
        line = flat ? line : colours.accent;
    } else if (hovered || down) {
        fill = primary ? colours.accent.darker(108) : colours.hover;
        line = primary ? fill : line;
    }
    if (down)
        fill = pressedFill(fill);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(buttonShape(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5), Radius::control,
        Radius::control);
    painter.restore();
}

void paintButtonLabel(const Theme &theme, const QStyleOptionButton &button, QPainter &painter, const QWidget *widget)
{
    const Colours &colours = theme.colours();
    const bool primary = button.features.testFlag(QStyleOptionButton::DefaultButton);
    const bool flat = button.features.testFlag(QStyleOptionButton::Flat);
    const bool enabled = button.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setFont(primary ? theme.font(TextRole::BodyStrong) : widget ? widget->font() : painter.font());
    QRect room = button.rect;
    if (!button.icon.isNull()) {
        const QSize size = button.iconSize;
        const int text = painter.fontMetrics().horizontalAdvance(button.text);
        const int all = size.width() + (button.text.isEmpty() ? 0 : Space::s + text);
        const QRect strip(room.left() + (room.width() - all) / 2, room.top(), all, room.height());
        const QRect icon(strip.left(), strip.center().y() - size.height() / 2, size.width(), size.height());
        button.icon.paint(&painter, QStyle::visualRect(button.direction, strip, icon), Qt::AlignCenter,
            enabled ? QIcon::Normal : QIcon::Disabled);
        room = QStyle::visualRect(button.direction, strip, strip.adjusted(size.width() + Space::s, 0, Space::s, 0));
    }
    painter.setPen(!enabled ? colours.disabled : primary ? colours.onAccent : flat ? colours.link : colours.text);
    painter.drawText(room, Qt::AlignCenter | Qt::TextShowMnemonic, button.text);
    painter.restore();
}

void paintCheck(const Theme &theme, const QStyleOption &option, QPainter &painter, bool round)
{
    const Colours &colours = theme.colours();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor filled = enabled ? colours.accent : colours.disabled;
    const bool fill = on || partly;
    painter.setPen(QPen(fill ? filled : enabled ? colours.borderStrong : colours.border, 1));
    painter.setBrush(fill ? filled : hovered ? colours.hover : colours.base);
    if (round)
        painter.drawEllipse(box);
    else
        painter.drawRoundedRect(box, Radius::keyCap, Radius::keyCap);
    painter.setPen(QPen(colours.onAccent, box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (partly) {
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    } else if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.onAccent);
        painter.drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2);
    } else if (on) {
        painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
    }
    painter.restore();
}

void paintChevron(QPainter &painter, const QRect &box, Pointing pointing, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(QRectF(box).center());
    switch (pointing) {
    case Pointing::Down: break;
    case Pointing::Up: painter.rotate(180); break;
    case Pointing::Left: painter.rotate(90); break;
    case Pointing::Right: painter.rotate(-90); break;
    }
    const double scale = std::clamp(std::min(box.width(), box.height()) / 16.0, 0.75, 2.0);
    painter.scale(scale, scale);
    painter.drawPolyline(QPolygonF({QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)}));
    painter.restore();
}

} // namespace matchdesk::style
