// SPDX-License-Identifier: MIT
#include "desk.h"

#include "command/key_sheet.h"

#include <QLabel>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

const QString ticket = u"ticket"_s;

QStringList words(const KeySheet &sheet)
{
    QStringList all;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        all += label->text();
    return all;
}

TEST(KeySheet, listsTheKeysThatActWhereTheFocusIs)
{
    test::Desk desk;
    desk.add(u"ask"_s, u"Ask the user"_s, {Qt::Key_A}, ticket);
    desk.add(u"undo"_s, u"Undo"_s, {Qt::CTRL | Qt::Key_Z});
    desk.add(u"keyless"_s, u"Keyless"_s, {});
    KeySheet sheet(desk.registry, desk.window);
    desk.show();
    sheet.open();
    EXPECT_TRUE(words(sheet).contains(u"Ask the user"_s));
    EXPECT_TRUE(words(sheet).contains(u"Undo"_s));
    EXPECT_FALSE(words(sheet).contains(u"Keyless"_s));
    EXPECT_TRUE(sheet.accessibleDescription().contains(u"Undo: Control Z"_s));
    sheet.dismiss();
    desk.elsewhere->setFocus();
    sheet.open();
    EXPECT_FALSE(words(sheet).contains(u"Ask the user"_s));
}

TEST(KeySheet, letsNoKeyThroughAndGivesTheFocusBack)
{
    test::Desk desk;
    desk.add(u"ask"_s, u"Ask the user"_s, {Qt::Key_A});
    desk.add(u"keys"_s, u"Keys"_s, {Qt::Key_Question});
    KeySheet sheet(desk.registry, desk.window);
    desk.show();
    sheet.open();
    EXPECT_TRUE(sheet.hasFocus());
    QTest::keyClick(&sheet, Qt::Key_A);
    EXPECT_EQ(desk.runs[u"ask"_s], 0);
    EXPECT_TRUE(sheet.isVisible());
    QTest::keyClick(&sheet, Qt::Key_Question);
    EXPECT_EQ(desk.runs[u"keys"_s], 0);
    EXPECT_FALSE(sheet.isVisible());
    EXPECT_TRUE(desk.list->hasFocus());
}

} // namespace
} // namespace matchdesk
