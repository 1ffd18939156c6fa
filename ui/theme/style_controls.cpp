// SPDX-License-Identifier: MIT
#include "style_parts.h"
#include "theme/paint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace matchdesk::style {

namespace {

void paintField(const Theme &theme, const QRect &rect, QPainter &painter, QStyle::State state, const QWidget *widget,
    const QColor &fill)
{
    const Colours &colours = theme.colours();
    const bool refused = widget && widget->property("refused").toBool();
    const bool focused = state.testFlag(QStyle::State_HasFocus);
    const bool enabled = state.testFlag(QStyle::State_Enabled);
    const QColor line = focused ? colours.focus
        : refused               ? colours.danger
        : enabled               ? colours.borderStrong
                                : colours.border;
    const double width = focused || refused ? 2 : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(enabled ? fill : colours.window);
    painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), Radius::control,
        Radius::control);
    painter.restore();
}

void paintTab(const Theme &theme, const QStyleOptionTab &tab, QPainter &painter, bool label)
{
    const Colours &colours = theme.colours();
    const bool selected = tab.state.testFlag(QStyle::State_Selected);
    const bool hovered = tab.state.testFlag(QStyle::State_MouseOver);
    const QRect text = tab.rect.adjusted(Space::s, 0, -Space::s, 0);
    painter.save();
    if (!label) {
        if (selected || hovered) {
            painter.fillRect(QRect(text.left(), tab.rect.bottom() - 1, text.width(), 2),
                selected ? colours.accent : colours.border);
        }
    } else {
        painter.setFont(theme.font(selected ? TextRole::BodyStrong : TextRole::Body));
        const bool enabled = tab.state.testFlag(QStyle::State_Enabled);
        painter.setPen(!enabled ? colours.disabled : selected ? colours.text : colours.text2);
        painter.drawText(text, Qt::AlignCenter | Qt::TextShowMnemonic, tab.text);
        if (tab.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(painter, tab.rect.adjusted(1, 1, -1, -3), colours);
    }
    painter.restore();
}

void paintHeader(const Theme &theme, const QStyleOptionHeader &header, QPainter &painter, bool label)
{
    const Colours &colours = theme.colours();
    painter.save();
    if (!label) {
        painter.fillRect(header.rect, colours.base);
        paintHairline(painter, header.rect.bottomLeft(), header.rect.bottomRight(), colours.border);
    } else {
        const bool right = header.textAlignment.testFlag(Qt::AlignRight);
        const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
        painter.setFont(theme.font(TextRole::Caption));
        painter.setPen(sorted ? colours.text : colours.muted);
        QRect room = header.rect.adjusted(Space::s, 0, -Space::s, 0);
        if (sorted) {
            const int words = painter.fontMetrics().horizontalAdvance(header.text) + Space::xs;
            const int x = right ? std::max(room.left(), room.right() - words - 11)
                                : std::min(room.right() - 11, room.left() + words);
            const QRect arrow(x, room.center().y() - 6, 12, 12);
            paintChevron(painter, arrow,
                header.sortIndicator == QStyleOptionHeader::SortUp ? Pointing::Up : Pointing::Down, colours.text2);
            room.adjust(right ? 16 : 0, 0, right ? 0 : -16, 0);
        }
        const QString text = painter.fontMetrics().elidedText(header.text, Qt::ElideRight, room.width());
        const int side = right ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(room, side | Qt::AlignVCenter, text);
    }
    painter.restore();
}

void paintPanel(const Theme &theme, const QRect &rect, QPainter &painter)
{
    painter.save();
    painter.setPen(QPen(theme.isDark() ? theme.colours().borderStrong : theme.colours().border, 1));
    painter.setBrush(theme.colours().raised);
    painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.restore();
}

/// The back of a view's item where the view has no delegate of its own: the bar stands at the beginning of the row.
void paintItemBack(const Theme &theme, const QStyleOptionViewItem &item, QPainter &painter, const QWidget *widget)
{
    // A table says nothing about an item's place in its row.
    const bool known = item.viewItemPosition != QStyleOptionViewItem::Invalid;
    const bool alone = known ? item.viewItemPosition == QStyleOptionViewItem::OnlyOne
                             : !item.index.isValid() || item.index.model()->columnCount(item.index.parent()) == 1;
    const bool begins
        = alone || (known ? item.viewItemPosition == QStyleOptionViewItem::Beginning : item.index.column() == 0);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const bool hovered = item.state.testFlag(QStyle::State_MouseOver) && item.state.testFlag(QStyle::State_Enabled);
    if (item.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(item.rect, item.backgroundBrush);
    if (!begins) {
        if (selected || hovered)
            painter.fillRect(item.rect, selected ? theme.colours().selection : theme.colours().hover);
        return;
    }
    paintRowBack(painter, item.rect, theme.colours(),
        {.selected = selected,
            .hovered = hovered,
            .focused = alone && item.state.testFlag(QStyle::State_HasFocus),
            .paneActive = !widget || widget->hasFocus(),
            .rightToLeft = item.direction == Qt::RightToLeft});
}

bool ofView(const QWidget *widget)
{
    return qobject_cast<const QAbstractItemView *>(widget) != nullptr;
}

} // namespace

bool paintPrimitive(const Theme &theme, QStyle::PrimitiveElement element, const QStyleOption &option,
    QPainter &painter, const QWidget *widget)
{
    const Colours &colours = theme.colours();
    const QRect &rect = option.rect;
    switch (element) {
    case QStyle::PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
        if (frame && frame->lineWidth > 0)
            paintField(theme, rect, painter, option.state, widget, colours.base);
        return true;
    }
    case QStyle::PE_FrameLineEdit: return true;
    case QStyle::PE_PanelButtonCommand: paintButton(theme, option, painter); return true;
    case QStyle::PE_PanelButtonTool: {
        const bool lit = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On);
        if (!lit || !option.state.testFlag(QStyle::State_Enabled))
            return true;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(option.state.testFlag(QStyle::State_On) ? colours.selection
                : option.state.testFlag(QStyle::State_Sunken)    ? pressedFill(colours.hover)
                                                                 : colours.hover);
        painter.drawRoundedRect(rect, Radius::control, Radius::control);
        painter.restore();
        return true;
    }
    case QStyle::PE_FrameFocusRect:
        // A view's delegate draws the ring of its row; a field and a frame show the focus on their own edge.
        if (!ofView(widget))
            paintFocusRing(painter, rect, colours);
        return true;
    case QStyle::PE_PanelItemViewRow: return true;
    case QStyle::PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option)) {
            paintItemBack(theme, *item, painter, widget);
            return true;
        }
        return false;
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck: paintCheck(theme, option, painter, false); return true;
    case QStyle::PE_IndicatorRadioButton: paintCheck(theme, option, painter, true); return true;
    case QStyle::PE_Frame:
        if (qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)) {
            paintField(theme, rect, painter, option.state, widget, Qt::transparent);
        } else {
            painter.save();
            painter.setPen(QPen(colours.border, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
            painter.restore();
        }
        return true;
    case QStyle::PE_PanelMenu:
    case QStyle::PE_PanelTipLabel: paintPanel(theme, rect, painter); return true;
    case QStyle::PE_IndicatorHeaderArrow: // drawn with the label, beside the words
    case QStyle::PE_FrameMenu:
    case QStyle::PE_FrameTabBarBase:
    case QStyle::PE_FrameTabWidget:
    case QStyle::PE_FrameStatusBarItem:
    case QStyle::PE_PanelStatusBar: return true;
    case QStyle::PE_IndicatorArrowDown: paintChevron(painter, rect, Pointing::Down, colours.text2); return true;
    case QStyle::PE_IndicatorArrowUp: paintChevron(painter, rect, Pointing::Up, colours.text2); return true;
    case QStyle::PE_IndicatorArrowLeft: paintChevron(painter, rect, Pointing::Left, colours.text2); return true;
    case QStyle::PE_IndicatorArrowRight: paintChevron(painter, rect, Pointing::Right, colours.text2); return true;
    default: return false;
    }
}

bool paintControl(const Theme &theme, QStyle::ControlElement element, const QStyleOption &option, QPainter &painter,
    const QWidget *widget)
{
    switch (element) {
    case QStyle::CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option)) {
            paintButton(theme, option, painter);
            QStyleOptionButton label = *button;
            label.rect = buttonShape(option.rect).adjusted(Space::s, 0, -Space::s, 0);
            paintButtonLabel(theme, label, painter, widget);
            if (option.state.testFlag(QStyle::State_HasFocus))
                paintFocusRing(painter, option.rect, theme.colours());
            return true;
        }
        return false;
    case QStyle::CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option)) {
            paintButtonLabel(theme, *button, painter, widget);
            return true;
        }
        return false;
    case QStyle::CE_TabBarTabShape:
    case QStyle::CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option)) {
            paintTab(theme, *tab, painter, element == QStyle::CE_TabBarTabLabel);
            return true;
        }
        return false;
    case QStyle::CE_HeaderSection:
    case QStyle::CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option)) {
            paintHeader(theme, *header, painter, element == QStyle::CE_HeaderLabel);
            return true;
        }
        return false;
    case QStyle::CE_HeaderEmptyArea:
        painter.fillRect(option.rect, theme.colours().base);
        paintHairline(painter, option.rect.bottomLeft(), option.rect.bottomRight(), theme.colours().border);
        return true;
    case QStyle::CE_Splitter: painter.fillRect(option.rect, theme.colours().border); return true;
    default: return false;
    }
}

bool paintComplex(const Theme &theme, QStyle::ComplexControl control, const QStyleOptionComplex &option,
    QPainter &painter, const QWidget *widget)
{
    const Colours &colours = theme.colours();
    if (control == QStyle::CC_ComboBox) {
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        paintField(theme, option.rect, painter, option.state, widget, hovered ? colours.hover : colours.raised);
        const QRect arrow = widget->style()->subControlRect(control, &option, QStyle::SC_ComboBoxArrow, widget);
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        QRect box(0, 0, theme.metrics().icon, theme.metrics().icon);
        box.moveCenter(arrow.center());
        paintChevron(painter, box, Pointing::Down, enabled ? colours.text2 : colours.disabled);
        return true;
    }
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    if (spin && control == QStyle::CC_SpinBox) {
        if (spin->frame)
            paintField(theme, option.rect, painter, option.state, widget, colours.base);
        for (const auto &[part, step, pointing] :
            {std::tuple(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Pointing::Up),
                std::tuple(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Pointing::Down)}) {
            const QRect box = widget->style()->subControlRect(control, &option, part, widget);
            const bool lit = option.activeSubControls.testFlag(part) && spin->stepEnabled.testFlag(step);
            paintChevron(painter, box, pointing,
                !spin->stepEnabled.testFlag(step) ? colours.disabled : lit ? colours.text : colours.text2);
        }
        return true;
    }
    if (control == QStyle::CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(&option);
        const QWidget *area = widget && widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr;
        if (ofView(area))
            painter.fillRect(option.rect, colours.base);
        if (!slider || slider->maximum <= slider->minimum)
            return true;
        const QRect handle = widget->style()->subControlRect(control, &option, QStyle::SC_ScrollBarSlider, widget);
        const bool used = option.activeSubControls == QStyle::SC_ScrollBarSlider;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(used ? colours.muted : colours.borderStrong);
        painter.drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), 3, 3);
        painter.restore();
        return true;
    }
    return false;
}

} // namespace matchdesk::style
