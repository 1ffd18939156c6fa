// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "matching/vocabulary.h"
#include "support/result.h"

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace matchdesk {

/// A row of an extract that cannot become a record, and where the trouble lies. The reason never repeats the value.
struct RejectedRow {
    std::size_t line = 0;    ///< of the file, counted from 1; where the row begins
    std::string column;      ///< the header's name; empty when the row as a whole is at fault
    std::string reason;

    friend bool operator==(const RejectedRow &, const RejectedRow &) = default;
};

struct ExtractSummary {
    std::size_t taken = 0;
    std::size_t rejected = 0;

    friend bool operator==(const ExtractSummary &, const ExtractSummary &) = default;
};

/// Reads an extract of the register: CSV (RFC 4180) in UTF-8, its columns found by the names in the first line.
///   trn, first_name, middle_name, last_name, previous_first_names, previous_last_names (";" between several),
///   date_of_birth, qts_date, eyts_date (ISO), national_insurance_number, email_address, itt_provider_name,
///   itt_provider_ukprn, status (active|inactive|merged|deceased; blank: active), merged_into_trn, active_alert (0|1)
/// Columns with other names are passed over; missing ones count as blank, but for trn. A byte-order mark and lines that end
/// in CR LF are fine. A bad row goes to `reject` and reading goes on; of rows with the same TRN the first counts.
/// Memory does not grow with the file, but for one bit per possible TRN.
/// Errors: Unprocessable (no header, no column "trn", a column named twice: `field` says which), Unavailable (reading
/// fails), and whatever `take` returns, which stops the reading.
[[nodiscard]] Result<ExtractSummary> readExtract(std::istream &in,
                                                 const std::function<Outcome(matching::Record)> &take,
                                                 const std::function<void(const RejectedRow &)> &reject);

/// The same for millions of rows: several threads read pieces of the file at once. `take` and `reject` are called on the calling
/// thread alone, in the order of the file, some records at a time; those are the callee's to change, and gone afterwards.
[[nodiscard]] Result<ExtractSummary> readExtract(std::istream &in, std::size_t threads,
                                                 const std::function<Outcome(std::vector<matching::Record> &)> &take,
                                                 const std::function<void(const RejectedRow &)> &reject);

/// The same into `builder`: most of the work of taking records in is then done on those threads too. `taken` is told from time to
/// time how many there are so far, and may stop it.
[[nodiscard]] Result<ExtractSummary> readExtract(std::istream &in, std::size_t threads, matching::RegisterBuilder &builder,
                                                 const std::function<Outcome(std::size_t)> &taken,
                                                 const std::function<void(const RejectedRow &)> &reject);

} // namespace matchdesk
