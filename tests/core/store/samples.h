// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"

#include <chrono>
#include <string>
#include <vector>

/// Invented values, every field of which is set, and shortcuts to one-call transactions.
namespace matchdesk::tests {

[[nodiscard]] Instant at(std::int64_t seconds);
[[nodiscard]] Identity sampleIdentity(const std::string &id, const std::string &email, const std::string &trn = {});
[[nodiscard]] Ticket sampleTicket(const std::string &id, const IdentityId &identity);
[[nodiscard]] Attempt sampleAttempt(const std::string &trn, const std::string &email);
[[nodiscard]] matching::Record sampleRecord(const std::string &trn);
[[nodiscard]] Decision sampleDecision(const std::string &id, const TicketId &ticket);
[[nodiscard]] Message sampleMessage(const std::string &id, const TicketId &ticket);
[[nodiscard]] AuditEvent sampleEvent(const TicketId &ticket);

/// Stores an identity "i-<id>" and a ticket <id> that is its; the ticket as stored.
[[nodiscard]] Result<Ticket> putTicket(Store &store, const std::string &id);
[[nodiscard]] Outcome putIdentity(Store &store, const Identity &identity);

} // namespace matchdesk::tests
