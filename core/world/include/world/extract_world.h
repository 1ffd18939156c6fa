// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"
#include "world/extract_profile.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>

namespace matchdesk {

/// What a demo extract and its queries are made from. The same options give the same bytes on every machine.
struct ExtractOptions {
    std::uint64_t seed = 7;
    std::size_t records = 20'000;    ///< at most ten million, which is as many TRNs as there are
    std::size_t queries = 1'000;     ///< at most as many as there are people
    const ExtractProfile *profile = nullptr; ///< null: the first
};

/// Writes an extract of a register of invented people (the columns of register/extract.h) to `extract`, and what some of
/// them and some strangers state of themselves to `queries`: the columns of matching, and besides, for measuring,
///   truth_trn    the record that is theirs; blank: they have none
///   error_kinds  what went wrong, ";" between several; blank: nothing did
///   community    the names' community, as "welsh"
/// Streams: memory grows with the queries and by a few bytes a record.
/// Errors: Unprocessable (`field` is an option's name), Unavailable (writing fails), Cancelled when `progress`, told the
/// records written so far, returns false.
[[nodiscard]] Outcome writeDemoExtract(const ExtractOptions &options, std::ostream &extract, std::ostream &queries,
                                       const std::function<bool(std::size_t)> &progress);

} // namespace matchdesk
