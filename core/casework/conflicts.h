// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/error.h"

namespace matchdesk::casework {

/// The conflict of one member of staff with another's lease.
[[nodiscard]] Error leaseConflict(const Lease &lease);

/// The conflict with what was done to `ticket` last: who did what, and when. `detail` is for the log.
[[nodiscard]] Error decidedConflict(Session &session, const Ticket &ticket, std::string detail);

/// True while somebody other than `staff` works on the ticket.
[[nodiscard]] bool heldByAnother(const Ticket &ticket, const StaffId &staff, Instant now) noexcept;

} // namespace matchdesk::casework
