// SPDX-License-Identifier: MIT
#pragma once

#include "csv_rows.h"

#include "matching/matcher.h"
#include "matching/vocabulary.h"
#include "register/extract.h"
#include "support/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// The known columns of an extract, in the order of their names.
inline constexpr std::size_t kExtractColumns = 16;

/// What the first line of an extract says: where each known column stands.
struct ExtractHeader {
    std::array<std::size_t, kExtractColumns> places {}; ///< one past all columns where there is none
    std::vector<std::string> names;                     ///< of all columns
    std::size_t change = kNoColumn;                     ///< of a file of changes: where it says what to do with a record

    static constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

    /// Unprocessable when it names no column trn, or a known one twice.
    [[nodiscard]] static Result<ExtractHeader> from(const CsvRow &row);
    /// Takes the first row off `chunk`, which begins a file.
    [[nodiscard]] static Result<ExtractHeader> takenOff(CsvChunk &chunk);
};

/// The records of one chunk, and the rows that could not become one.
struct ExtractPart {
    std::vector<matching::Record> records;
    std::vector<std::uint32_t> trns; ///< of each record
    std::vector<std::size_t> lines;  ///< of each record
    std::vector<bool> removals;     ///< whether the row only takes its record out of the register
    std::vector<RejectedRow> rejects;

    /// Reads all rows of `chunk`. What was in here before goes, its memory is used again.
    void read(CsvChunk &chunk, const ExtractHeader &header);
    /// The same, but that the records go into `intake` one by one.
    void read(CsvChunk &chunk, const ExtractHeader &header, matching::RecordIntake &intake);

private:
    template <typename Record, typename Done>
    void readInto(CsvChunk &chunk, const ExtractHeader &header, Record record, Done done);
};

/// The column that a file of changes has besides.
inline constexpr std::string_view kChangeName = "change";

/// What is wrong with a row whose TRN has been there before.
[[nodiscard]] RejectedRow repeatedTrn(std::size_t line);

} // namespace matchdesk
