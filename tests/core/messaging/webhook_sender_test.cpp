// SPDX-License-Identifier: MIT
#include "messaging/webhook_sender.h"


#include <gtest/gtest.h>

namespace matchdesk::test {

namespace {

TEST(WebhookSender, saysThatNobodyAnswers)
{
    WebhookSender sender({.connect = std::chrono::milliseconds(300), .total = std::chrono::milliseconds(600)});
    sender.start({.id = "n-1", .url = "http://127.0.0.1:1/hook", .secret = "s", .body = "{}"});
    EXPECT_EQ(sender.underWay(), 1U);
    const auto ends = sender.ended(std::chrono::seconds(5));
    ASSERT_EQ(ends.size(), 1U);
    EXPECT_EQ(ends[0].id, "n-1");
    EXPECT_FALSE(ends[0].failure.empty());
    EXPECT_EQ(ends[0].failure.find("127.0.0.1"), std::string::npos) << "no address";
    EXPECT_EQ(sender.underWay(), 0U);
}

TEST(WebhookSender, waitsNoLongerThanItIsToldWhenNothingEnds)
{
    WebhookSender sender;
    EXPECT_TRUE(sender.ended(std::chrono::milliseconds(50)).empty());
}

} // namespace

} // namespace matchdesk::test
