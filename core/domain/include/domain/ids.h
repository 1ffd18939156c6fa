// SPDX-License-Identifier: MIT
#pragma once

#include "support/typed_id.h"

namespace matchdesk {

using TicketId = TypedId<struct TicketTag>;
using IdentityId = TypedId<struct IdentityTag>;
using StaffId = TypedId<struct StaffTag>;
using DecisionId = TypedId<struct DecisionTag>;
using MessageId = TypedId<struct MessageTag>;
using ServiceId = TypedId<struct ServiceTag>; ///< of a calling service
using ClientId = TypedId<struct ClientTag>;   ///< of a program that calls our interfaces
using WebhookId = TypedId<struct WebhookTag>;
using NotificationId = TypedId<struct NotificationTag>; ///< of one message to a webhook
using JourneyId = TypedId<struct JourneyTag>;

} // namespace matchdesk
