// SPDX-License-Identifier: MIT
#include "csv_chunks.h"
#include "csv_rows.h"

#include <gtest/gtest.h>

#include <sstream>

namespace matchdesk {
namespace {

using Fields = std::vector<std::string>;

struct Row {
    Fields fields;
    std::size_t line = 0;
    std::string problem;
    std::size_t problemField = 0;
    friend bool operator==(const Row &, const Row &) = default;
};

std::vector<Row> rows(const std::string &text, std::size_t atOnce = 65'536)
{
    std::istringstream in(text);
    CsvChunks chunks(in, atOnce);
    std::vector<Row> all;
    for (CsvChunk chunk; chunks.next(chunk);) {
        CsvRows reader(chunk);
        for (CsvRow row; reader.next(row);)
            all.push_back({Fields(row.fields.begin(), row.fields.end()), row.line, std::string(row.problem), row.problemField});
    }
    return all;
}

TEST(CsvReader, ReadsWhatTheStandardDescribes)
{
    const auto all = rows("a,b,c\r\n1,\"two, three\",\"say \"\"four\"\"\"\r\n,,\n");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].fields, (Fields {"a", "b", "c"}));
    EXPECT_EQ(all[1].fields, (Fields {"1", "two, three", "say \"four\""}));
    EXPECT_EQ(all[2].fields, (Fields {"", "", ""}));
    for (const Row &row : all)
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

TEST(CsvReader, ReadsTheSameWhereverItIsCut)
{
    const std::string text = "a,b\r\n\n1,\"two\nlines, and \"\"marks\"\"\"\n\r\nx\"y,z\n\"q\"r,s\n\"\",\"\"\rmac,line\r\"open,1\n2\n";
    const auto whole = rows(text, 1'000);
    ASSERT_EQ(whole.size(), 7U);
    for (std::size_t atOnce = 3; atOnce < text.size() + 2; ++atOnce)
        EXPECT_EQ(rows(text, atOnce), whole) << atOnce;
}

TEST(CsvReader, KeepsOnlyTheBeginningOfARowWithoutEnd)
{
    // Six megabytes in one quoted value, with line ends in it, and good rows around.
    std::string text = "a,b\n\"";
    for (std::size_t i = 0; i < 6'000; ++i)
        text += std::string(1'000, 'x') + "\n";
    text += "\",end\nnext,row\n";
    const auto all = rows(text);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].problem, "the value is longer than any that is accepted");
    EXPECT_EQ(all[2].fields, (Fields {"next", "row"}));
    EXPECT_EQ(all[2].line, 6'003U);
    EXPECT_TRUE(all[2].problem.empty());
}

} // namespace
} // namespace matchdesk
