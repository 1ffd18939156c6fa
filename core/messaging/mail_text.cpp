// SPDX-License-Identifier: MIT
#include "mail_text.h"

#include "characters.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace matchdesk::messaging {

namespace {

constexpr std::size_t kLongestLine = 76;
/// Bytes of text in one encoded word, so that the first line holds the header's name too.
constexpr std::size_t kEncodedBytes = 36;
constexpr std::size_t kLongestAddress = 254;

bool isPlain(std::string_view text) noexcept
{
    return text.size() <= 60 && text.find("=?") == std::string_view::npos
        && std::ranges::all_of(text, [](char sign) { return sign >= ' ' && sign <= '~'; });
}

void header(std::string &into, std::string_view name, std::string_view value)
{
    into.append(name).append(": ").append(value).append("\r\n");
}

std::string phraseText(std::string_view name)
{
    if (!isPlain(name))
        return headerText(name);
    std::string quoted = "\"";
    for (const char sign : name) {
        if (sign == '"' || sign == '\\')
            quoted += '\\';
        quoted += sign;
    }
    return quoted += '"';
}

} // namespace

bool isHeaderText(std::string_view text) noexcept
{
    if (text.empty())
        return false;
    while (!text.empty()) {
        const auto next = firstCharacter(text);
        if (!next || isUnsafe(next->code))
            return false;
        text.remove_prefix(next->bytes);
    }
    return true;
}

bool isSendableAddress(std::string_view text) noexcept
{
    const std::size_t at = text.find('@');
    return text.size() <= kLongestAddress && at != 0 && at != std::string_view::npos && at + 1 < text.size()
        && text.find('@', at + 1) == std::string_view::npos && std::ranges::all_of(text, [](char sign) {
               return sign > ' ' && sign <= '~' && std::string_view("<>()[],;:\\\"").find(sign) == std::string_view::npos;
           });
}

std::string headerText(std::string_view text)
{
    if (isPlain(text))
        return std::string(text);
    std::string encoded;
    while (!text.empty()) {
        std::size_t bytes = 0;
        while (bytes < text.size()) {
            const auto next = firstCharacter(text.substr(bytes));
            const std::size_t step = next ? next->bytes : 1;
            if (bytes + step > kEncodedBytes)
                break;
            bytes += step;
        }
        encoded.append(encoded.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?").append(base64(text.substr(0, bytes))).append("?=");
        text.remove_prefix(bytes);
    }
    return encoded;
}

std::string quotedPrintable(std::string_view text)
{
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char sign = text[i];
        if (sign == '\n') {
            encoded += "\r\n";
            column = 0;
            continue;
        }
        const bool endsLine = i + 1 == text.size() || text[i + 1] == '\n';
        const bool plain = sign > ' ' && sign <= '~' && sign != '=';
        const bool space = sign == ' ' && !endsLine;
        const std::size_t width = plain || space ? 1 : 3;
        if (column + width > kLongestLine - 1) {
            encoded += "=\r\n";
            column = 0;
        }
        if (width == 1) {
            encoded += sign;
        } else {
            const auto byte = static_cast<unsigned char>(sign);
            encoded += '=';
            encoded += kHex[byte >> 4U];
            encoded += kHex[byte & 0x0fU];
        }
        column += width;
    }
    if (!encoded.ends_with("\r\n"))
        encoded += "\r\n";
    return encoded;
}

std::string mailDate(Instant at)
{
    static constexpr std::array<const char *, 7> kDays {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> kMonths {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    std::array<char, 96> text {};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
                  kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

std::string mailText(const OutgoingMail &mail, const SmtpSettings &settings)
{
    std::string text;
    header(text, "Date", mailDate(mail.createdAt));
    header(text, "From",
           settings.fromName.empty() ? settings.from : phraseText(settings.fromName) + " <" + settings.from + '>');
    header(text, "To", mail.recipient);
    if (!settings.replyTo.empty())
        header(text, "Reply-To", settings.replyTo);
    header(text, "Message-ID", '<' + mail.id + '@' + settings.domain + '>');
    header(text, "Subject", headerText(mail.subject));
    header(text, "MIME-Version", "1.0");
    header(text, "Content-Type", "text/plain; charset=utf-8");
    header(text, "Content-Transfer-Encoding", "quoted-printable");
    header(text, "Content-Language", mail.language);
    header(text, "Auto-Submitted", "auto-generated");
    return text.append("\r\n").append(quotedPrintable(mail.body));
}

std::string base64(std::string_view bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()),
                                       reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string base64Url(std::string_view bytes)
{
    std::string text = base64(bytes);
    while (text.ends_with('='))
        text.pop_back();
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string bytes(text.size() / 4 * 3 + 1, '\0');
    const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char *>(bytes.data()),
                                       reinterpret_cast<const unsigned char *>(text.data()), static_cast<int>(text.size()));
    if (length < 0)
        return std::nullopt;
    const auto padding = static_cast<std::size_t>(text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0);
    bytes.resize(static_cast<std::size_t>(length) - padding);
    return bytes;
}

} // namespace matchdesk::messaging
