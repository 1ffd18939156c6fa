// SPDX-License-Identifier: MIT
#include "matching/upkeep.h"

#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace matchdesk::matching {
namespace {

using samples::scrambled;
using samples::town;

class Upkeep : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::temp_directory_path()
            / ("matchdesk-upkeep-" + std::to_string(::getpid()) + '-'
                + ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::filesystem::path file(const std::string &name = "register") const { return m_folder / name; }
    [[nodiscard]] std::filesystem::path changesFile() const { return m_folder / "register.changes"; }

    static std::string read(const std::filesystem::path &path)
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void write(const std::filesystem::path &path, const std::string &bytes)
    {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
    static Record person(const std::string &trn, const std::string &last)
    {
        Record out = samples::sianPritchard();
        out.trn = trn;
        out.lastName = last;
        return out;
    }

private:
    std::filesystem::path m_folder;
};

TEST_F(Upkeep, ChangesAreThereWhenTheRegisterIsOpenedAgain)
{
    const auto records = town(400, 41);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    const OpenedRegister before = Register::open(file());
    Changes changes;
    changes.put = {person(records[3].trn, "Newcome"), person("7000001", "Newcome-Lloyd")};
    changes.removed = {records[5].trn};
    const FileChange applied = applyToFile(file(), changes);
    ASSERT_EQ(applied.problem, FileProblem::None);
    EXPECT_EQ(applied.result.layered, 3U);
    const OpenedRegister after = Register::open(file());
    ASSERT_EQ(after.problem, FileProblem::None);
    EXPECT_EQ(after.records->size(), 400U);
    EXPECT_EQ(after.records->record("7000001"), changes.put[1]);
    EXPECT_FALSE(after.records->record(records[5].trn).has_value());
    EXPECT_EQ(Register::verify(file()), FileProblem::None);
    // Who had it open sees it as it was.
    EXPECT_EQ(before.records->record(records[5].trn), records[5]);

    // A second day goes on top of the first, and the file answers as what is in memory does.
    Changes more;
    more.put = {person("7000001", "Vaughan"), records[5]};
    more.removed = {records[6].trn};
    const FileChange again = applyToFile(file(), more);
    ASSERT_EQ(again.problem, FileProblem::None);
    EXPECT_EQ(again.result.layered, 4U);
    const Matcher inMemory(again.result.records);
    const Matcher fromFile(Register::open(file()).records);
    std::mt19937 random(42);
    for (int round = 0; round < 100; ++round) {
        const Claim claim = scrambled(records[random() % records.size()], random);
        EXPECT_EQ(fromFile.match(claim, {}), inMemory.match(claim, {}));
    }
}

TEST_F(Upkeep, FoldingMakesTheRegisterThatBuildingAnewWouldMake)
{
    auto records = town(300, 43);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    Changes changes;
    changes.put = {person(records[0].trn, "Newcome")};
    changes.removed = {records[1].trn};
    ASSERT_EQ(applyToFile(file(), changes).problem, FileProblem::None);
    EXPECT_TRUE(foldChanges(file(), [](double) { return false; }).stopped);
    EXPECT_EQ(Register::open(file()).records->size(), 299U);
    double told = 0;
    const Folded folded = foldChanges(file(), [&](double share) {
        told = share;
        return true;
    });
    EXPECT_EQ(folded.problem, FileProblem::None);
    EXPECT_GT(told, 0.0);
    records[0] = changes.put[0];
    records.erase(records.begin() + 1);
    ASSERT_EQ(Register::build(records)->write(file("anew")), FileProblem::None);
    const RegisterDescription one = describe(file());
    const RegisterDescription other = describe(file("anew"));
    EXPECT_TRUE(one.changesIdentity.empty());
    EXPECT_EQ(one.records, other.records);
    // All but the header, which names what was folded in.
    EXPECT_EQ(read(file()).substr(64), read(file("anew")).substr(64));
    EXPECT_EQ(Register::verify(file()), FileProblem::None);
    // What was folded in still lies beside it, and counts no longer; the next change takes its place.
    ASSERT_TRUE(std::filesystem::exists(changesFile()));
    ASSERT_EQ(applyToFile(file(), {{person("7000009", "Parry")}, {}}).problem, FileProblem::None);
    EXPECT_EQ(Register::open(file()).records->size(), 300U);
}

TEST_F(Upkeep, ARegisterBuiltAnewKnowsNothingOfOlderChanges)
{
    const auto records = town(100, 44);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    ASSERT_EQ(applyToFile(file(), {{person("7000001", "Parry")}, {}}).problem, FileProblem::None);
    ASSERT_EQ(Register::open(file()).records->size(), 101U);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    EXPECT_EQ(Register::open(file()).records->size(), 100U);
    write(changesFile(), "no changes at all");
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    EXPECT_EQ(Register::open(file()).records->size(), 100U);
}

TEST_F(Upkeep, DescribesWithoutNamingAnybody)
{
    auto records = town(200, 45);
    records[0].status = RecordStatus::Merged;
    records[0].mergedIntoTrn = records[1].trn;
    records[1].activeAlert = true;
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    const RegisterDescription plain = describe(file());
    EXPECT_EQ(plain.records, 200U);
    EXPECT_EQ(plain.byStatus[static_cast<std::size_t>(RecordStatus::Merged)], 1U);
    EXPECT_EQ(plain.withAlert, 1U);
    EXPECT_EQ(plain.bytes, std::filesystem::file_size(file()));
    EXPECT_TRUE(plain.changesIdentity.empty());
    std::uint64_t sum = 0;
    for (const SectionSize &section : plain.sections) {
        EXPECT_FALSE(section.name.empty());
        sum += section.bytes;
    }
    EXPECT_LE(sum, plain.bytes);
    ASSERT_EQ(applyToFile(file(), {{person("7000001", "Parry")}, {records[3].trn}}).problem, FileProblem::None);
    const RegisterDescription changed = describe(file());
    EXPECT_EQ(changed.identity, plain.identity);
    EXPECT_FALSE(changed.changesIdentity.empty());
    EXPECT_EQ(changed.changedRecords, 1U);
    EXPECT_EQ(changed.removedRecords, 1U);
    EXPECT_EQ(changed.records, 200U);
    EXPECT_EQ(changed.changesSections.size(), plain.sections.size() + 1);
    EXPECT_EQ(describe(file("missing")).problem, FileProblem::CannotRead);
}

TEST_F(Upkeep, SaysWhatIsWrongWithChanges)
{
    const auto records = town(120, 46);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    ASSERT_EQ(applyToFile(file(), {{person("7000001", "Parry")}, {}}).problem, FileProblem::None);
    const std::string changes = read(changesFile());
    for (const std::size_t length : {std::size_t{0}, std::size_t{63}, std::size_t{500}, changes.size() - 1}) {
        write(changesFile(), changes.substr(0, length));
        EXPECT_EQ(Register::open(file()).problem, FileProblem::ChangesDamaged) << length;
        EXPECT_EQ(applyToFile(file(), {}).problem, FileProblem::ChangesDamaged);
    }
    write(changesFile(), read(file()));
    EXPECT_EQ(Register::open(file()).problem, FileProblem::ChangesDamaged);
    write(changesFile(), changes);
    ASSERT_EQ(Register::build(town(80, 47))->write(file("other")), FileProblem::None);
    std::filesystem::rename(file("other"), file());
    EXPECT_EQ(Register::open(file()).problem, FileProblem::ChangesOfAnother);
    EXPECT_EQ(Register::verify(file()), FileProblem::ChangesOfAnother);
    EXPECT_EQ(applyToFile(file("missing"), {}).problem, FileProblem::CannotRead);
}

TEST_F(Upkeep, NoFlippedByteOfTheChangesCrashesAQueryAndVerifyTellsEveryOne)
{
    const auto records = town(90, 48);
    ASSERT_EQ(Register::build(records)->write(file()), FileProblem::None);
    Changes day;
    day.put = town(20, 49);
    day.removed = {records[50].trn};
    ASSERT_EQ(applyToFile(file(), day).problem, FileProblem::None);
    const std::string bytes = read(changesFile());
    std::mt19937 random(50);
    int opened = 0;
    for (int round = 0; round < 300; ++round) {
        std::string damaged = bytes;
        const std::size_t reach = round % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 4'000);
        const std::size_t at = round % 4 != 1 ? bytes.size() - 1 - random() % std::min<std::size_t>(bytes.size(), 20'000)
                                              : random() % reach;
        damaged[at] = static_cast<char>(random());
        if (damaged == bytes)
            continue;
        write(changesFile(), damaged);
        const OpenedRegister result = Register::open(file());
        if (result.records == nullptr)
            continue;
        ++opened;
        const Matcher matcher(result.records);
        for (int query = 0; query < 8; ++query) {
            const Record &record = day.put[random() % day.put.size()];
            EXPECT_LE(matcher.match(scrambled(record, random), {}).candidates.size(), 20U);
            EXPECT_LE(matcher.find(parseRecordQuery(record.lastName + ' ' + record.firstName)).size(), 20U);
            static_cast<void>(result.records->record(record.trn));
        }
        // Bytes between two sections are nobody's.
        EXPECT_TRUE(Register::verify(file()) == FileProblem::ChangesDamaged || bytes[at] == 0) << at;
    }
    EXPECT_GT(opened, 20);
}

TEST_F(Upkeep, OneWriterAtATimeAndReadersNeverWait)
{
    ASSERT_EQ(Register::build(town(300, 51))->write(file()), FileProblem::None);
    std::atomic<bool> done = false;
    std::atomic<int> opens = 0;
    std::thread reader([&] {
        std::size_t size = 0;
        while (!done) {
            const OpenedRegister opened = Register::open(file());
            ASSERT_EQ(opened.problem, FileProblem::None);
            // Every change adds one record, and a reader never sees an older state after a newer one.
            EXPECT_GE(opened.records->size(), size);
            size = opened.records->size();
            ++opens;
        }
    });
    std::atomic<int> busy = 0;
    const auto writer = [&](int first) {
        for (int at = 0; at < 20; ++at) {
            const std::string trn = std::to_string(first + at);
            FileProblem problem = FileProblem::Busy;
            while (problem == FileProblem::Busy) {
                problem = applyToFile(file(), {{person(trn, "Parry")}, {}}).problem;
                busy += problem == FileProblem::Busy ? 1 : 0;
                if (problem == FileProblem::Busy)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            ASSERT_EQ(problem, FileProblem::None);
            if (at % 7 == 3) {
                const Folded folded = foldChanges(file());
                EXPECT_TRUE(folded.problem == FileProblem::None || folded.problem == FileProblem::Busy);
            }
        }
    };
    std::thread second(writer, 7'100'000);
    writer(7'200'000);
    second.join();
    done = true;
    reader.join();
    EXPECT_GT(opens, 5);
    EXPECT_EQ(Register::open(file()).records->size(), 340U);
}

/// Writes one day after another for as long as it lives: every day renames the same people, and every third day is folded
/// in. Says after each day that it is written.
[[noreturn]] void changeUntilKilled(const std::filesystem::path &file, int firstDay, int tell)
{
    for (int day = firstDay;; ++day) {
        Changes changes;
        for (int at = 0; at < 30; ++at) {
            Record record = samples::sianPritchard();
            record.trn = std::to_string(7'000'000 + at);
            record.lastName = "Day" + std::string(static_cast<std::size_t>(day / 26 % 26 + 1), 'a')
                + static_cast<char>('a' + day % 26);
            record.emailAddress = "day" + std::to_string(day) + "@example.com";
            changes.put.push_back(std::move(record));
        }
        if (applyToFile(file, changes).problem != FileProblem::None)
            ::_exit(1);
        if (::write(tell, &day, sizeof day) != sizeof day)
            ::_exit(2);
        if (day % 3 == 0 && foldChanges(file).problem != FileProblem::None)
            ::_exit(3);
    }
}

TEST_F(Upkeep, KilledAtAnyMomentItHoldsWholeDaysAndLosesNone)
{
    const char *asked = std::getenv("MATCHDESK_KILLS");
    const int kills = asked != nullptr ? std::atoi(asked) : 15;
    ASSERT_EQ(Register::build(town(150, 52))->write(file()), FileProblem::None);
    std::mt19937 random(53);
    int acknowledged = 0;
    int grown = 0;
    // On a busy machine the usual kills may all come before the first change: then some wait longer.
    for (int kill = 0; kill < kills || (grown == 0 && kill < kills + 20); ++kill) {
        int pipes[2];
        ASSERT_EQ(::pipe(pipes), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(pipes[0]);
            changeUntilKilled(file(), acknowledged + 1, pipes[1]);
        }
        ::close(pipes[1]);
        ::usleep(kill < kills ? static_cast<useconds_t>(2'000 + random() % 120'000) : 900'000U);
        ::kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "ended by itself with " << WEXITSTATUS(status);
        const int before = acknowledged;
        for (int day = 0; ::read(pipes[0], &day, sizeof day) == sizeof day;)
            acknowledged = day;
        ::close(pipes[0]);
        grown += acknowledged > before ? 1 : 0;

        ASSERT_EQ(Register::verify(file()), FileProblem::None);
        const OpenedRegister opened = Register::open(file());
        ASSERT_EQ(opened.problem, FileProblem::None);
        const auto first = opened.records->record("7000000");
        if (!first) {
            ASSERT_EQ(acknowledged, 0);
            continue;
        }
        // The day that was being written when the kill came is there as a whole or not at all.
        const int day = std::atoi(first->emailAddress.c_str() + 3);
        EXPECT_GE(day, acknowledged);
        EXPECT_LE(day, acknowledged + 1);
        for (int at = 1; at < 30; ++at) {
            const auto record = opened.records->record(std::to_string(7'000'000 + at));
            ASSERT_TRUE(record.has_value());
            ASSERT_EQ(record->emailAddress, first->emailAddress);
            ASSERT_EQ(record->lastName, first->lastName);
        }
        EXPECT_EQ(opened.records->size(), 180U);
        acknowledged = day;
    }
    // One that grew is enough to have tried it.
    EXPECT_GT(grown, 0);
}

} // namespace
} // namespace matchdesk::matching
