// SPDX-License-Identifier: MIT
#pragma once

#include "domain/audit.h"
#include "domain/detail.h"
#include "domain/store.h"

#include <optional>
#include <string>

namespace matchdesk::casework {

/// `candidate` as this ticket shows it: whose it is, whether it may be linked, and what deciding for it would do.
[[nodiscard]] Result<CandidateView> viewOf(Session &session, const Ticket &ticket, const Identity &identity,
                                           matching::Candidate candidate, bool addedByHand);

/// effectsOf(), and what the owner of a claimed record is told, which only the database knows.
[[nodiscard]] std::vector<Effect> effectsWithOwner(DecisionKind kind, const Ticket &ticket, const Identity &identity,
                                                   const matching::Record *record, bool needsSecondPerson,
                                                   const Identity *owner);

/// The same list as a person sees it: the owner's address masked.
[[nodiscard]] std::vector<Effect> masked(std::vector<Effect> effects, const Identity *owner);

/// Of the candidates as shown. Changes whenever something does that a decision rests on.
[[nodiscard]] std::string digestOf(const TicketDetail &detail);

/// True where `reader` must not see what `event` says: another reader's choice, while the ticket waits for a second one
/// or, `awaitsSecond`, while a decision is held that will make it wait for one.
[[nodiscard]] bool isBlindTo(const Staff &reader, const Ticket &ticket, const AuditEvent &event, bool awaitsSecond) noexcept;

/// True for the decisions that name a record.
[[nodiscard]] bool namesRecord(DecisionKind kind) noexcept;

} // namespace matchdesk::casework
