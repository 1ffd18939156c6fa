// SPDX-License-Identifier: MIT
#include "domain/staff.h"

#include <gtest/gtest.h>

using namespace matchdesk;

TEST(Staff, rolesMayWhatTheTableSays)
{
    for (const Role role : {Role::Agent, Role::Verifier, Role::Lead}) {
        EXPECT_TRUE(may(role, Permission::DecideNoMatch));
        EXPECT_TRUE(may(role, Permission::GiveSecondOpinion));
        EXPECT_TRUE(may(role, Permission::ReadOutbox));
        EXPECT_EQ(may(role, Permission::DecideContested), role != Role::Agent);
        EXPECT_EQ(may(role, Permission::ResolveEscalation), role == Role::Lead);
        EXPECT_EQ(roleFromName(nameOf(role)), role);
    }
    EXPECT_FALSE(roleFromName("admin").has_value());
}
