// SPDX-License-Identifier: MIT
#include "register/changes.h"

#include "csv_chunks.h"
#include "extract_rows.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace matchdesk {

namespace {

/// What the rows say, the last of each TRN alone.
class LastRows {
public:
    void add(matching::Record record, bool removes)
    {
        const auto [place, isNew] = m_places.try_emplace(record.trn, m_rows.size());
        if (isNew)
            m_rows.push_back({std::move(record), removes});
        else
            m_rows[place->second] = {std::move(record), removes};
    }
    [[nodiscard]] std::size_t count() const noexcept { return m_rows.size(); }
    [[nodiscard]] matching::Changes changes() &&
    {
        matching::Changes out;
        for (auto &[record, removes] : m_rows) {
            if (removes)
                out.removed.push_back(std::move(record.trn));
            else
                out.put.push_back(std::move(record));
        }
        return out;
    }

private:
    std::vector<std::pair<matching::Record, bool>> m_rows;
    std::unordered_map<std::string, std::size_t> m_places;
};

} // namespace

Result<matching::Changes> readChanges(std::istream &in, const std::function<void(const RejectedRow &)> &reject)
{
    CsvChunks chunks(in);
    CsvChunk chunk;
    if (!chunks.next(chunk)) {
        return Error {.code = chunks.failed() ? ErrorCode::Unavailable : ErrorCode::Unprocessable,
                      .detail = chunks.failed() ? "reading the changes failed" : "the first line does not name columns"};
    }
    Result<ExtractHeader> first = ExtractHeader::takenOff(chunk);
    if (!first.ok())
        return first.error();
    ExtractHeader header = std::move(first).value();
    if (std::ranges::count(header.names, kChangeName) > 1) {
        return Error {.code = ErrorCode::Unprocessable,
                      .detail = "a column is named twice",
                      .field = std::string(kChangeName)};
    }
    const auto change = std::ranges::find(header.names, kChangeName);
    if (change != header.names.end())
        header.change = static_cast<std::size_t>(change - header.names.begin());

    LastRows rows;
    ExtractPart part;
    do {
        part.read(chunk, header);
        for (const RejectedRow &row : part.rejects)
            reject(row);
        for (std::size_t at = 0; at < part.records.size(); ++at)
            rows.add(std::move(part.records[at]), part.removals[at]);
        part.records.clear();
        if (rows.count() > kMostChanges) {
            return Error {.code = ErrorCode::Unprocessable,
                          .detail = "there are more changes than one file may hold; build the register anew",
                          .field = "changes"};
        }
    } while (chunks.next(chunk));
    if (chunks.failed())
        return Error {.code = ErrorCode::Unavailable, .detail = "reading the changes failed"};
    return std::move(rows).changes();
}

} // namespace matchdesk
