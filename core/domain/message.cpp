// SPDX-License-Identifier: MIT
#include "domain/message.h"

#include "name_table.h"

namespace matchdesk {

std::string_view nameOf(Channel channel) noexcept
{
    switch (channel) {
    case Channel::Email: return "email";
    case Channel::ServiceNotice: return "service-notice";
    }
    return {};
}

std::optional<Channel> channelFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {Channel::Email, Channel::ServiceNotice});
}

std::string_view nameOf(DeliveryState state) noexcept
{
    switch (state) {
    case DeliveryState::Kept: return "kept";
    case DeliveryState::Waiting: return "waiting";
    case DeliveryState::Sent: return "sent";
    case DeliveryState::Failed: return "failed";
    }
    return {};
}

std::optional<DeliveryState> deliveryStateFromName(std::string_view name) noexcept
{
    return detail::byName(
        name, std::array {DeliveryState::Kept, DeliveryState::Waiting, DeliveryState::Sent, DeliveryState::Failed});
}

} // namespace matchdesk
