// SPDX-License-Identifier: MIT
#pragma once

#include "domain/queue.h"
#include "domain/store.h"
#include "support/clock.h"
#include "support/result.h"

#include <string_view>
#include <vector>

namespace matchdesk {

/// The queue as agents work through it: its news, its order, and who holds which ticket.
/// Callable from any thread that may use the store.
class Queue {
public:
    Queue(Store &store, const Clock &clock);

    [[nodiscard]] Result<QueueNews> news(std::int64_t after, std::size_t limit);
    [[nodiscard]] Result<std::vector<TicketRow>> firstRows(std::size_t limit);
    [[nodiscard]] Result<std::vector<TicketRow>> find(std::string_view text, std::size_t limit);
    /// Takes or renews the lease for five minutes. Errors: NotFound; Conflict with who has it since when, or, for a
    /// ticket that is decided, who decided what.
    [[nodiscard]] Result<Lease> lease(const TicketId &id, const Staff &staff);
    /// Gives the lease back; one that somebody else holds stays.
    [[nodiscard]] Outcome release(const TicketId &id, const Staff &staff);

private:
    Store &m_store;
    const Clock &m_clock;
};

} // namespace matchdesk
