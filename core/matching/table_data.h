// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// The curated tables of resources/, as text, put into the program when it is built.
namespace matchdesk::matching::table_data {

extern const std::string_view forename_variants;
extern const std::string_view surname_variants;
extern const std::string_view itt_providers;
extern const std::string_view policies;
extern const std::string_view starting_weights;

} // namespace matchdesk::matching::table_data
