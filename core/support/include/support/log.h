// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace matchdesk {

/// Replaces everything in `text` that looks like a person's detail (email address, NI number, seven-digit number, date)
/// by a mark that says what stood there. The last line of defence: messages are to be written without such details.
[[nodiscard]] std::string redacted(std::string_view text);

/// Routes Qt's messages through redacted() to standard error, one line each. Call once, first thing in main.
void installRedactingLog();

} // namespace matchdesk
