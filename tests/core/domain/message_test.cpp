// SPDX-License-Identifier: MIT
#include "domain/message.h"

#include <gtest/gtest.h>

using namespace matchdesk;

TEST(Message, namesReadBack)
{
    for (const Channel channel : {Channel::Email, Channel::ServiceNotice})
        EXPECT_EQ(channelFromName(nameOf(channel)), channel);
    for (const DeliveryState state : {DeliveryState::Kept, DeliveryState::Waiting, DeliveryState::Sent, DeliveryState::Failed})
        EXPECT_EQ(deliveryStateFromName(nameOf(state)), state);
    EXPECT_FALSE(channelFromName("sms").has_value());
}
