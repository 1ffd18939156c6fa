// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"

#include "matching/vocabulary.h"

#include <cstdint>

/// When people of the register were born.
namespace matchdesk::world {

/// A year by the ages of teachers, not before `earliest`.
[[nodiscard]] int anyBirthYear(Random &random, int earliest);
/// A day of that year; more often than others the first of January, which forms put where the day is not known.
[[nodiscard]] matching::Date anyDay(Random &random, int inYear, std::uint32_t firstOfJanuaryOfTenThousand = 40);

} // namespace matchdesk::world
