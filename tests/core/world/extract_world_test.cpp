// SPDX-License-Identifier: MIT
#include "world/extract_world.h"

#include "register/extract.h"
#include "register/queries.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace matchdesk {
namespace {

struct Made {
    Outcome outcome = Done {};
    std::string extract;
    std::string queries;
};

Made make(const ExtractOptions &options)
{
    std::ostringstream extract;
    std::ostringstream queries;
    Made made;
    made.outcome = writeDemoExtract(options, extract, queries, [](std::size_t) { return true; });
    made.extract = extract.str();
    made.queries = queries.str();
    return made;
}

std::map<std::string, matching::Record> recordsOf(const std::string &text)
{
    std::map<std::string, matching::Record> records;
    std::istringstream in(text);
    const auto summary = readExtract(
        in,
        [&](const matching::Record &record) -> Outcome {
            records.emplace(record.trn, record);
            return Done {};
        },
        [](const RejectedRow &row) { ADD_FAILURE() << row.line << ' ' << row.column << ' ' << row.reason; });
    EXPECT_TRUE(summary.ok());
    return records;
}

std::vector<Query> queriesOf(const std::string &text)
{
    std::istringstream in(text);
    auto file = QueryFile::open(in);
    EXPECT_TRUE(file.ok());
    return file.value().next(1'000'000).value();
}

TEST(ExtractWorld, TheSameOptionsGiveTheSameBytesAndOthersDoNot)
{
    const Made first = make({.seed = 3, .records = 3'000, .queries = 300});
    const Made second = make({.seed = 3, .records = 3'000, .queries = 300});
    EXPECT_EQ(first.extract, second.extract);
    EXPECT_EQ(first.queries, second.queries);
    EXPECT_NE(make({.seed = 4, .records = 3'000, .queries = 300}).extract, first.extract);
    EXPECT_NE(make({.seed = 3, .records = 3'000, .queries = 300, .profile = extractProfile("harsh")}).queries, first.queries);
}

TEST(ExtractWorld, EveryRowIsOneThatTheReaderTakes)
{
    for (const ExtractProfile &profile : extractProfiles()) {
        const auto records = recordsOf(make({.seed = 5, .records = 20'000, .queries = 0, .profile = &profile}).extract);
        EXPECT_EQ(records.size(), 20'000U) << profile.id;
        std::size_t merged = 0;
        for (const auto &[trn, record] : records) {
            if (record.status != matching::RecordStatus::Merged)
                continue;
            ++merged;
            EXPECT_TRUE(records.contains(record.mergedIntoTrn));
        }
        EXPECT_GT(merged, 100U);
    }
}

TEST(ExtractWorld, QueriesTellTheTruthAndWhatWentWrong)
{
    const Made made = make({.seed = 6, .records = 20'000, .queries = 4'000});
    const auto records = recordsOf(made.extract);
    std::size_t strangers = 0;
    std::size_t untouched = 0;
    std::map<std::string, std::size_t> kinds;
    for (const Query &query : queriesOf(made.queries)) {
        for (const std::string &kind : query.errorKinds)
            ++kinds[kind];
        if (query.truthTrn.empty()) {
            ++strangers;
            EXPECT_TRUE(query.errorKinds.front().starts_with("no-record"));
            continue;
        }
        const auto record = records.find(query.truthTrn);
        ASSERT_NE(record, records.end());
        EXPECT_NE(record->second.status, matching::RecordStatus::Merged);
        EXPECT_NE(record->second.status, matching::RecordStatus::Deceased);
        untouched += query.errorKinds.empty() ? 1U : 0U;
    }
    EXPECT_EQ(strangers, 600U);
    EXPECT_GT(untouched, 1'700U);
    EXPECT_LT(untouched, 2'700U);
    for (const char *kind : {"surname-changed", "surname-changed-earlier-given", "surname-typo", "forename-short",
                             "forename-typo", "names-swapped", "dob-digit", "dob-swapped", "nino-swapped", "nino-digit",
                             "nino-read-alike", "trn-digit", "trn-of-another", "itt-wrong", "no-record-twin"})
        EXPECT_GT(kinds[kind], 0U) << kind;
}

TEST(ExtractWorld, StopsWhenItIsTold)
{
    std::ostringstream extract;
    std::ostringstream queries;
    const Outcome stopped = writeDemoExtract({.records = 200'000, .queries = 10}, extract, queries, [](std::size_t) { return false; });
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(make({.records = 0}).outcome.ok());
    EXPECT_FALSE(make({.records = 10'000'001}).outcome.ok());
}

} // namespace
} // namespace matchdesk
