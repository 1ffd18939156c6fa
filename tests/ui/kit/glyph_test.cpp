// SPDX-License-Identifier: MIT
#include "kit/glyph.h"
#include "support/ui_probe.h"

#include <QPainter>

#include <gtest/gtest.h>

#include <set>

namespace matchdesk {
namespace {

TEST(Glyphs, eachHasAShapeOfItsOwnInsideItsBox)
{
    std::set<QByteArray> shapes;
    const Glyph all[] = {Glyph::Tick, Glyph::Cross, Glyph::Wave, Glyph::Swap, Glyph::Part, Glyph::Dash, Glyph::Flag,
        Glyph::Info, Glyph::Warning, Glyph::Clock, Glyph::Lock};
    for (const Glyph glyph : all) {
        QImage image(24, 24, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintGlyph(painter, QRectF(6, 6, 12, 12), glyph, Qt::black);
        painter.end();
        const int inside = test::pixelsOf(image.copy(5, 5, 14, 14), Qt::white, 0);
        EXPECT_LT(inside, 14 * 14 - 5) << static_cast<int>(glyph);
        EXPECT_EQ(test::pixelsOf(image, Qt::white, 0), inside + 24 * 24 - 14 * 14) << static_cast<int>(glyph);
        shapes.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    EXPECT_EQ(shapes.size(), std::size(all));
}

} // namespace
} // namespace matchdesk
