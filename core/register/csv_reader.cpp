// SPDX-License-Identifier: MIT
#include "csv_reader.h"

namespace matchdesk {

namespace {

constexpr int kEnd = -1;
constexpr std::size_t kLongestField = 65'536;

void note(CsvRow &row, std::string_view problem)
{
    if (!row.problem.empty())
        return;
    row.problem = problem;
    row.problemField = row.fields.size();
}

} // namespace

CsvReader::CsvReader(std::istream &in) : m_in(in)
{
    // A byte-order mark is no part of the first column's name.
    if (fill() && m_size >= 3 && std::string_view(m_buffer.data(), 3) == "\xef\xbb\xbf")
        m_at = 3;
}

bool CsvReader::fill()
{
    m_in.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_size = static_cast<std::size_t>(m_in.gcount());
    m_at = 0;
    return m_size > 0;
}

int CsvReader::peek()
{
    if (m_at == m_size && !fill())
        return kEnd;
    return static_cast<unsigned char>(m_buffer[m_at]);
}

int CsvReader::take()
{
    const int unit = peek();
    if (unit == kEnd)
        return kEnd;
    ++m_at;
    if (unit == '\n')
        ++m_line;
    return unit;
}

void CsvReader::append(CsvRow &row, std::string &field, char unit)
{
    if (field.size() < kLongestField)
        field += unit;
    else
        note(row, "the value is longer than any that is accepted");
}

void CsvReader::readQuoted(CsvRow &row, std::string &field)
{
    for (int unit = take(); unit != kEnd; unit = take()) {
        if (unit != '"') {
            append(row, field, static_cast<char>(unit));
        } else if (peek() == '"') {
            static_cast<void>(take());
            append(row, field, '"');
        } else {
            return;
        }
    }
    note(row, "a quotation mark is opened and never closed");
}

void CsvReader::readPlain(CsvRow &row, std::string &field)
{
    for (int unit = peek(); unit != kEnd && unit != ',' && unit != '\n' && unit != '\r'; unit = peek()) {
        if (unit == '"')
            note(row, "a quotation mark stands inside a value that is not quoted");
        append(row, field, static_cast<char>(take()));
    }
}

bool CsvReader::next(CsvRow &row)
{
    row.problem = {};
    row.problemField = 0;
    row.fields.clear();
    while (peek() == '\n' || peek() == '\r')
        static_cast<void>(take());
    if (peek() == kEnd)
        return false;
    row.line = m_line;
    for (;;) {
        std::string field;
        if (peek() == '"') {
            static_cast<void>(take());
            readQuoted(row, field);
            const int after = peek();
            if (after != ',' && after != '\n' && after != '\r' && after != kEnd) {
                note(row, "something stands between a closing quotation mark and the comma");
                readPlain(row, field);
            }
        } else {
            readPlain(row, field);
        }
        row.fields.push_back(std::move(field));
        const int end = take();
        if (end == ',')
            continue;
        if (end == '\r' && peek() == '\n')
            static_cast<void>(take());
        return true;
    }
}

} // namespace matchdesk
