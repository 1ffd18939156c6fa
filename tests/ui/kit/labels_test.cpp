// SPDX-License-Identifier: MIT
#include "kit/labels.h"
#include "support/ui_probe.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(TypeLabel, followsTheThemeAndTheTextSize)
{
    TypeLabel label(TextRole::Caption, Ink::Danger, u"Could not load"_s);
    label.show();
    EXPECT_GT(test::pixelsOf(test::shot(label), lightColours().danger, 40), 10);
    const int height = label.sizeHint().height();
    test::theme().apply({.theme = ThemeChoice::Dark, .textScale = 2.0});
    label.adjustSize();
    EXPECT_GT(test::pixelsOf(test::shot(label), darkColours().danger, 40), 10);
    EXPECT_GT(label.sizeHint().height(), height * 3 / 2);
}

TEST(TypeLabel, keepsItsInkOnAnyBackground)
{
    QWidget sheet;
    sheet.setAutoFillBackground(true);
    sheet.setBackgroundRole(QPalette::Base);
    auto *label = new TypeLabel(TextRole::Body, Ink::Warn, u"2 working days left"_s, &sheet);
    sheet.show();
    EXPECT_GT(test::pixelsOf(test::shot(*label), lightColours().warn, 40), 10);
}

TEST(TypeLabel, showsMarkupAsText)
{
    const TypeLabel label(TextRole::Body, Ink::Text, u"<b>Lowe</b>"_s);
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
}

TEST(SpannedLabel, growsInHeightWhenItsWidthShrinks)
{
    SpannedLabel label(TextRole::Body, Ink::Text);
    label.setWrap(true);
    label.setText(u"TRN 4821973 goes on this account. Its name becomes Siân Pritchard, as on the record."_s);
    EXPECT_TRUE(label.hasHeightForWidth());
    EXPECT_GE(label.heightForWidth(140), 3 * label.heightForWidth(2000));
}

TEST(SpannedLabel, isNamedByWhatItSays)
{
    SpannedLabel label(TextRole::Body, Ink::Text);
    label.setText({u"48 41"_s, {{3, 2, SpannedText::Kind::Mark}}});
    EXPECT_EQ(label.accessibleName(), u"48 differing: 41"_s);
}

TEST(Hairline, isOnePixelInTheBorderColour)
{
    Hairline line;
    line.resize(40, 1);
    line.show();
    EXPECT_EQ(test::shot(line).pixelColor(20, 0), lightColours().border);
}

} // namespace
} // namespace matchdesk
