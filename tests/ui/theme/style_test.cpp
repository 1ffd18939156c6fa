// SPDX-License-Identifier: MIT
#include "support/ui_probe.h"
#include "theme/desk_style.h"
#include "theme/paint.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOptionSlider>
#include <QTabBar>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(Style, buttonsStandOnTheGridWithTheirRingOutside)
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    layout->setContentsMargins(16, 16, 16, 16);
    auto *first = new QPushButton(u"First of them"_s);
    auto *second = new QPushButton(u"Second of them"_s);
    layout->addWidget(first);
    layout->addWidget(second);
    test::showActive(window);
    EXPECT_EQ(first->x(), 16 - ringReach);
    EXPECT_EQ(first->height(), 32 + 2 * ringReach);
    const int gapOfShapes = second->x() + ringReach - (first->x() + first->width() - ringReach);
    EXPECT_EQ(gapOfShapes, Space::s);
}

TEST(Style, theFocusedButtonHasARingOfTwoPixelsAllRound)
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *button = new QPushButton(u"Accept match"_s);
    auto *other = new QPushButton(u"Other button"_s);
    layout->addWidget(other);
    layout->addWidget(button);
    test::showActive(window);
    other->setFocus();
    const int without = test::pixelsOf(test::shot(*button), lightColours().focus);
    button->setFocus();
    const QImage with = test::shot(*button);
    const int perimeter = 2 * 2 * (button->width() + button->height()) - 100; // less the rounded corners
    EXPECT_GT(test::pixelsOf(with, lightColours().focus) - without, perimeter);
}

TEST(Style, theDefaultButtonIsFilledAndItsTextReadable)
{
    QWidget window;
    auto *button = new QPushButton(u"Accept match"_s, &window);
    button->move(60, 60); // away from the pointer
    button->setDefault(true);
    test::showActive(window);
    const QImage image = test::shot(*button);
    EXPECT_EQ(image.pixelColor(8, button->height() / 2), lightColours().accent);
    EXPECT_GT(test::pixelsOf(image, lightColours().onAccent, 40), 20);
}

TEST(Style, aFieldShowsFocusAndRefusalOnItsEdge)
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *field = new QLineEdit;
    auto *other = new QLineEdit;
    layout->addWidget(field);
    layout->addWidget(other);
    test::showActive(window);
    other->setFocus();
    const auto edge = [field] { return test::shot(*field).pixelColor(0, field->height() / 2); };
    EXPECT_EQ(edge(), lightColours().borderStrong);
    field->setProperty("refused", true);
    EXPECT_EQ(edge(), lightColours().danger);
    field->setFocus();
    EXPECT_EQ(edge(), lightColours().focus);
}

TEST(Style, scrollBarsAreSlimAndReachTheirEnds)
{
    QListWidget list;
    for (int i = 0; i < 200; ++i)
        list.addItem(QString::number(i));
    list.resize(200, 200);
    test::showActive(list);
    QScrollBar *bar = list.verticalScrollBar();
    EXPECT_EQ(bar->width(), 10);
    const auto handle = [&] {
        QStyleOptionSlider option;
        option.initFrom(bar);
        option.orientation = Qt::Vertical;
        option.minimum = bar->minimum();
        option.maximum = bar->maximum();
        option.pageStep = bar->pageStep();
        option.sliderPosition = bar->value();
        return bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, bar);
    };
    EXPECT_EQ(handle().top(), 0);
    EXPECT_GE(handle().height(), 32);
    bar->setValue(bar->maximum());
    EXPECT_EQ(handle().bottom(), bar->height() - 1);
}

TEST(Style, aPlainListMarksItsSelectionByABarThatFollowsTheFocus)
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *list = new QListWidget;
    list->addItems({u"one"_s, u"two"_s, u"three"_s});
    auto *other = new QLineEdit;
    layout->addWidget(list);
    layout->addWidget(other);
    test::showActive(window);
    list->setCurrentRow(1);
    const QRect row = list->visualItemRect(list->item(1));
    const auto bar = [&] { return test::shot(*list->viewport()).pixelColor(row.left() + 2, row.center().y()); };
    other->setFocus();
    EXPECT_EQ(bar(), lightColours().borderStrong);
    list->setFocus();
    EXPECT_EQ(bar(), lightColours().accent);
    EXPECT_EQ(test::shot(*list->viewport()).pixelColor(row.center().x(), row.top() + 1), lightColours().focus);
}

TEST(Style, theChosenTabIsUnderlinedInTheAccent)
{
    QTabBar tabs;
    tabs.addTab(u"Compare"_s);
    tabs.addTab(u"History 4"_s);
    tabs.setDrawBase(false);
    test::showActive(tabs);
    const QRect first = tabs.tabRect(0);
    const QRect second = tabs.tabRect(1);
    const QImage image = test::shot(tabs);
    EXPECT_EQ(image.pixelColor(first.center().x(), first.bottom()), lightColours().accent);
    EXPECT_NE(image.pixelColor(second.center().x(), second.bottom()), lightColours().accent);
}

TEST(Style, aRowShowsItsSelectionByABarToo)
{
    QImage image(100, 28, QImage::Format_RGB32);
    image.fill(lightColours().base);
    QPainter painter(&image);
    paintRowBack(painter, image.rect(), lightColours(), {.selected = true});
    EXPECT_EQ(image.pixelColor(1, 14), lightColours().accent);
    EXPECT_EQ(image.pixelColor(50, 14), lightColours().selection);
    paintRowBack(painter, image.rect(), lightColours(), {.selected = true, .paneActive = false});
    EXPECT_EQ(image.pixelColor(1, 14), lightColours().borderStrong);
    paintRowBack(painter, image.rect(), lightColours(), {.selected = true, .focused = true});
    EXPECT_EQ(image.pixelColor(50, 1), lightColours().focus);
}

} // namespace
} // namespace matchdesk
