// SPDX-License-Identifier: MIT
#include "domain/mask.h"

#include <gtest/gtest.h>

using namespace matchdesk;

TEST(Mask, hidesAnEmailAddressButForItsFirstCharacterAndSuffix)
{
    EXPECT_EQ(maskedEmail("sian.lowe@cardiff.ac.uk"), "s•••@••••.ac.uk");
    EXPECT_EQ(maskedEmail("d@head.school.sch.uk"), "d•••@••••.sch.uk");
    EXPECT_EQ(maskedEmail("sian@post.example"), "s•••@••••.example");
    EXPECT_EQ(maskedEmail("élise@post.example"), "é•••@••••.example");
    EXPECT_EQ(maskedEmail(""), "");
}

TEST(Mask, ofWhatIsNoAddressTellsAsLittle)
{
    EXPECT_EQ(maskedEmail("sian"), "s•••");
    EXPECT_EQ(maskedEmail("@post.example"), "•••@••••.example");
    EXPECT_EQ(maskedEmail("a@localhost"), "a•••@••••");
}

TEST(Mask, lengthDoesNotTellTheValues)
{
    EXPECT_EQ(maskedEmail("ab@x.example"), maskedEmail("abcdefghijkl@longer.example"));
}

TEST(Mask, showsOfAnNiNumberThePairsThatDiffer)
{
    EXPECT_EQ(maskedNino("NW123441C"), "NW •• •• •• C");
    EXPECT_EQ(maskedNino("NW123441C", {{6, 2}}), "NW •• •• 41 C");
    EXPECT_EQ(maskedNino("NW 12 34 41 C", {{9, 1}}), "NW •• •• 41 C");
    EXPECT_EQ(maskedNino("NW123441"), "NW •• •• ••");
    EXPECT_EQ(maskedNino(""), "");
}

TEST(Mask, ofWhatIsNoNiNumberShowsNothing)
{
    EXPECT_EQ(maskedNino("NW1"), "••••••••");
    EXPECT_EQ(maskedNino("a telephone number"), "••••••••");
}
