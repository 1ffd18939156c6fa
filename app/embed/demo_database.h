// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "embed/backend_host.h"
#include "register/live_register.h"
#include "support/clock.h"

#include <filesystem>

namespace matchdesk {

/// Makes the demo world's database at `file` unless there is one. It is made beside that place and moved there when it
/// is whole, so that a start that was given up or killed leaves nothing half-made. Returns whether it was made; then
/// `records` holds its register. Errors: as BackendHost::start.
[[nodiscard]] Result<bool> ensureDemoDatabase(const std::filesystem::path &file, const HostOptions &options,
                                              const Clock &clock, LiveRegister &records, const HostProgress &progress);

/// Makes the demo world in a database that is open, unless it has one.
[[nodiscard]] Result<bool> ensureDemoWorld(Store &store, const HostOptions &options, const Clock &clock,
                                           LiveRegister &records, const HostProgress &progress);

} // namespace matchdesk
