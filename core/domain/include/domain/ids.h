// SPDX-License-Identifier: MIT
#pragma once

#include "support/typed_id.h"

namespace matchdesk {

using TicketId = TypedId<struct TicketTag>;
using IdentityId = TypedId<struct IdentityTag>;
using StaffId = TypedId<struct StaffTag>;
using DecisionId = TypedId<struct DecisionTag>;
using MessageId = TypedId<struct MessageTag>;

} // namespace matchdesk
