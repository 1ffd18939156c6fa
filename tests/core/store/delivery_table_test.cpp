// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

#include <algorithm>
#include <array>
#include <thread>

namespace matchdesk::tests {
namespace {

class DeliveryTable : public DatabaseTest {
protected:
    void add(const std::string &id, Instant due)
    {
        Message message = sampleMessage(id, {});
        message.state = DeliveryState::Waiting;
        message.attempts = 0;
        message.nextAttemptAt = due;
        message.settledAt.reset();
        message.problem = DeliveryProblem::None;
        message.providerReference.clear();
        ASSERT_TRUE(store().write([&](Session &session) { return session.outbox().add(message); }).ok());
    }
    std::optional<Message> take(const std::string &owner, Instant now, Instant until)
    {
        return inWrite<std::optional<Message>>(store(), [&](Session &session) {
                   return session.deliveries().take(owner, now, until);
               }).value();
    }
    Outcome settle(const std::string &id, const std::string &owner, const DeliveryOutcome &outcome)
    {
        return store().write([&](Session &session) {
            return session.deliveries().settle(MessageId(id), owner, outcome, at(99));
        });
    }
    Message message(const std::string &id)
    {
        return inRead<Message>(store(), [&](Session &session) { return session.deliveries().byId(MessageId(id)); }).value();
    }
    std::optional<Instant> nextDue()
    {
        return inRead<std::optional<Instant>>(store(), [](Session &session) { return session.deliveries().nextDue(); }).value();
    }
};

TEST_P(DeliveryTable, TakesTheLongestDueUnderALease)
{
    EXPECT_FALSE(nextDue().has_value());
    add("late", at(20));
    add("early", at(10));
    add("not-yet", at(100));
    EXPECT_EQ(nextDue(), at(10));
    const auto first = take("one", at(30), at(60));
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->id, MessageId("early"));
    EXPECT_EQ(first->state, DeliveryState::Sending);
    EXPECT_EQ(first->attempts, 1U);
    EXPECT_EQ(first->sealed, "c2VhbGVk");
    EXPECT_EQ(*first, message("early"));
    EXPECT_EQ(take("two", at(30), at(60))->id, MessageId("late"));
    EXPECT_FALSE(take("three", at(30), at(60)).has_value());
    EXPECT_EQ(nextDue(), at(60));
    const auto again = take("three", at(60), at(90));
    ASSERT_TRUE(again.has_value()) << "a lease that has ended";
    EXPECT_EQ(again->attempts, 2U);
}

TEST_P(DeliveryTable, OnlyTheHolderWritesDownWhatBecameOfIt)
{
    add("m", at(10));
    ASSERT_TRUE(take("one", at(10), at(20)).has_value());
    ASSERT_TRUE(take("two", at(20), at(30)).has_value());
    EXPECT_EQ(settle("m", "one", {.state = DeliveryState::Sent}).error().code, ErrorCode::TooLate);
    EXPECT_EQ(message("m").state, DeliveryState::Sending);
    ASSERT_TRUE(settle("m", "two", {.state = DeliveryState::Sent, .providerReference = "r", .forget = true}).ok());
    reopen();
    const Message sent = message("m");
    EXPECT_EQ(sent.state, DeliveryState::Sent);
    EXPECT_EQ(sent.settledAt, at(99));
    EXPECT_EQ(sent.providerReference, "r");
    EXPECT_TRUE(sent.sealed.empty());
    EXPECT_FALSE(sent.nextAttemptAt.has_value());
    EXPECT_EQ(settle("m", "two", {.state = DeliveryState::Failed}).error().code, ErrorCode::TooLate);
    EXPECT_FALSE(nextDue().has_value());
}

TEST_P(DeliveryTable, AFailedTryWaitsAndOneThatDoesNotCountIsNotCounted)
{
    add("m", at(10));
    ASSERT_TRUE(take("one", at(10), at(20)).has_value());
    ASSERT_TRUE(settle("m", "one", {.problem = DeliveryProblem::Busy, .nextAttemptAt = at(40)}).ok());
    EXPECT_EQ(message("m").problem, DeliveryProblem::Busy);
    EXPECT_EQ(message("m").attempts, 1U);
    EXPECT_EQ(message("m").nextAttemptAt, at(40));
    EXPECT_EQ(message("m").sealed, "c2VhbGVk");
    EXPECT_FALSE(take("one", at(39), at(60)).has_value());
    ASSERT_TRUE(take("one", at(40), at(60)).has_value());
    ASSERT_TRUE(settle("m", "one", {.problem = DeliveryProblem::ClockWrong, .nextAttemptAt = at(80), .counts = false}).ok());
    EXPECT_EQ(message("m").attempts, 1U);
}

TEST_P(DeliveryTable, AFailedMessageCanBeMadeToWaitAgain)
{
    add("m", at(10));
    const auto retry = [&](const std::string &id) {
        return store().write([&](Session &session) { return session.deliveries().retry(MessageId(id), at(50)); });
    };
    EXPECT_EQ(retry("m").error().code, ErrorCode::Conflict);
    ASSERT_TRUE(take("one", at(10), at(20)).has_value());
    ASSERT_TRUE(settle("m", "one", {.state = DeliveryState::Failed, .problem = DeliveryProblem::AddressRefused}).ok());
    EXPECT_FALSE(nextDue().has_value());
    ASSERT_TRUE(retry("m").ok());
    const Message waiting = message("m");
    EXPECT_EQ(waiting.state, DeliveryState::Waiting);
    EXPECT_EQ(waiting.attempts, 0U);
    EXPECT_EQ(waiting.problem, DeliveryProblem::None);
    EXPECT_EQ(waiting.nextAttemptAt, at(50));
    EXPECT_FALSE(waiting.settledAt.has_value());
    EXPECT_EQ(inRead<Message>(store(), [](Session &session) { return session.deliveries().byId(MessageId("none")); }).error().code,
              ErrorCode::NotFound);
}

TEST_P(DeliveryTable, ManyTakersNeverHoldTheSameMessage)
{
    for (int i = 0; i < 40; ++i)
        add("m" + std::to_string(i), at(i));
    std::array<std::vector<std::string>, 4> taken;
    {
        std::vector<std::jthread> takers;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            takers.emplace_back([this, &mine = taken[i], owner = "owner-" + std::to_string(i)] {
                while (const auto message = take(owner, at(100), at(1'000)))
                    mine.push_back(message->id.text);
                store().releaseThread();
            });
        }
    }
    std::vector<std::string> all;
    for (const auto &mine : taken)
        all.insert(all.end(), mine.begin(), mine.end());
    std::ranges::sort(all);
    EXPECT_EQ(all.size(), 40U);
    EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

ON_BOTH_ENGINES(DeliveryTable);

} // namespace
} // namespace matchdesk::tests
