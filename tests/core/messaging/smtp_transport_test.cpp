// SPDX-License-Identifier: MIT
#include "messaging/mail_settings.h"
#include "smtp_peer.h"
#include "temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk {
namespace {

using Verdict = SendReport::Verdict;
using test::bodyOf;
using test::headerOf;
using test::SmtpPeer;
using test::SmtpPeerOptions;

class SmtpTransport : public ::testing::Test {
protected:
    [[nodiscard]] SmtpSettings settingsFor(const SmtpPeer &peer, SmtpSettings::Tls tls = SmtpSettings::Tls::None) const
    {
        SmtpSettings settings;
        settings.host = "127.0.0.1";
        settings.port = peer.port();
        settings.tls = tls;
        settings.from = "desk@records.example.test";
        settings.fromName = "Cofnodion “Athrawon”";
        settings.replyTo = "help@records.example.test";
        settings.domain = "records.example.test";
        return settings;
    }
    static OutgoingMail mailTo(const std::string &recipient)
    {
        return {.id = "0198-abc",
                .recipient = recipient,
                .templateId = "trn-found",
                .language = "cy",
                .subject = "Rydym yn chwilio am eich cofnod addysgu – ŵ ŷ (MD-10428), a’r gweddill",
                .body = "Annwyl Siân Lŷr,\n\n.\n.dot\nFrom here\n" + std::string(200, 'x') + " \nequals = sign\n1234567\n"};
    }
    [[nodiscard]] SendReport sent(SmtpSettings settings, const std::string &recipient) const
    {
        return makeSmtpTransport(std::move(settings), m_clock)->send(mailTo(recipient), {});
    }

    test::TemporaryFolder m_folder;
    ManualClock m_clock {Instant(std::chrono::seconds(1'773'045'000))};
};

TEST_F(SmtpTransport, SendsTheWholeMessageOnce)
{
    SmtpPeer peer;
    const SendReport report = sent(settingsFor(peer), "sian@example.test");
    EXPECT_EQ(report.verdict, Verdict::Accepted);
    EXPECT_EQ(report.problem, DeliveryProblem::None);
    ASSERT_EQ(peer.received().size(), 1U);
    const SmtpPeer::Mail mail = peer.received().front();
    EXPECT_EQ(mail.from, "desk@records.example.test");
    EXPECT_EQ(mail.to, "sian@example.test");
    EXPECT_EQ(headerOf(mail.text, "Message-ID"), "<0198-abc@records.example.test>");
    EXPECT_EQ(headerOf(mail.text, "To"), "sian@example.test");
    EXPECT_EQ(headerOf(mail.text, "Reply-To"), "help@records.example.test");
    EXPECT_EQ(headerOf(mail.text, "Date"), "Mon, 09 Mar 2026 08:30:00 +0000");
    EXPECT_EQ(headerOf(mail.text, "MIME-Version"), "1.0");
    EXPECT_EQ(headerOf(mail.text, "Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(headerOf(mail.text, "Content-Language"), "cy");
    EXPECT_EQ(headerOf(mail.text, "Auto-Submitted"), "auto-generated");
    EXPECT_TRUE(headerOf(mail.text, "Subject").starts_with("=?UTF-8?B?"));
    EXPECT_EQ(bodyOf(mail.text), mailTo("x").body);
    for (std::size_t start = 0; start < mail.text.size();) {
        const std::size_t end = mail.text.find("\r\n", start);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - start, 78U);
        EXPECT_TRUE(std::all_of(mail.text.begin() + static_cast<long>(start), mail.text.begin() + static_cast<long>(end),
                                [](char sign) { return sign >= ' ' && sign <= '~'; }));
        start = end + 2;
    }
}

TEST_F(SmtpTransport, KeepsOneConnectionForMany)
{
    SmtpPeer peer;
    const auto transport = makeSmtpTransport(settingsFor(peer), m_clock);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(transport->send(mailTo("sian@example.test"), {}).verdict, Verdict::Accepted);
    EXPECT_EQ(peer.received().size(), 5U);
    EXPECT_EQ(peer.connections(), 1);
}

TEST_F(SmtpTransport, SecuresBothKindsOfConnectionAndSignsIn)
{
    for (const bool implicit : {false, true}) {
        SmtpPeerOptions options;
        options.tls = implicit ? SmtpPeerOptions::Tls::Implicit : SmtpPeerOptions::Tls::StartTls;
        options.certificate = test::Certificate::write(m_folder.path());
        options.user = "desk";
        options.password = "a secret";
        SmtpPeer peer(options);
        SmtpSettings settings
            = settingsFor(peer, implicit ? SmtpSettings::Tls::Implicit : SmtpSettings::Tls::StartTls);
        settings.caFile = options.certificate.certificate;
        settings.user = "desk";
        settings.password = "a secret";
        EXPECT_EQ(sent(settings, "sian@example.test").verdict, Verdict::Accepted) << implicit;
        ASSERT_EQ(peer.received().size(), 1U);
        EXPECT_TRUE(peer.received().front().secured);
        settings.password = "another";
        const SendReport refused = sent(settings, "sian@example.test");
        EXPECT_EQ(refused.verdict, Verdict::Blocked);
        EXPECT_EQ(refused.problem, DeliveryProblem::NotAuthorised);
        settings.password = "a secret";
        settings.caFile.clear();
        EXPECT_EQ(sent(settings, "sian@example.test").verdict, Verdict::Blocked) << "a certificate that nobody vouches for";
        options.certificate = test::Certificate::write(m_folder.path(), "mail.elsewhere.test");
        SmtpPeer other(options);
        settings.port = other.port();
        settings.caFile = options.certificate.certificate;
        EXPECT_EQ(sent(settings, "sian@example.test").verdict, Verdict::Blocked) << "a certificate for another host";
        EXPECT_TRUE(other.received().empty());
    }
}

TEST_F(SmtpTransport, NeverSpeaksOpenlyWhereItShouldNot)
{
    SmtpPeer peer; // knows no STARTTLS
    const SendReport report = sent(settingsFor(peer, SmtpSettings::Tls::StartTls), "sian@example.test");
    EXPECT_EQ(report.verdict, Verdict::Blocked);
    EXPECT_TRUE(peer.received().empty());
}

TEST_F(SmtpTransport, TellsWhatNeverWorksFromWhatMayYet)
{
    SmtpPeerOptions options;
    options.greylist = 1;
    SmtpPeer peer(options);
    const SendReport refused = sent(settingsFor(peer), "refused@example.test");
    EXPECT_EQ(refused.verdict, Verdict::Refused);
    EXPECT_EQ(refused.problem, DeliveryProblem::AddressRefused);
    const SendReport large = sent(settingsFor(peer), "large@example.test");
    EXPECT_EQ(large.verdict, Verdict::Refused);
    EXPECT_EQ(large.problem, DeliveryProblem::MessageRefused);
    const SendReport grey = sent(settingsFor(peer), "grey@example.test");
    EXPECT_EQ(grey.verdict, Verdict::Later);
    EXPECT_EQ(grey.problem, DeliveryProblem::Busy);
    EXPECT_FALSE(grey.nobodyThere);
    EXPECT_EQ(sent(settingsFor(peer), "grey@example.test").verdict, Verdict::Accepted);
    for (const char *broken : {"drop@example.test", "lost@example.test"}) {
        const SendReport dropped = sent(settingsFor(peer), broken);
        EXPECT_EQ(dropped.verdict, Verdict::Later) << broken;
        EXPECT_EQ(dropped.problem, DeliveryProblem::Unreachable) << broken;
    }
    SmtpPeerOptions closed;
    closed.refusesSender = true;
    SmtpPeer strict(closed);
    EXPECT_EQ(sent(settingsFor(strict), "sian@example.test").verdict, Verdict::Blocked) << "not the message's fault";
}

TEST_F(SmtpTransport, ASilentServerIsNobodyThere)
{
    SmtpSettings settings;
    {
        SmtpPeer gone;
        settings = settingsFor(gone);
    }
    const SendReport report = sent(settings, "sian@example.test");
    EXPECT_EQ(report.verdict, Verdict::Later);
    EXPECT_EQ(report.problem, DeliveryProblem::Unreachable);
    EXPECT_TRUE(report.nobodyThere);
}

TEST_F(SmtpTransport, NoAddressBringsACommandOrASecondRecipient)
{
    SmtpPeer peer;
    for (const char *hostile :
         {"a@b.test>\r\nRCPT TO:<all@example.test", "a@b.test\nDATA", "a@b.test,c@d.test", "<a@b.test>", "a b@c.test", "a@b@c.test",
          "@b.test", "a@", "", "sïan@example.test", "a@b.test\r\n", "\"a\"@b.test", "a@b.test;"}) {
        const SendReport report = sent(settingsFor(peer), hostile);
        EXPECT_EQ(report.verdict, Verdict::Refused) << hostile;
        EXPECT_EQ(report.problem, DeliveryProblem::AddressRefused) << hostile;
    }
    EXPECT_EQ(peer.connections(), 0);
    OutgoingMail mail = mailTo("sian@example.test");
    mail.subject = "Hello\r\nBcc: all@example.test";
    EXPECT_EQ(makeSmtpTransport(settingsFor(peer), m_clock)->send(mail, {}).verdict, Verdict::Accepted);
    EXPECT_EQ(headerOf(peer.received().front().text, "Bcc"), "");
}

} // namespace
} // namespace matchdesk
