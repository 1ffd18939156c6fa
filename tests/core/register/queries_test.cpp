// SPDX-License-Identifier: MIT
#include "register/queries.h"

#include <gtest/gtest.h>

#include <sstream>

namespace matchdesk {
namespace {

TEST(Queries, KeepsWhatWasTypedAndReadsTheTruth)
{
    std::istringstream in("colour,query_id,first_name,last_name,date_of_birth,stated_trn,truth_trn,error_kinds,community\r\n"
                          "red,q1, Siân ,\"O’Brien, jnr\",31/02/1986,RP 12/34567, 1234567 ,dob-impossible; trn-digit,irish\n"
                          "\nblue,,A,B,,,,,\n");
    auto file = QueryFile::open(in);
    ASSERT_TRUE(file.ok());
    EXPECT_TRUE(file.value().hasTruth());
    const auto first = file.value().next(1);
    ASSERT_TRUE(first.ok());
    ASSERT_EQ(first.value().size(), 1U);
    const Query &query = first.value()[0];
    EXPECT_EQ(query.id, "q1");
    EXPECT_EQ(query.claim.firstName, " Siân ");
    EXPECT_EQ(query.claim.lastName, "O’Brien, jnr");
    EXPECT_EQ(query.claim.dateOfBirth, "31/02/1986");
    EXPECT_EQ(query.claim.statedTrn, "RP 12/34567");
    EXPECT_EQ(query.truthTrn, "1234567");
    EXPECT_EQ(query.errorKinds, (std::vector<std::string> {"dob-impossible", "trn-digit"}));
    EXPECT_EQ(query.community, "irish");
    const auto rest = file.value().next(10);
    ASSERT_EQ(rest.value().size(), 1U);
    EXPECT_EQ(rest.value()[0].id, "4");
    EXPECT_TRUE(file.value().next(10).value().empty());
}

TEST(Queries, SaysWhichLineCannotBeRead)
{
    std::istringstream in("query_id,first_name\nq1,A\nq2,B,C\nq3,D\n");
    auto file = QueryFile::open(in);
    ASSERT_TRUE(file.ok());
    EXPECT_FALSE(file.value().hasTruth());
    const auto all = file.value().next(10);
    ASSERT_FALSE(all.ok());
    EXPECT_EQ(all.error().detail, "line 3 of the queries: not as many values as the first line has columns");
}

TEST(Queries, RefusesAFileThatIsNone)
{
    for (const char *text : {"", "colour,size\n", "first_name,last_name,first_name\n", "\"open"}) {
        std::istringstream in(text);
        const auto file = QueryFile::open(in);
        ASSERT_FALSE(file.ok()) << text;
        EXPECT_EQ(file.error().code, ErrorCode::Unprocessable);
    }
}

} // namespace
} // namespace matchdesk
