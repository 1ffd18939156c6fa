// SPDX-License-Identifier: MIT
#include "casework/queue.h"

#include "conflicts.h"

#include <algorithm>
#include <chrono>

namespace matchdesk {

namespace {

constexpr std::chrono::minutes kLeaseTime {5};
constexpr std::size_t kMostRows = 10'000;

std::vector<TicketRow> rowsOf(const std::vector<Ticket> &tickets, Instant now)
{
    std::vector<TicketRow> rows;
    rows.reserve(tickets.size());
    for (const Ticket &ticket : tickets)
        rows.push_back(rowOf(ticket, now));
    return rows;
}

std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

Queue::Queue(Store &store, const Clock &clock) : m_store(store), m_clock(clock) {}

Result<QueueNews> Queue::news(std::int64_t after, std::size_t limit)
{
    const std::size_t most = std::clamp<std::size_t>(limit, 1, kMostRows);
    return inRead<QueueNews>(m_store, [&](Session &session) -> Result<QueueNews> {
        // One more than asked for tells whether there is more.
        auto changed = session.tickets().changedAfter(after, most + 1);
        if (!changed.ok())
            return changed.error();
        std::vector<Ticket> tickets = std::move(changed).value();
        QueueNews news;
        news.serverTime = m_clock.now();
        news.more = tickets.size() > most;
        if (news.more)
            tickets.resize(most);
        news.nextAfter = tickets.empty() ? after : tickets.back().changeSeq;
        news.rows = rowsOf(tickets, news.serverTime);
        return news;
    });
}

Result<std::vector<TicketRow>> Queue::firstRows(std::size_t limit)
{
    return inRead<std::vector<TicketRow>>(m_store, [&](Session &session) -> Result<std::vector<TicketRow>> {
        const auto tickets = session.tickets().firstOpen(std::min(limit, kMostRows));
        if (!tickets.ok())
            return tickets.error();
        return rowsOf(tickets.value(), m_clock.now());
    });
}

Result<std::vector<TicketRow>> Queue::find(std::string_view text, std::size_t limit)
{
    const std::string_view wanted = trimmed(text);
    if (wanted.empty())
        return std::vector<TicketRow> {};
    return inRead<std::vector<TicketRow>>(m_store, [&](Session &session) -> Result<std::vector<TicketRow>> {
        const auto tickets = session.tickets().search(wanted, std::min(limit, kMostRows));
        if (!tickets.ok())
            return tickets.error();
        return rowsOf(tickets.value(), m_clock.now());
    });
}

Result<Lease> Queue::lease(const TicketId &id, const Staff &staff)
{
    return inWrite<Lease>(m_store, [&](Session &session) -> Result<Lease> {
        const auto found = session.tickets().byId(id);
        if (!found.ok())
            return found.error();
        const Ticket &ticket = found.value();
        const Instant now = m_clock.now();
        if (ticket.state == TicketState::Held || ticket.state == TicketState::Closed)
            return casework::decidedConflict(session, ticket, "the ticket is decided");
        if (casework::heldByAnother(ticket, staff.id, now))
            return casework::leaseConflict(*ticket.lease);
        const bool renewed = ticket.lease && ticket.lease->holder == staff.id && ticket.lease->until > now;
        Lease lease {staff.id, staff.displayName, renewed ? ticket.lease->since : now, now + kLeaseTime};
        if (Outcome set = session.tickets().setLease(id, lease); !set.ok())
            return set.error();
        return lease;
    });
}

Outcome Queue::release(const TicketId &id, const Staff &staff)
{
    return m_store.write([&](Session &session) -> Outcome {
        const auto found = session.tickets().byId(id);
        if (!found.ok())
            return found.error();
        if (!found.value().lease || found.value().lease->holder != staff.id)
            return Done {};
        return session.tickets().setLease(id, std::nullopt);
    });
}

} // namespace matchdesk
