// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string_view>

namespace matchdesk::ctl {

/// How far a long command is: one line that is written over a few times a second, and ends when this does with what was last
/// told.
class Progress {
public:
    explicit Progress(std::ostream &err) : m_err(err) {}
    ~Progress()
    {
        if (m_what.empty())
            return;
        write();
        m_err << '\n';
    }
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    /// `what` outlives this.
    void show(std::size_t done, std::string_view what)
    {
        m_done = done;
        m_what = what;
        constexpr auto pause = std::chrono::milliseconds(250);
        if (const auto now = std::chrono::steady_clock::now(); now - m_written >= pause) {
            m_written = now;
            write();
        }
    }

private:
    void write() { m_err << '\r' << m_done << ' ' << m_what << std::flush; }

    std::ostream &m_err;
    std::size_t m_done = 0;
    std::string_view m_what;
    std::chrono::steady_clock::time_point m_written;
};

} // namespace matchdesk::ctl
