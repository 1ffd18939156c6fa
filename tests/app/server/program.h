// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace matchdesk::test {

/// A folder that is there until the end of the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    [[nodiscard]] const std::filesystem::path &path() const noexcept { return m_path; }

private:
    std::filesystem::path m_path;
};

/// matchdesk-server as a process of its own, with what it says. Killed at the end of the test.
class Program {
public:
    explicit Program(std::vector<std::string> arguments, const std::map<std::string, std::string> &environment = {});
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// The next line of its output; nothing at its end, or when `atMost` passes first.
    [[nodiscard]] std::optional<std::string> line(std::chrono::seconds atMost = std::chrono::seconds(30));
    /// The line that says it is ready, decoded; fails the test when there is none.
    [[nodiscard]] contract::ServerReady ready();
    void signal(int number) const;
    /// Waits for its end and returns its exit code, or minus the signal that ended it; nothing when it does not end.
    [[nodiscard]] std::optional<int> exitCode(std::chrono::seconds atMost = std::chrono::seconds(30));
    /// Everything that it wrote to standard error, after its end.
    [[nodiscard]] std::string errors();

private:
    pid_t m_process = -1;
    int m_output = -1;
    int m_errors = -1;
    std::string m_text;
    std::optional<int> m_exitCode;
};

[[nodiscard]] std::uint16_t portOf(const std::string &address);

} // namespace matchdesk::test
