// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "embed/backend_host.h"

#include <string>
#include <vector>

namespace matchdesk {

/// Makes the tokens that `access` calls for and returns them with their owners; stores their hashes only.
[[nodiscard]] Result<std::vector<StaffAccess>> makeTokens(Store &store, Access access, const std::string &userName);

} // namespace matchdesk
