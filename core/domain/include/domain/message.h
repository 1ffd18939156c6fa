// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "support/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

enum class Channel : std::uint8_t { Email, ServiceNotice };
enum class DeliveryState : std::uint8_t {
    Kept,     ///< no transport is configured (a demo world): it stays here to be read
    Waiting, ///< to be sent, for the first time or again
    Sending, ///< taken by a process that is trying it now
    Sent,    ///< the provider has accepted it
    Failed,  ///< given up: a lead can make it wait again
};
/// Why a message is not with its recipient.
enum class DeliveryProblem : std::uint8_t {
    None,
    Unreachable,    ///< the mail service does not answer
    Busy,           ///< the mail service asks for patience
    AddressRefused, ///< it does not take this recipient
    MessageRefused, ///< it does not take this message
    NotAuthorised,  ///< it does not take our credentials or certificate
    ClockWrong,     ///< it does not take our clock
    Expired,        ///< it could not be sent while it was worth sending
    Unreadable,     ///< it is sealed with another service.key
};

/// One message to a person or to a calling service, written in the same transaction as its cause.
struct Message {
    MessageId id;
    TicketId ticket;
    std::string ticketReference;
    Channel channel = Channel::Email;
    std::string recipient;   ///< an email address, or a service's name
    std::string templateId;
    std::string language;
    std::string subject;
    std::string body;
    std::string cause;       ///< unique: the decision and the template. Never two messages for one cause
    DeliveryState state = DeliveryState::Kept;
    Instant createdAt {};
    std::uint32_t attempts = 0;            ///< tries that were begun
    std::optional<Instant> nextAttemptAt {}; ///< while it waits; while it is being sent, until when that is believed
    std::optional<Instant> settledAt {};   ///< when it was sent or given up
    DeliveryProblem problem = DeliveryProblem::None; ///< of the last try
    std::optional<Instant> expiresAt {};   ///< when it is no longer worth sending
    std::string sealed;            ///< its whole text, where `body` has dots for what only the recipient may read
    std::string providerReference; ///< what the mail service knows it by

    friend bool operator==(const Message &, const Message &) = default;
};

[[nodiscard]] std::string_view nameOf(Channel) noexcept;
[[nodiscard]] std::optional<Channel> channelFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(DeliveryState) noexcept;
[[nodiscard]] std::optional<DeliveryState> deliveryStateFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(DeliveryProblem) noexcept;
[[nodiscard]] std::optional<DeliveryProblem> deliveryProblemFromName(std::string_view) noexcept;

} // namespace matchdesk
