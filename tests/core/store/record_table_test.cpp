// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

namespace matchdesk::tests {
namespace {

class RecordTable : public DatabaseTest {
protected:
    Outcome add(const std::vector<matching::Record> &records)
    {
        return store().write([&](Session &session) { return session.records().addAll(records); });
    }
    std::vector<matching::Record> all()
    {
        auto records
            = inRead<std::vector<matching::Record>>(store(), [](Session &session) { return session.records().all(); });
        EXPECT_TRUE(records.ok());
        return records.ok() ? std::move(records).value() : std::vector<matching::Record> {};
    }
    std::int64_t count()
    {
        return inRead<std::int64_t>(store(), [](Session &session) { return session.records().count(); }).value();
    }
};

TEST_P(RecordTable, ComeBackAsTheyWentInOrderOfTrn)
{
    matching::Record bare;
    bare.trn = "7000003";
    matching::Record named = bare;
    named.trn = "7000002";
    named.previousLastNames = {"Hazel"};
    const matching::Record full = sampleRecord("7000001");
    ASSERT_TRUE(add({bare, full, named}).ok());
    reopen();
    EXPECT_EQ(all(), (std::vector {full, named, bare}));
    EXPECT_EQ(count(), 3);
    ASSERT_TRUE(add({sampleRecord("7000000")}).ok());
    EXPECT_EQ(all().front(), sampleRecord("7000000"));
}

TEST_P(RecordTable, ChangesAreCountedAndCanBeFollowed)
{
    const auto apply = [this](const matching::Changes &changes) {
        return inWrite<std::int64_t>(store(), [&](Session &session) { return session.records().apply(changes); }).value();
    };
    const auto since = [this](std::int64_t number) {
        return inRead<RecordChanges>(store(), [&](Session &session) { return session.records().changedSince(number); })
            .value();
    };
    ASSERT_TRUE(add({sampleRecord("7000001"), sampleRecord("7000002"), sampleRecord("7000003")}).ok());
    EXPECT_EQ(since(0).last, 0);
    EXPECT_EQ(since(0).changes, matching::Changes {});
    matching::Record renamed = sampleRecord("7000002");
    renamed.lastName = "Hazel";
    renamed.previousLastNames = {"Rowan", "Alder"};
    matching::Record again = renamed;
    again.lastName = "Willow";
    EXPECT_EQ(apply({{renamed, sampleRecord("7000009"), again}, {"7000001", "7999999"}}), 1);
    EXPECT_EQ(all(), (std::vector {again, sampleRecord("7000003"), sampleRecord("7000009")}));
    EXPECT_EQ(apply({{renamed}, {"7000009"}}), 2);
    reopen();
    EXPECT_EQ(since(2).changes, matching::Changes {});
    EXPECT_EQ(since(2).last, 2);
    EXPECT_EQ(since(1).changes, (matching::Changes {{renamed}, {"7000009"}}));
    EXPECT_EQ(since(0).changes, (matching::Changes {{renamed}, {"7000001", "7000009", "7999999"}}));
    // What fails leaves no number behind.
    const Outcome failed = store().write([&](Session &session) -> Outcome {
        static_cast<void>(session.records().apply({{sampleRecord("7000004")}, {}}));
        return Error {.code = ErrorCode::Cancelled};
    });
    EXPECT_FALSE(failed.ok());
    EXPECT_EQ(since(0).last, 2);
}

TEST_P(RecordTable, NoneAreNone)
{
    EXPECT_TRUE(add({}).ok());
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(count(), 0);
}

TEST_P(RecordTable, ManyComeBackWhole)
{
    // Not a multiple of the rows that go into one statement.
    std::vector<matching::Record> records;
    for (int i = 0; i < 1037; ++i) {
        records.push_back(sampleRecord(std::to_string(7000000 + i)));
        records.back().previousFirstNames.resize(static_cast<std::size_t>(i % 3));
    }
    ASSERT_TRUE(add(records).ok());
    EXPECT_EQ(all(), records);
}

TEST_P(RecordTable, ATrnTwiceStoresNoneOfThem)
{
    ASSERT_TRUE(add({sampleRecord("7000001")}).ok());
    const Outcome again = add({sampleRecord("7000002"), sampleRecord("7000001")});
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_EQ(count(), 1);
    EXPECT_FALSE(add({sampleRecord("12345678")}).ok()) << "a TRN has seven digits";
}

ON_BOTH_ENGINES(RecordTable);

} // namespace
} // namespace matchdesk::tests
