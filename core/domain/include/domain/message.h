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
    Waiting,
    Sent,
    Failed,
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

    friend bool operator==(const Message &, const Message &) = default;
};

[[nodiscard]] std::string_view nameOf(Channel) noexcept;
[[nodiscard]] std::optional<Channel> channelFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(DeliveryState) noexcept;
[[nodiscard]] std::optional<DeliveryState> deliveryStateFromName(std::string_view) noexcept;

} // namespace matchdesk
