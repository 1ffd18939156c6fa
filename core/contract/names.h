// SPDX-License-Identifier: MIT
#pragma once

#include "domain/audit.h"
#include "domain/client.h"
#include "domain/contest_rules.h"
#include "domain/decision.h"
#include "domain/details_change.h"
#include "domain/effect.h"
#include "domain/identity.h"
#include "domain/message.h"
#include "domain/register_health.h"
#include "domain/rules.h"
#include "domain/staff.h"
#include "domain/ticket.h"
#include "domain/webhook.h"
#include "matching/vocabulary.h"

#include <concepts>
#include <optional>
#include <string_view>

namespace matchdesk::contract {

/// The members of a type in the order in which they are written. Specialised in shapes.h.
template <typename T>
struct Shape;

/// Every enumeration has nameOf(); reading it back goes by the type wanted.
template <typename T>
concept Named = requires(T value) { { nameOf(value) } -> std::convertible_to<std::string_view>; };

template <typename T>
std::optional<T> enumFromName(std::string_view name)
{
    return matching::fromName<T>(name);
}
template <>
inline std::optional<Role> enumFromName<Role>(std::string_view name) { return roleFromName(name); }
template <> inline std::optional<DecisionKind> enumFromName<DecisionKind>(std::string_view name)
{
    return decisionKindFromName(name);
}
template <>
inline std::optional<Reason> enumFromName<Reason>(std::string_view name) { return reasonFromName(name); }
template <> inline std::optional<DecisionState> enumFromName<DecisionState>(std::string_view name)
{
    return decisionStateFromName(name);
}
template <>
inline std::optional<EffectKind> enumFromName<EffectKind>(std::string_view name) { return effectKindFromName(name); }
template <> inline std::optional<LookupStatus> enumFromName<LookupStatus>(std::string_view name)
{
    return lookupStatusFromName(name);
}
template <>
inline std::optional<LinkSource> enumFromName<LinkSource>(std::string_view name) { return linkSourceFromName(name); }
template <>
inline std::optional<Channel> enumFromName<Channel>(std::string_view name) { return channelFromName(name); }
template <> inline std::optional<DeliveryState> enumFromName<DeliveryState>(std::string_view name)
{
    return deliveryStateFromName(name);
}
template <> inline std::optional<DeliveryProblem> enumFromName<DeliveryProblem>(std::string_view name)
{
    return deliveryProblemFromName(name);
}
template <>
inline std::optional<LinkRule> enumFromName<LinkRule>(std::string_view name) { return linkRuleFromName(name); }
template <>
inline std::optional<TicketKind> enumFromName<TicketKind>(std::string_view name) { return ticketKindFromName(name); }
template <>
inline std::optional<Cause> enumFromName<Cause>(std::string_view name) { return causeFromName(name); }
template <>
inline std::optional<TicketState> enumFromName<TicketState>(std::string_view name) { return ticketStateFromName(name); }
template <> inline std::optional<WebhookMessage> enumFromName<WebhookMessage>(std::string_view name)
{
    return webhookMessageFromName(name);
}
template <> inline std::optional<RegisterState> enumFromName<RegisterState>(std::string_view name)
{
    return registerStateFromName(name);
}
template <>
inline std::optional<Scope> enumFromName<Scope>(std::string_view name) { return scopeFromName(name); }
template <>
inline std::optional<Hint> enumFromName<Hint>(std::string_view name) { return hintFromName(name); }
template <>
inline std::optional<ContestVia> enumFromName<ContestVia>(std::string_view name) { return contestViaFromName(name); }
template <> inline std::optional<ContestState> enumFromName<ContestState>(std::string_view name)
{
    return contestStateFromName(name);
}
template <>
inline std::optional<ContestStep> enumFromName<ContestStep>(std::string_view name) { return contestStepFromName(name); }
template <>
inline std::optional<ContestGate> enumFromName<ContestGate>(std::string_view name) { return contestGateFromName(name); }
template <> inline std::optional<DocumentKind> enumFromName<DocumentKind>(std::string_view name)
{
    return documentKindFromName(name);
}
template <>
inline std::optional<FileType> enumFromName<FileType>(std::string_view name) { return fileTypeFromName(name); }
template <> inline std::optional<DetailsState> enumFromName<DetailsState>(std::string_view name)
{
    return detailsStateFromName(name);
}
template <>
inline std::optional<GateVerdict> enumFromName<GateVerdict>(std::string_view name) { return gateVerdictFromName(name); }

} // namespace matchdesk::contract
