// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "support/error.h"

namespace matchdesk::ctl {

/// Says in words what is wrong with a register file and what to do about it.
[[nodiscard]] Error problemWith(matching::FileProblem problem);

} // namespace matchdesk::ctl
