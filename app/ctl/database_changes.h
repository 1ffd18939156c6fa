// SPDX-License-Identifier: MIT
#pragma once

#include "matching/changes.h"
#include "support/result.h"

#include <filesystem>
#include <string>

namespace matchdesk::ctl {

/// Where changes are left for a program that has the database of `folder` open.
[[nodiscard]] std::filesystem::path changesInbox(const std::filesystem::path &folder);

/// Stores `changes` in the database of `folder` and returns true. While another program has the database open, leaves `file`,
/// which they were read from, for that one instead, durably, and returns false. Errors: NotFound, and the store's.
[[nodiscard]] Result<bool> applyToDatabase(const std::filesystem::path &folder, const matching::Changes &changes,
                                           const std::string &file);

} // namespace matchdesk::ctl
