// SPDX-License-Identifier: MIT
#pragma once

#include "embed/backend_host.h"
#include "remote/remote_register.h"

#include <memory>

namespace matchdesk {

/// The register elsewhere that `options` name; null where it is the one of this process. Errors: Unprocessable, with `field`
/// "register" or "register-key-file"; Forbidden where the key file cannot be read.
[[nodiscard]] Result<std::unique_ptr<RemoteRegister>> linkRegister(const HostOptions &options, const Clock &clock);

} // namespace matchdesk
