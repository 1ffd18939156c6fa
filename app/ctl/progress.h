// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <ostream>
#include <string_view>

namespace matchdesk::ctl {

/// How far a long command is: one line that is written over and over, and ends when this does.
class Progress {
public:
    explicit Progress(std::ostream &err) : m_err(err) {}
    ~Progress()
    {
        if (m_shown)
            m_err << '\n';
    }
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void show(std::size_t done, std::string_view what)
    {
        m_err << '\r' << done << ' ' << what << std::flush;
        m_shown = true;
    }

private:
    std::ostream &m_err;
    bool m_shown = false;
};

} // namespace matchdesk::ctl
