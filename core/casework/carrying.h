// SPDX-License-Identifier: MIT
#pragma once

#include "domain/effect.h"
#include "domain/store.h"
#include "messaging/post.h"

#include <optional>
#include <vector>

namespace matchdesk::casework {

/// A decision with everything that its effects touch, inside the transaction that carries it out.
struct Carrying {
    Session &session;
    const Mailroom &mailroom;
    const Decision &decision;
    Instant now {};
    Ticket ticket;            ///< as stored: held
    Standing before;          ///< how it stood before
    Identity identity;
    std::optional<matching::Record> record;
    std::optional<Identity> owner; ///< of the record, where another identity holds it
    std::optional<DetailsChange> details {}; ///< of a change of details
};

/// Carries out `effects`, in their order, and stores the ticket and the identity. Unprocessable when a message cannot be
/// written, RuleRefused when the database forbids the link; the transaction is then to be rolled back.
[[nodiscard]] Outcome carryOut(Carrying carrying, const std::vector<Effect> &effects);

/// Puts `ticket` back on top of the queue after a rule stood against its decision.
void returnByRule(Ticket &ticket, Instant now);

/// What the audit says of `decision`.
[[nodiscard]] AuditEvent auditOf(AuditAction action, const Decision &decision, Instant now);

} // namespace matchdesk::casework
