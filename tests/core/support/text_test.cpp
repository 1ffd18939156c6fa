// SPDX-License-Identifier: MIT
#include "support/text.h"

#include <gtest/gtest.h>

#include <set>

using namespace matchdesk;
using namespace std::chrono;

TEST(Text, writesAndReadsMomentsToTheMicrosecond)
{
    const Instant at = Instant(sys_days(2026y / March / 9)) + hours(8) + minutes(30) + microseconds(1);
    EXPECT_EQ(toIso(at), "2026-03-09T08:30:00.000001Z");
    EXPECT_EQ(instantFromIso(toIso(at)), at);
    EXPECT_EQ(instantFromIso("2026-03-09T08:30:00Z"), at - microseconds(1));
    EXPECT_EQ(instantFromIso("2026-03-09T08:30:00.5Z"), at - microseconds(1) + milliseconds(500));
}

TEST(Text, refusesMomentsThatAreNone)
{
    for (const char *text : {"", "2026-03-09", "2026-03-09T08:30:00", "2026-02-30T08:30:00Z", "2026-03-09T24:00:00Z",
                             "2026-03-09T08:30:00.Z", "2026-03-09T08:30:00.1234567Z", "2026-03-09T08:30:00+01:00",
                             "2026-03-09 08:30:00Z", "2026-03-09T08:60:00Z"})
        EXPECT_FALSE(instantFromIso(text).has_value()) << text;
}

TEST(Text, readsRealDatesOnly)
{
    EXPECT_EQ(dateFromIso("1988-02-29"), 1988y / February / 29);
    for (const char *text : {"1987-02-29", "1987-2-9", "1987-13-01", "04/06/1986", "1986-06-04 ", "19a6-06-04"})
        EXPECT_FALSE(dateFromIso(text).has_value()) << text;
}

TEST(Text, makesIdentifiersThatDifferAndSortByTime)
{
    const Instant at {};
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(newId(at));
    EXPECT_EQ(ids.size(), 1000U);
    EXPECT_LT(*ids.rbegin(), newId(at + hours(1)));
    EXPECT_EQ(ids.begin()->size(), 36U);
    EXPECT_EQ((*ids.begin())[14], '7');
}

TEST(Text, makesTokensOfTheAskedStrength)
{
    EXPECT_EQ(newToken(32).size(), 43U);
    EXPECT_NE(newToken(32), newToken(32));
}

TEST(Text, hashesLikeEverybodyElse)
{
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_TRUE(equalInConstantTime("abc", "abc"));
    EXPECT_FALSE(equalInConstantTime("abc", "abd"));
    EXPECT_FALSE(equalInConstantTime("abc", "abcd"));
}
