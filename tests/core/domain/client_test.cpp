// SPDX-License-Identifier: MIT
#include "domain/client.h"

#include <gtest/gtest.h>

namespace matchdesk {

namespace {

TEST(Scopes, areReadAndWrittenByTheirNames)
{
    for (const Scope scope : allScopes())
        EXPECT_EQ(scopeFromName(nameOf(scope)), scope);
    const auto read = scopesFromText("user:write,journey");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value(), (std::vector {Scope::Journey, Scope::UserWrite}));
    EXPECT_EQ(textOf(read.value()), "journey,user:write");
    EXPECT_EQ(textOf(allScopes()), "journey,dqt:read,dqt:unlock,user:read,user:write,trn_token:write,webhook:admin");
}

TEST(Scopes, areRefusedWhenUnknownRepeatedOrNone)
{
    for (const char *text : {"", ",", "journey,", "journey,journey", "Journey", "journey, dqt:read", "admin"}) {
        const auto read = scopesFromText(text);
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_EQ(read.error().code, ErrorCode::Unprocessable);
        EXPECT_EQ(read.error().field, "scopes");
    }
}

TEST(ClientKeys, sayWhatTheyAreAndNeverRepeat)
{
    const std::string key = newClientKey();
    EXPECT_TRUE(looksLikeClientKey(key));
    EXPECT_GE(key.size(), 47U) << "256 bits besides the prefix";
    EXPECT_NE(key, newClientKey());
    EXPECT_FALSE(looksLikeClientKey("abc"));
}

} // namespace

} // namespace matchdesk
