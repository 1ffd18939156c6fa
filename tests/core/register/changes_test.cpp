// SPDX-License-Identifier: MIT
#include "register/changes.h"

#include <gtest/gtest.h>

#include <sstream>

namespace matchdesk {
namespace {

struct Read {
    Result<matching::Changes> changes = matching::Changes {};
    std::vector<RejectedRow> rejects;
};

Read read(const std::string &text)
{
    Read all;
    std::istringstream in(text);
    all.changes = readChanges(in, [&](const RejectedRow &row) { all.rejects.push_back(row); });
    return all;
}

TEST(ChangesFile, PutsAndRemoves)
{
    const Read all = read("change,trn,first_name,last_name,status,merged_into_trn\n"
                          "put,1000001,Anna,Lowe,active,\n"
                          ",1000002,Bryn,Pugh,merged,1000001\n"
                          "delete,1000003,,,nonsense in a row that needs its TRN alone,\n");
    ASSERT_TRUE(all.changes.ok());
    const matching::Changes &changes = all.changes.value();
    ASSERT_EQ(changes.put.size(), 2U);
    EXPECT_EQ(changes.put[0].lastName, "Lowe");
    EXPECT_EQ(changes.put[1].status, matching::RecordStatus::Merged);
    EXPECT_EQ(changes.put[1].mergedIntoTrn, "1000001");
    EXPECT_EQ(changes.removed, std::vector<std::string> {"1000003"});
    EXPECT_TRUE(all.rejects.empty());
}

TEST(ChangesFile, WithoutItsOwnColumnEveryRowPuts)
{
    const Read all = read("trn,last_name\n1000001,Lowe\n");
    ASSERT_TRUE(all.changes.ok());
    EXPECT_EQ(all.changes.value().put.size(), 1U);
}

TEST(ChangesFile, TheLastRowOfATrnCounts)
{
    const Read all = read("trn,last_name,change\n"
                          "1000001,Lowe,put\n1000001,Pugh,put\n"
                          "1000002,Lowe,put\n1000002,,delete\n"
                          "1000003,,delete\n1000003,Back,put\n");
    ASSERT_TRUE(all.changes.ok());
    ASSERT_EQ(all.changes.value().put.size(), 2U);
    EXPECT_EQ(all.changes.value().put[0].lastName, "Pugh");
    EXPECT_EQ(all.changes.value().put[1].lastName, "Back");
    EXPECT_EQ(all.changes.value().removed, std::vector<std::string> {"1000002"});
}

TEST(ChangesFile, BadRowsAreToldAndTheGoodOnesGoIn)
{
    const Read all = read("trn,date_of_birth,change\n"
                          "100,1980-01-01,put\n1000001,1980-13-01,put\n1000002,1980-01-01,move\n1000003,1980-01-01,put\n"
                          "100000x,,delete\n");
    ASSERT_TRUE(all.changes.ok());
    ASSERT_EQ(all.changes.value().put.size(), 1U);
    EXPECT_TRUE(all.changes.value().removed.empty());
    ASSERT_EQ(all.rejects.size(), 4U);
    EXPECT_EQ(all.rejects[0], (RejectedRow {2, "trn", "not seven digits"}));
    EXPECT_EQ(all.rejects[1].column, "date_of_birth");
    EXPECT_EQ(all.rejects[2], (RejectedRow {4, "change", "neither put nor delete"}));
    EXPECT_EQ(all.rejects[3].line, 6U);
}

TEST(ChangesFile, NeedsAHeaderWithATrn)
{
    EXPECT_EQ(read("").changes.error().code, ErrorCode::Unprocessable);
    EXPECT_EQ(read("name\nx\n").changes.error().field, "trn");
    EXPECT_EQ(read("trn,change,change\n").changes.error().field, "change");
}

} // namespace
} // namespace matchdesk
