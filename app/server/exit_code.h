// SPDX-License-Identifier: MIT
#pragma once

#include "embed/backend_host.h"
#include "support/error.h"

#include <string>

namespace matchdesk {

/// How the server's process ends. Its help lists the codes.
enum class ExitCode : int {
    Ended = 0,
    Failed = 1,
    WrongArguments = 2,
    NotWritable = 3,
    InUse = 4,
    Newer = 5,
    NoPort = 6,
    WrongData = 7,
    NoDatabase = 8,
};

/// What a failed start comes to, and the one line that says so.
struct StartFailure {
    ExitCode code = ExitCode::Failed;
    std::string line;
};
[[nodiscard]] StartFailure startFailure(const Error &error, const HostOptions &options);

} // namespace matchdesk
