// SPDX-License-Identifier: MIT
#include "support/text.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace matchdesk {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

void randomBytes(unsigned char *into, std::size_t count)
{
    // Without randomness no token or id is safe to hand out, so there is nothing sensible left to do.
    if (RAND_bytes(into, static_cast<int>(count)) != 1)
        std::abort();
}

} // namespace

std::string toIso(std::chrono::year_month_day date)
{
    std::array<char, 32> buffer {};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string toIso(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time(at - day);
    std::array<char, 32> buffer {};
    const int length = std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%06dZ",
                                     static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                                     static_cast<int>(time.seconds().count()),
                                     static_cast<int>(time.subseconds().count()));
    return toIso(std::chrono::year_month_day(day)).append(buffer.data(), static_cast<std::size_t>(length));
}

std::optional<std::chrono::year_month_day> dateFromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date {std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return date;
}

std::optional<Instant> instantFromIso(std::string_view text)
{
    if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z')
        return std::nullopt;
    const auto date = dateFromIso(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || text[13] != ':' || text[16] != ':' || *hour > 23 || *minute > 59
        || *second > 59)
        return std::nullopt;
    int micros = 0;
    if (text.size() > 20) {
        const std::string_view fraction = text.substr(20, text.size() - 21);
        if (text[19] != '.' || fraction.empty() || fraction.size() > 6)
            return std::nullopt;
        const auto parsed = digits(fraction, 0, fraction.size());
        if (!parsed)
            return std::nullopt;
        micros = *parsed;
        for (std::size_t i = fraction.size(); i < 6; ++i)
            micros *= 10;
    } else if (text[19] != 'Z') {
        return std::nullopt;
    }
    return Instant(std::chrono::sys_days(*date)) + std::chrono::hours(*hour) + std::chrono::minutes(*minute)
        + std::chrono::seconds(*second) + std::chrono::microseconds(micros);
}

std::string newId(Instant at)
{
    std::array<unsigned char, 16> bytes {};
    randomBytes(bytes.data(), bytes.size());
    const auto millis = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
    for (unsigned i = 0; i < 6; ++i)
        bytes[i] = static_cast<unsigned char>((millis >> (40 - 8 * i)) & 0xffU);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0fU) | 0x70U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3fU) | 0x80U);
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kHex[bytes[i] >> 4U];
        text += kHex[bytes[i] & 0x0fU];
    }
    return text;
}

std::string newToken(std::size_t bytes)
{
    static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // Six bits a character: as many characters as carry at least the wanted randomness.
    std::string raw((bytes * 8 + 5) / 6, '\0');
    std::string random(raw.size(), '\0');
    randomBytes(reinterpret_cast<unsigned char *>(random.data()), random.size());
    for (std::size_t i = 0; i < raw.size(); ++i)
        raw[i] = kAlphabet[static_cast<unsigned char>(random[i]) & 0x3fU];
    return raw;
}

std::string sha256Hex(std::string_view data)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest {};
    unsigned length = 0;
    EVP_Digest(data.data(), data.size(), digest.data(), &length, EVP_sha256(), nullptr);
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(length * 2U);
    for (unsigned i = 0; i < length; ++i) {
        text += kHex[digest[i] >> 4U];
        text += kHex[digest[i] & 0x0fU];
    }
    return text;
}

bool equalInConstantTime(std::string_view left, std::string_view right) noexcept
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace matchdesk
