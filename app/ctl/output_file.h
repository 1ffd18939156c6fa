// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <filesystem>
#include <fstream>
#include <ostream>

namespace matchdesk::ctl {

/// A file that takes its place only when it is whole: until commit() it lies beside it under another name, and whatever ends
/// the command early leaves nothing behind.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path place);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    /// NotFound when the file cannot be made.
    [[nodiscard]] Outcome open();
    [[nodiscard]] std::ostream &stream() noexcept { return m_stream; }
    /// Where it lies before commit(), for what writes files by name.
    [[nodiscard]] const std::filesystem::path &making() const noexcept { return m_making; }
    /// StorageFull or Forbidden; then the file is not there.
    [[nodiscard]] Outcome commit();

private:
    std::filesystem::path m_place;
    std::filesystem::path m_making;
    std::ofstream m_stream;
    bool m_committed = false;
};

} // namespace matchdesk::ctl
