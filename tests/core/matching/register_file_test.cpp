// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include <unistd.h>

namespace matchdesk::matching {
namespace {

class RegisterFile : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::temp_directory_path()
            / ("matchdesk-register-" + std::to_string(::getpid()) + '-'
                + ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::filesystem::path file(const std::string &name = "register") const { return m_folder / name; }

    static std::string read(const std::filesystem::path &path)
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void write(const std::filesystem::path &path, const std::string &bytes)
    {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }

private:
    std::filesystem::path m_folder;
};

TEST_F(RegisterFile, AnswersAsTheSnapshotThatWroteIt)
{
    const auto records = samples::town(500, 21);
    const auto built = Register::build(records);
    ASSERT_EQ(built->write(file()), FileProblem::None);
    EXPECT_FALSE(std::filesystem::exists(file("register.new")));
    const OpenedRegister opened = Register::open(file());
    ASSERT_EQ(opened.problem, FileProblem::None);
    EXPECT_EQ(opened.records->size(), records.size());
    EXPECT_EQ(Register::verify(file()), FileProblem::None);
    const Matcher before(built);
    const Matcher after(opened.records);
    std::mt19937 random(22);
    for (int round = 0; round < 200; ++round) {
        const Record &record = records[random() % records.size()];
        EXPECT_EQ(opened.records->record(record.trn), record);
        const Claim claim = samples::scrambled(record, random);
        EXPECT_EQ(before.match(claim, {}), after.match(claim, {}));
    }
}

TEST_F(RegisterFile, TheSameRecordsGiveTheSameBytesInAnyOrder)
{
    auto records = samples::town(300, 23);
    ASSERT_EQ(Register::build(records)->write(file("one")), FileProblem::None);
    std::mt19937 random(24);
    std::shuffle(records.begin(), records.end(), random);
    RegisterBuilder builder;
    for (const Record &record : records)
        EXPECT_TRUE(builder.add(record));
    EXPECT_FALSE(builder.add(records[0]));
    const auto second = builder.finish();
    EXPECT_EQ(second->rejected(), 1U);
    ASSERT_EQ(Register::build(records)->write(file("two")), FileProblem::None);
    EXPECT_EQ(read(file("one")), read(file("two")));
    EXPECT_EQ(builder.finish()->size(), 0U);
}

TEST_F(RegisterFile, AnEmptyRegisterIsAFileToo)
{
    ASSERT_EQ(Register::build({})->write(file()), FileProblem::None);
    const OpenedRegister opened = Register::open(file());
    ASSERT_EQ(opened.problem, FileProblem::None);
    EXPECT_EQ(opened.records->size(), 0U);
    EXPECT_TRUE(Matcher(opened.records).match(samples::claimOf(samples::sianPritchard()), {}).candidates.empty());
}

TEST_F(RegisterFile, SaysWhatIsWrong)
{
    EXPECT_EQ(Register::open(file("missing")).problem, FileProblem::CannotRead);
    EXPECT_EQ(Register::open(file().parent_path()).problem, FileProblem::NotARegister);
    write(file("empty"), "");
    EXPECT_EQ(Register::open(file("empty")).problem, FileProblem::NotARegister);
    write(file("text"), std::string(5'000, 'x'));
    EXPECT_EQ(Register::open(file("text")).problem, FileProblem::NotARegister);
    ASSERT_EQ(Register::build(samples::town(50, 25))->write(file()), FileProblem::None);
    const std::string bytes = read(file());
    std::string other = bytes;
    other[8] = 77;
    write(file("version"), other);
    EXPECT_EQ(Register::open(file("version")).problem, FileProblem::OtherVersion);
    for (const std::size_t length : {std::size_t{64}, std::size_t{700}, bytes.size() / 2, bytes.size() - 1}) {
        write(file("short"), bytes.substr(0, length));
        EXPECT_EQ(Register::open(file("short")).problem, FileProblem::Damaged) << length;
        EXPECT_EQ(Register::verify(file("short")), FileProblem::Damaged) << length;
    }
    write(file("long"), bytes + "x");
    EXPECT_EQ(Register::open(file("long")).problem, FileProblem::Damaged);
    EXPECT_EQ(Register::build({})->write(file("no/such/folder")), FileProblem::CannotWrite);
}

TEST_F(RegisterFile, NoFlippedByteCrashesAQueryAndVerifyTellsEveryOne)
{
    const auto records = samples::town(80, 26);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    const std::string bytes = read(file());
    std::mt19937 random(27);
    int opened = 0;
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string damaged = bytes;
        // Most of the file is the directory of days and the bits of all TRNs: damage must also reach the small arrays.
        const std::size_t reach = round % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 4'000);
        const bool fromEnd = round % 4 != 1;
        for (int flips = 0; flips < 1 + round % 2; ++flips) {
            const std::size_t at = fromEnd ? bytes.size() - 1 - random() % std::min<std::size_t>(bytes.size(), 20'000)
                                           : random() % reach;
            damaged[at] = static_cast<char>(random());
        }
        if (damaged == bytes)
            continue;
        write(file("damaged"), damaged);
        const OpenedRegister result = Register::open(file("damaged"));
        if (result.records == nullptr) {
            EXPECT_NE(result.problem, FileProblem::None);
            ++refused;
            continue;
        }
        ++opened;
        const Matcher matcher(result.records);
        for (int query = 0; query < 12; ++query) {
            const Record &record = records[random() % records.size()];
            EXPECT_LE(matcher.match(samples::scrambled(record, random), {}).candidates.size(), 20U);
            EXPECT_LE(matcher.find(parseRecordQuery(record.lastName + ' ' + record.firstName)).size(), 20U);
            static_cast<void>(result.records->record(record.trn));
        }
    }
    EXPECT_GT(opened, 20);
    EXPECT_GT(refused, 20);
    for (int round = 0; round < 50; ++round) {
        std::string damaged = bytes;
        const std::size_t at = 1'100 + random() % (bytes.size() - 1'200);
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        write(file("damaged"), damaged);
        // Bytes between two sections are nobody's.
        const FileProblem problem = Register::verify(file("damaged"));
        EXPECT_TRUE(problem == FileProblem::Damaged || bytes[at] == 0) << at;
    }
}

} // namespace
} // namespace matchdesk::matching
