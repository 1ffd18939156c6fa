// SPDX-License-Identifier: MIT
#pragma once

#include "world/demo_world.h"

namespace matchdesk::world {

/// Keeps the truth in the database, under keys that no screen and no route reads.
[[nodiscard]] Outcome keepTruth(Store &store, const std::vector<TicketTruth> &tickets);

} // namespace matchdesk::world
