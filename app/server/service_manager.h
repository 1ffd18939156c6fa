// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace matchdesk {

/// Tells the service manager how it goes ("READY=1"), by its datagram protocol (sd_notify(3)). Does nothing when the
/// process was not started by one that wants to know.
void notifyServiceManager(std::string_view state);

} // namespace matchdesk
