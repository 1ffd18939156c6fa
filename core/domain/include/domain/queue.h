// SPDX-License-Identifier: MIT
#pragma once

#include "domain/staff.h"
#include "domain/ticket.h"
#include "support/clock.h"

#include <cstdint>
#include <string>
#include <vector>

namespace matchdesk {

/// Who the backend says is working, and in which world.
struct Workplace {
    Staff me;
    std::vector<Staff> colleagues; ///< everybody, in the demo for switching; includes me
    std::string world;             ///< "Demo world 7", or the organisation's name
    bool demo = false;
    std::int32_t holdSeconds = 15;

    friend bool operator==(const Workplace &, const Workplace &) = default;
};

/// News of the queue. Ask again with `nextAfter`; `more` says that there is more to fetch at once.
struct QueueNews {
    std::vector<TicketRow> rows; ///< changed or new; a row that is Closed has left the queue
    std::int64_t nextAfter = 0;
    bool more = false;
    Instant serverTime {};

    friend bool operator==(const QueueNews &, const QueueNews &) = default;
};

} // namespace matchdesk
