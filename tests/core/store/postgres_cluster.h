// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk::tests {

/// A private PostgreSQL 15 in a temporary directory, reached by a socket there and by nothing else. Ends with its
/// owner, and with the process whatever becomes of that.
class PostgresCluster {
public:
    /// The one of this run, started when it is first asked for; null when PostgreSQL is not installed or will not
    /// start.
    static PostgresCluster *ofThisRun();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster &) = delete;
    PostgresCluster &operator=(const PostgresCluster &) = delete;

    /// The address of the database `name`.
    [[nodiscard]] std::string uri(const std::string &name) const;
    [[nodiscard]] std::string socketDirectory() const { return m_folder.string(); }

private:
    PostgresCluster() = default;
    [[nodiscard]] bool start();

    std::filesystem::path m_folder;
    pid_t m_process = -1;
};

} // namespace matchdesk::tests
