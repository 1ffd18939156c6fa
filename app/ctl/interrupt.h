// SPDX-License-Identifier: MIT
#pragma once

namespace matchdesk::ctl {

/// Makes Ctrl+C and SIGTERM ask to stop instead of ending the program at once. Call first thing in main.
void catchInterrupts();
/// True once somebody has asked. Long work looks here between its steps.
[[nodiscard]] bool isInterrupted() noexcept;

} // namespace matchdesk::ctl
