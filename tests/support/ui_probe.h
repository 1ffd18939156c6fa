// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QImage>
#include <QString>

#include <vector>

class QWidget;

/// What tests of widgets ask again and again.
namespace matchdesk::test {

/// The program's theme, changeable.
[[nodiscard]] Theme &theme();

/// Shows the widget and waits until it is active, so that keys and focus work offscreen.
void showActive(QWidget &window);

/// What the widget paints now.
[[nodiscard]] QImage shot(QWidget &widget);
/// How many pixels of the image have about this colour (each channel within `tolerance`).
[[nodiscard]] int pixelsOf(const QImage &image, const QColor &colour, int tolerance = 6);

/// The focusable or interactive widgets under `root`, itself included, that have no accessible name, by class and
/// object name. Empty is what a screen should give.
[[nodiscard]] std::vector<QString> nameless(QWidget &root);

} // namespace matchdesk::test
