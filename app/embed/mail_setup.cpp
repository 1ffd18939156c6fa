// SPDX-License-Identifier: MIT
#include "mail_setup.h"

#include "messaging/mail_settings.h"

#include <cstdlib>
#include <system_error>
#include <utility>

namespace matchdesk {

namespace {

/// Where systemd puts the credentials of a service.
constexpr const char *kCredentials = "CREDENTIALS_DIRECTORY";

Error ofMail(Error error)
{
    error.field = "mail";
    return error;
}

} // namespace

Result<ServiceKey> serviceKeyFor(const HostOptions &options)
{
    if (!options.serviceKeyFile.empty())
        return ServiceKey::load(options.serviceKeyFile);
    if (const char *credentials = std::getenv(kCredentials); credentials != nullptr && *credentials != '\0') {
        const std::filesystem::path handed = std::filesystem::path(credentials) / ServiceKey::kFileName;
        std::error_code ignored;
        if (std::filesystem::exists(handed, ignored))
            return ServiceKey::load(handed);
    }
    if (!options.dataFolder.empty())
        return ServiceKey::openOrCreate(options.dataFolder);
    return Error {.code = ErrorCode::NotFound,
                  .detail = "--data DIR or --service-key FILE says where it is",
                  .field = "service.key"};
}

Result<std::shared_ptr<MailTransport>> mailTransportFor(const HostOptions &options, const Clock &clock)
{
    switch (options.mail) {
    case MailKind::None: break;
    case MailKind::Smtp: {
        Result<SmtpSettings> settings = readSmtpSettings(options.mailConfig);
        if (!settings.ok())
            return ofMail(settings.error());
        return std::shared_ptr<MailTransport>(makeSmtpTransport(std::move(settings).value(), clock));
    }
    case MailKind::Notify: {
        Result<NotifySettings> settings = readNotifySettings(options.mailConfig);
        if (!settings.ok())
            return ofMail(settings.error());
        return std::shared_ptr<MailTransport>(makeNotifyTransport(std::move(settings).value(), clock));
    }
    }
    return std::shared_ptr<MailTransport> {};
}

} // namespace matchdesk
