// SPDX-License-Identifier: MIT
#include "kit/countdown.h"
#include "support/ui_probe.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

TEST(Countdown, roundsUpAndEndsOnce)
{
    ManualClock clock(Instant(1'000s));
    Countdown countdown(clock, TextRole::Body, Ink::Text2);
    countdown.setWords([](std::chrono::seconds left) {
        return SpannedText::plain(u"next goes in %1 s"_s.arg(left.count()));
    });
    QSignalSpy ended(&countdown, &Countdown::due);
    countdown.start(clock.now() + 15s);
    EXPECT_EQ(countdown.text().text, u"next goes in 15 s"_s);
    clock.advance(14'100ms);
    countdown.refresh();
    EXPECT_EQ(countdown.text().text, u"next goes in 1 s"_s);
    EXPECT_EQ(ended.count(), 0);
    clock.advance(900ms);
    countdown.refresh();
    EXPECT_EQ(ended.count(), 1);
    EXPECT_FALSE(countdown.left());
    countdown.refresh();
    EXPECT_EQ(ended.count(), 1);
}

TEST(Countdown, isEmptyWhenItIsStopped)
{
    const ManualClock clock(Instant(1'000s));
    Countdown countdown(clock, TextRole::Body, Ink::Text2);
    QSignalSpy ended(&countdown, &Countdown::due);
    countdown.start(clock.now() + 5s);
    EXPECT_FALSE(countdown.text().text.isEmpty());
    countdown.stop();
    EXPECT_TRUE(countdown.text().text.isEmpty());
    EXPECT_EQ(ended.count(), 0);
}

} // namespace
} // namespace matchdesk
