// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

struct CsvRow {
    std::vector<std::string> fields;
    std::size_t line = 0;     ///< where it begins, from 1
    std::string_view problem; ///< why the row cannot be trusted; empty when it can
    std::size_t problemField = 0;
};

/// Reads comma-separated values as RFC 4180 describes them, one row at a time, from a stream of any length.
/// Blank lines are passed over. One field holds at most 64 KiB.
class CsvReader {
public:
    explicit CsvReader(std::istream &in);
    /// False at the end of the stream. A malformed row is returned with its problem; the next call goes on after it.
    [[nodiscard]] bool next(CsvRow &row);
    [[nodiscard]] bool failed() const { return m_in.bad(); }

private:
    [[nodiscard]] int take();
    [[nodiscard]] int peek();
    bool fill();
    void readQuoted(CsvRow &row, std::string &field);
    void readPlain(CsvRow &row, std::string &field);
    void append(CsvRow &row, std::string &field, char unit);

    std::istream &m_in;
    std::array<char, 65'536> m_buffer {};
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    std::size_t m_line = 1;
};

} // namespace matchdesk
