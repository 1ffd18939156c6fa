// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstdint>
#include <map>

namespace matchdesk {

/// Ends what nobody ends: the lease of a desktop that went away, and a parking whose time has come. Follows the queue's
/// news as a desktop does, so that a large queue costs no more than its changes. Lives on: one thread that may use the store.
class Expiry {
public:
    Expiry(Store &store, const Clock &clock);

    /// Reads on, at most one page, and ends what is over. Returns how many tickets became free.
    [[nodiscard]] Result<int> endDue();

private:
    void follow(const Ticket &ticket);
    [[nodiscard]] Result<bool> end(const TicketId &id);

    Store &m_store;
    const Clock &m_clock;
    std::int64_t m_after = 0;
    std::map<TicketId, Instant> m_ends; ///< when something ends of a ticket
};

} // namespace matchdesk
