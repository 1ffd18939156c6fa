// SPDX-License-Identifier: MIT
// Bytes as an extract and as a file of queries. However the file is cut into pieces and shared out among threads, the same
// records and the same complaints must come of it, in the order of the lines.
#include "csv_chunks.h"
#include "csv_rows.h"

#include "register/extract.h"
#include "register/queries.h"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace {

using namespace matchdesk;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

using Rows = std::vector<std::tuple<std::size_t, std::string, std::vector<std::string>>>;

Rows rowsOf(const std::string &text, std::size_t atOnce)
{
    std::istringstream in(text);
    CsvChunks chunks(in, atOnce);
    Rows rows;
    for (CsvChunk chunk; chunks.next(chunk);) {
        CsvRows reader(chunk);
        for (CsvRow row; reader.next(row);)
            rows.emplace_back(row.line, std::string(row.problem), std::vector<std::string>(row.fields.begin(), row.fields.end()));
    }
    return rows;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const Rows whole = rowsOf(text, 1U << 16U);
    require(rowsOf(text, 3U + data[0] % 61U) == whole);

    std::istringstream in(text);
    std::size_t taken = 0;
    std::size_t rejected = 0;
    std::size_t lastLine = 0;
    const auto summary = readExtract(
        in,
        [&](const matching::Record &record) -> Outcome {
            require(record.trn.size() == 7);
            ++taken;
            return Done {};
        },
        [&](const RejectedRow &row) {
            require(row.line >= lastLine && !row.reason.empty());
            lastLine = row.line;
            ++rejected;
        });
    if (summary.ok()) {
        require(summary.value().taken == taken && summary.value().rejected == rejected);
        require(taken + rejected + 1 == whole.size());
    }

    std::istringstream asked(text);
    auto file = QueryFile::open(asked);
    if (file.ok()) {
        const auto queries = file.value().next(1U << 20U);
        require(!queries.ok() || queries.value().size() + 1 == whole.size());
    }
    return 0;
}
