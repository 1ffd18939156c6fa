// SPDX-License-Identifier: MIT
#pragma once

#include "support/text.h"

#include <functional>
#include <string>

namespace matchdesk {

/// Where ids come from: newId, or a demo world's own, which are the same on every machine.
using IdSource = std::function<std::string(Instant)>;

} // namespace matchdesk
