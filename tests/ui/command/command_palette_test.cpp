// SPDX-License-Identifier: MIT
#include "desk.h"

#include "command/command_palette.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

const QString ticket = u"ticket"_s;

class PaletteTest : public ::testing::Test {
protected:
    PaletteTest()
        : palette(desk.registry, desk.window)
        , field(palette.findChild<QLineEdit *>())
        , view(palette.findChild<QListView *>())
    {
        desk.add(u"link"_s, u"Link"_s, {Qt::Key_Return}, ticket);
        desk.add(u"none"_s, u"No record"_s, {Qt::Key_0}, ticket);
        desk.add(u"ask"_s, u"Ask the user"_s, {Qt::Key_A}, ticket);
        desk.registry.add({.id = u"dark"_s, .title = u"Dark theme"_s, .keywords = {u"night"_s},
            .action = [this] { ++desk.runs[u"dark"_s]; }});
        desk.show();
    }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            all += view->model()->index(row, 0).data().toString();
        return all;
    }

    test::Desk desk;
    CommandPalette palette;
    QLineEdit *field;
    QListView *view;
};

TEST_F(PaletteTest, findsByLettersAndByOtherWords)
{
    palette.open();
    QTest::keyClicks(field, u"nrec"_s);
    EXPECT_EQ(titles(), QStringList {u"No record"_s});
    field->setText(u"night"_s);
    EXPECT_EQ(titles(), QStringList {u"Dark theme"_s});
    field->setText(u"xyz"_s);
    EXPECT_TRUE(titles().isEmpty());
}

TEST_F(PaletteTest, enterRunsTheChosenLineAndGivesTheFocusBack)
{
    palette.open();
    EXPECT_TRUE(field->hasFocus());
    QTest::keyClicks(field, u"ask"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"ask"_s], 1);
    EXPECT_FALSE(palette.isVisible());
    EXPECT_TRUE(desk.list->hasFocus());
}

TEST_F(PaletteTest, arrowsMoveInTheListWhileLettersGoToTheField)
{
    palette.open();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    EXPECT_EQ(view->currentIndex().row(), 2);
    QTest::keyClick(field, Qt::Key_Up);
    EXPECT_EQ(view->currentIndex().row(), 1);
    EXPECT_TRUE(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"none"_s], 1);
}

TEST_F(PaletteTest, escapeLeavesWithoutRunningAnything)
{
    desk.add(u"back"_s, u"Back"_s, {Qt::Key_Escape});
    palette.open();
    QTest::keyClicks(field, u"link"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_FALSE(palette.isVisible());
    EXPECT_TRUE(desk.list->hasFocus());
    EXPECT_TRUE(desk.runs.empty());
}

TEST_F(PaletteTest, recentCommandsComeFirst)
{
    palette.open();
    EXPECT_EQ(titles().first(), u"Link"_s);
    QTest::keyClicks(field, u"dark"_s);
    QTest::keyClick(field, Qt::Key_Return);
    palette.open();
    EXPECT_EQ(titles().first(), u"Dark theme"_s);
    EXPECT_EQ(palette.recent(), QStringList {u"dark"_s});
}

TEST_F(PaletteTest, saysWhyACommandCannotRunAndDoesNotRunIt)
{
    desk.refusals[u"link"_s] = u"Choose a candidate first"_s;
    palette.open();
    QTest::keyClicks(field, u"link"_s);
    const QString said = view->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    EXPECT_EQ(said, u"Link. Not available: Choose a candidate first"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(desk.runs[u"link"_s], 0);
    EXPECT_TRUE(palette.isVisible());
}

TEST_F(PaletteTest, takesAnOfferSuchAsATicketReference)
{
    int opened = 0;
    palette.setOffers([&opened](const QString &typed) {
        std::vector<PaletteOffer> offers;
        if (typed == u"MD-10428"_s)
            offers.push_back({u"Open MD-10428"_s, u"Siân Pritchard-Lowe"_s, [&opened] { ++opened; }});
        return offers;
    });
    palette.open();
    QTest::keyClicks(field, u"MD-10428"_s);
    ASSERT_EQ(titles().first(), u"Open MD-10428"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(opened, 1);
}

TEST_F(PaletteTest, isNotADialogAndEveryPartHasAName)
{
    palette.open();
    EXPECT_FALSE(palette.isWindow());
    EXPECT_TRUE(test::nameless(palette).empty());
    EXPECT_FALSE(palette.accessibleName().isEmpty());
}

TEST_F(PaletteTest, closesWhenTheFocusGoesElsewhereAndLeavesItThere)
{
    palette.open();
    desk.elsewhere->setFocus(Qt::MouseFocusReason);
    EXPECT_FALSE(palette.isVisible());
    EXPECT_TRUE(desk.elsewhere->hasFocus());
}

} // namespace
} // namespace matchdesk
