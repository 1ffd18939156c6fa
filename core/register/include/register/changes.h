// SPDX-License-Identifier: MIT
#pragma once

#include "matching/changes.h"
#include "register/extract.h"
#include "support/result.h"

#include <cstddef>
#include <functional>
#include <istream>

namespace matchdesk {

/// More than this is no day's work: a register built anew takes it faster.
inline constexpr std::size_t kMostChanges = 1'000'000;

/// Reads what has changed in the register since its extract: the columns of an extract (extract.h), and one more,
///   change (put|delete; blank: put)
/// A row that puts is the whole record as it is now: it replaces the record with its TRN, or is a new one. A record that was
/// merged, made inactive or whose holder has died is put with that status (and merged_into_trn); "delete" is for a record
/// that must be forgotten, and needs the TRN alone. Of several rows with one TRN the last counts.
/// A bad row goes to `reject` and reading goes on. Errors: as readExtract(), and Unprocessable (field "changes") for more
/// than kMostChanges rows.
[[nodiscard]] Result<matching::Changes> readChanges(std::istream &in,
                                                    const std::function<void(const RejectedRow &)> &reject);

} // namespace matchdesk
