// SPDX-License-Identifier: MIT
#include "domain/identity.h"

#include <gtest/gtest.h>

using namespace matchdesk;

TEST(Identity, isShownByFirstAndLastName)
{
    Identity identity;
    identity.firstName = "Siân";
    identity.middleName = "Mair";
    identity.lastName = "Lowe";
    EXPECT_EQ(displayName(identity), "Siân Lowe");
    identity.firstName.clear();
    EXPECT_EQ(displayName(identity), "Lowe");
}

TEST(Identity, namesReadBack)
{
    for (const LookupStatus status : {LookupStatus::None, LookupStatus::Pending, LookupStatus::Found, LookupStatus::Failed})
        EXPECT_EQ(lookupStatusFromName(nameOf(status)), status);
    for (const LinkSource source : {LinkSource::Lookup, LinkSource::Support, LinkSource::Import, LinkSource::Token})
        EXPECT_EQ(linkSourceFromName(nameOf(source)), source);
}
