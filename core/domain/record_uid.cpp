// SPDX-License-Identifier: MIT
#include "domain/record_uid.h"

#include "support/mac.h"

#include <array>
#include <cstdint>

namespace matchdesk {

namespace {

constexpr std::size_t kTrnDigits = 7;
constexpr std::size_t kBytes = 16;
constexpr std::size_t kHiddenBytes = 3; ///< the TRN as a number, hidden
constexpr std::string_view kHex = "0123456789abcdef";

std::optional<std::uint32_t> numberOf(std::string_view trn)
{
    if (trn.size() != kTrnDigits)
        return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : trn) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

/// Version and variant of a UUID for own purposes (RFC 9562, version 8) take six bits of the tag.
void stamp(std::array<unsigned char, kBytes> &bytes)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0fU) | 0x80U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3fU) | 0x80U);
}

std::string textOf(const std::array<unsigned char, kBytes> &bytes)
{
    std::string text;
    for (std::size_t i = 0; i < kBytes; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kHex[bytes[i] >> 4U];
        text += kHex[bytes[i] & 0x0fU];
    }
    return text;
}

std::optional<std::array<unsigned char, kBytes>> bytesOf(std::string_view uid)
{
    std::array<unsigned char, kBytes> bytes {};
    if (uid.size() != 36)
        return std::nullopt;
    std::size_t digit = 0;
    for (std::size_t i = 0; i < uid.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash != (uid[i] == '-'))
            return std::nullopt;
        if (dash)
            continue;
        const char c = uid[i] >= 'A' && uid[i] <= 'F' ? static_cast<char>(uid[i] - 'A' + 'a') : uid[i];
        const std::size_t value = kHex.find(c);
        if (value == std::string_view::npos)
            return std::nullopt;
        bytes[digit / 2] = static_cast<unsigned char>(static_cast<std::size_t>(bytes[digit / 2]) << 4U | value);
        ++digit;
    }
    return bytes;
}

} // namespace

std::string RecordUids::uidOf(std::string_view trn) const
{
    const std::optional<std::uint32_t> number = numberOf(trn);
    if (!number)
        return {};
    const std::string tag = hmacSha256(m_key, "uid " + std::string(trn));
    std::array<unsigned char, kBytes> bytes {};
    for (std::size_t i = 0; i < kBytes - kHiddenBytes; ++i)
        bytes[i] = static_cast<unsigned char>(tag[i]);
    stamp(bytes);
    const std::string mask = hmacSha256(
        m_key, "hide " + std::string(reinterpret_cast<const char *>(bytes.data()), kBytes - kHiddenBytes));
    for (std::size_t i = 0; i < kHiddenBytes; ++i) {
        const auto part = static_cast<unsigned char>(*number >> (8 * (kHiddenBytes - 1 - i)) & 0xffU);
        bytes[kBytes - kHiddenBytes + i] = static_cast<unsigned char>(part ^ static_cast<unsigned char>(mask[i]));
    }
    return textOf(bytes);
}

std::optional<std::string> RecordUids::trnOf(std::string_view uid) const
{
    const auto bytes = bytesOf(uid);
    if (!bytes)
        return std::nullopt;
    const std::string mask = hmacSha256(
        m_key, "hide " + std::string(reinterpret_cast<const char *>(bytes->data()), kBytes - kHiddenBytes));
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < kHiddenBytes; ++i)
        number = number << 8U
            | static_cast<std::uint32_t>((*bytes)[kBytes - kHiddenBytes + i] ^ static_cast<unsigned char>(mask[i]));
    std::string trn = std::to_string(number);
    if (trn.size() > kTrnDigits)
        return std::nullopt;
    trn.insert(0, kTrnDigits - trn.size(), '0');
    // The tag of that TRN is what makes it one of ours.
    if (uidOf(trn) != textOf(*bytes))
        return std::nullopt;
    return trn;
}

} // namespace matchdesk
