// SPDX-License-Identifier: MIT
#pragma once

#include "domain/staff.h"
#include "domain/store.h"
#include "support/result.h"

#include <string_view>

namespace matchdesk {

/// Who stands behind an Authorization header ("Bearer <token>"). Unauthorised for anything but a known token. Tokens
/// are stored and looked up as SHA-256 only: 256 random bits need no slow hash, and the lookup's duration tells
/// nothing.
[[nodiscard]] Result<Staff> authenticate(Store &store, std::string_view authorization);

} // namespace matchdesk
