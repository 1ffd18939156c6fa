// SPDX-License-Identifier: MIT
#include "support/log.h"

#include <gtest/gtest.h>

using namespace matchdesk;

TEST(Log, hidesWhatLooksLikeAPersonsDetail)
{
    EXPECT_EQ(redacted("for sian.lowe@post.example and no other"), "for [email] and no other");
    EXPECT_EQ(redacted("NW 12 34 41 C or nw123441c"), "[ni-number] or [ni-number]");
    EXPECT_EQ(redacted("born 1986-06-04"), "born [date]");
    EXPECT_EQ(redacted("TRN 4821937"), "TRN [trn]");
}

TEST(Log, leavesTimesAndOtherNumbersAlone)
{
    EXPECT_EQ(redacted("at 2026-03-09T08:30:00Z, ticket MD-10428, 12345678 rows"),
              "at 2026-03-09T08:30:00Z, ticket MD-10428, 12345678 rows");
}
