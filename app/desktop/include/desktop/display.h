// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace matchdesk {

/// Why no window can be opened here, in one line with what to do; nothing where one can. To be asked before QApplication,
/// which would abort the program.
[[nodiscard]] std::optional<std::string> whyNoDisplay();

} // namespace matchdesk
