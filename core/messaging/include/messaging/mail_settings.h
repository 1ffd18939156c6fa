// SPDX-License-Identifier: MIT
#pragma once

#include "messaging/mail_transport.h"
#include "support/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace matchdesk {

/// How to reach a mail server.
struct SmtpSettings {
    enum class Tls { StartTls, Implicit, None };
    std::string host;
    std::uint16_t port = 587;
    Tls tls = Tls::StartTls; ///< None is for loopback alone
    std::filesystem::path caFile; ///< empty: the system's
    std::string user;        ///< empty: no sign-in
    std::string password;
    std::string from;        ///< the sender's address
    std::string fromName;
    std::string replyTo;     ///< empty: none
    std::string domain;      ///< of Message-IDs; the sender's where it is not given
};

/// How to reach GOV.UK Notify, or a service that speaks the same.
struct NotifySettings {
    std::string address; ///< "https://…"; http for loopback alone
    std::filesystem::path caFile;
    std::string serviceId;
    std::string secret;
    std::string replyToId;       ///< email_reply_to_id; empty: the service's default
    std::string genericTemplate; ///< takes ((subject)) and ((body)), as all of them do
    /// By our template id, or by "id.cy" for one language: the provider's template.
    std::map<std::string, std::string, std::less<>> templates;
};

/// The settings of a kind of transport, "smtp" or "notify", read from a file of "name = value" lines. A "#" begins a
/// comment line. Secrets are in files of their own, named by "password-file" and "key-file"; each of these files has to be
/// readable by its owner alone. Errors: Unprocessable (`field`: the line's name), Forbidden (`rule` "readable-by-others"),
/// NotFound.
[[nodiscard]] Result<SmtpSettings> readSmtpSettings(const std::filesystem::path &file);
[[nodiscard]] Result<NotifySettings> readNotifySettings(const std::filesystem::path &file);

/// Mail by SMTP: TLS with a checked certificate unless the server is on this machine, our own Message-ID made from the
/// message's id, plain text in UTF-8. Many tries with one Message-ID may arrive: SMTP cannot say whether a try whose
/// answer was lost had been accepted.
[[nodiscard]] std::unique_ptr<MailTransport> makeSmtpTransport(SmtpSettings settings, const Clock &clock);
/// Mail by GOV.UK Notify. The message's id is the reference, by which a try whose answer was lost is found again.
[[nodiscard]] std::unique_ptr<MailTransport> makeNotifyTransport(NotifySettings settings, const Clock &clock);

} // namespace matchdesk
