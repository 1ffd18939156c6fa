// SPDX-License-Identifier: MIT
#include "rejects.h"

namespace matchdesk::ctl {

void Rejects::add(const RejectedRow &row)
{
    if (m_count++ == 0) {
        m_opened = m_file.open();
        m_file.stream() << "line,column,reason\n";
    }
    m_file.stream() << row.line << ',' << row.column << ",\"" << row.reason << "\"\n";
}

Outcome Rejects::keep()
{
    if (m_count == 0)
        return Done {};
    return m_opened.ok() ? m_file.commit() : m_opened;
}

} // namespace matchdesk::ctl
