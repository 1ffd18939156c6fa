// SPDX-License-Identifier: MIT
#pragma once

#include "domain/client.h"
#include "domain/staff.h"
#include "domain/store.h"
#include "support/result.h"

#include <optional>
#include <string_view>

namespace matchdesk {

/// Who sent a request: a member of staff, a calling program, or, on open routes, nobody known.
struct Caller {
    std::optional<Staff> staff;
    std::optional<Client> client;
};

/// Who stands behind an Authorization header ("Bearer <token>"). Unauthorised for anything but a known token or the key
/// of a client that is not revoked. Tokens and keys are stored and looked up as SHA-256 only: 256 random bits need no
/// slow hash, and the lookup's duration tells nothing.
[[nodiscard]] Result<Caller> authenticate(Store &store, std::string_view authorization);

} // namespace matchdesk
