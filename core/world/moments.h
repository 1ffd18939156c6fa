// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"

#include "support/clock.h"

#include <cstddef>
#include <string>
#include <vector>

namespace matchdesk::world {

/// When `count` tickets were opened, oldest first: over the seven working days before `now`, most of them lately, so that
/// promises run from overdue to five days left. All lie before `now`.
[[nodiscard]] std::vector<Instant> openingMoments(Random &random, Instant now, std::size_t count);

/// An id in the form of support's newId (UUID version 7), from the world's own chance.
[[nodiscard]] std::string worldId(Random &random, Instant at);

} // namespace matchdesk::world
