// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

namespace matchdesk::tests {
namespace {

class StaffTable : public DatabaseTest {
protected:
    Outcome put(const Staff &staff, const std::string &hash)
    {
        return store().write([&](Session &session) { return session.staff().put(staff, hash); });
    }
    std::optional<Staff> byHash(const std::string &hash)
    {
        return inRead<std::optional<Staff>>(store(), [&](Session &session) {
                   return session.staff().byTokenHash(hash);
               }).value();
    }
};

TEST_P(StaffTable, IsKnownByTheNewestToken)
{
    const Staff ada {StaffId("s1"), "Ada Marsh", Role::Verifier};
    const Staff joss {StaffId("s2"), "Joss Vale", Role::Lead};
    ASSERT_TRUE(put(joss, "hash-2").ok());
    ASSERT_TRUE(put(ada, "hash-1").ok());
    reopen();
    EXPECT_EQ(byHash("hash-1"), ada);
    EXPECT_FALSE(byHash("hash-3").has_value());
    EXPECT_FALSE(byHash("").has_value());
    const Staff promoted {StaffId("s1"), "Ada Marsh-Lee", Role::Lead};
    ASSERT_TRUE(put(promoted, "hash-3").ok());
    EXPECT_FALSE(byHash("hash-1").has_value());
    EXPECT_EQ(byHash("hash-3"), promoted);
    const auto all = inRead<std::vector<Staff>>(store(), [](Session &session) { return session.staff().all(); });
    EXPECT_EQ(all.value(), (std::vector {promoted, joss}));
    EXPECT_EQ(put({StaffId("s3"), "Bo Reed", Role::Agent}, "hash-3").error().code, ErrorCode::Conflict);
}

ON_BOTH_ENGINES(StaffTable);

class OutboxTable : public DatabaseTest {
protected:
    Outcome add(const Message &message)
    {
        return store().write([&](Session &session) { return session.outbox().add(message); });
    }
    std::vector<Message> newest(std::optional<Instant> before, std::size_t limit)
    {
        return inRead<std::vector<Message>>(store(), [&](Session &session) {
                   return session.outbox().newest(before, limit);
               }).value();
    }
};

TEST_P(OutboxTable, OneCauseHasOneMessage)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    const Message message = sampleMessage("m1", TicketId("t1"));
    ASSERT_TRUE(add(message).ok());
    Message again = sampleMessage("m2", TicketId("t1"));
    again.cause = message.cause;
    again.body = "another";
    ASSERT_TRUE(add(again).ok());
    reopen();
    EXPECT_EQ(newest(std::nullopt, 10), std::vector {message});
    Message causeless = sampleMessage("m3", TicketId("t1"));
    causeless.cause.clear();
    EXPECT_FALSE(add(causeless).ok());
}

TEST_P(OutboxTable, ComesNewestFirstAndByTicket)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    ASSERT_TRUE(putTicket(store(), "t2").ok());
    std::vector<Message> messages;
    for (int i = 0; i < 5; ++i) {
        messages.push_back(sampleMessage("m" + std::to_string(i), TicketId(i == 2 ? "t2" : "t1")));
        messages.back().createdAt = at(i);
        ASSERT_TRUE(add(messages.back()).ok());
    }
    EXPECT_EQ(newest(std::nullopt, 2), (std::vector {messages[4], messages[3]}));
    EXPECT_EQ(newest(at(3), 10), (std::vector {messages[2], messages[1], messages[0]}));
    const auto ofTicket = inRead<std::vector<Message>>(
        store(), [](Session &session) { return session.outbox().forTicket(TicketId("t1")); });
    EXPECT_EQ(ofTicket.value(), (std::vector {messages[0], messages[1], messages[3], messages[4]}));
}

ON_BOTH_ENGINES(OutboxTable);

class MetaTable : public DatabaseTest { };

TEST_P(MetaTable, KeepsTheLastValue)
{
    const auto value = [&](const std::string &key) {
        return inRead<std::optional<std::string>>(store(), [&](Session &session) { return session.meta().value(key); })
            .value();
    };
    EXPECT_FALSE(value("world").has_value());
    for (const char *text : {"Demo world 7", "", "Demo world 8"}) {
        ASSERT_TRUE(store().write([&](Session &session) { return session.meta().set("world", text); }).ok());
        EXPECT_EQ(value("world"), text);
    }
    reopen();
    EXPECT_EQ(value("world"), "Demo world 8");
    EXPECT_FALSE(value("WORLD").has_value());
}

ON_BOTH_ENGINES(MetaTable);

} // namespace
} // namespace matchdesk::tests
