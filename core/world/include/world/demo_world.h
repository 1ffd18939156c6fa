// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "domain/store.h"
#include "messaging/templates.h"
#include "register/live_register.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// What a demo world is made from. The same options give the same world on every machine.
struct WorldOptions {
    std::uint64_t seed = 7;
    int records = 20'000;
    int tickets = 60;
    Instant now {}; ///< the world's present: tickets were opened in the seven working days before it
};

/// What the world's maker knows and the desk never shows: whose record a ticket's asker really holds.
struct TicketTruth {
    TicketId ticket;
    std::string reference;
    std::string trn;   ///< empty: the person has no record
    std::string story; ///< what the person did or is, as "nino-digits-swapped"

    friend bool operator==(const TicketTruth &, const TicketTruth &) = default;
};

struct WorldTruth {
    std::vector<TicketTruth> tickets; ///< in the order of opening
    int askers = 0;                   ///< everybody who stated details, those with a confirmed record included
    int linkedAtOnce = 0;             ///< whom the matching confirmed by itself
};

/// Told how far it is (0 to 1) and with what; returns false to stop.
using WorldProgress = std::function<bool(double fraction, std::string_view phase)>;

/// Fills an empty, migrated database with a world of invented people: DQT records, accounts, staff and open tickets. Each
/// ticket is born by running a person's stated details through Lookup::submit. Leaves the records in `records` ready for
/// matching. Rates of errors and customs of naming: extract_profile.h.
/// Errors: Cancelled when `progress` says so, RuleRefused "world-exists" when the database holds records already, and
/// whatever the store returns. Work is committed in parts, so after an error the database is to be thrown away.
[[nodiscard]] Outcome makeDemoWorld(Store &store, const WorldOptions &options, LiveRegister &records,
                                    const Templates &templates, const WorldProgress &progress,
                                    WorldTruth *truth = nullptr);

/// The truth that was kept with the world when it was made, in the order of reference; empty for other databases.
/// For tests and training only.
[[nodiscard]] Result<std::vector<TicketTruth>> keptTruth(Store &store);

} // namespace matchdesk
