// SPDX-License-Identifier: MIT
#include "seal.h"

#include "mail_text.h"

#include <sodium.h>

#include <cstdlib>

namespace matchdesk::messaging {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

std::string sealed(const SecretKey &key, std::string_view id, std::string_view text)
{
    // Without it there is no randomness to be trusted, so there is nothing sensible left to do.
    if (sodium_init() < 0)
        std::abort();
    std::string box(kNonce + text.size() + kTag, '\0');
    randombytes_buf(box.data(), kNonce);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box) + kNonce, &length, bytesOf(text), text.size(), bytesOf(id),
                                               id.size(), nullptr, bytesOf(box), key.data());
    return base64(box);
}

Result<std::string> opened(const SecretKey &key, std::string_view id, std::string_view sealed)
{
    const std::optional<std::string> box = fromBase64(sealed);
    if (!box || box->size() < kNonce + kTag)
        return Error {.code = ErrorCode::Damaged, .detail = "a sealed message is damaged"};
    const std::string_view bytes = *box;
    std::string text(bytes.size() - kNonce - kTag, '\0');
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(text), &length, nullptr, bytesOf(bytes) + kNonce,
                                                   bytes.size() - kNonce, bytesOf(id), id.size(), bytesOf(bytes),
                                                   key.data())
        != 0)
        return Error {.code = ErrorCode::Damaged, .detail = "a sealed message does not open with this service.key"};
    return text;
}

} // namespace matchdesk::messaging
