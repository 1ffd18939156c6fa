// SPDX-License-Identifier: MIT
#include "casework/expiry.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace matchdesk {

namespace {

/// Few enough that holds which end meanwhile do not wait for a long reading.
constexpr std::size_t kPage = 1'000;

std::optional<Instant> endOf(const Ticket &ticket)
{
    // A held ticket stays as it is until its decision has taken effect or was taken back, and both are news.
    if (ticket.state == TicketState::Held || ticket.state == TicketState::Closed)
        return std::nullopt;
    std::optional<Instant> end;
    if (ticket.lease)
        end = ticket.lease->until;
    if (ticket.state == TicketState::Parked && ticket.keptUntil)
        end = end ? std::min(*end, *ticket.keptUntil) : *ticket.keptUntil;
    return end;
}

/// Whether it was the lead's before anybody parked it.
Result<bool> wasEscalated(Session &session, const Ticket &ticket)
{
    DecisionId last = ticket.lastDecision;
    while (!last.empty()) {
        const auto before = session.decisions().standingBefore(last);
        if (!before.ok())
            return before.error();
        if (before.value().state != TicketState::Parked)
            return before.value().state == TicketState::Escalated;
        last = before.value().lastDecision;
    }
    return false;
}

Outcome giveBack(Session &session, Ticket ticket)
{
    const auto escalated = wasEscalated(session, ticket);
    if (!escalated.ok())
        return escalated.error();
    ticket.state = escalated.value()     ? TicketState::Escalated
        : !ticket.firstReader.empty()    ? TicketState::SecondOpinion
                                         : TicketState::Open;
    // Whoever parked it may take it up again as anybody may.
    ticket.keptBy = {};
    ticket.keptUntil.reset();
    const std::int64_t basedOn = ticket.version;
    const auto updated = session.tickets().update(std::move(ticket), basedOn);
    return updated.ok() ? Outcome(Done {}) : Outcome(updated.error());
}

} // namespace

Expiry::Expiry(Store &store, const Clock &clock) : m_store(store), m_clock(clock) {}

Result<int> Expiry::endDue()
{
    const auto changed = inRead<std::vector<Ticket>>(
        m_store, [this](Session &session) { return session.tickets().changedAfter(m_after, kPage); });
    if (!changed.ok())
        return changed.error();
    for (const Ticket &ticket : changed.value())
        follow(ticket);

    std::vector<TicketId> due;
    for (const auto &[id, ends] : m_ends) {
        if (ends <= m_clock.now())
            due.push_back(id);
    }
    int freed = 0;
    for (const TicketId &id : due) {
        const Result<bool> ended = end(id);
        if (!ended.ok())
            return ended.error();
        freed += ended.value() ? 1 : 0;
        m_ends.erase(id);
    }
    return freed;
}

void Expiry::follow(const Ticket &ticket)
{
    m_after = ticket.changeSeq;
    if (const auto ends = endOf(ticket))
        m_ends.insert_or_assign(ticket.id, *ends);
    else
        m_ends.erase(ticket.id);
}

Result<bool> Expiry::end(const TicketId &id)
{
    return inWrite<bool>(m_store, [&](Session &session) -> Result<bool> {
        auto found = session.tickets().byId(id);
        if (!found.ok())
            return found.error();
        Ticket ticket = std::move(found).value();
        const Instant now = m_clock.now();
        // Renewed or decided meanwhile: then that is news, and read with the rest.
        if (const auto ends = endOf(ticket); !ends || *ends > now)
            return false;
        const bool isOver = ticket.lease && ticket.lease->until <= now;
        if (isOver)
            ticket.lease.reset();
        const bool isBack = ticket.state == TicketState::Parked && ticket.keptUntil && *ticket.keptUntil <= now;
        const Outcome ended = isBack ? giveBack(session, std::move(ticket)) : session.tickets().setLease(id, std::nullopt);
        if (!ended.ok())
            return ended.error();
        return true;
    });
}

} // namespace matchdesk
