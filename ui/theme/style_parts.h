// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComplex;

/// The pieces of DeskStyle, by group. A `paint...` that answers false leaves the element to Fusion.
namespace matchdesk::style {

bool paintPrimitive(const Theme &theme, QStyle::PrimitiveElement element, const QStyleOption &option,
    QPainter &painter, const QWidget *widget);
bool paintControl(const Theme &theme, QStyle::ControlElement element, const QStyleOption &option, QPainter &painter,
    const QWidget *widget);
bool paintMenuElement(const Theme &theme, QStyle::ControlElement element, const QStyleOption &option,
    QPainter &painter);
bool paintComplex(const Theme &theme, QStyle::ComplexControl control, const QStyleOptionComplex &option,
    QPainter &painter, const QWidget *widget);

QSize sizeOf(const Theme &theme, QStyle::ContentsType type, const QStyleOption *option, const QSize &fusion,
    const QWidget *widget);

[[nodiscard]] QColor pressedFill(const QColor &fill);
void paintButton(const Theme &theme, const QStyleOption &option, QPainter &painter);
void paintButtonLabel(
    const Theme &theme, const QStyleOptionButton &button, QPainter &painter, const QWidget *widget);
void paintCheck(const Theme &theme, const QStyleOption &option, QPainter &painter, bool round);

/// Where the shape of a button lies in its widget: the ring has the rest.
QRect buttonShape(const QRect &widget);

enum class Pointing { Down, Up, Left, Right };
void paintChevron(QPainter &painter, const QRect &box, Pointing pointing, const QColor &colour);

} // namespace matchdesk::style
