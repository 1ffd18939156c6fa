// SPDX-License-Identifier: MIT
#pragma once

#include "csv_chunks.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace matchdesk {

/// One row; its values lie in the chunk that it was read from.
struct CsvRow {
    std::vector<std::string_view> fields;
    std::size_t line = 0;     ///< where it begins, from 1
    std::string_view problem; ///< why the row cannot be trusted; empty when it can
    std::size_t problemField = 0;
};

/// Reads the rows of a chunk as RFC 4180 describes them. Blank lines are passed over. One value holds at most 64 KiB.
class CsvRows {
public:
    /// Rewrites values in place where quotation marks have to go; the chunk must outlive the rows.
    explicit CsvRows(CsvChunk &chunk) : m_text(chunk.text), m_line(chunk.firstLine) {}

    /// False at the end. A malformed row is returned with its problem; the next call goes on after it.
    [[nodiscard]] bool next(CsvRow &row);
    /// Where the next row begins, in the chunk and in the file.
    [[nodiscard]] std::size_t position() const noexcept { return m_at; }
    [[nodiscard]] std::size_t line() const noexcept { return m_line; }

private:
    [[nodiscard]] bool atEnd() const noexcept { return m_at == m_text.size(); }
    std::string_view readQuoted(CsvRow &row);
    std::size_t plainEnd(CsvRow &row) const;
    static void note(CsvRow &row, std::string_view problem);

    std::string &m_text;
    std::size_t m_at = 0;
    std::size_t m_line;
};

} // namespace matchdesk
