// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"
#include "support/secret_key.h"

#include <string>
#include <string_view>

/// Sealing of texts that only their recipient may read: XChaCha20-Poly1305, bound to the message's id.
namespace matchdesk::messaging {

/// `text` as only the holder of `key` can read it, in base64.
[[nodiscard]] std::string sealed(const SecretKey &key, std::string_view id, std::string_view text);
/// The reverse; Damaged when it was sealed with another key or for another message.
[[nodiscard]] Result<std::string> opened(const SecretKey &key, std::string_view id, std::string_view sealed);

} // namespace matchdesk::messaging
