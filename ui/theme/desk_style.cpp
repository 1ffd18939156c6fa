// SPDX-License-Identifier: MIT
#include "theme/desk_style.h"

#include "style_parts.h"
#include "theme/paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QComboBox>
#include <QLineEdit>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace matchdesk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int scrollBarExtent = 10;
constexpr int comboArrow = 28;
constexpr int spinSteps = 20;

QRect scrollBarPart(const QStyleOptionSlider &slider, QStyle::SubControl part)
{
    const QRect groove = slider.rect;
    const bool across = slider.orientation == Qt::Horizontal;
    const int length = across ? groove.width() : groove.height();
    const qint64 range = qint64(slider.maximum) - slider.minimum;
    int handle = length;
    if (range > 0) {
        handle = static_cast<int>(qint64(slider.pageStep) * length / (range + slider.pageStep));
        handle = std::clamp(handle, std::min(32, length), length);
    }
    const int at = QStyle::sliderPositionFromValue(
        slider.minimum, slider.maximum, slider.sliderPosition, length - handle, slider.upsideDown);
    const auto piece = [&](int from, int size) {
        return across ? QRect(groove.left() + from, groove.top(), size, groove.height())
                      : QRect(groove.left(), groove.top() + from, groove.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove: return groove;
    case QStyle::SC_ScrollBarSlider: return piece(at, handle);
    case QStyle::SC_ScrollBarSubPage: return piece(0, at);
    case QStyle::SC_ScrollBarAddPage: return piece(at + handle, length - at - handle);
    default: return {};
    }
}

} // namespace

DeskStyle::DeskStyle(const Theme *theme)
    : QProxyStyle(u"Fusion"_s)
    , m_theme(theme)
{
}

void DeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QTabBar *>(widget) || qobject_cast<QAbstractSlider *>(widget)
        || qobject_cast<QLineEdit *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

void DeskStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (!m_theme || !style::paintPrimitive(*m_theme, element, *option, *painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void DeskStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (!m_theme
        || (!style::paintMenuElement(*m_theme, element, *option, *painter)
            && !style::paintControl(*m_theme, element, *option, *painter, widget))) {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void DeskStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (!m_theme || !style::paintComplex(*m_theme, control, *option, *painter, widget))
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    // The layout sees only the button's shape: rings reach into the spacing, and shapes stand on the grid.
    case SE_PushButtonLayoutItem: return style::buttonShape(option->rect);
    case SE_PushButtonFocusRect: return option->rect;
    case SE_PushButtonContents: return style::buttonShape(option->rect).adjusted(Space::s, 0, -Space::s, 0);
    case SE_LineEditContents: {
        // QLineEdit itself keeps 2 px more at each end.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int inset = frame && frame->lineWidth > 0 ? Space::s - 2 : 0;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect DeskStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return visualRect(slider->direction, slider->rect, scrollBarPart(*slider, part));
    }
    if (control == CC_ComboBox) {
        const QRect whole = option->rect;
        switch (part) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, whole,
                QRect(whole.right() - comboArrow + 1, whole.top(), comboArrow, whole.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, whole, whole.adjusted(Space::s, 2, -comboArrow, -2));
        case SC_ComboBoxFrame:
        case SC_ComboBoxListBoxPopup: return whole;
        default: break;
        }
    }
    if (control == CC_SpinBox) {
        const QRect whole = option->rect;
        const QRect steps(whole.right() - spinSteps, whole.top() + 2, spinSteps, whole.height() - 4);
        switch (part) {
        case SC_SpinBoxUp: return visualRect(option->direction, whole, steps.adjusted(0, 0, 0, -steps.height() / 2));
        case SC_SpinBoxDown: return visualRect(option->direction, whole, steps.adjusted(0, steps.height() / 2, 0, 0));
        case SC_SpinBoxEditField:
            return visualRect(option->direction, whole, whole.adjusted(Space::s - 2, 2, -spinSteps - 2, -2));
        case SC_SpinBoxFrame: return whole;
        default: break;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize DeskStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    const QSize fusion = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (!m_theme)
        return fusion;
    switch (type) {
    case CT_PushButton:
    case CT_LineEdit:
    case CT_ComboBox: return style::sizeOf(*m_theme, type, option, contents, widget);
    default: return style::sizeOf(*m_theme, type, option, fusion, widget);
    }
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return Space::m;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return Space::s;
    case PM_HeaderMargin: return 0; // the label keeps its own
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin: return Space::xs;
    case PM_ScrollBarExtent: return scrollBarExtent;
    case PM_ScrollBarSliderMin: return 2 * Space::l;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_LineEditIconSize:
        return m_theme ? m_theme->metrics().icon : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return Space::s;
    case PM_ToolTipLabelFrameWidth: return Space::s;
    case PM_FocusFrameHMargin: return Space::s - 1; // a view's cell keeps 1 px more
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
    case SH_ToolTipLabel_Opacity: return 255;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_Header_ArrowAlignment: return Qt::AlignRight | Qt::AlignVCenter;
    case SH_Widget_Animation_Duration: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace matchdesk
