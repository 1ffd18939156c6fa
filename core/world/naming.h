// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"
#include "tables.h"

#include <string>
#include <string_view>

/// How people are named, by community and time.
namespace matchdesk::world {

/// What women of a community usually do with their family name on marrying.
enum class MarriedName { Takes, SometimesTakes, Keeps };

struct Community {
    std::string_view name;
    int share;        ///< of people, in ten-thousandths
    int earliestBirth; ///< nobody of it in the register is born before
    MarriedName married;
};

/// The community of one person, by its share of the population.
[[nodiscard]] const Community &anyCommunity(Random &random);

struct FullName {
    std::string first;
    std::string middle;
    std::string last;
};

[[nodiscard]] FullName newName(const Tables &tables, Random &random, const Community &community, bool woman,
                               int birthYear);
/// A family name usual in `community`, in the form for a woman or a man.
[[nodiscard]] std::string familyName(const Tables &tables, Random &random, const Community &community, bool woman);
[[nodiscard]] std::string givenName(const Tables &tables, Random &random, const Community &community, bool woman,
                                    int birthYear);

/// Without accents and letters foreign to English keyboards, as many forms and old systems hold a name.
[[nodiscard]] std::string withoutAccents(std::string_view text);
/// Only a to z, lower case: for the local part of an address.
[[nodiscard]] std::string lettersOnly(std::string_view text);

} // namespace matchdesk::world
