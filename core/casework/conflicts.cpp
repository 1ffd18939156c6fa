// SPDX-License-Identifier: MIT
#include "conflicts.h"

#include "support/text.h"

namespace matchdesk::casework {

Error leaseConflict(const Lease &lease)
{
    Error error;
    error.code = ErrorCode::Conflict;
    error.detail = "somebody else is working on the ticket";
    error.who = lease.holderName;
    error.what = "lease";
    error.when = toIso(lease.since);
    return error;
}

Error decidedConflict(Session &session, const Ticket &ticket, std::string detail)
{
    Error error;
    error.code = ErrorCode::Conflict;
    error.detail = std::move(detail);
    // The last entry of the history also knows what is no decision in force: one taken back, an answer that came in.
    const auto history = session.audit().forTicket(ticket.id);
    if (!history.ok())
        return history.error();
    if (!ticket.lastDecision.empty()) {
        const auto decision = session.decisions().byId(ticket.lastDecision);
        if (!decision.ok())
            return decision.error();
        const bool isLatest = history.value().empty() || history.value().back().at <= decision.value().takenAt
            || history.value().back().decision == ticket.lastDecision;
        if (isLatest || ticket.state == TicketState::Held || ticket.state == TicketState::Closed) {
            error.who = decision.value().staffName;
            error.what = nameOf(decision.value().kind);
            error.when = toIso(decision.value().takenAt);
            return error;
        }
    }
    if (!history.value().empty()) {
        const AuditEvent &last = history.value().back();
        error.who = last.staffName;
        error.what = nameOf(last.action);
        error.when = toIso(last.at);
    }
    return error;
}

bool heldByAnother(const Ticket &ticket, const StaffId &staff, Instant now) noexcept
{
    return ticket.lease && ticket.lease->until > now && ticket.lease->holder != staff;
}

} // namespace matchdesk::casework
