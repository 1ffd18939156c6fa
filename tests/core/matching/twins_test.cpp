// SPDX-License-Identifier: MIT
#include "matching/twins.h"

#include "samples.h"

#include <gtest/gtest.h>

namespace matchdesk::matching {
namespace {

/// People born on different days, and among them one with two TRNs, a pair of twins and a merged record.
std::vector<Record> people()
{
    std::vector<Record> out;
    const std::vector<std::string> surnames{"Ashworth", "Balogun", "Cole", "Dhillon", "Evans"};
    for (int at = 0; at < 60; ++at) {
        Record record;
        record.trn = std::to_string(2'000'000 + at);
        record.firstName = at % 2 == 0 ? "Harriet" : "Tunde";
        record.lastName = surnames[static_cast<std::size_t>(at) % surnames.size()];
        record.dateOfBirth = samples::date(1960 + at % 40, static_cast<unsigned>(1 + at % 12), 10);
        out.push_back(record);
    }
    Record first = samples::sianPritchard();
    Record second = first;
    second.trn = "1500000";
    second.firstName = "Sian";
    second.lastName = "Lowe";
    second.previousLastNames = {"Pritchard"};
    second.emailAddress.clear();
    second.qtsDate.reset();
    Record twin = first;
    twin.trn = "1600000";
    twin.firstName = "Bronwyn";
    twin.nationalInsuranceNumber = "JK778899A";
    twin.emailAddress = "bronwyn@example.com";
    Record merged = first;
    merged.trn = "1700000";
    merged.status = RecordStatus::Merged;
    out.insert(out.end(), {first, second, twin, merged});
    return out;
}

TEST(TwinFinder, FindsThePersonWithTwoTrnsAndNotTheSiblings)
{
    TwinFinder finder(Register::build(people()));
    const auto pairs = finder.next(1'000'000);
    EXPECT_TRUE(finder.done());
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].firstTrn, "1500000");
    EXPECT_EQ(pairs[0].secondTrn, "4821973");
    EXPECT_GE(pairs[0].probabilityPpm, 990'000U);
}

TEST(TwinFinder, StepsAndResumingFindTheSame)
{
    const auto records = Register::build(people());
    const auto whole = TwinFinder(records).next(records->size());
    std::vector<TwinPair> stepped;
    std::size_t position = 0;
    while (position < records->size()) {
        TwinFinder finder(records, position);
        const auto some = finder.next(7);
        stepped.insert(stepped.end(), some.begin(), some.end());
        EXPECT_GT(finder.position(), position);
        position = finder.position();
    }
    EXPECT_EQ(stepped, whole);
    EXPECT_TRUE(TwinFinder(records, records->size() + 5).next(10).empty());
}

} // namespace
} // namespace matchdesk::matching
