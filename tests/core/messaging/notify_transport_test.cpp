// SPDX-License-Identifier: MIT
#include "http/server.h"
#include "messaging/mail_settings.h"
#include "temporary_folder.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <mutex>
#include <vector>

namespace matchdesk {
namespace {

using Verdict = SendReport::Verdict;

const std::string kServiceId = "11111111-2222-3333-4444-555555555555";
const std::string kSecret = "66666666-7777-8888-9999-000000000000";
constexpr std::int64_t kNow = 1'773'045'000;

QJsonObject objectOf(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

std::string textOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toStdString();
}

QByteArray decoded(const QByteArray &part)
{
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

http::Response answering(int status, std::string body, std::vector<std::pair<std::string, std::string>> headers = {})
{
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    response.headers = std::move(headers);
    return response;
}

/// Takes emails as GOV.UK Notify does: checks the token and its clock, and remembers what it has taken.
class NotifyPeer {
public:
    NotifyPeer()
        : m_server({}, [this](unsigned) {
            return Result<http::Handler>(http::Handler([this](const http::Request &request) { return answer(request); }));
        })
    {
        m_port = m_server.start().value();
    }

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    /// The next request is answered so, whatever it is.
    void next(http::Response response)
    {
        const std::scoped_lock lock(m_mutex);
        m_next.push_back(std::move(response));
    }
    [[nodiscard]] std::vector<QJsonObject> taken() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_taken;
    }
    std::int64_t clock = kNow;

private:
    static http::Response problem(int status, const std::string &error, const std::string &message)
    {
        return answering(status, R"({"status_code":)" + std::to_string(status) + R"(,"errors":[{"error":")" + error
                                     + R"(","message":")" + message + R"("}]})");
    }

    http::Response answer(const http::Request &request)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_next.empty()) {
            http::Response response = std::move(m_next.front());
            m_next.pop_front();
            return response;
        }
        const QByteArray token = QByteArray::fromStdString(request.authorization.substr(std::min<std::size_t>(7, request.authorization.size())));
        const QList<QByteArray> parts = token.split('.');
        if (parts.size() != 3 || objectOf(decoded(parts[0]).toStdString()).value(QLatin1String("alg")) != QStringLiteral("HS256"))
            return problem(403, "AuthError", "Invalid token: not a token");
        const std::string content = parts[0].toStdString() + '.' + parts[1].toStdString();
        std::array<unsigned char, 32> digest {};
        unsigned int length = 0;
        HMAC(EVP_sha256(), kSecret.data(), static_cast<int>(kSecret.size()),
             reinterpret_cast<const unsigned char *>(content.data()), content.size(), digest.data(), &length);
        if (decoded(parts[2]) != QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<int>(length)))
            return problem(403, "AuthError", "Invalid token: signature");
        const QJsonObject claims = objectOf(decoded(parts[1]).toStdString());
        if (textOf(claims, "iss") != kServiceId)
            return problem(403, "AuthError", "Invalid token: service not found");
        if (std::abs(static_cast<std::int64_t>(claims.value(QLatin1String("iat")).toDouble()) - clock) > 30)
            return problem(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds");
        if (request.method == "GET")
            return find(request);
        const QJsonObject mail = objectOf(request.body);
        if (request.path != "/v2/notifications/email" || textOf(mail, "email_address").empty())
            return problem(400, "ValidationError", "email_address is a required property");
        m_taken.push_back(mail);
        return answering(201, R"({"id":"n-)" + std::to_string(m_taken.size()) + R"("})");
    }

    http::Response find(const http::Request &request) const
    {
        const std::string *reference = http::valueOf(request.query, "reference");
        for (std::size_t i = 0; i < m_taken.size(); ++i) {
            if (reference != nullptr && textOf(m_taken[i], "reference") == *reference)
                return answering(200, R"({"notifications":[{"id":"n-)" + std::to_string(i + 1) + R"("}]})");
        }
        return answering(200, R"({"notifications":[]})");
    }

    mutable std::mutex m_mutex;
    std::deque<http::Response> m_next;
    std::vector<QJsonObject> m_taken;
    std::uint16_t m_port = 0;
    http::Server m_server;
};

class NotifyTransport : public ::testing::Test {
protected:
    [[nodiscard]] NotifySettings settings() const
    {
        NotifySettings settings;
        settings.address = m_peer.address();
        settings.serviceId = kServiceId;
        settings.secret = kSecret;
        settings.genericTemplate = "template-any";
        settings.templates = {{"passcode", "template-code"}, {"passcode.cy", "template-code-welsh"}};
        settings.replyToId = "reply-1";
        return settings;
    }
    static OutgoingMail mail(const std::string &templateId = "trn-found", const std::string &language = "en")
    {
        return {.id = "0198-abc", .recipient = "sian@example.test", .templateId = templateId, .language = language,
                .subject = "Your “TRN”", .body = "Dear Siân,\n\"1234567\"\\\n"};
    }
    SendReport sent(const OutgoingMail &mail) { return makeNotifyTransport(settings(), m_clock)->send(mail, {}); }

    NotifyPeer m_peer;
    ManualClock m_clock {Instant(std::chrono::seconds(kNow))};
};

TEST_F(NotifyTransport, SendsWithASignedTokenAndOurReference)
{
    const SendReport report = sent(mail());
    EXPECT_EQ(report.verdict, Verdict::Accepted);
    EXPECT_EQ(report.providerReference, "n-1");
    ASSERT_EQ(m_peer.taken().size(), 1U);
    const QJsonObject taken = m_peer.taken().front();
    EXPECT_EQ(textOf(taken, "email_address"), "sian@example.test");
    EXPECT_EQ(textOf(taken, "template_id"), "template-any");
    EXPECT_EQ(textOf(taken, "reference"), "0198-abc");
    EXPECT_EQ(textOf(taken, "email_reply_to_id"), "reply-1");
    const QJsonObject personalisation = taken.value(QLatin1String("personalisation")).toObject();
    EXPECT_EQ(textOf(personalisation, "subject"), mail().subject);
    EXPECT_EQ(textOf(personalisation, "body"), mail().body);
}

TEST_F(NotifyTransport, TakesTheTemplateOfTheMessageAndItsLanguage)
{
    for (const auto &[language, expected] : {std::pair("en", "template-code"), std::pair("cy", "template-code-welsh")}) {
        EXPECT_EQ(sent(mail("passcode", language)).verdict, Verdict::Accepted);
        EXPECT_EQ(textOf(m_peer.taken().back(), "template_id"), expected);
    }
}

TEST_F(NotifyTransport, MakesANewTokenForEachRequest)
{
    const auto transport = makeNotifyTransport(settings(), m_clock);
    for (int minute = 0; minute < 3; ++minute) {
        EXPECT_EQ(transport->send(mail(), {}).verdict, Verdict::Accepted) << minute;
        m_clock.advance(std::chrono::minutes(1));
        m_peer.clock += 60;
    }
}

TEST_F(NotifyTransport, AWrongClockOrKeyIsAnAlarmAndNotTheMessagesFault)
{
    m_clock.advance(std::chrono::seconds(31));
    const SendReport late = sent(mail());
    EXPECT_EQ(late.verdict, Verdict::Blocked);
    EXPECT_EQ(late.problem, DeliveryProblem::ClockWrong);
    m_clock.advance(std::chrono::seconds(-31));
    NotifySettings wrong = settings();
    wrong.secret.back() = '1';
    const SendReport stranger = makeNotifyTransport(wrong, m_clock)->send(mail(), {});
    EXPECT_EQ(stranger.verdict, Verdict::Blocked);
    EXPECT_EQ(stranger.problem, DeliveryProblem::NotAuthorised);
    EXPECT_TRUE(m_peer.taken().empty());
}

TEST_F(NotifyTransport, TellsWhatNeverWorksFromWhatMayYet)
{
    m_peer.next(answering(400, R"({"errors":[{"error":"ValidationError"}]})"));
    EXPECT_EQ(sent(mail()).verdict, Verdict::Refused);
    m_peer.next(answering(429, "{}", {{"Retry-After", "7"}}));
    const SendReport limited = sent(mail());
    EXPECT_EQ(limited.verdict, Verdict::Later);
    EXPECT_EQ(limited.problem, DeliveryProblem::Busy);
    EXPECT_EQ(limited.retryAfter, std::chrono::seconds(7));
    for (const int status : {500, 502, 503}) {
        m_peer.next(answering(status, "not json"));
        EXPECT_EQ(sent(mail()).verdict, Verdict::Later) << status;
    }
    NotifySettings gone = settings();
    gone.address = "http://127.0.0.1:1";
    const SendReport nobody = makeNotifyTransport(gone, m_clock)->send(mail(), {});
    EXPECT_EQ(nobody.verdict, Verdict::Later);
    EXPECT_TRUE(nobody.nobodyThere);
}

TEST_F(NotifyTransport, FindsATryWhoseAnswerWasLost)
{
    EXPECT_EQ(sent(mail()).verdict, Verdict::Accepted);
    OutgoingMail again = mail();
    again.triedBefore = true;
    const SendReport report = sent(again);
    EXPECT_EQ(report.verdict, Verdict::Accepted);
    EXPECT_EQ(report.providerReference, "n-1");
    EXPECT_EQ(m_peer.taken().size(), 1U) << "never two for one cause";
    again.id = "0198-other";
    EXPECT_EQ(sent(again).verdict, Verdict::Accepted);
    EXPECT_EQ(m_peer.taken().size(), 2U);
}

TEST(MailSettings, ReadsAMailServerWithItsSecretInAFileOfItsOwn)
{
    const test::TemporaryFolder folder;
    folder.write("password", "a secret\n");
    folder.write("ca.pem", "x");
    const auto file = folder.write("mail.conf",
                                   "# who sends\nhost = mail.example.test\nuser = desk\npassword-file = password\n"
                                   "from = desk@records.example.test\nfrom-name = Records\nca-file=ca.pem\n");
    const auto read = readSmtpSettings(file);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read.value().host, "mail.example.test");
    EXPECT_EQ(read.value().port, 587);
    EXPECT_EQ(read.value().tls, SmtpSettings::Tls::StartTls);
    EXPECT_EQ(read.value().password, "a secret");
    EXPECT_EQ(read.value().domain, "records.example.test");
    EXPECT_EQ(read.value().caFile, folder.path() / "ca.pem");
}

TEST(MailSettings, RefusesWhatIsUnsafeOrUnclear)
{
    const test::TemporaryFolder folder;
    folder.write("password", "a secret");
    const auto refusal = [&](const std::string &text) {
        const auto read = readSmtpSettings(folder.write("mail.conf", text));
        return read.ok() ? std::string("taken") : read.error().field;
    };
    const std::string good = "host = localhost\nfrom = a@b.test\n";
    EXPECT_EQ(refusal(good), "taken");
    EXPECT_EQ(refusal("host = localhost\n"), "from");
    EXPECT_EQ(refusal(good + "host = other\n"), "host");
    EXPECT_EQ(refusal(good + "colour = red\n"), "colour");
    EXPECT_EQ(refusal(good + "password = secret\n"), "password") << "never in this file";
    EXPECT_EQ(refusal(good + "port = 0\n"), "port");
    EXPECT_EQ(refusal(good + "port = 70000\n"), "port");
    EXPECT_EQ(refusal(good + "tls = maybe\n"), "tls");
    EXPECT_EQ(refusal(good + "tls = none\n"), "taken");
    EXPECT_EQ(refusal("host = mail.example.test\nfrom = a@b.test\ntls = none\n"), "tls");
    EXPECT_EQ(refusal(good + "user = desk\n"), "password-file");
    EXPECT_EQ(refusal(good + "user = desk\npassword-file = nothing\n"), "password-file");
    EXPECT_EQ(refusal("host = localhost\nfrom = nobody\n"), "from");
    EXPECT_EQ(refusal("just words\n"), "mail-config");
    EXPECT_EQ(readSmtpSettings(folder.path() / "none").error().code, ErrorCode::NotFound);
    folder.write("mail.conf", good);
    for (const auto access : {std::filesystem::perms::group_read, std::filesystem::perms::others_read}) {
        std::filesystem::permissions(folder.path() / "mail.conf", access, std::filesystem::perm_options::add);
        EXPECT_EQ(readSmtpSettings(folder.path() / "mail.conf").error().rule, "readable-by-others");
        std::filesystem::permissions(folder.path() / "mail.conf", access, std::filesystem::perm_options::remove);
    }
    folder.write("mail.conf", good + "user = desk\npassword-file = password\n");
    std::filesystem::permissions(folder.path() / "password", std::filesystem::perms::others_read, std::filesystem::perm_options::add);
    const auto open = readSmtpSettings(folder.path() / "mail.conf");
    EXPECT_EQ(open.error().rule, "readable-by-others");
    EXPECT_EQ(open.error().detail.find("a secret"), std::string::npos);
}

TEST(MailSettings, ReadsANotifyKey)
{
    const test::TemporaryFolder folder;
    folder.write("key", "desk-live-" + kServiceId + '-' + kSecret + '\n');
    const auto read = readNotifySettings(
        folder.write("mail.conf", "key-file = key\ntemplate = any\ntemplate.passcode = one\ntemplate.passcode.cy = two\n"));
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read.value().serviceId, kServiceId);
    EXPECT_EQ(read.value().secret, kSecret);
    EXPECT_TRUE(read.value().address.starts_with("https://"));
    EXPECT_EQ(read.value().templates.find("passcode.cy")->second, "two");
    const auto refusal = [&](const std::string &text) {
        const auto wrong = readNotifySettings(folder.write("mail.conf", text));
        return wrong.ok() ? std::string("taken") : wrong.error().field;
    };
    EXPECT_EQ(refusal("key-file = key\n"), "template");
    EXPECT_EQ(refusal("template = any\n"), "key-file");
    EXPECT_EQ(refusal("key-file = key\ntemplate = any\naddress = http://notify.example.test\n"), "address");
    EXPECT_EQ(refusal("key-file = key\ntemplate = any\naddress = http://127.0.0.1:8080\n"), "taken");
    folder.write("key", "too-short");
    EXPECT_EQ(refusal("key-file = key\ntemplate = any\n"), "key-file");
}

} // namespace
} // namespace matchdesk
