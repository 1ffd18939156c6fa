// SPDX-License-Identifier: MIT
#include "messaging/mail_settings.h"

#include "curl_handle.h"
#include "mail_text.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace matchdesk {

namespace {

using messaging::CurlHandle;
using messaging::CurlList;
using Verdict = SendReport::Verdict;

/// The part of the conversation that an answer belongs to.
enum class Stage { Greeting, Sender, Recipient, Content };

/// What one conversation needs while libcurl holds it.
struct Conversation {
    std::string text;
    std::size_t sent = 0;
    Stage stage = Stage::Greeting;
};

std::size_t giveText(char *into, std::size_t size, std::size_t count, void *data)
{
    auto &conversation = *static_cast<Conversation *>(data);
    const std::size_t bytes = std::min(size * count, conversation.text.size() - conversation.sent);
    std::memcpy(into, conversation.text.data() + conversation.sent, bytes);
    conversation.sent += bytes;
    return bytes;
}

/// libcurl gives the last answer's code but not the command that it answered. Nothing of it is kept or written down.
int followStage(CURL *, curl_infotype kind, char *text, std::size_t length, void *data)
{
    if (kind != CURLINFO_HEADER_OUT)
        return 0;
    auto &conversation = *static_cast<Conversation *>(data);
    const std::string_view command(text, length);
    if (command.starts_with("MAIL "))
        conversation.stage = Stage::Sender;
    else if (command.starts_with("RCPT "))
        conversation.stage = Stage::Recipient;
    else if (command.starts_with("DATA"))
        conversation.stage = Stage::Content;
    return 0;
}

SendReport refusal(long answer, Stage stage)
{
    if (answer < 500)
        return {.verdict = Verdict::Later, .problem = DeliveryProblem::Busy, .nobodyThere = stage == Stage::Greeting};
    switch (stage) {
    case Stage::Greeting:
    case Stage::Sender: return {.verdict = Verdict::Blocked, .problem = DeliveryProblem::NotAuthorised};
    case Stage::Recipient: return {.verdict = Verdict::Refused, .problem = DeliveryProblem::AddressRefused};
    case Stage::Content: break;
    }
    return {.verdict = Verdict::Refused, .problem = DeliveryProblem::MessageRefused};
}

class SmtpTransport final : public MailTransport {
public:
    SmtpTransport(SmtpSettings settings, const Clock &clock) : m_settings(std::move(settings)), m_clock(clock)
    {
        const bool bare = m_settings.host.find(':') != std::string::npos && !m_settings.host.starts_with('[');
        m_url = m_settings.tls == SmtpSettings::Tls::Implicit ? "smtps://" : "smtp://";
        m_url.append(bare ? '[' + m_settings.host + ']' : m_settings.host).append(":");
        m_url.append(std::to_string(m_settings.port)).append("/").append(m_settings.domain);
    }

    SendReport send(const OutgoingMail &mail, const GiveUp &giveUp) override
    {
        if (!messaging::isSendableAddress(mail.recipient))
            return {.verdict = Verdict::Refused, .problem = DeliveryProblem::AddressRefused};
        if (!m_handle)
            m_handle = messaging::newCurlHandle();
        if (!m_handle)
            return {.verdict = Verdict::Later, .problem = DeliveryProblem::Unreachable, .nobodyThere = true};
        OutgoingMail dated = mail;
        dated.createdAt = m_clock.now();
        Conversation conversation {.text = messaging::mailText(dated, m_settings)};
        CURL *handle = m_handle.get();
        curl_easy_reset(handle);
        messaging::setCommonOptions(handle, m_settings.caFile, giveUp);
        const std::string sender = '<' + m_settings.from + '>';
        const CurlList recipients(curl_slist_append(nullptr, ('<' + mail.recipient + '>').c_str()));
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(handle, CURLOPT_URL, m_url.c_str());
        const bool secured = m_settings.tls != SmtpSettings::Tls::None;
        curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(secured ? CURLUSESSL_ALL : CURLUSESSL_NONE));
        if (!m_settings.user.empty()) {
            curl_easy_setopt(handle, CURLOPT_USERNAME, m_settings.user.c_str());
            curl_easy_setopt(handle, CURLOPT_PASSWORD, m_settings.password.c_str());
        }
        curl_easy_setopt(handle, CURLOPT_MAIL_FROM, sender.c_str());
        curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, &giveText);
        curl_easy_setopt(handle, CURLOPT_READDATA, &conversation);
        curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
        curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &followStage);
        curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &conversation);
        const CURLcode ended = curl_easy_perform(handle);
        long answer = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
        if (ended == CURLE_OK)
            return {.verdict = Verdict::Accepted, .providerReference = mail.id + '@' + m_settings.domain};
        // A conversation that went wrong is not gone on with.
        m_handle.reset();
        return answer >= 400 && answer < 600 ? refusal(answer, conversation.stage) : messaging::reportOf(ended);
    }

private:
    const SmtpSettings m_settings;
    const Clock &m_clock;
    std::string m_url;
    CurlHandle m_handle;
};

} // namespace

std::unique_ptr<MailTransport> makeSmtpTransport(SmtpSettings settings, const Clock &clock)
{
    return std::make_unique<SmtpTransport>(std::move(settings), clock);
}

} // namespace matchdesk
