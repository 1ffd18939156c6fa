// SPDX-License-Identifier: MIT
#include "support/result.h"

#include <gtest/gtest.h>

#include <set>

using namespace matchdesk;

TEST(Error, everyCodeHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    for (const ErrorCode code : allErrorCodes())
        EXPECT_TRUE(names.insert(nameOf(code)).second) << nameOf(code);
    EXPECT_EQ(names.size(), allErrorCodes().size());
}

TEST(Result, passesAnErrorAlongUntouched)
{
    const Error error {ErrorCode::NotFound, "nothing there", {}, {}, {}, {}, {}};
    bool ran = false;
    const Result<int> after = Result<int>(error).then([&](int value) -> Result<int> {
        ran = true;
        return value + 1;
    });
    EXPECT_FALSE(ran);
    ASSERT_FALSE(after.ok());
    EXPECT_EQ(after.error(), error);
}

TEST(Result, runsTheNextStepOnAValue)
{
    const Result<std::string> after = Result<int>(41).then([](int value) -> Result<std::string> {
        return std::to_string(value + 1);
    });
    ASSERT_TRUE(after.ok());
    EXPECT_EQ(after.value(), "42");
}
