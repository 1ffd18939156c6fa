// SPDX-License-Identifier: MIT
#include "ticket_steps.h"

#include "domain/working_days.h"

namespace matchdesk::casework {

namespace {

/// After this many skips a ticket says so in the queue: somebody has to take it in hand.
constexpr std::uint32_t kOftenSkipped = 3;

void forgetReading(Ticket &ticket)
{
    ticket.firstReader = {};
    ticket.proposedTrn.clear();
    ticket.keptBy = {};
    ticket.keptUntil.reset();
}

} // namespace

void resumeClock(Ticket &ticket, Instant now)
{
    if (!ticket.pausedAt)
        return;
    const int waited = workingDaysLeft(*ticket.pausedAt, now);
    if (waited > 0)
        ticket.promisedBy = endOfWorkingDay(ticket.promisedBy, waited);
    ticket.pausedAt.reset();
}

void pauseForUser(Ticket &ticket, Instant now)
{
    if (!ticket.pausedAt)
        ticket.pausedAt = now;
    forgetReading(ticket);
    ticket.hint = Hint::None;
    ticket.state = TicketState::AwaitingUser;
}

void closeTicket(Ticket &ticket)
{
    // What was promised is kept for the reports, so a pause ends without moving it.
    ticket.pausedAt.reset();
    forgetReading(ticket);
    ticket.hint = Hint::None;
    ticket.state = TicketState::Closed;
}

void sendToSecondReader(Ticket &ticket, const StaffId &firstReader, Instant now)
{
    resumeClock(ticket, now);
    forgetReading(ticket);
    ticket.firstReader = firstReader;
    // The same for doubt and for a proposal: which of the two it was would say too much to the second reader.
    ticket.hint = Hint::AwaitsAgreement;
    ticket.state = TicketState::SecondOpinion;
}

void sendToLead(Ticket &ticket, Instant now)
{
    resumeClock(ticket, now);
    forgetReading(ticket);
    ticket.hint = Hint::None;
    ticket.state = TicketState::Escalated;
}

void waitForChange(Ticket &ticket, Instant now)
{
    if (!ticket.pausedAt)
        ticket.pausedAt = now;
    forgetReading(ticket);
    ticket.hint = Hint::None;
    ticket.state = TicketState::Waiting;
}

void parkFor(Ticket &ticket, const StaffId &staff, Instant now)
{
    resumeClock(ticket, now);
    ticket.keptBy = staff;
    ticket.keptUntil = endOfWorkingDay(now, 1);
    ticket.state = TicketState::Parked;
}

void giveToSomebodyElse(Ticket &ticket, const Standing &before, const StaffId &skipper, Instant now)
{
    resumeClock(ticket, now);
    ticket.keptUntil.reset();
    // keptBy on a ticket that is not parked keeps it from being served to the one who has just passed it on.
    ticket.keptBy = skipper;
    ++ticket.skips;
    const bool secondReading = !ticket.firstReader.empty();
    ticket.state = before.state == TicketState::Escalated ? TicketState::Escalated
        : secondReading                                   ? TicketState::SecondOpinion
                                                          : TicketState::Open;
    if (ticket.skips >= kOftenSkipped && ticket.hint != Hint::AwaitsAgreement)
        ticket.hint = Hint::SkippedOften;
}

} // namespace matchdesk::casework
