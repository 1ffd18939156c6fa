// SPDX-License-Identifier: MIT
#include "csv_rows.h"

namespace matchdesk {

namespace {

constexpr std::size_t kLongestField = 65'536;

} // namespace

void CsvRows::note(CsvRow &row, std::string_view problem)
{
    if (!row.problem.empty())
        return;
    row.problem = problem;
    row.problemField = row.fields.size();
}

/// Where the unquoted value ends that begins or goes on here.
std::size_t CsvRows::plainEnd(CsvRow &row) const
{
    std::size_t at = m_at;
    for (; at < m_text.size(); ++at) {
        const char unit = m_text[at];
        // All that is compared with lies at or below the comma.
        if (unit > ',')
            continue;
        if (unit == ',' || unit == '\n' || unit == '\r')
            break;
        if (unit == '"')
            note(row, "a quotation mark stands inside a value that is not quoted");
    }
    return at;
}

std::string_view CsvRows::readQuoted(CsvRow &row)
{
    const std::size_t first = ++m_at;
    std::size_t end = first;
    bool closed = false;
    while (!atEnd() && !closed) {
        char unit = m_text[m_at++];
        if (unit == '\n')
            ++m_line;
        if (unit == '"') {
            closed = atEnd() || m_text[m_at] != '"';
            if (!closed)
                ++m_at;
        }
        if (!closed)
            m_text[end++] = unit;
    }
    if (!closed)
        note(row, end - first > kLongestField ? "the value is longer than any that is accepted"
                                              : "a quotation mark is opened and never closed");
    if (!atEnd() && m_text[m_at] != ',' && m_text[m_at] != '\n' && m_text[m_at] != '\r') {
        note(row, "something stands between a closing quotation mark and the comma");
        m_at = plainEnd(row);
    }
    return std::string_view(m_text).substr(first, end - first);
}

bool CsvRows::next(CsvRow &row)
{
    row.problem = {};
    row.problemField = 0;
    row.fields.clear();
    for (; !atEnd() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'); ++m_at)
        m_line += m_text[m_at] == '\n' ? 1U : 0U;
    if (atEnd())
        return false;
    row.line = m_line;
    for (;;) {
        std::string_view field;
        if (!atEnd() && m_text[m_at] == '"') {
            field = readQuoted(row);
        } else {
            const std::size_t end = plainEnd(row);
            field = std::string_view(m_text).substr(m_at, end - m_at);
            m_at = end;
        }
        if (field.size() > kLongestField) {
            note(row, "the value is longer than any that is accepted");
            field = field.substr(0, kLongestField);
        }
        row.fields.push_back(field);
        if (atEnd())
            return true;
        const char end = m_text[m_at++];
        if (end == ',')
            continue;
        if (end == '\r' && !atEnd() && m_text[m_at] == '\n')
            ++m_at;
        m_line += m_text[m_at - 1] == '\n' ? 1U : 0U;
        return true;
    }
}

} // namespace matchdesk
