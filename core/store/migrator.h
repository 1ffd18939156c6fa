// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace matchdesk::store {

/// One step of the schema: resources/migrations/NNNN_name.sql, as it was when the program was built.
struct Migration {
    std::int64_t version = 0;
    std::string_view name;
    std::string_view script;
};

/// The steps that this program knows, ascending by version from 1. A number may be left out.
[[nodiscard]] std::span<const Migration> embeddedMigrations();

struct MigrationContext {
    std::string appVersion;
    Instant now {};
    std::filesystem::path file; ///< SQLite: copied aside before a schema that holds data is changed; empty: no copy
};

/// Brings the schema to the newest of `migrations`, one transaction for each, and checks that those applied earlier are
/// still what they were. Errors: RuleRefused "schema-newer", Damaged (rule "migration-changed" or "not-ours").
[[nodiscard]] Outcome migrate(Connection &connection, std::span<const Migration> migrations,
                              const MigrationContext &context);

/// Marks a SQLite file as ours: "MDK1".
inline constexpr std::int64_t kApplicationId = 0x4D444B31;

} // namespace matchdesk::store
