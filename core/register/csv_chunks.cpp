// SPDX-License-Identifier: MIT
#include "csv_chunks.h"

#include <algorithm>
#include <cstring>

namespace matchdesk {

namespace {

/// No row of a file that can be read is as long: a value has at most 64 KiB.
constexpr std::size_t kLongestRow = std::size_t {4} << 20U;
/// So much of a longer one is enough to say what is wrong with it.
constexpr std::size_t kKept = std::size_t {1} << 20U;

/// What is read at once.
constexpr std::size_t kSmallestPart = 4'096;

std::size_t linesIn(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

} // namespace

CsvChunks::CsvChunks(std::istream &in, std::size_t bytes) : m_in(in), m_bytes(std::max<std::size_t>(bytes, 3))
{
    while (m_text.size() < 3 && !m_ended)
        read();
    if (m_text.starts_with("\xef\xbb\xbf"))
        m_text.erase(0, 3);
}

void CsvChunks::read()
{
    // In parts, each as long as all before it: most files are far smaller than a whole chunk.
    std::size_t wanted = m_bytes;
    while (wanted > 0 && !m_ended) {
        const std::size_t before = m_text.size();
        const std::size_t part = std::min(wanted, std::max(kSmallestPart, before));
        m_text.resize(before + part);
        m_in.read(m_text.data() + before, static_cast<std::streamsize>(part));
        const auto got = static_cast<std::size_t>(m_in.gcount());
        m_text.resize(before + got);
        m_ended = got == 0;
        wanted -= got;
    }
}

CsvChunks::State CsvChunks::after(State state, char unit) noexcept
{
    if (state == State::Quoted)
        return unit == '"' ? State::QuoteInQuoted : State::Quoted;
    if (unit == ',' || unit == '\n' || unit == '\r')
        return State::FieldStart;
    // The second of two quotation marks in a quoted value stands for one; the first of a value opens it.
    return unit == '"' && state != State::Plain ? State::Quoted : State::Plain;
}

void CsvChunks::scan()
{
    constexpr auto unknown = std::string::npos;
    std::size_t quote = unknown; ///< the first one not yet scanned
    while (m_scanned < m_text.size() && !(m_skips && m_rowsEnd > 0)) {
        const char *from = m_text.data() + m_scanned;
        if (quote < m_scanned || quote == unknown) {
            const auto *next = static_cast<const char *>(std::memchr(from, '"', m_text.size() - m_scanned));
            quote = next == nullptr ? m_text.size() : m_scanned + static_cast<std::size_t>(next - from);
        }
        if ((m_state == State::FieldStart || m_state == State::Plain) && !m_skips) {
            // Up to the next quotation mark, every line end ends a row.
            const std::size_t end = m_text.rfind('\n', quote);
            if (end != std::string::npos && end >= m_scanned) {
                m_rowsEnd = m_scanned = end + 1;
                m_state = State::FieldStart;
                continue;
            }
            if (quote > m_scanned) {
                m_scanned = quote;
                m_state = after(State::Plain, m_text[quote - 1]);
                continue;
            }
        } else if (m_state == State::FieldStart || m_state == State::Plain) {
            // Most lines have no quotation mark; those are passed in one step.
            const auto *end = static_cast<const char *>(std::memchr(from, '\n', m_text.size() - m_scanned));
            const std::size_t length = end == nullptr ? m_text.size() - m_scanned : static_cast<std::size_t>(end - from) + 1;
            if (std::memchr(from, '"', length) == nullptr) {
                m_scanned += length;
                m_state = after(State::Plain, m_text[m_scanned - 1]);
                m_rowsEnd = end == nullptr ? m_rowsEnd : m_scanned;
                continue;
            }
        }
        m_state = after(m_state, *from);
        ++m_scanned;
        if (*from == '\n' && m_state == State::FieldStart)
            m_rowsEnd = m_scanned;
    }
}

bool CsvChunks::next(CsvChunk &chunk)
{
    for (scan(); !m_ended && (m_rowsEnd == 0 || (m_text.size() < m_bytes && !m_skips)); scan()) {
        if (m_rowsEnd == 0 && m_text.size() >= kLongestRow) {
            m_skipped += linesIn(std::string_view(m_text).substr(kKept));
            m_text.resize(kKept);
            m_scanned = kKept;
            m_skips = true;
        }
        read();
    }
    if (m_ended)
        m_rowsEnd = m_rowsEnd == 0 || !m_skips ? m_text.size() : m_rowsEnd;
    if (m_skips) {
        // Its end goes too: what it belongs to is no longer there.
        m_skipped += linesIn(std::string_view(m_text).substr(kKept, m_rowsEnd - kKept));
        m_text.erase(kKept, m_rowsEnd - kKept);
        m_scanned -= m_rowsEnd - kKept;
        m_rowsEnd = kKept;
    }
    // What is left over is a part of a row; the rest changes hands as it is.
    chunk.text.assign(m_text, m_rowsEnd);
    m_text.resize(m_rowsEnd);
    std::swap(chunk.text, m_text);
    chunk.firstLine = m_line;
    m_line += linesIn(chunk.text) + m_skipped;
    m_scanned -= std::min(m_scanned, m_rowsEnd);
    m_rowsEnd = 0;
    m_skipped = 0;
    m_skips = false;
    return !chunk.text.empty();
}

} // namespace matchdesk
