// SPDX-License-Identifier: MIT
#include "messaging/mail_settings.h"

#include "curl_handle.h"
#include "mail_text.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace matchdesk {

namespace {

using messaging::CurlHandle;
using messaging::CurlList;
using Verdict = SendReport::Verdict;

constexpr std::size_t kLargestAnswer = 256 * 1024;
constexpr std::chrono::seconds kLongestWait {3'600};

struct Answer {
    CURLcode ended = CURLE_FAILED_INIT;
    long status = 0;
    std::string body;
    std::optional<std::chrono::seconds> retryAfter;
};

std::size_t takeBody(char *text, std::size_t size, std::size_t count, void *data)
{
    auto &answer = *static_cast<Answer *>(data);
    const std::size_t bytes = size * count;
    if (answer.body.size() + bytes > kLargestAnswer)
        return 0;
    answer.body.append(text, bytes);
    return bytes;
}

/// A moment that is signed into every request: the provider allows it thirty seconds of error.
std::string signedToken(const NotifySettings &settings, Instant now)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const std::string claims = R"({"iss":")" + settings.serviceId + R"(","iat":)" + std::to_string(seconds) + '}';
    std::string token = messaging::base64Url(R"({"alg":"HS256","typ":"JWT"})") + '.' + messaging::base64Url(claims);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest {};
    unsigned int length = 0;
    HMAC(EVP_sha256(), settings.secret.data(), static_cast<int>(settings.secret.size()),
         reinterpret_cast<const unsigned char *>(token.data()), token.size(), digest.data(), &length);
    return token + '.' + messaging::base64Url({reinterpret_cast<const char *>(digest.data()), length});
}

QJsonObject objectIn(const std::string &body)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
}

std::string textIn(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toStdString();
}

/// The provider says in its error's text, not by a code, that it is the clock.
bool isAboutTheClock(const QJsonObject &answer)
{
    const QJsonArray errors = answer.value(QLatin1String("errors")).toArray();
    for (const auto &error : errors) {
        if (error.toObject().value(QLatin1String("message")).toString().contains(QLatin1String("clock"), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

SendReport report(const Answer &answer)
{
    if (answer.ended != CURLE_OK)
        return messaging::reportOf(answer.ended);
    const QJsonObject said = objectIn(answer.body);
    if (answer.status == 201)
        return {.verdict = Verdict::Accepted, .providerReference = textIn(said, "id")};
    if (answer.status == 401 || answer.status == 403) {
        return {.verdict = Verdict::Blocked,
                .problem = isAboutTheClock(said) ? DeliveryProblem::ClockWrong : DeliveryProblem::NotAuthorised};
    }
    if (answer.status == 404)
        return {.verdict = Verdict::Blocked, .problem = DeliveryProblem::NotAuthorised};
    if (answer.status == 400 || answer.status == 413 || answer.status == 422)
        return {.verdict = Verdict::Refused, .problem = DeliveryProblem::MessageRefused};
    return {.verdict = Verdict::Later, .problem = DeliveryProblem::Busy, .retryAfter = answer.retryAfter};
}

class NotifyTransport final : public MailTransport {
public:
    NotifyTransport(NotifySettings settings, const Clock &clock) : m_settings(std::move(settings)), m_clock(clock) {}

    SendReport send(const OutgoingMail &mail, const GiveUp &giveUp) override
    {
        if (!messaging::isSendableAddress(mail.recipient))
            return {.verdict = Verdict::Refused, .problem = DeliveryProblem::AddressRefused};
        const std::string templateId = templateFor(mail);
        if (templateId.empty())
            return {.verdict = Verdict::Refused, .problem = DeliveryProblem::MessageRefused};
        if (mail.triedBefore) {
            const Answer earlier = ask("/v2/notifications?reference=" + mail.id, {}, giveUp);
            if (earlier.ended != CURLE_OK || earlier.status != 200)
                return report(earlier);
            const QJsonArray found = objectIn(earlier.body).value(QLatin1String("notifications")).toArray();
            if (!found.isEmpty())
                return {.verdict = Verdict::Accepted, .providerReference = textIn(found.first().toObject(), "id")};
        }
        QJsonObject request {{QStringLiteral("email_address"), QString::fromStdString(mail.recipient)},
                             {QStringLiteral("template_id"), QString::fromStdString(templateId)},
                             {QStringLiteral("reference"), QString::fromStdString(mail.id)},
                             {QStringLiteral("personalisation"),
                              QJsonObject {{QStringLiteral("subject"), QString::fromStdString(mail.subject)},
                                           {QStringLiteral("body"), QString::fromStdString(mail.body)}}}};
        if (!m_settings.replyToId.empty())
            request.insert(QStringLiteral("email_reply_to_id"), QString::fromStdString(m_settings.replyToId));
        return report(ask("/v2/notifications/email",
                          QJsonDocument(request).toJson(QJsonDocument::Compact).toStdString(), giveUp));
    }

private:
    [[nodiscard]] std::string templateFor(const OutgoingMail &mail) const
    {
        for (const std::string &name : {mail.templateId + '.' + mail.language, mail.templateId}) {
            if (const auto found = m_settings.templates.find(name); found != m_settings.templates.end())
                return found->second;
        }
        return m_settings.genericTemplate;
    }

    /// POSTs `body`, or GETs where there is none.
    Answer ask(const std::string &path, const std::string &body, const GiveUp &giveUp)
    {
        Answer answer;
        if (!m_handle)
            m_handle = messaging::newCurlHandle();
        CURL *handle = m_handle.get();
        if (handle == nullptr)
            return answer;
        curl_easy_reset(handle);
        messaging::setCommonOptions(handle, m_settings.caFile, giveUp);
        const std::string url = m_settings.address + path;
        const std::string authorization = "Authorization: Bearer " + signedToken(m_settings, m_clock.now());
        CurlList headers(curl_slist_append(nullptr, authorization.c_str()));
        headers.reset(curl_slist_append(headers.release(), "Content-Type: application/json"));
        headers.reset(curl_slist_append(headers.release(), "Expect:"));
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, m_settings.address.starts_with("https:") ? "https" : "http");
        curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
        if (!body.empty()) {
            curl_easy_setopt(handle, CURLOPT_POST, 1L);
            curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
            curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.c_str());
        }
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeBody);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
        answer.ended = curl_easy_perform(handle);
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
        curl_off_t wait = 0;
        if (curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0)
            answer.retryAfter = std::min(std::chrono::seconds(wait), kLongestWait);
        return answer;
    }

    const NotifySettings m_settings;
    const Clock &m_clock;
    CurlHandle m_handle;
};

} // namespace

std::unique_ptr<MailTransport> makeNotifyTransport(NotifySettings settings, const Clock &clock)
{
    return std::make_unique<NotifyTransport>(std::move(settings), clock);
}

} // namespace matchdesk
