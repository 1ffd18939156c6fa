// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// resources/names as text.
namespace matchdesk::world::table_data {

extern const std::string_view forenames_british;
extern const std::string_view forenames_communities;
extern const std::string_view surnames;
extern const std::string_view itt_providers;
extern const std::string_view short_forms;

} // namespace matchdesk::world::table_data
