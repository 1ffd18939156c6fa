// SPDX-License-Identifier: MIT
#pragma once

#include "domain/record_source.h"
#include "domain/store.h"
#include "support/clock.h"
#include "support/result.h"

#include <span>
#include <string>

/// Names as DQT holds them: accounts follow their record, at sign-in and whenever the register changes.
namespace matchdesk {

/// Takes the record's name into the account where it is another one. A record without a full name has none to give.
void takeNames(Identity &identity, const matching::Record &record);

/// Brings the names of the accounts that are linked to `trns` up to date, each in a transaction of its own and with an event.
/// Returns how many changed. Stops at the first error: Unavailable where `records` does not answer; what was done is kept.
[[nodiscard]] Result<int> syncNames(Store &store, const Clock &clock, RecordSource &records,
                                    std::span<const std::string> trns);

} // namespace matchdesk
