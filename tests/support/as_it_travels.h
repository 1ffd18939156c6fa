// SPDX-License-Identifier: MIT
#pragma once

#include "contract/messages.h"
#include "domain/detail.h"

namespace matchdesk::test {

/// A value without what of it does not travel in its body.
template <typename T>
[[nodiscard]] T asItTravels(T value)
{
    return value;
}

/// The key travels as a header.
template <>
inline DecisionRequest asItTravels(DecisionRequest value)
{
    value.key.clear();
    return value;
}

/// What the desk does not show of an account stays in the backend.
template <>
inline Identity asItTravels(Identity value)
{
    value.preferredName.clear();
    value.mobileNumber.clear();
    value.verificationLevel.reset();
    value.registeredWith = {};
    value.mergedInto = {};
    value.updatedAt = {};
    return value;
}

template <>
inline TicketDetail asItTravels(TicketDetail value)
{
    value.identity = asItTravels(std::move(value.identity));
    if (value.contest)
        value.contest->owner = asItTravels(std::move(value.contest->owner));
    return value;
}

/// The text behind the dots is for its recipient alone.
template <>
inline contract::MessageList asItTravels(contract::MessageList value)
{
    for (Message &message : value.messages) {
        message.sealed.clear();
        message.providerReference.clear();
    }
    return value;
}

} // namespace matchdesk::test
