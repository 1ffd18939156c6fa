// SPDX-License-Identifier: MIT
#include "conflicts.h"

#include "support/text.h"

#include <algorithm>

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
    const auto history = session.audit().forTicket(ticket.id);
    if (!history.ok())
        return history.error();
    const bool decided = ticket.state == TicketState::Held || ticket.state == TicketState::Closed;
    const auto last = std::ranges::find_if(history.value().rbegin(), history.value().rend(),
                                           [](const AuditEvent &event) { return !event.decision.empty(); });
    // A decision that was taken back is not in force, but it is why the ticket has another version.
    if (!decided && last != history.value().rend() && last->action == AuditAction::DecisionUndone) {
        error.who = last->staffName;
        error.what = nameOf(last->action);
        error.when = toIso(last->at);
    } else if (!ticket.lastDecision.empty()) {
        const auto decision = session.decisions().byId(ticket.lastDecision);
        if (!decision.ok())
            return decision.error();
        error.who = decision.value().staffName;
        error.what = nameOf(decision.value().kind);
        error.when = toIso(decision.value().takenAt);
    }
    return error;
}

bool heldByAnother(const Ticket &ticket, const StaffId &staff, Instant now) noexcept
{
    return ticket.lease && ticket.lease->until > now && ticket.lease->holder != staff;
}

} // namespace matchdesk::casework
