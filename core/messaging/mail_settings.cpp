// SPDX-License-Identifier: MIT
#include "messaging/mail_settings.h"

#include "mail_text.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <set>

#include <sys/stat.h>

namespace matchdesk {

namespace {

/// A settings file or a secret is small; anything larger is not one.
constexpr std::uintmax_t kLargestFile = 64 * 1024;
/// A Notify key ends with two UUIDs, the service's and the secret, each after a hyphen.
constexpr std::size_t kUuid = 36;

using Set = std::function<Outcome(const std::string &)>;
using Settings = std::map<std::string, Set, std::less<>>;

Error unacceptable(std::string_view name, std::string_view why)
{
    return Error {.code = ErrorCode::Unprocessable,
                  .detail = std::string(name).append(": ").append(why),
                  .field = std::string(name)};
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view {}
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// What a file holds that only its owner may read.
Result<std::string> readPrivately(const std::filesystem::path &file, std::string_view name)
{
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return Error {.code = ErrorCode::NotFound,
                      .detail = std::string(name).append(": there is no such file"),
                      .field = std::string(name)};
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return Error {.code = ErrorCode::Forbidden,
                      .detail = std::string(name).append(": the file can be used by others: chmod 600 it"),
                      .field = std::string(name),
                      .rule = "readable-by-others"};
    }
    if (static_cast<std::uintmax_t>(facts.st_size) > kLargestFile)
        return unacceptable(name, "the file is too large");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return Error {.code = ErrorCode::Forbidden,
                      .detail = std::string(name).append(": the file cannot be read"),
                      .field = std::string(name)};
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

Outcome readLines(const std::filesystem::path &file, const Settings &known, const std::set<std::string> &required,
                  const std::function<std::optional<Outcome>(std::string_view, const std::string &)> &other)
{
    const Result<std::string> content = readPrivately(file, "mail-config");
    if (!content.ok())
        return content.error();
    std::string_view text = content.value();
    std::set<std::string> seen;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            return unacceptable("mail-config", "a line is not \"name = value\"");
        const std::string name(trimmed(line.substr(0, equals)));
        const std::string value(trimmed(line.substr(equals + 1)));
        if (!seen.insert(name).second)
            return unacceptable(name, "is there twice");
        const auto setter = known.find(name);
        std::optional<Outcome> set = setter == known.end() ? other(name, value) : std::optional(setter->second(value));
        if (!set)
            return unacceptable(name, "is not known");
        if (!set->ok())
            return *set;
    }
    for (const std::string &name : required) {
        if (!seen.contains(name))
            return unacceptable(name, "is required");
    }
    return Done {};
}

Set textInto(std::string &into, std::string_view name)
{
    return [&into, name = std::string(name)](const std::string &value) -> Outcome {
        if (!messaging::isHeaderText(value))
            return unacceptable(name, "is empty or holds a control character");
        into = value;
        return Done {};
    };
}

Set addressInto(std::string &into, std::string_view name)
{
    return [&into, name = std::string(name)](const std::string &value) -> Outcome {
        if (!messaging::isSendableAddress(value))
            return unacceptable(name, "is not an email address");
        into = value;
        return Done {};
    };
}

Set secretInto(std::string &into, std::string_view name, const std::filesystem::path &beside)
{
    return [&into, name = std::string(name), beside](const std::string &value) -> Outcome {
        const Result<std::string> secret = readPrivately(beside.parent_path() / value, name);
        if (!secret.ok())
            return secret.error();
        into = trimmed(secret.value());
        return into.empty() ? Outcome(unacceptable(name, "the file is empty")) : Outcome(Done {});
    };
}

Set caFileInto(std::filesystem::path &into, const std::filesystem::path &beside)
{
    return [&into, beside](const std::string &value) -> Outcome {
        into = beside.parent_path() / value;
        std::error_code ignored;
        return std::filesystem::is_regular_file(into, ignored) ? Outcome(Done {})
                                                               : Outcome(unacceptable("ca-file", "there is no such file"));
    };
}

bool isLoopback(std::string_view host)
{
    return host == "localhost" || host == "::1" || host == "[::1]" || host.starts_with("127.");
}

} // namespace

Result<SmtpSettings> readSmtpSettings(const std::filesystem::path &file)
{
    SmtpSettings smtp;
    bool portGiven = false;
    const Settings known {
        {"host", textInto(smtp.host, "host")},
        {"user", textInto(smtp.user, "user")},
        {"from", addressInto(smtp.from, "from")},
        {"from-name", textInto(smtp.fromName, "from-name")},
        {"reply-to", addressInto(smtp.replyTo, "reply-to")},
        {"domain", textInto(smtp.domain, "domain")},
        {"password-file", secretInto(smtp.password, "password-file", file)},
        {"ca-file", caFileInto(smtp.caFile, file)},
        {"port",
         [&](const std::string &value) -> Outcome {
             const auto end = std::from_chars(value.data(), value.data() + value.size(), smtp.port);
             portGiven = true;
             return end.ec == std::errc() && end.ptr == value.data() + value.size() && smtp.port > 0
                 ? Outcome(Done {})
                 : Outcome(unacceptable("port", "is not a port"));
         }},
        {"tls",
         [&](const std::string &value) -> Outcome {
             if (value == "starttls")
                 smtp.tls = SmtpSettings::Tls::StartTls;
             else if (value == "implicit")
                 smtp.tls = SmtpSettings::Tls::Implicit;
             else if (value == "none")
                 smtp.tls = SmtpSettings::Tls::None;
             else
                 return unacceptable("tls", "is starttls, implicit or none");
             return Done {};
         }},
    };
    const Outcome read = readLines(file, known, {"host", "from"}, [](std::string_view, const std::string &) {
        return std::optional<Outcome>();
    });
    if (!read.ok())
        return read.error();
    if (smtp.tls == SmtpSettings::Tls::None && !isLoopback(smtp.host))
        return unacceptable("tls", "may be none for a mail server on this machine only");
    if (smtp.user.empty() != smtp.password.empty())
        return unacceptable("password-file", "belongs to a user, and a user to it");
    if (!portGiven && smtp.tls == SmtpSettings::Tls::Implicit)
        smtp.port = 465;
    if (smtp.domain.empty())
        smtp.domain = smtp.from.substr(smtp.from.find('@') + 1);
    return smtp;
}

Result<NotifySettings> readNotifySettings(const std::filesystem::path &file)
{
    NotifySettings notify;
    notify.address = "https://api.notifications.service.gov.uk";
    std::string key;
    const Settings known {
        {"address", textInto(notify.address, "address")},
        {"key-file", secretInto(key, "key-file", file)},
        {"ca-file", caFileInto(notify.caFile, file)},
        {"template", textInto(notify.genericTemplate, "template")},
        {"reply-to-id", textInto(notify.replyToId, "reply-to-id")},
    };
    const Outcome read = readLines(
        file, known, {"key-file"}, [&](std::string_view name, const std::string &value) -> std::optional<Outcome> {
            static constexpr std::string_view kPrefix = "template.";
            if (!name.starts_with(kPrefix) || value.empty())
                return std::nullopt;
            notify.templates.emplace(name.substr(kPrefix.size()), value);
            return Outcome(Done {});
        });
    if (!read.ok())
        return read.error();
    if (notify.genericTemplate.empty() && notify.templates.empty())
        return unacceptable("template", "is required: the provider's template with ((subject)) and ((body))");
    if (key.size() < 2 * kUuid + 1 || key[key.size() - kUuid - 1] != '-')
        return unacceptable("key-file", "does not hold a key");
    notify.secret = key.substr(key.size() - kUuid);
    notify.serviceId = key.substr(key.size() - 2 * kUuid - 1, kUuid);
    while (notify.address.ends_with('/'))
        notify.address.pop_back();
    const std::string_view address = notify.address;
    const std::string_view host = address.substr(std::min(address.find("://") + 3, address.size()));
    if (!address.starts_with("https://") && !(address.starts_with("http://") && isLoopback(host.substr(0, host.find(':')))))
        return unacceptable("address", "begins with https://");
    return notify;
}

} // namespace matchdesk
