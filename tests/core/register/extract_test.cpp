// SPDX-License-Identifier: MIT
#include "register/extract.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <unistd.h>

namespace matchdesk {
namespace {

using matching::Record;
using matching::RecordStatus;

struct Read {
    Result<ExtractSummary> summary = ExtractSummary {};
    std::vector<Record> records;
    std::vector<RejectedRow> rejects;
};

std::string bytesOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Read read(const std::string &text)
{
    Read all;
    std::istringstream in(text);
    all.summary = readExtract(
        in,
        [&](Record record) -> Outcome {
            all.records.push_back(std::move(record));
            return Done {};
        },
        [&](const RejectedRow &row) { all.rejects.push_back(row); });
    return all;
}

TEST(Extract, ReadsEveryColumn)
{
    const Read all = read(
        "trn,first_name,middle_name,last_name,previous_first_names,previous_last_names,date_of_birth,"
        "national_insurance_number,email_address,qts_date,eyts_date,itt_provider_name,itt_provider_ukprn,status,"
        "merged_into_trn,active_alert\r\n"
        "4821973,Siân,Mair,Pritchard,Sian; Sioned,Lowe;Pugh ,1986-04-06,AC123414C,sian@post.example,2009-07-01,,"
        "\"Met, Cardiff\",10000001,merged,1234567,1\r\n");
    ASSERT_TRUE(all.summary.ok());
    EXPECT_EQ(all.summary.value(), (ExtractSummary {1, 0}));
    using namespace std::chrono;
    Record expected;
    expected.trn = "4821973";
    expected.firstName = "Siân";
    expected.middleName = "Mair";
    expected.lastName = "Pritchard";
    expected.previousFirstNames = {"Sian", "Sioned"};
    expected.previousLastNames = {"Lowe", "Pugh"};
    expected.dateOfBirth = year(1986) / April / 6;
    expected.nationalInsuranceNumber = "AC123414C";
    expected.emailAddress = "sian@post.example";
    expected.qtsDate = year(2009) / July / 1;
    expected.ittProviderName = "Met, Cardiff";
    expected.ittProviderUkprn = "10000001";
    expected.status = RecordStatus::Merged;
    expected.mergedIntoTrn = "1234567";
    expected.activeAlert = true;
    ASSERT_EQ(all.records.size(), 1U);
    EXPECT_EQ(all.records[0], expected);
}

TEST(Extract, FindsColumnsByNameAndPassesOverOthers)
{
    const Read all = read("shoe_size,last_name,trn\n9,Lowe,0000001\n");
    ASSERT_TRUE(all.summary.ok());
    ASSERT_EQ(all.records.size(), 1U);
    EXPECT_EQ(all.records[0].trn, "0000001");
    EXPECT_EQ(all.records[0].lastName, "Lowe");
    EXPECT_EQ(all.records[0].status, RecordStatus::Active);
    EXPECT_FALSE(all.records[0].dateOfBirth);
}

TEST(Extract, RejectsBadRowsByLineAndColumnAndGoesOn)
{
    const Read all = read("trn,last_name,date_of_birth,status,merged_into_trn,active_alert\n"
                          "1000001,Good,1990-01-31,active,,0\n"
                          "123,Short,,,,\n"
                          ",None,,,,\n"
                          "1000002,Day,1990-02-30,,,\n"
                          "1000003,British,31/01/1990,,,\n"
                          "1000004,State,,retired,,\n"
                          "1000005,Lost,,merged,,\n"
                          "1000006,Self,,merged,1000006,\n"
                          "1000007,Alive,,active,1000001,\n"
                          "1000008,Alert,,,,yes\n"
                          "1000001,Again,,,,\n"
                          "1000009,Broken \xff,,,,\n"
                          "1000010,\"Two\nlines\",,,,\n"
                          "1000011,Wide,,,,,,\n"
                          "1000012,Narrow\n"
                          "1000013,Quo\"te,,,,\n"
                          "1000014,Good too,,deceased,,1\n");
    ASSERT_TRUE(all.summary.ok());
    EXPECT_EQ(all.summary.value(), (ExtractSummary {2, 15}));
    std::vector<std::pair<std::size_t, std::string>> places;
    for (const RejectedRow &row : all.rejects) {
        places.emplace_back(row.line, row.column);
        EXPECT_FALSE(row.reason.empty());
        // The reason says what is wrong without saying whose.
        for (const std::string_view value : {"Short", "31/01/1990", "retired", "Again"})
            EXPECT_EQ(row.reason.find(value), std::string::npos);
    }
    const std::vector<std::pair<std::size_t, std::string>> expected {
        {3, "trn"},           {4, "trn"},           {5, "date_of_birth"},    {6, "date_of_birth"}, {7, "status"},
        {8, "merged_into_trn"}, {9, "merged_into_trn"}, {10, "merged_into_trn"}, {11, "active_alert"}, {12, "trn"},
        {13, "last_name"},    {14, "last_name"},    {16, ""},                {17, ""},             {18, "last_name"}};
    EXPECT_EQ(places, expected);
}

TEST(Extract, RefusesAHeaderThatCannotBeRight)
{
    EXPECT_EQ(read("").summary.error().code, ErrorCode::Unprocessable);
    EXPECT_EQ(read("name,age\nx,1\n").summary.error().field, "trn");
    EXPECT_EQ(read("trn,last_name,last_name\n").summary.error().field, "last_name");
    EXPECT_EQ(read("trn,\"last_name\n").summary.error().code, ErrorCode::Unprocessable);
}

TEST(Extract, StopsWhenItsTakerDoes)
{
    std::istringstream in("trn\n1000001\n1000002\n1000003\n");
    int taken = 0;
    const auto summary = readExtract(
        in,
        [&](const Record &) -> Outcome {
            if (++taken == 2)
                return Error {.code = ErrorCode::StorageFull};
            return Done {};
        },
        [](const RejectedRow &) {});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::StorageFull);
    EXPECT_EQ(taken, 2);
}

TEST(Extract, SaysWhenReadingFails)
{
    class Failing : public std::streambuf {
    protected:
        int_type underflow() override
        {
            if (m_given)
                throw std::ios_base::failure("the disk is gone");
            m_given = true;
            setg(m_text.data(), m_text.data(), m_text.data() + m_text.size());
            return traits_type::to_int_type(m_text[0]);
        }

    private:
        std::string m_text = "trn\n1000001\n";
        bool m_given = false;
    };
    Failing buffer;
    std::istream in(&buffer);
    const auto summary = readExtract(
        in, [](const Record &) -> Outcome { return Done {}; }, [](const RejectedRow &) {});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::Unavailable);
}

TEST(Extract, SeveralThreadsReadTheSameInTheSameOrder)
{
    std::string text = "trn,first_name,last_name,date_of_birth\n";
    for (int row = 0; row < 60'000; ++row) {
        const std::string number = std::to_string(1'000'000 + row % 59'000);
        text += row % 997 == 0 ? "bad,A,B,\n" : number + ",\"Anna\nMaria, " + std::string(static_cast<std::size_t>(row % 40), 'x') + "\",B,1986-06-04\n";
    }
    const Read alone = read(text);
    ASSERT_TRUE(alone.summary.ok());
    EXPECT_GT(alone.summary.value().rejected, 1'000U);
    for (const std::size_t threads : {2U, 5U}) {
        Read together;
        std::istringstream in(text);
        together.summary = readExtract(
            in, threads,
            [&](std::vector<Record> &records) -> Outcome {
                together.records.insert(together.records.end(), records.begin(), records.end());
                return Done {};
            },
            [&](const RejectedRow &row) { together.rejects.push_back(row); });
        ASSERT_TRUE(together.summary.ok());
        EXPECT_EQ(together.summary.value(), alone.summary.value());
        EXPECT_EQ(together.records, alone.records);
        EXPECT_EQ(together.rejects, alone.rejects);
    }
}

/// The bytes of the register that `text` makes on so many threads.
std::string built(const std::string &text, std::size_t threads, const std::filesystem::path &file)
{
    matching::RegisterBuilder builder;
    std::istringstream in(text);
    const auto summary = readExtract(
        in, threads, builder, [](std::size_t) -> Outcome { return Done {}; }, [](const RejectedRow &) {});
    EXPECT_TRUE(summary.ok());
    EXPECT_EQ(builder.finish()->write(file), matching::FileProblem::None);
    return bytesOf(file);
}

TEST(Extract, ABuilderGetsTheSameRegisterHoweverManyThreadsRead)
{
    std::string text = "trn,first_name,last_name,previous_last_names,date_of_birth,email_address,itt_provider_name,status\n";
    for (int row = 0; row < 40'000; ++row) {
        // Each repeated TRN comes with names that nobody else has: of them nothing may stay behind.
        const bool repeated = row % 50 == 49;
        const std::string number = std::to_string(1'000'000 + (repeated ? row - 49 : row));
        const std::string name = repeated ? "Only" + std::to_string(row) : "Name" + std::to_string(row * 7919 % 500);
        text += number + ",Anna " + name + "," + name + "-Lowe," + (row % 3 == 0 ? name + ";Pugh" : "") + ",19"
            + std::to_string(50 + row % 40) + "-06-0" + std::to_string(1 + row % 9) + ",a" + std::to_string(row)
            + "@post.example,College " + std::to_string(row % 30) + ",\n";
    }
    const Read alone = read(text);
    ASSERT_TRUE(alone.summary.ok());
    matching::RegisterBuilder builder;
    for (const Record &record : alone.records)
        ASSERT_TRUE(builder.add(record));
    // The repeated ones are counted, whatever they hold.
    for (std::size_t at = 0; at < alone.rejects.size(); ++at)
        EXPECT_FALSE(builder.add(alone.records[at]));
    const auto folder = std::filesystem::temp_directory_path() / ("matchdesk-extract-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    ASSERT_EQ(builder.finish()->write(folder / "plain"), matching::FileProblem::None);
    const std::string plain = bytesOf(folder / "plain");
    EXPECT_EQ(alone.rejects.size(), 800U);
    for (const std::size_t threads : {1U, 2U, 5U})
        EXPECT_TRUE(built(text, threads, folder / "read") == plain) << threads << " threads";
    std::filesystem::remove_all(folder);
}

TEST(Extract, SeveralThreadsStopWhenTheTakerDoes)
{
    std::string text = "trn,last_name\n";
    for (int row = 0; row < 200'000; ++row)
        text += std::to_string(1'000'000 + row) + ",Lowe\n";
    std::istringstream in(text);
    int calls = 0;
    const auto summary = readExtract(
        in, 3,
        [&](std::vector<Record> &) -> Outcome {
            ++calls;
            return Error {.code = ErrorCode::Cancelled};
        },
        [](const RejectedRow &) {});
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(calls, 1);
}

} // namespace
} // namespace matchdesk
