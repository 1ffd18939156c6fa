// SPDX-License-Identifier: MIT
#include "command/fuzzy.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

int score(const QString &pattern, const QString &text)
{
    const auto match = fuzzyMatch(pattern, text);
    return match ? match->score : -1'000;
}

TEST(Fuzzy, findsLettersInOrderOnly)
{
    EXPECT_TRUE(fuzzyMatch(u"nrd", u"No record"));
    EXPECT_FALSE(fuzzyMatch(u"drn", u"No record"));
    EXPECT_FALSE(fuzzyMatch(u"recordx", u"No record"));
    EXPECT_FALSE(fuzzyMatch(u"a", u""));
}

TEST(Fuzzy, isBlindToCaseAndAccents)
{
    EXPECT_TRUE(fuzzyMatch(u"sian", u"Siân Pritchard"));
    EXPECT_TRUE(fuzzyMatch(u"SIÂN", u"sian"));
}

TEST(Fuzzy, prefersBeginningsOfWordsAndRuns)
{
    EXPECT_GT(score(u"nr"_s, u"No record"_s), score(u"nr"_s, u"Unsure of it"_s));
    EXPECT_GT(score(u"link"_s, u"Link"_s), score(u"link"_s, u"Look in the kiln"_s));
    EXPECT_GT(score(u"rec"_s, u"No record"_s), score(u"rec"_s, u"Are these close"_s));
}

TEST(Fuzzy, saysWhichLettersItFound)
{
    const auto match = fuzzyMatch(u"nr", u"No record");
    ASSERT_TRUE(match);
    EXPECT_EQ(match->positions, (std::vector<qsizetype> {0, 3}));
}

TEST(Fuzzy, anEmptyPatternFitsAll)
{
    const auto match = fuzzyMatch(u"  ", u"Link");
    ASSERT_TRUE(match);
    EXPECT_EQ(match->score, 0);
}

} // namespace
} // namespace matchdesk
