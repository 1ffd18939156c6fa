// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"
#include "support/result.h"

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk {

/// One person's stated details in a file of many, and, where the file is made for measuring, the truth about them.
struct Query {
    std::string id;
    matching::Claim claim;
    std::string truthTrn;                ///< blank: the person has no record, or the file does not say
    std::vector<std::string> errorKinds; ///< what went wrong with the statement; none where the file does not say
    std::string community;               ///< whose names they are; blank where the file does not say
};

/// Reads a file of queries: CSV as readExtract() reads it, with the columns
///   query_id, first_name, middle_name, last_name, previous_first_name, previous_last_name, date_of_birth,
///   national_insurance_number, email_address, stated_trn, itt_provider_name, itt_provider_ukprn
/// and for measuring truth_trn, error_kinds (";" between several), community. All are optional, others are passed over; a row
/// without a query_id has its line's number. Values are kept as they were typed: what is in them is the matching's to judge.
class QueryFile {
public:
    /// Unprocessable when the first line names no columns, or one twice (`field` says which).
    [[nodiscard]] static Result<QueryFile> open(std::istream &in);
    ~QueryFile();
    QueryFile(QueryFile &&) noexcept;
    QueryFile &operator=(QueryFile &&) noexcept;

    /// Up to `most` further queries; none at the end. Unprocessable, with the line in `detail`, for a row that cannot be read;
    /// Unavailable when reading fails.
    [[nodiscard]] Result<std::vector<Query>> next(std::size_t most);
    /// Whether the file tells the truth, so that answers can be measured.
    [[nodiscard]] bool hasTruth() const noexcept;

private:
    struct Reader;
    explicit QueryFile(std::unique_ptr<Reader> reader);
    std::unique_ptr<Reader> m_reader;
};

} // namespace matchdesk
