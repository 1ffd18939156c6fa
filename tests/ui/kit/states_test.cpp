// SPDX-License-Identifier: MIT
#include "kit/states.h"
#include "support/ui_probe.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(EmptyState, saysItAndOffersAtMostOneAction)
{
    EmptyState state;
    state.setMessage(u"Queue clear"_s, u"Nothing waits for you."_s, u"Near their promise"_s);
    state.resize(304, 400);
    test::showActive(state);
    EXPECT_EQ(state.accessibleName(), u"Queue clear"_s);
    auto *button = state.findChild<KeyButton *>();
    QSignalSpy pressed(&state, &EmptyState::actionTriggered);
    button->click();
    EXPECT_EQ(pressed.count(), 1);
    state.setMessage(u"Queue clear"_s, u"Nothing waits for you."_s);
    EXPECT_FALSE(button->isVisible());
}

TEST(EmptyState, clipsNothingInANarrowPaneWithLargeText)
{
    test::theme().apply({.theme = ThemeChoice::Light, .textScale = 2.0});
    EmptyState state;
    state.setMessage(u"No tickets match these filters"_s, u"Two filters are on, and nothing has both."_s);
    state.resize(304, 500);
    test::showActive(state);
    for (const QLabel *label : state.findChildren<QLabel *>()) {
        EXPECT_GE(label->height(), label->heightForWidth(label->width())) << label->text().toStdString();
        EXPECT_LE(label->width(), state.width());
    }
}

TEST(ErrorState, keepsDetailsFoldedUntilAsked)
{
    ErrorState state;
    state.setMessage(u"Could not load the queue"_s, u"Your decisions are saved."_s, u"request 7f2c"_s);
    state.resize(400, 400);
    test::showActive(state);
    auto *details = state.findChild<QPlainTextEdit *>();
    EXPECT_FALSE(details->isVisible());
    QPushButton *toggle = nullptr;
    for (QPushButton *button : state.findChildren<QPushButton *>()) {
        if (button->isCheckable())
            toggle = button;
    }
    ASSERT_TRUE(toggle);
    toggle->click();
    EXPECT_TRUE(details->isVisible());
    EXPECT_EQ(details->toPlainText(), u"request 7f2c"_s);
    EXPECT_TRUE(test::nameless(state).empty());
    QSignalSpy retry(&state, &ErrorState::retryRequested);
    state.findChild<KeyButton *>()->click();
    EXPECT_EQ(retry.count(), 1);
}

} // namespace
} // namespace matchdesk
