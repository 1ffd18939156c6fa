// SPDX-License-Identifier: MIT
#include "support/secret_key.h"

#include <openssl/crypto.h>

namespace matchdesk {

SecretKey::~SecretKey()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

} // namespace matchdesk
