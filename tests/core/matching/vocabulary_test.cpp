// SPDX-License-Identifier: MIT
#include "matching/vocabulary.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace matchdesk::matching {
namespace {

template <typename Enum>
void expectRoundTrip(int count)
{
    std::set<std::string> seen;
    for (int value = 0; value < count; ++value) {
        const auto name = std::string(nameOf(static_cast<Enum>(value)));
        EXPECT_FALSE(name.empty());
        EXPECT_TRUE(seen.insert(name).second) << name << " stands for two values";
        EXPECT_EQ(fromName<Enum>(name), static_cast<Enum>(value));
    }
    EXPECT_TRUE(nameOf(static_cast<Enum>(count)).empty());
    EXPECT_FALSE(fromName<Enum>("").has_value());
    EXPECT_FALSE(fromName<Enum>("Agrees").has_value());
}

TEST(Vocabulary, EveryWordHasAWireNameThatReadsBack)
{
    expectRoundTrip<Field>(7);
    expectRoundTrip<Verdict>(13);
    expectRoundTrip<Note>(21);
    expectRoundTrip<Flag>(9);
    expectRoundTrip<Likelihood>(5);
    expectRoundTrip<Conclusion>(4);
    expectRoundTrip<Refusal>(14);
    expectRoundTrip<RecordStatus>(4);
    EXPECT_EQ(nameOf(Verdict::DayMonthSwapped), "day-month-swapped");
}

} // namespace
} // namespace matchdesk::matching
