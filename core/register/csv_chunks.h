// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

namespace matchdesk {

/// Whole rows of a CSV file, with the line of the file at which they begin (from 1).
struct CsvChunk {
    std::string text;
    std::size_t firstLine = 1;
};

/// Cuts a stream of CSV (RFC 4180) into pieces of whole rows, so that they can be read at the same time: a line end inside a
/// quoted value is no place to cut. Passes over a byte-order mark. Memory is bounded: of a row longer than any that could be
/// accepted only the beginning is passed on.
class CsvChunks {
public:
    /// `bytes`: about how long a piece is.
    explicit CsvChunks(std::istream &in, std::size_t bytes = 1U << 20U);

    /// False at the end of the stream.
    [[nodiscard]] bool next(CsvChunk &chunk);
    [[nodiscard]] bool failed() const { return m_in.bad(); }

private:
    /// Where in the rows a place lies.
    enum class State { FieldStart, Plain, Quoted, QuoteInQuoted };

    void read();
    void scan();
    static State after(State state, char unit) noexcept;

    std::istream &m_in;
    std::size_t m_bytes;
    std::string m_text;       ///< what has been read and not passed on
    std::size_t m_scanned = 0; ///< so much of it is known to m_state
    std::size_t m_rowsEnd = 0; ///< so much of it is whole rows
    State m_state = State::FieldStart;
    std::size_t m_line = 1;    ///< of the first unit of m_text
    std::size_t m_skipped = 0; ///< lines of the present row that were not kept
    bool m_skips = false;
    bool m_ended = false;
};

} // namespace matchdesk
