// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "embed/backend_host.h"

#include <vector>

namespace matchdesk {

/// Makes the tokens that `access` calls for and returns them with their owners; stores their hashes only.
[[nodiscard]] Result<std::vector<StaffAccess>> makeTokens(Store &store, const HostOptions &options);

/// A secret of a demo world that is the same at each start and tells nothing of any other, for `owner`.
[[nodiscard]] Result<std::string> demoSecret(Store &store, std::string_view owner);

} // namespace matchdesk
