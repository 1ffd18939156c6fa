// SPDX-License-Identifier: MIT
#include "support/ui_probe.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>
#include <QWidget>

#include <cstdlib>

namespace matchdesk::test {

Theme &theme()
{
    const Theme &installed = Theme::of(nullptr);
    return const_cast<Theme &>(installed);
}

void showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window did not become active");
}

QImage shot(QWidget &widget)
{
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

int pixelsOf(const QImage &image, const QColor &colour, int tolerance)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const bool same = std::abs(pixel.red() - colour.red()) <= tolerance
                && std::abs(pixel.green() - colour.green()) <= tolerance
                && std::abs(pixel.blue() - colour.blue()) <= tolerance;
            count += same ? 1 : 0;
        }
    }
    return count;
}

std::vector<QString> nameless(QWidget &root)
{
    std::vector<QString> found;
    QList<QWidget *> widgets = root.findChildren<QWidget *>();
    widgets.prepend(&root);
    for (QWidget *widget : std::as_const(widgets)) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&root))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty()) {
            found.push_back(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char('/')
                + widget->objectName());
        }
    }
    return found;
}

} // namespace matchdesk::test
