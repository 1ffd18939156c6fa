// SPDX-License-Identifier: MIT
#include "support/ui_probe.h"

#include <QApplication>
#include <QFontInfo>
#include <QLineEdit>
#include <QPalette>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

TEST(Theme, isFoundFromAnyWidget)
{
    const QWidget widget;
    EXPECT_EQ(&Theme::of(&widget), &test::theme());
}

TEST(Theme, recoloursWidgetsThatExistAlready)
{
    QWidget window;
    const QLineEdit field(&window);
    window.show();
    EXPECT_EQ(field.palette().color(QPalette::Base), lightColours().base);
    QSignalSpy changed(&test::theme(), &Theme::changed);
    test::theme().apply({.theme = ThemeChoice::Dark});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(field.palette().color(QPalette::Base), darkColours().base);
    EXPECT_EQ(test::shot(window).pixelColor(window.width() - 1, window.height() - 1), darkColours().window);
}

TEST(Theme, takesTheStartUpPaletteForTheSystemsChoice)
{
    test::theme().apply({.theme = ThemeChoice::System});
    EXPECT_FALSE(test::theme().isDark()) << "the offscreen platform starts light";
}

TEST(Theme, setsNoTextUnderNinePoints)
{
    for (const TextRole role : {TextRole::Caption, TextRole::CaptionStrong, TextRole::Body, TextRole::BodyStrong,
             TextRole::Section, TextRole::Title}) {
        EXPECT_GE(test::theme().font(role).pointSizeF(), 9.0);
    }
}

TEST(Theme, scalesTextAndTheSizesThatHoldIt)
{
    const double before = test::theme().font(TextRole::Body).pointSizeF();
    const int row = test::theme().metrics().row;
    test::theme().apply({.theme = ThemeChoice::Light, .textScale = 2.0});
    EXPECT_DOUBLE_EQ(test::theme().font(TextRole::Body).pointSizeF(), 2 * before);
    EXPECT_GT(test::theme().metrics().row, row);
    EXPECT_DOUBLE_EQ(QApplication::font().pointSizeF(), 2 * before);
}

TEST(Theme, tellsWidgetsOfANewDensity)
{
    QLineEdit field;
    field.show();
    const int compact = field.sizeHint().height();
    test::theme().apply({.theme = ThemeChoice::Light, .density = Density::Comfortable});
    EXPECT_EQ(compact, 28);
    EXPECT_EQ(field.sizeHint().height(), 32);
}

} // namespace
} // namespace matchdesk
