// SPDX-License-Identifier: MIT
#include "core/messaging/smtp_peer.h"
#include "messaging/mail_settings.h"
#include "served_desk.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

class MailOverHttp : public ::testing::Test {
protected:
    MailOverHttp() : m_desk(options()) {}

    BackendOptions options()
    {
        SmtpSettings settings;
        settings.host = "127.0.0.1";
        settings.port = m_peer.port();
        settings.tls = SmtpSettings::Tls::None;
        settings.from = "desk@records.example.test";
        settings.domain = "records.example.test";
        BackendOptions options = ServedDesk::usualOptions();
        options.mail = makeSmtpTransport(settings, m_clock);
        return options;
    }
    /// Decides that there is no record for a person with that address, and lets the decision take effect.
    void decideFor(const std::string &address)
    {
        const TicketId id = m_desk.bench.raise(m_desk.bench.factsFor(DeskBench::freeTrn, address)).id;
        ASSERT_EQ(m_desk.decide(m_desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn), m_desk.bench.ada).status, 200);
        m_desk.bench.clock.advance(DeskBench::hold);
    }
    [[nodiscard]] Message notFoundTo(const std::string &address) const
    {
        const auto messages = ServedDesk::read<contract::MessageList>(m_desk.get("/v1/outbox", m_desk.bench.leo)).messages;
        const auto found = std::ranges::find_if(messages, [&](const Message &one) {
            return one.recipient == address && one.templateId == "not-found";
        });
        return found == messages.end() ? Message {} : *found;
    }

    SystemClock m_clock;
    SmtpPeer m_peer;
    ServedDesk m_desk;
};

TEST_F(MailOverHttp, WhatADecisionSaysArrivesAndIsSeenToHave)
{
    decideFor("nia@example.test");
    ASSERT_TRUE(eventually([&] { return notFoundTo("nia@example.test").state == DeliveryState::Sent; }));
    ASSERT_EQ(m_peer.received().size(), 1U);
    const SmtpPeer::Mail mail = m_peer.received().front();
    const Message message = notFoundTo("nia@example.test");
    EXPECT_EQ(mail.to, "nia@example.test");
    EXPECT_EQ(headerOf(mail.text, "Message-ID"), '<' + message.id.text + "@records.example.test>");
    EXPECT_EQ(bodyOf(mail.text), message.body);
    EXPECT_EQ(message.attempts, 1U);
    EXPECT_TRUE(message.settledAt.has_value());
}

TEST_F(MailOverHttp, ALeadSendsAgainWhatWasRefused)
{
    decideFor("refused@example.test");
    ASSERT_TRUE(eventually([&] { return notFoundTo("refused@example.test").state == DeliveryState::Failed; }));
    const Message failed = notFoundTo("refused@example.test");
    EXPECT_EQ(failed.problem, DeliveryProblem::AddressRefused);
    const std::string path = "/v1/outbox/" + failed.id.text + "/retry";
    EXPECT_EQ(m_desk.post(path, m_desk.bench.ada).status, 403);
    EXPECT_EQ(m_desk.post(path, m_desk.bench.vera).status, 403);
    EXPECT_EQ(m_desk.post("/v1/outbox/nothing/retry", m_desk.bench.leo).status, 404);
    const int before = m_peer.connections();
    EXPECT_EQ(m_desk.post(path, m_desk.bench.leo).status, 204);
    ASSERT_TRUE(eventually([&] { return m_peer.connections() > before; }));
    ASSERT_TRUE(eventually([&] { return notFoundTo("refused@example.test").state == DeliveryState::Failed; }));
    EXPECT_TRUE(m_peer.received().empty());
}

TEST_F(MailOverHttp, WhatWaitedOverARestartIsSentAfterIt)
{
    m_desk.backend->stop();
    Message message;
    message.id = MessageId("waiting");
    message.cause = "waiting";
    message.recipient = "nia@example.test";
    message.templateId = "not-found";
    message.subject = "Hello";
    message.body = "Hello\n";
    message.state = DeliveryState::Waiting;
    message.nextAttemptAt = m_desk.bench.clock.now();
    ASSERT_TRUE(m_desk.bench.store->write([&](Session &session) { return session.outbox().add(message); }).ok());
    Backend again(*m_desk.bench.store, m_desk.bench.clock, m_desk.bench.records, options());
    m_desk.port = again.start().value();
    EXPECT_TRUE(eventually([&] { return m_peer.received().size() == 1; }));
}

} // namespace

} // namespace matchdesk::test
