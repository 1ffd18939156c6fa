// SPDX-License-Identifier: MIT
#include "support/mac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdlib>

namespace matchdesk {

std::string hmacSha256(std::string_view key, std::string_view data)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes {};
    unsigned int length = 0;
    const auto *text = reinterpret_cast<const unsigned char *>(data.data());
    // Fails only without memory, and an unsigned text must never pass for a signed one.
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), text, data.size(), bytes.data(), &length)
        == nullptr)
        std::abort();
    return {reinterpret_cast<const char *>(bytes.data()), length};
}

std::string hmacSha256Hex(std::string_view key, std::string_view data)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (const char c : hmacSha256(key, data)) {
        const auto byte = static_cast<unsigned char>(c);
        text += kHex[byte >> 4U];
        text += kHex[byte & 0x0fU];
    }
    return text;
}

} // namespace matchdesk
