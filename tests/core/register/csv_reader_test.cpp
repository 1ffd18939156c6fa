// SPDX-License-Identifier: MIT
#include "csv_reader.h"

#include <gtest/gtest.h>

#include <sstream>

namespace matchdesk {
namespace {

std::vector<CsvRow> rows(const std::string &text)
{
    std::istringstream in(text);
    CsvReader reader(in);
    std::vector<CsvRow> all;
    for (CsvRow row; reader.next(row);)
        all.push_back(row);
    return all;
}

using Fields = std::vector<std::string>;

TEST(CsvReader, ReadsWhatTheStandardDescribes)
{
    const auto all = rows("a,b,c\r\n1,\"two, three\",\"say \"\"four\"\"\"\r\n,,\n");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].fields, (Fields {"a", "b", "c"}));
    EXPECT_EQ(all[1].fields, (Fields {"1", "two, three", "say \"four\""}));
    EXPECT_EQ(all[2].fields, (Fields {"", "", ""}));
    for (const CsvRow &row : all)
        EXPECT_TRUE(row.problem.empty());
}

TEST(CsvReader, CountsLinesThroughQuotedOnes)
{
    const auto all = rows("h\n\"one\ntwo\"\n\nthree");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].fields, Fields {"one\ntwo"});
    EXPECT_EQ(all[1].line, 2U);
    EXPECT_EQ(all[2].fields, Fields {"three"});
    EXPECT_EQ(all[2].line, 5U);
}

TEST(CsvReader, PassesOverAByteOrderMarkAndNothingElse)
{
    EXPECT_EQ(rows("\xef\xbb\xbftrn\n")[0].fields, Fields {"trn"});
    EXPECT_TRUE(rows("").empty());
    EXPECT_TRUE(rows("\n\r\n\n").empty());
}

TEST(CsvReader, NamesWhatIsMalformedAndGoesOn)
{
    const auto all = rows("a,b\nx,y\"z\ngood,row\n\"x\"y,z\nlast,one\n");
    ASSERT_EQ(all.size(), 5U);
    EXPECT_FALSE(all[1].problem.empty());
    EXPECT_EQ(all[1].problemField, 1U);
    EXPECT_TRUE(all[2].problem.empty());
    EXPECT_FALSE(all[3].problem.empty());
    EXPECT_EQ(all[3].problemField, 0U);
    EXPECT_EQ(all[4].fields, (Fields {"last", "one"}));
    EXPECT_TRUE(all[4].problem.empty());

    const auto open = rows("a\n\"never closed\nx\n");
    ASSERT_EQ(open.size(), 2U);
    EXPECT_FALSE(open[1].problem.empty());
}

TEST(CsvReader, RefusesValuesWithoutEnd)
{
    const auto all = rows("a\n" + std::string(200'000, 'x') + "\nnext\n");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_FALSE(all[1].problem.empty());
    EXPECT_LE(all[1].fields[0].size(), 65'536U);
    EXPECT_EQ(all[2].fields, Fields {"next"});
}

TEST(CsvReader, ReadsTheSameWhereItsBufferEnds)
{
    // A row that straddles the buffer at every offset of its quotes.
    for (std::size_t padding = 65'510; padding < 65'545; ++padding) {
        const auto all = rows(std::string(padding, '\n') + "a,\"b\"\"c\"\r\nd,e\r\n");
        ASSERT_EQ(all.size(), 2U) << padding;
        EXPECT_EQ(all[0].fields, (Fields {"a", "b\"c"})) << padding;
        EXPECT_EQ(all[1].fields, (Fields {"d", "e"})) << padding;
        EXPECT_EQ(all[1].line, padding + 2) << padding;
    }
}

} // namespace
} // namespace matchdesk
