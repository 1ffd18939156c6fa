// SPDX-License-Identifier: MIT
#pragma once

#include "output_file.h"

#include "register/extract.h"

#include <cstddef>
#include <string>

namespace matchdesk::ctl {

/// The list of an extract's bad rows: made when the first comes, kept when the command is done.
class Rejects {
public:
    explicit Rejects(const std::string &file) : m_file(file) {}
    void add(const RejectedRow &row);
    [[nodiscard]] std::size_t count() const noexcept { return m_count; }
    /// Puts the list in its place; nothing happens when there were no bad rows.
    [[nodiscard]] Outcome keep();

private:
    OutputFile m_file;
    Outcome m_opened = Done {};
    std::size_t m_count = 0;
};

} // namespace matchdesk::ctl
