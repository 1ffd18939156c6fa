// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"

#include "matching/vocabulary.h"

#include <cstdint>
#include <string>

namespace matchdesk::world {

/// The `serial`th TRN of a world (serial < 9,000,000): no two serials share one, and neighbours look unrelated.
[[nodiscard]] std::string trnNumber(std::uint64_t seed, std::uint64_t serial);

/// The `serial`th NI number of a world (serial < 100,000,000), valid by HMRC's rules for the form (NIM39110) but with a prefix
/// that has never been issued, so that it is nobody's.
[[nodiscard]] std::string ninoNumber(std::uint64_t seed, std::uint64_t serial);

/// `date` as somebody misreads or mistypes it: a digit, day and month, the year, or 1 January; always a real date.
[[nodiscard]] matching::Date misreadDate(Random &random, matching::Date date);

} // namespace matchdesk::world
