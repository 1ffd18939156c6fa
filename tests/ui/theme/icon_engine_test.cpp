// SPDX-License-Identifier: MIT
#include "support/ui_probe.h"

#include <QDir>
#include <QIcon>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(Icons, everyOneIsThereAndTakesTheThemesInk)
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    ASSERT_GT(files.size(), 20);
    for (const QString &file : files) {
        if (file == u"matchdesk.svg"_s)
            continue;
        const QIcon icon = test::theme().icon(file.chopped(4), Ink::Danger);
        const QImage light = icon.pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32);
        test::theme().apply({.theme = ThemeChoice::Dark});
        const QImage dark = icon.pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32);
        test::theme().apply({.theme = ThemeChoice::Light});
        EXPECT_GT(test::pixelsOf(light, lightColours().danger), 8) << file.toStdString();
        EXPECT_GT(test::pixelsOf(dark, darkColours().danger), 8) << file.toStdString();
    }
}

TEST(Icons, anUnknownNameGivesNothing)
{
    EXPECT_TRUE(test::theme().icon(u"no-such-icon"_s).isNull());
}

} // namespace
} // namespace matchdesk
