// SPDX-License-Identifier: MIT
#include "messaging/delivery.h"

#include "messaging/mail_settings.h"
#include "messaging/post.h"
#include "smtp_peer.h"
#include "store/sql_store.h"
#include "temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>

namespace matchdesk {
namespace {

using std::chrono::seconds;
using Verdict = SendReport::Verdict;

constexpr Instant kStart {seconds(1'773'045'000)};

SecretKey keyOf(std::uint8_t byte)
{
    SecretKey key;
    std::fill_n(key.data(), SecretKey::kBytes, byte);
    return key;
}

/// Says what it is told to say, and keeps what it was given.
class ScriptedTransport final : public MailTransport {
public:
    SendReport send(const OutgoingMail &mail, const GiveUp &) override
    {
        given.push_back(mail);
        if (reports.empty())
            return {.verdict = Verdict::Accepted, .providerReference = "r-" + mail.id};
        SendReport report = reports.front();
        if (reports.size() > 1)
            reports.pop_front();
        return report;
    }
    std::deque<SendReport> reports; ///< the last one goes on for ever
    std::vector<OutgoingMail> given;
};

class DeliveryTest : public ::testing::Test {
protected:
    DeliveryTest() { m_store = SqlStore::openSqlite(m_folder.path() / "mail.sqlite").value(); }
    ~DeliveryTest() override { m_store->releaseThread(); }

    void write(const std::string &cause, const std::string &recipient = "sian@example.test")
    {
        const MessageOrder order {.templateId = "email-changed", .recipient = recipient,
                                  .variables = {{"name", "Siân"}, {"service", "Register"}}, .cause = cause};
        ASSERT_TRUE(m_store->write([&](Session &session) { return post(session, m_mailroom, order, m_clock.now()); }).ok());
    }
    void writeCode(const std::string &code, std::chrono::minutes life = std::chrono::minutes(10))
    {
        const MessageOrder order {.templateId = "passcode", .recipient = "sian@example.test",
                                  .variables = {{"code", code}, {"minutes", "10"}, {"service", "Register"}},
                                  .cause = "code:" + code, .expiresAt = m_clock.now() + life};
        ASSERT_TRUE(m_store->write([&](Session &session) { return post(session, m_mailroom, order, m_clock.now()); }).ok());
    }
    [[nodiscard]] Message only() { return messages().at(0); }
    [[nodiscard]] std::vector<Message> messages()
    {
        return inRead<std::vector<Message>>(*m_store, [](Session &session) { return session.outbox().newest(std::nullopt, 100); }).value();
    }
    [[nodiscard]] Delivery delivery(MailTransport &transport, DeliveryOptions options = {})
    {
        options.random = [] { return 1.0; };
        return Delivery(*m_store, m_clock, transport, keyOf(7), options);
    }

    test::TemporaryFolder m_folder;
    std::unique_ptr<Store> m_store;
    ManualClock m_clock {kStart};
    Mailroom m_mailroom {Templates::builtIn(), keyOf(7)};
    ScriptedTransport m_transport;
};

TEST_F(DeliveryTest, SendsWhatWaitsAndThenRests)
{
    write("a");
    Delivery delivery = this->delivery(m_transport);
    const DeliveryStep step = delivery.step({}).value();
    EXPECT_TRUE(step.took);
    EXPECT_EQ(step.became, DeliveryState::Sent);
    EXPECT_EQ(step.rest.count(), 0);
    const Message sent = only();
    EXPECT_EQ(sent.state, DeliveryState::Sent);
    EXPECT_EQ(sent.settledAt, kStart);
    EXPECT_EQ(sent.attempts, 1U);
    EXPECT_EQ(sent.providerReference, "r-" + sent.id.text);
    EXPECT_FALSE(sent.nextAttemptAt.has_value());
    ASSERT_EQ(m_transport.given.size(), 1U);
    EXPECT_EQ(m_transport.given[0].id, sent.id.text);
    EXPECT_FALSE(m_transport.given[0].triedBefore);
    const DeliveryStep idle = delivery.step({}).value();
    EXPECT_FALSE(idle.took);
    EXPECT_EQ(idle.rest, seconds(1));
}

TEST_F(DeliveryTest, WithoutATransportMessagesAreKept)
{
    m_mailroom = Mailroom(Templates::builtIn());
    writeCode("048213");
    EXPECT_EQ(only().state, DeliveryState::Kept);
    EXPECT_NE(only().body.find("048213"), std::string::npos) << "the outbox is the mailbox";
    Delivery delivery = this->delivery(m_transport);
    EXPECT_FALSE(delivery.step({}).value().took);
    EXPECT_TRUE(m_transport.given.empty());
}

TEST_F(DeliveryTest, NoticesToServicesAreNoMail)
{
    const MessageOrder order {.templateId = "status-changed", .recipient = "Register",
                              .variables = {{"status", "found"}, {"identity", "i"}, {"reference", "MD-1"}},
                              .cause = "n", .channel = Channel::ServiceNotice};
    ASSERT_TRUE(m_store->write([&](Session &session) { return post(session, m_mailroom, order, kStart); }).ok());
    EXPECT_EQ(only().state, DeliveryState::Kept);
}

TEST_F(DeliveryTest, ACodeIsSealedUntilItIsSentAndThenGone)
{
    writeCode("048213");
    const Message waiting = only();
    EXPECT_EQ(waiting.body.find("048213"), std::string::npos);
    EXPECT_NE(waiting.body.find("••••••"), std::string::npos);
    EXPECT_FALSE(waiting.sealed.empty());
    EXPECT_EQ(waiting.sealed.find("048213"), std::string::npos);
    Delivery delivery = this->delivery(m_transport);
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_NE(m_transport.given.at(0).body.find("\n048213\n"), std::string::npos);
    EXPECT_EQ(only().state, DeliveryState::Sent);
    EXPECT_TRUE(only().sealed.empty());
}

TEST_F(DeliveryTest, ACodeThatHasExpiredIsNotSentLate)
{
    writeCode("048213");
    m_clock.advance(std::chrono::minutes(10));
    Delivery delivery = this->delivery(m_transport);
    EXPECT_EQ(delivery.step({}).value().became, DeliveryState::Failed);
    EXPECT_TRUE(m_transport.given.empty());
    EXPECT_EQ(only().problem, DeliveryProblem::Expired);
    EXPECT_TRUE(only().sealed.empty());
}

TEST_F(DeliveryTest, ACodeIsTriedAgainUntilItExpiresAndNotAfter)
{
    writeCode("048213", std::chrono::minutes(2));
    m_transport.reports = {{.verdict = Verdict::Later, .problem = DeliveryProblem::Busy}};
    Delivery delivery = this->delivery(m_transport);
    for (int i = 0; i < 20 && only().state != DeliveryState::Failed; ++i) {
        ASSERT_TRUE(delivery.step({}).ok());
        m_clock.advance(seconds(10));
    }
    EXPECT_EQ(only().problem, DeliveryProblem::Expired);
    EXPECT_LE(only().settledAt.value_or(kStart), kStart + std::chrono::minutes(2) + seconds(10));
    EXPECT_TRUE(only().sealed.empty());
}

TEST_F(DeliveryTest, WhatAnotherKeySealedIsGivenUpUnread)
{
    writeCode("048213");
    Delivery other(*m_store, m_clock, m_transport, keyOf(8));
    ASSERT_TRUE(other.step({}).ok());
    EXPECT_EQ(only().problem, DeliveryProblem::Unreadable);
    EXPECT_TRUE(m_transport.given.empty());
}

TEST_F(DeliveryTest, TriesAreSpacedOutAndEndAfterTwelve)
{
    write("a");
    m_transport.reports = {{.verdict = Verdict::Later, .problem = DeliveryProblem::Busy}};
    Delivery delivery = this->delivery(m_transport);
    std::vector<std::int64_t> pauses;
    while (only().state != DeliveryState::Failed) {
        ASSERT_TRUE(delivery.step({}).value().took);
        const Message message = only();
        if (message.state == DeliveryState::Waiting) {
            pauses.push_back(std::chrono::duration_cast<seconds>(*message.nextAttemptAt - m_clock.now()).count());
            EXPECT_EQ(message.problem, DeliveryProblem::Busy);
            m_clock.advance(*message.nextAttemptAt - m_clock.now() - seconds(1));
            EXPECT_FALSE(delivery.step({}).value().took) << "not before its time";
            m_clock.advance(seconds(1));
        }
    }
    EXPECT_EQ(pauses, (std::vector<std::int64_t> {1, 4, 16, 64, 256, 1024, 3600, 3600, 3600, 3600, 3600}));
    EXPECT_EQ(m_transport.given.size(), 12U);
    EXPECT_EQ(only().attempts, 12U);
    EXPECT_EQ(only().problem, DeliveryProblem::Busy);
    EXPECT_TRUE(m_transport.given.back().triedBefore);
    m_clock.advance(std::chrono::hours(24));
    EXPECT_FALSE(delivery.step({}).value().took) << "parked";
}

TEST_F(DeliveryTest, PausesAreJitteredWholly)
{
    m_transport.reports = {{.verdict = Verdict::Later, .problem = DeliveryProblem::Busy}};
    DeliveryOptions options;
    options.random = [] { return 0.25; };
    Delivery delivery(*m_store, m_clock, m_transport, keyOf(7), options);
    write("a");
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_EQ(*only().nextAttemptAt, kStart + std::chrono::milliseconds(250));
}

TEST_F(DeliveryTest, TheProvidersOwnPauseIsKept)
{
    write("a");
    m_transport.reports = {{.verdict = Verdict::Later, .problem = DeliveryProblem::Busy, .retryAfter = seconds(90)}};
    Delivery delivery = this->delivery(m_transport);
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_EQ(*only().nextAttemptAt, kStart + seconds(90));
}

TEST_F(DeliveryTest, ARefusalParksAtOnceAndALeadMakesItWaitAgain)
{
    write("a");
    m_transport.reports = {{.verdict = Verdict::Refused, .problem = DeliveryProblem::AddressRefused}};
    Delivery delivery = this->delivery(m_transport);
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_EQ(only().state, DeliveryState::Failed);
    EXPECT_EQ(only().problem, DeliveryProblem::AddressRefused);
    const MessageId id = only().id;
    const auto retried = [&](Role role) {
        return m_store->write([&](Session &session) {
            return retryDelivery(session, id, {StaffId("s"), "Joss Vale", role}, "request-1", m_clock.now());
        });
    };
    EXPECT_EQ(retried(Role::Agent).error().code, ErrorCode::Forbidden);
    EXPECT_EQ(retried(Role::Verifier).error().code, ErrorCode::Forbidden);
    ASSERT_TRUE(retried(Role::Lead).ok());
    EXPECT_EQ(only().state, DeliveryState::Waiting);
    EXPECT_EQ(only().attempts, 0U);
    EXPECT_EQ(retried(Role::Lead).error().rule, "not-failed");
    const auto audit = inRead<std::vector<AuditEvent>>(*m_store, [](Session &session) { return session.audit().after(0, 10); }).value();
    ASSERT_EQ(audit.size(), 1U);
    EXPECT_EQ(audit[0].action, AuditAction::MessageRetried);
    EXPECT_EQ(audit[0].staffName, "Joss Vale");
    EXPECT_EQ(audit[0].note, "email-changed");
    m_transport.reports.clear();
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_EQ(only().state, DeliveryState::Sent);
    EXPECT_EQ(m_store->write([&](Session &session) {
        return retryDelivery(session, MessageId("nothing"), {StaffId("s"), "Joss Vale", Role::Lead}, "", kStart);
    }).error().code, ErrorCode::NotFound);
}

TEST_F(DeliveryTest, AnExpiredCodeIsNotRetried)
{
    writeCode("048213");
    m_transport.reports = {{.verdict = Verdict::Refused, .problem = DeliveryProblem::AddressRefused}};
    Delivery delivery = this->delivery(m_transport);
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_TRUE(only().sealed.empty()) << "nothing readable stays behind";
    const MessageId id = only().id;
    EXPECT_EQ(m_store->write([&](Session &session) {
        return retryDelivery(session, id, {StaffId("s"), "Joss Vale", Role::Lead}, "", kStart);
    }).error().rule, "message-expired");
}

TEST_F(DeliveryTest, ABlockedTransportBurnsNoTries)
{
    write("a");
    m_transport.reports = {{.verdict = Verdict::Blocked, .problem = DeliveryProblem::ClockWrong}};
    Delivery delivery = this->delivery(m_transport);
    for (int i = 0; i < 30; ++i) {
        const DeliveryStep step = delivery.step({}).value();
        EXPECT_TRUE(step.took);
        EXPECT_EQ(step.problem, DeliveryProblem::ClockWrong);
        EXPECT_EQ(step.rest, seconds(60));
        m_clock.advance(step.rest);
    }
    EXPECT_EQ(only().state, DeliveryState::Waiting);
    EXPECT_EQ(only().attempts, 0U);
    m_transport.reports.clear();
    ASSERT_TRUE(delivery.step({}).ok());
    EXPECT_EQ(only().state, DeliveryState::Sent);
}

TEST_F(DeliveryTest, AnUnreachableServerIsLeftAloneForLonger)
{
    for (int i = 0; i < 8; ++i)
        write("a" + std::to_string(i));
    m_transport.reports = {{.verdict = Verdict::Later, .problem = DeliveryProblem::Unreachable, .nobodyThere = true}};
    Delivery delivery = this->delivery(m_transport);
    std::vector<std::int64_t> rests;
    for (int i = 0; i < 7; ++i)
        rests.push_back(std::chrono::duration_cast<seconds>(delivery.step({}).value().rest).count());
    EXPECT_EQ(rests, (std::vector<std::int64_t> {1, 2, 4, 8, 16, 30, 30}));
    m_transport.reports.clear();
    EXPECT_EQ(delivery.step({}).value().rest.count(), 0);
}

TEST_F(DeliveryTest, WhatADeadProcessHeldIsTakenAgainAfterItsLease)
{
    write("a");
    const auto taken = inWrite<std::optional<Message>>(*m_store, [&](Session &session) {
        return session.deliveries().take("dead", kStart, kStart + seconds(45));
    });
    ASSERT_TRUE(taken.value().has_value());
    EXPECT_EQ(only().state, DeliveryState::Sending);
    Delivery delivery = this->delivery(m_transport);
    EXPECT_FALSE(delivery.step({}).value().took) << "it is believed to be sent just now";
    m_clock.advance(seconds(45));
    EXPECT_TRUE(delivery.step({}).value().took);
    EXPECT_EQ(only().state, DeliveryState::Sent);
    EXPECT_TRUE(m_transport.given.at(0).triedBefore);
    const MessageId id = only().id;
    const Outcome late = m_store->write([&](Session &session) {
        return session.deliveries().settle(id, "dead", {.state = DeliveryState::Failed}, m_clock.now());
    });
    EXPECT_EQ(late.error().code, ErrorCode::TooLate);
    EXPECT_EQ(only().state, DeliveryState::Sent);
}

TEST_F(DeliveryTest, AMessageThatKillsItsSenderIsGivenUpInTheEnd)
{
    write("a");
    for (int i = 0; i < 12; ++i) {
        ASSERT_TRUE(m_store->write([&](Session &session) -> Outcome {
            const auto taken = session.deliveries().take("dead", m_clock.now(), m_clock.now() + seconds(45));
            return taken.ok() && taken.value() ? Outcome(Done {}) : Outcome(Error {});
        }).ok());
        m_clock.advance(seconds(45));
    }
    Delivery delivery = this->delivery(m_transport);
    EXPECT_EQ(delivery.step({}).value().became, DeliveryState::Failed);
    EXPECT_TRUE(m_transport.given.empty());
}

TEST_F(DeliveryTest, RealMailArrivesOnceWhateverTheServerDoes)
{
    test::SmtpPeer peer({.greylist = 2});
    SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = peer.port();
    settings.tls = SmtpSettings::Tls::None;
    settings.from = "desk@example.test";
    settings.domain = "example.test";
    const auto transport = makeSmtpTransport(settings, m_clock);
    for (const char *who : {"sian", "grey", "refused", "large", "tomos"})
        write(who, std::string(who) + "@example.test");
    Delivery delivery = this->delivery(*transport);
    for (int i = 0; i < 12; ++i) {
        while (delivery.step({}).value().took) {
        }
        m_clock.advance(std::chrono::hours(1));
    }
    std::map<std::string, int> arrived;
    for (const auto &mail : peer.received())
        ++arrived[mail.to];
    EXPECT_EQ(arrived, (std::map<std::string, int> {{"sian@example.test", 1}, {"grey@example.test", 1}, {"tomos@example.test", 1}}));
    for (const Message &message : messages()) {
        const bool failed = message.recipient.starts_with("refused") || message.recipient.starts_with("large");
        EXPECT_EQ(message.state, failed ? DeliveryState::Failed : DeliveryState::Sent) << message.recipient;
    }
}

} // namespace
} // namespace matchdesk
