// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "domain/ticket.h"

/// What a decision does to its ticket. The ticket is the caller's to store.
namespace matchdesk::casework {

/// The clock goes on: the promise moves by the working days spent waiting.
void resumeClock(Ticket &ticket, Instant now);
void pauseForUser(Ticket &ticket, Instant now);
void closeTicket(Ticket &ticket);
void sendToSecondReader(Ticket &ticket, const StaffId &firstReader, Instant now);
void sendToLead(Ticket &ticket, Instant now);
/// Two have agreed to a change: nothing is promised any more, and nobody has to do anything until it happens.
void waitForChange(Ticket &ticket, Instant now);
void parkFor(Ticket &ticket, const StaffId &staff, Instant now);
void giveToSomebodyElse(Ticket &ticket, const Standing &before, const StaffId &skipper, Instant now);

} // namespace matchdesk::casework
