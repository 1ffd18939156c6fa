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
    case DeliveryState::Sending: return "sending";
    case DeliveryState::Sent: return "sent";
    case DeliveryState::Failed: return "failed";
    }
    return {};
}

std::optional<DeliveryState> deliveryStateFromName(std::string_view name) noexcept
{
    return detail::byName(
        name, std::array {DeliveryState::Kept, DeliveryState::Waiting, DeliveryState::Sending, DeliveryState::Sent,
                          DeliveryState::Failed});
}

std::string_view nameOf(DeliveryProblem problem) noexcept
{
    switch (problem) {
    case DeliveryProblem::None: return "none";
    case DeliveryProblem::Unreachable: return "unreachable";
    case DeliveryProblem::Busy: return "busy";
    case DeliveryProblem::AddressRefused: return "address-refused";
    case DeliveryProblem::MessageRefused: return "message-refused";
    case DeliveryProblem::NotAuthorised: return "not-authorised";
    case DeliveryProblem::ClockWrong: return "clock-wrong";
    case DeliveryProblem::Expired: return "expired";
    case DeliveryProblem::Unreadable: return "unreadable";
    }
    return {};
}

std::optional<DeliveryProblem> deliveryProblemFromName(std::string_view name) noexcept
{
    return detail::byName(
        name, std::array {DeliveryProblem::None, DeliveryProblem::Unreachable, DeliveryProblem::Busy,
                          DeliveryProblem::AddressRefused, DeliveryProblem::MessageRefused, DeliveryProblem::NotAuthorised,
                          DeliveryProblem::ClockWrong, DeliveryProblem::Expired, DeliveryProblem::Unreadable});
}

} // namespace matchdesk
