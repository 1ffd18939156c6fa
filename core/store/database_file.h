// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"
#include "support/result.h"

#include <filesystem>
#include <memory>

namespace matchdesk::store {

/// The exclusive hold on an embedded database: one process, one opening. The kernel ends it with the process.
class FileLock {
public:
    /// Errors: Conflict when somebody holds it, Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const std::filesystem::path &lockFile);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// Makes the directory (0700) and the file (0600) where they are missing, durably, and closes an existing file to
/// others. Errors: RuleRefused "network-file-system", where SQLite's locks and syncs cannot be relied on; StorageFull;
/// Unavailable.
[[nodiscard]] Outcome prepareFile(const std::filesystem::path &file);

/// Whether the last process ended without closing the database.
[[nodiscard]] bool wasLeftOpen(const std::filesystem::path &file);

/// Reads the database through: a quick check, or the whole one with every foreign key. Errors: Damaged.
[[nodiscard]] Outcome checkContent(Connection &connection, bool thorough);

} // namespace matchdesk::store
