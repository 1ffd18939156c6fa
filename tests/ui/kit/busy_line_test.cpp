// SPDX-License-Identifier: MIT
#include "kit/busy_line.h"
#include "support/ui_probe.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

TEST(BusyLine, showsNothingForWorkThatEndsAtOnce)
{
    BusyLine line(nullptr, {.line = 10'000ms, .sentence = 20'000ms});
    line.show();
    line.start(u"Still loading."_s);
    EXPECT_TRUE(line.isRunning());
    EXPECT_FALSE(line.isLineShown());
    EXPECT_EQ(test::pixelsOf(test::shot(line), lightColours().accent), 0);
    line.stop();
    EXPECT_FALSE(line.isRunning());
}

TEST(BusyLine, keepsTheWaitsOfTheDesign)
{
    EXPECT_EQ(BusyDelays().line, 150ms);
    EXPECT_EQ(BusyDelays().sentence, 10s);
}

TEST(BusyLine, showsTheLineThenTheSentenceWithStop)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *line = new BusyLine(nullptr, {.line = 1ms, .sentence = 60ms});
    layout->addWidget(line);
    layout->addStretch();
    window.resize(400, 200);
    test::showActive(window);
    const int height = line->height();
    line->start(u"Still loading the queue."_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return line->isLineShown(); }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return line->isSentenceShown(); }));
    EXPECT_EQ(line->height(), height) << "nothing may jump";
    QPushButton *stop = nullptr;
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible())
            stop = button;
    }
    ASSERT_TRUE(stop);
    QSignalSpy stopped(line, &BusyLine::stopRequested);
    stop->click();
    EXPECT_EQ(stopped.count(), 1);
    line->stop();
    EXPECT_FALSE(line->isSentenceShown());
    EXPECT_FALSE(line->isLineShown());
}

TEST(BusyLine, standsStillWhereMotionIsOff)
{
    test::theme().apply({.theme = ThemeChoice::Light, .motion = false});
    BusyLine line(nullptr, {.line = 1ms, .sentence = 10'000ms});
    line.resize(100, 2);
    line.show();
    line.start(u"Still loading."_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return line.isLineShown(); }));
    EXPECT_EQ(test::pixelsOf(test::shot(line), lightColours().accent), 200);
}

} // namespace
} // namespace matchdesk
