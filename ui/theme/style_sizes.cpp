// SPDX-License-Identifier: MIT
#include "style_parts.h"
#include "theme/paint.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace matchdesk::style {

namespace {

constexpr int buttonPadding = 14;
constexpr int smallestButton = 72;
constexpr int menuShortcutGap = 32;

QSize menuItemSize(const Theme &theme, const QStyleOptionMenuItem &item)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator)
        return {40, 2 * Space::xs + 1};
    const QFontMetrics metrics(theme.font(TextRole::Body));
    const QString text = item.text.section(u'\t', 0, 0);
    const QString keys = item.text.section(u'\t', 1);
    int width = Space::l + metrics.horizontalAdvance(text) + Space::l;
    if (item.menuHasCheckableItems || item.maxIconWidth > 0)
        width += theme.metrics().icon + Space::s;
    if (!keys.isEmpty())
        width += menuShortcutGap + metrics.horizontalAdvance(keys);
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += theme.metrics().icon;
    return {width, theme.metrics().row};
}

} // namespace

QRect buttonShape(const QRect &widget)
{
    return widget.adjusted(ringReach, ringReach, -ringReach, -ringReach);
}

QSize sizeOf(const Theme &theme, QStyle::ContentsType type, const QStyleOption *option, const QSize &given,
    const QWidget *widget)
{
    const Metrics &metrics = theme.metrics();
    switch (type) {
    case QStyle::CT_PushButton: {
        const int width = std::max(smallestButton, given.width() + 2 * buttonPadding);
        const int height = std::max(metrics.button, given.height() + Space::m);
        return {width + 2 * ringReach, height + 2 * ringReach};
    }
    case QStyle::CT_LineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0)
            return given;
        return {given.width() + 2 * Space::s, std::max(metrics.field, given.height())};
    }
    case QStyle::CT_ComboBox: return {given.width() + Space::l + 28, std::max(metrics.field, given.height())};
    case QStyle::CT_SpinBox: return {given.width() + Space::m, std::max(metrics.field, given.height())};
    case QStyle::CT_CheckBox:
    case QStyle::CT_RadioButton:
        return {given.width() + Space::s, std::max(metrics.target, given.height() + Space::xs)};
    case QStyle::CT_ToolButton:
        return {std::max(metrics.target, given.width()), std::max(metrics.target, given.height())};
    case QStyle::CT_HeaderSection: return {given.width() + 2 * Space::s, std::max(metrics.header, given.height())};
    case QStyle::CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab)
            return given;
        const QFontMetrics strong(theme.font(TextRole::BodyStrong));
        return {strong.horizontalAdvance(tab->text) + 2 * Space::s,
            std::max(metrics.field, strong.height() + Space::s)};
    }
    case QStyle::CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        return item ? menuItemSize(theme, *item) : given;
    }
    case QStyle::CT_MenuBarItem: return {given.width() + Space::s, metrics.row};
    case QStyle::CT_ItemViewItem:
        return {given.width(), qobject_cast<const QHeaderView *>(widget) ? given.height()
                                                                           : std::max(metrics.row, given.height())};
    default: return given;
    }
}

} // namespace matchdesk::style
