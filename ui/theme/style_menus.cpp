// SPDX-License-Identifier: MIT
#include "style_parts.h"
#include "theme/paint.h"

#include <QPainter>
#include <QStyleOption>

namespace matchdesk::style {

namespace {

void paintItem(const Theme &theme, const QStyleOptionMenuItem &item, QPainter &painter)
{
    const Colours &colours = theme.colours();
    const QRect &row = item.rect;
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        const int y = row.center().y();
        paintHairline(painter, {row.left() + Space::s, y}, {row.right() - Space::s, y}, colours.border);
        return;
    }
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const bool toRight = item.direction == Qt::RightToLeft;
    paintRowBack(painter, row, colours, {.selected = selected, .rightToLeft = toRight});

    const int icon = theme.metrics().icon;
    const bool indented = item.menuHasCheckableItems || item.maxIconWidth > 0;
    QRect words = row.adjusted(Space::l, 0, -Space::l, 0);
    if (indented) {
        const QRect box(words.left(), row.center().y() - icon / 2, icon, icon);
        const QRect place = QStyle::visualRect(item.direction, row, box);
        if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(enabled ? colours.text : colours.disabled, 1.5, Qt::SolidLine, Qt::RoundCap,
                Qt::RoundJoin));
            const QPointF centre = QRectF(place).center();
            const QPolygonF tick({centre + QPointF(-4, 0), centre + QPointF(-1, 3), centre + QPointF(4, -3)});
            painter.drawPolyline(tick);
            painter.restore();
        } else if (!item.icon.isNull()) {
            item.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        }
        words.adjust(icon + Space::s, 0, 0, 0);
    }
    words = QStyle::visualRect(item.direction, row, words);
    painter.save();
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(enabled ? colours.text : colours.disabled);
    const int leading = toRight ? Qt::AlignRight : Qt::AlignLeft;
    const int trailing = toRight ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(words, leading | Qt::AlignVCenter | Qt::TextShowMnemonic, item.text.section(u'\t', 0, 0));
    painter.setPen(!enabled ? colours.disabled : selected ? colours.text2 : colours.muted);
    painter.drawText(words, trailing | Qt::AlignVCenter, item.text.section(u'\t', 1));
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect box(words.right() - icon + 1, row.center().y() - icon / 2, icon, icon);
        paintChevron(painter, QStyle::visualRect(item.direction, words, box),
            toRight ? Pointing::Left : Pointing::Right, enabled ? colours.text2 : colours.disabled);
    }
    painter.restore();
}

void paintBarItem(const Theme &theme, const QStyleOptionMenuItem &item, QPainter &painter)
{
    const Colours &colours = theme.colours();
    painter.fillRect(item.rect, colours.base);
    const bool lit = item.state & (QStyle::State_Selected | QStyle::State_Sunken);
    if (lit)
        painter.fillRect(item.rect, item.state.testFlag(QStyle::State_Sunken) ? colours.selection : colours.hover);
    painter.save();
    painter.setPen(item.state.testFlag(QStyle::State_Enabled) ? colours.text2 : colours.disabled);
    painter.drawText(item.rect, Qt::AlignCenter | Qt::TextShowMnemonic, item.text);
    painter.restore();
}

} // namespace

bool paintMenuElement(const Theme &theme, QStyle::ControlElement element, const QStyleOption &option,
    QPainter &painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    switch (element) {
    case QStyle::CE_MenuItem:
        if (item)
            paintItem(theme, *item, painter);
        return item != nullptr;
    case QStyle::CE_MenuBarItem:
        if (item)
            paintBarItem(theme, *item, painter);
        return item != nullptr;
    case QStyle::CE_MenuBarEmptyArea: painter.fillRect(option.rect, theme.colours().base); return true;
    case QStyle::CE_MenuEmptyArea: return true;
    default: return false;
    }
}

} // namespace matchdesk::style
