// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.h"

#include <string_view>

namespace matchdesk {

/// Says in the log what failed and why. Errors' details hold no personal data; the log redacts besides.
void logFailure(std::string_view doing, const Error &error, std::string_view requestId = {});

} // namespace matchdesk
