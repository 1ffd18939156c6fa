// SPDX-License-Identifier: MIT
#include "messaging/post.h"

#include "support/memory_store.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

const Instant kNow = *instantFromIso("2026-03-09T08:30:00Z");

MessageOrder found()
{
    return {.templateId = "trn-found",
            .recipient = "sian@example.test",
            .variables = {{"name", "Siân Lowe"}, {"trn", "1234567"}, {"service", "Register for a course"}, {"reference", "MD-1"}},
            .cause = "decision-1:trn-found",
            .ticketReference = "MD-1"};
}

std::vector<Message> outboxOf(Store &store)
{
    return inRead<std::vector<Message>>(store, [](Session &session) { return session.outbox().newest(std::nullopt, 100); })
        .value();
}

Outcome posted(Store &store, const MessageOrder &order)
{
    return store.write([&](Session &session) { return post(session, Templates::builtIn(), order, kNow); });
}

TEST(Post, WritesTheRenderedMessage)
{
    test::MemoryStore store;
    ASSERT_TRUE(posted(store, found()).ok());
    const auto messages = outboxOf(store);
    ASSERT_EQ(messages.size(), 1U);
    const Message &message = messages.front();
    EXPECT_FALSE(message.id.empty());
    EXPECT_EQ(message.recipient, "sian@example.test");
    EXPECT_EQ(message.templateId, "trn-found");
    EXPECT_EQ(message.language, "en");
    EXPECT_EQ(message.subject, "Your teacher reference number (TRN)");
    EXPECT_TRUE(message.body.starts_with("Dear Siân Lowe,\n"));
    EXPECT_EQ(message.cause, "decision-1:trn-found");
    EXPECT_EQ(message.createdAt, kNow);
    EXPECT_EQ(message.channel, Channel::Email);
}

TEST(Post, NeverWritesTwoForOneCause)
{
    test::MemoryStore store;
    ASSERT_TRUE(posted(store, found()).ok());
    MessageOrder again = found();
    again.recipient = "other@example.test";
    ASSERT_TRUE(posted(store, again).ok());
    EXPECT_EQ(outboxOf(store).size(), 1U);
    again.cause = "decision-2:trn-found";
    ASSERT_TRUE(posted(store, again).ok());
    EXPECT_EQ(outboxOf(store).size(), 2U);
}

TEST(Post, IsUndoneWithItsCause)
{
    test::MemoryStore store;
    const Outcome failed = store.write([](Session &session) -> Outcome {
        if (Outcome written = post(session, Templates::builtIn(), found(), kNow); !written.ok())
            return written;
        return Error {.code = ErrorCode::Conflict};
    });
    EXPECT_FALSE(failed.ok());
    EXPECT_TRUE(outboxOf(store).empty());
}

TEST(Post, MakesVariablesFitForALine)
{
    test::MemoryStore store;
    MessageOrder order = found();
    order.variables["service"] = "Register\r\nBcc: all@example.test";
    ASSERT_TRUE(posted(store, order).ok());
    EXPECT_NE(outboxOf(store).front().body.find("Register Bcc: all@example.test"), std::string::npos);
}

TEST(Post, WritesWelshToThoseWhoReadItAndEnglishToAllOthers)
{
    test::MemoryStore store;
    for (const char *language : {"cy", "en", "", "fr"}) {
        MessageOrder order = found();
        order.language = language;
        order.cause = std::string("cause-") + language;
        ASSERT_TRUE(posted(store, order).ok());
        EXPECT_EQ(outboxOf(store).front().language, std::string_view(language) == "cy" ? "cy" : "en");
    }
}

TEST(Post, SaysWhichVariableIsWrong)
{
    test::MemoryStore store;
    MessageOrder order = found();
    order.variables["trn"] = "123";
    EXPECT_EQ(posted(store, order).error().field, "trn");
    order.variables.erase("trn");
    EXPECT_EQ(posted(store, order).error().field, "trn");
    order.templateId = "nothing";
    EXPECT_EQ(posted(store, order).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(outboxOf(store).empty());
}

} // namespace
} // namespace matchdesk
