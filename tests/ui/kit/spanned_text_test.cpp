// SPDX-License-Identifier: MIT
#include "kit/spanned_text.h"
#include "support/ui_probe.h"

#include <QPainter>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = SpannedText::Kind;

TextLook bodyLook()
{
    return {.font = test::theme().font(TextRole::Body), .colour = Qt::black};
}

QImage painted(const SpannedText &text, const TextLook &look, int width = 300)
{
    QImage image(width, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintSpanned(painter, image.rect(), text, look);
    return image;
}

int rightmostInk(const QImage &image)
{
    for (int x = image.width() - 1; x >= 0; --x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y).lightness() < 128)
                return x;
        }
    }
    return -1;
}

TEST(SpannedText, fillsPlacesInAnyOrderAndKeepsTheirSpans)
{
    const SpannedText filled = SpannedText::fill(u"Yn enw %2, ei TRN yw %1."_s,
        {SpannedText::strong(u"4821973"_s), SpannedText::plain(u"Siân"_s)});
    EXPECT_EQ(filled.text, u"Yn enw Siân, ei TRN yw 4821973."_s);
    ASSERT_EQ(filled.spans.size(), 1U);
    EXPECT_EQ(filled.text.mid(filled.spans[0].start, filled.spans[0].length), u"4821973"_s);
}

TEST(SpannedText, leavesAPlaceWithoutAPartAndALonePercentSign)
{
    EXPECT_EQ(SpannedText::fill(u"%1 of 100% and %3"_s, {SpannedText::plain(u"5"_s)}).text, u"5 of 100% and %3"_s);
}

TEST(SpannedText, figuresOfTheSameLengthTakeTheSameWidth)
{
    const auto width = [](const QString &text) { return spannedSize(SpannedText::plain(text), bodyLook()).width(); };
    EXPECT_EQ(width(u"1111111"_s), width(u"4808080"_s));
    EXPECT_EQ(width(u"MD-10111"_s), width(u"MD-40848"_s));
    TextLook proportional = bodyLook();
    proportional.tabular = false;
    if (test::theme().font(TextRole::Body).family() == u"Inter"_s) {
        EXPECT_LT(spannedSize(SpannedText::plain(u"1111111"_s), proportional).width(), width(u"1111111"_s))
            << "Inter's own digits are proportional, which is why the kit sets them";
    }
}

TEST(SpannedText, theLastDigitStandsAtTheSamePlaceWhateverComesBeforeIt)
{
    const int ones = rightmostInk(painted(SpannedText::plain(u"1111118"_s), bodyLook()));
    const int eights = rightmostInk(painted(SpannedText::plain(u"8888888"_s), bodyLook()));
    EXPECT_NEAR(ones, eights, 1);
}

TEST(SpannedText, underlinesMarksAndNotStrongText)
{
    const auto ink = [](const SpannedText &text) { return test::pixelsOf(painted(text, bodyLook()), Qt::black, 60); };
    const int plain = ink(SpannedText::plain(u"4821937"_s));
    const int strong = ink({u"4821937"_s, {{5, 2, Kind::Strong}}});
    const int mark = ink({u"4821937"_s, {{5, 2, Kind::Mark}}});
    EXPECT_GT(strong, plain);
    EXPECT_GT(mark, strong + 20);
}

TEST(SpannedText, cutsALineThatDoesNotFitAndStaysInside)
{
    const SpannedText name = SpannedText::plain(u"Chukwuemeka Oluwaseun Balogun-Featherstonehaugh"_s);
    for (const int width : {40, 97, 160, 233}) {
        QImage image(400, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const QRectF used = paintSpanned(painter, QRectF(0, 0, width, 30), name, bodyLook());
        painter.end();
        EXPECT_LE(used.width(), width);
        EXPECT_LE(rightmostInk(image), width);
        EXPECT_GT(rightmostInk(image), width / 2);
    }
}

TEST(SpannedText, wrapsWhereItIsAsked)
{
    TextLook look = bodyLook();
    look.wrap = true;
    const SpannedText text = SpannedText::plain(u"Swapped digits in NI number and TRN, swapped day and month"_s);
    const QSizeF narrow = spannedSize(text, look, 120);
    const QSizeF wide = spannedSize(text, look, 2000);
    EXPECT_LE(narrow.width(), 120);
    EXPECT_GE(narrow.height(), 3 * wide.height() - 1);
}

TEST(SpannedText, isSpokenWithItsMaskAndItsMarks)
{
    EXPECT_EQ(spoken({u"NW •• •• 41 C"_s, {{9, 2, Kind::Mark}}}), u"NW hidden differing: 41 C"_s);
    EXPECT_EQ(spoken(SpannedText::plain(u"s•••@••••.ac.uk"_s)), u"s hidden @ hidden .ac.uk"_s);
    EXPECT_EQ(spoken(SpannedText::plain(u"Pritchard"_s)), u"Pritchard"_s);
}

} // namespace
} // namespace matchdesk
