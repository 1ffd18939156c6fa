// SPDX-License-Identifier: MIT
#include "register/queries.h"

#include "csv_chunks.h"
#include "csv_rows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace matchdesk {

namespace {

using matching::Claim;

enum Column : std::size_t { Id, TruthTrn, ErrorKinds, Community, kFirstOfClaim };

constexpr std::size_t kColumns = kFirstOfClaim + 11;
constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

constexpr std::array<std::string_view, kColumns> kNames {
    "query_id",           "truth_trn",     "error_kinds",               "community",     "first_name",
    "middle_name",        "last_name",     "previous_first_name",       "previous_last_name",
    "date_of_birth",      "national_insurance_number", "email_address", "stated_trn",    "itt_provider_name",
    "itt_provider_ukprn"};

constexpr std::array<std::string Claim::*, kColumns - kFirstOfClaim> kMembers {
    &Claim::firstName,   &Claim::middleName,  &Claim::lastName,     &Claim::previousFirstName,
    &Claim::previousLastName, &Claim::dateOfBirth, &Claim::nationalInsuranceNumber, &Claim::emailAddress,
    &Claim::statedTrn,   &Claim::ittProviderName, &Claim::ittProviderUkprn};

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> several(std::string_view text)
{
    std::vector<std::string> values;
    while (!text.empty()) {
        const auto at = text.find(';');
        if (const std::string_view value = trimmed(text.substr(0, at)); !value.empty())
            values.emplace_back(value);
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    }
    return values;
}

} // namespace

struct QueryFile::Reader {
    explicit Reader(std::istream &in) : chunks(in) { places.fill(kAbsent); }

    CsvChunks chunks;
    CsvChunk chunk;
    std::optional<CsvRows> rows; ///< of the chunk
    CsvRow row;
    std::array<std::size_t, kColumns> places {};
    std::size_t columns = 0;

    [[nodiscard]] bool next()
    {
        while (!rows || !rows->next(row)) {
            rows.reset();
            if (!chunks.next(chunk))
                return false;
            rows.emplace(chunk);
        }
        return true;
    }
    [[nodiscard]] std::string_view text(std::size_t column) const
    {
        const std::size_t place = places[column];
        return place < row.fields.size() ? row.fields[place] : std::string_view();
    }
};

QueryFile::QueryFile(std::unique_ptr<Reader> reader) : m_reader(std::move(reader)) {}
QueryFile::~QueryFile() = default;
QueryFile::QueryFile(QueryFile &&) noexcept = default;
QueryFile &QueryFile::operator=(QueryFile &&) noexcept = default;

Result<QueryFile> QueryFile::open(std::istream &in)
{
    auto reader = std::make_unique<Reader>(in);
    CsvRow &row = reader->row;
    if (!reader->next() || !row.problem.empty())
        return Error {.code = ErrorCode::Unprocessable, .detail = "the first line of the queries does not name columns"};
    reader->columns = row.fields.size();
    bool any = false;
    for (std::size_t at = 0; at < row.fields.size(); ++at) {
        const std::string_view name = trimmed(row.fields[at]);
        const auto known = std::ranges::find(kNames, name);
        if (known == kNames.end())
            continue;
        std::size_t &place = reader->places[static_cast<std::size_t>(known - kNames.begin())];
        if (place != kAbsent)
            return Error {.code = ErrorCode::Unprocessable, .detail = "the queries name the column " + std::string(name) + " twice",
                          .field = std::string(name)};
        place = at;
        any = true;
    }
    if (!any)
        return Error {.code = ErrorCode::Unprocessable, .detail = "the first line of the queries names no known column"};
    return QueryFile(std::move(reader));
}

Result<std::vector<Query>> QueryFile::next(std::size_t most)
{
    std::vector<Query> queries;
    CsvRow &row = m_reader->row;
    while (queries.size() < most && m_reader->next()) {
        if (row.problem.empty() && row.fields.size() != m_reader->columns)
            row.problem = "not as many values as the first line has columns";
        if (!row.problem.empty())
            return Error {.code = ErrorCode::Unprocessable,
                          .detail = "line " + std::to_string(row.line) + " of the queries: " + std::string(row.problem)};
        Query query;
        query.id = m_reader->text(Id);
        if (query.id.empty())
            query.id = std::to_string(row.line);
        query.truthTrn = trimmed(m_reader->text(TruthTrn));
        query.errorKinds = several(m_reader->text(ErrorKinds));
        query.community = trimmed(m_reader->text(Community));
        for (std::size_t i = 0; i < kMembers.size(); ++i)
            query.claim.*kMembers[i] = m_reader->text(kFirstOfClaim + i);
        queries.push_back(std::move(query));
    }
    if (m_reader->chunks.failed())
        return Error {.code = ErrorCode::Unavailable, .detail = "reading the queries failed"};
    return queries;
}

bool QueryFile::hasTruth() const noexcept
{
    return m_reader->places[TruthTrn] != kAbsent;
}

} // namespace matchdesk
