// SPDX-License-Identifier: MIT
#include "kit/search_field.h"
#include "support/ui_probe.h"

#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(SearchField, isNamedAndPrintsItsKeyWhileItRests)
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *other = new QLineEdit;
    auto *field = new SearchField(u"Find a ticket"_s);
    layout->addWidget(other);
    layout->addWidget(field);
    field->setKey(Qt::Key_Slash);
    test::showActive(window);
    other->setFocus();
    EXPECT_EQ(field->accessibleName(), u"Find a ticket"_s);
    const auto capPixels = [field] {
        const QImage image = test::shot(*field);
        return test::pixelsOf(image.copy(field->width() - 30, 4, 24, field->height() - 8), lightColours().window, 1);
    };
    EXPECT_GT(capPixels(), 20);
    field->setFocus();
    EXPECT_EQ(capPixels(), 0);
}

TEST(SearchField, escapeEmptiesItAndThenLeaves)
{
    SearchField field(u"Find a ticket"_s);
    test::showActive(field);
    field.setFocus();
    QSignalSpy left(&field, &SearchField::left);
    QTest::keyClicks(&field, u"lowe"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_TRUE(field.text().isEmpty());
    EXPECT_EQ(left.count(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_EQ(left.count(), 1);
}

} // namespace
} // namespace matchdesk
