// SPDX-License-Identifier: MIT
#include "support/mac.h"

#include <gtest/gtest.h>

namespace matchdesk {

namespace {

TEST(Hmac, agreesWithTheStandardsOwnCases)
{
    // RFC 4231, cases 2 and 6.
    EXPECT_EQ(hmacSha256Hex("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hmacSha256Hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hmac, takesEmptyKeysAndTexts)
{
    EXPECT_EQ(hmacSha256("", "").size(), 32U);
    EXPECT_NE(hmacSha256("", "a"), hmacSha256("a", ""));
}

} // namespace

} // namespace matchdesk
