// SPDX-License-Identifier: MIT
#pragma once

#include "embed/backend_host.h"

#include <string>
#include <variant>
#include <vector>

namespace matchdesk {

/// What the command line asks for: to serve, or to print a text and leave.
struct PrintAndLeave {
    std::string text;
};
struct WrongArguments {
    std::string why; ///< one line
};
using Arguments = std::variant<HostOptions, PrintAndLeave, WrongArguments>;

/// Reads the arguments of matchdesk-server, without the program's name.
[[nodiscard]] Arguments readArguments(const std::vector<std::string> &arguments);

} // namespace matchdesk
