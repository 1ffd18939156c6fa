// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "embed/backend_host.h"
#include "support/clock.h"

namespace matchdesk {

/// The one client of a demo world, with every scope and the same key at each start; made where it is not there yet.
/// Nothing outside of demos that are served to everybody with lasting tokens.
[[nodiscard]] Result<std::vector<ClientAccess>> makeClientKeys(Store &store, const Clock &clock,
                                                               const HostOptions &options);

} // namespace matchdesk
