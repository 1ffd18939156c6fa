// SPDX-License-Identifier: MIT
#include "arguments.h"

#include <gtest/gtest.h>

namespace matchdesk::ctl {
namespace {

TEST(Arguments, TakesBothWritings)
{
    const auto arguments = Arguments::parse({"--data", "here", "--seed=12"}, {"--data", "--seed"});
    ASSERT_TRUE(arguments.ok());
    EXPECT_EQ(arguments.value().required("--data").value(), "here");
    EXPECT_EQ(arguments.value().number("--seed", 7, 0, 100).value(), 12);
    EXPECT_EQ(arguments.value().number("--tickets", 60, 0, 100).value(), 60);
    EXPECT_EQ(arguments.value().text("--name", "none"), "none");
    EXPECT_FALSE(arguments.value().has("--name"));
}

TEST(Arguments, RefusesWhatItDoesNotUnderstand)
{
    EXPECT_EQ(Arguments::parse({"--sed", "1"}, {"--seed"}).error().field, "--sed");
    EXPECT_EQ(Arguments::parse({"--seed"}, {"--seed"}).error().field, "--seed");
    EXPECT_EQ(Arguments::parse({"--seed="}, {"--seed"}).error().field, "--seed");
    EXPECT_EQ(Arguments::parse({"--seed", "1", "--seed", "2"}, {"--seed"}).error().field, "--seed");
    EXPECT_EQ(Arguments::parse({"seed"}, {"--seed"}).error().field, "seed");
    EXPECT_FALSE(Arguments::parse({}, {}).value().required("--data").ok());
}

TEST(Arguments, RefusesNumbersThatAreNone)
{
    for (const std::string text : {"x", "1x", "1.5", "-1", "101", "99999999999999999999"}) {
        const auto arguments = Arguments::parse({"--seed", text}, {"--seed"});
        ASSERT_TRUE(arguments.ok());
        EXPECT_FALSE(arguments.value().number("--seed", 7, 0, 100).ok()) << text;
    }
}

} // namespace
} // namespace matchdesk::ctl
