// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "embed/backend_host.h"

#include <vector>

namespace matchdesk {

/// Makes the tokens that `access` calls for and returns them with their owners; stores their hashes only.
[[nodiscard]] Result<std::vector<StaffAccess>> makeTokens(Store &store, const HostOptions &options);

} // namespace matchdesk
