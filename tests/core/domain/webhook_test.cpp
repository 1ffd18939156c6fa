// SPDX-License-Identifier: MIT
#include "domain/webhook.h"

#include <gtest/gtest.h>

namespace matchdesk {

namespace {

using namespace std::chrono_literals;

TEST(WebhookPauses, growAndThenEnd)
{
    const Instant start {};
    WebhookNotification notification;
    Instant now = start;
    for (const std::chrono::seconds pause : {30s, 120s, 600s, 3'600s, 7'200s, 14'400s, 28'800s}) {
        notification = afterFailure(notification, "status 500", now);
        EXPECT_EQ(notification.state, NotificationState::Waiting);
        EXPECT_EQ(notification.nextTryAt, now + pause);
        now = notification.nextTryAt;
    }
    notification = afterFailure(notification, "no answer in time", now);
    EXPECT_EQ(notification.state, NotificationState::Parked);
    EXPECT_EQ(notification.tries, 8);
    EXPECT_EQ(notification.lastFailure, "no answer in time");
    EXPECT_EQ(now - start, 54'750s);
}

TEST(WebhookMessages, areReadAndWrittenByTheirNames)
{
    const auto read = webhookMessagesFromText("Ping,UserCreated");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(textOf(read.value()), "UserCreated,Ping");
    for (const char *text : {"", "userCreated", "Ping,", "Ping,Ping", "Ping, UserCreated"})
        EXPECT_FALSE(webhookMessagesFromText(text).ok()) << text;
    for (const WebhookMessage message : allWebhookMessages())
        EXPECT_EQ(webhookMessageFromName(nameOf(message)), message);
}

TEST(WebhookUrls, areSecureOrOfThisMachine)
{
    for (const char *url : {"https://hook.example", "https://hook.example:8443/a/b?c=d", "http://127.0.0.1:9/x",
                            "http://localhost/", "http://[::1]:80/"})
        EXPECT_TRUE(checkWebhookUrl(url).ok()) << url;
    for (const char *url : {"", "https://", "http://hook.example", "http://127.0.0.1.hook.example", "http://localhost@hook.example/",
                            "http://[::1].hook.example", "https://a b", "https://hook.example/#x", "HTTPS://hook.example"})
        EXPECT_FALSE(checkWebhookUrl(url).ok()) << url;
    EXPECT_FALSE(checkWebhookUrl("https://hook.example/" + std::string(2'000, 'x')).ok());
}

} // namespace

} // namespace matchdesk
