// SPDX-License-Identifier: MIT
#include "kit/key_button.h"
#include "support/ui_probe.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(KeyButton, makesRoomForItsKey)
{
    KeyButton button(u"Ask the user"_s);
    const int bare = button.sizeHint().width();
    button.setKey(Qt::Key_A);
    EXPECT_GE(button.sizeHint().width(), bare + 16);
}

TEST(KeyButton, isPressedByEnterAndSpaceButNotByAutoRepeat)
{
    QWidget window;
    auto *button = new KeyButton(u"Skip"_s, &window);
    test::showActive(window);
    button->setFocus();
    QSignalSpy clicked(button, &KeyButton::clicked);
    QTest::keyClick(button, Qt::Key_Return);
    EXPECT_EQ(clicked.count(), 1);
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_EQ(clicked.count(), 2);
    QTest::simulateEvent(button, true, Qt::Key_Return, Qt::NoModifier, {}, true);
    EXPECT_EQ(clicked.count(), 2);
}

TEST(KeyButton, leavesTheFocusWhereItWasWhenClicked)
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *field = new QLineEdit;
    auto *button = new KeyButton(u"Skip"_s);
    layout->addWidget(field);
    layout->addWidget(button);
    test::showActive(window);
    field->setFocus();
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_TRUE(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Tab);
    EXPECT_TRUE(button->hasFocus());
}

TEST(KeyButton, isFilledOnlyWhenPrimary)
{
    QWidget window;
    auto *button = new KeyButton(u"Link 1"_s, &window);
    button->move(60, 60); // away from the pointer
    button->setKey(Qt::Key_Return);
    button->resize(button->sizeHint());
    button->setFocusPolicy(Qt::NoFocus); // the ring has the accent's colour
    test::showActive(window);
    EXPECT_EQ(test::pixelsOf(test::shot(*button), lightColours().accent, 2), 0);
    button->setPrimary(true);
    button->resize(button->sizeHint());
    EXPECT_GT(test::pixelsOf(test::shot(*button), lightColours().accent, 2), button->width() * button->height() / 2);
}

} // namespace
} // namespace matchdesk
