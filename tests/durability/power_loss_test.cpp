// SPDX-License-Identifier: MIT
// Power fails at a random moment, sixty times: what the store acknowledged must be there, whole. Killing alone proves
// nothing about that, since the kernel writes out a dead process's pages; hence the model in fsync_shim.c.

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Child {
    pid_t process = -1;
    int output = -1;
};

/// Starts `arguments` with its standard output in a pipe, and `environment` added to ours.
Child start(const std::vector<std::string> &arguments, const std::vector<std::string> &environment = {})
{
    std::array<int, 2> ends {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    const pid_t process = ::fork();
    if (process == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        for (const std::string &setting : environment) {
            const std::size_t at = setting.find('=');
            ::setenv(setting.substr(0, at).c_str(), setting.substr(at + 1).c_str(), 1);
        }
        std::vector<char *> raw;
        for (const std::string &argument : arguments)
            raw.push_back(::strdup(argument.c_str()));
        raw.push_back(nullptr);
        ::execv(raw[0], raw.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    return {process, ends[0]};
}

/// What is left in the pipe, once its writer is gone.
std::string drained(const Child &child)
{
    std::string text;
    std::array<char, 4096> buffer {};
    for (;;) {
        const ssize_t got = ::read(child.output, buffer.data(), buffer.size());
        if (got <= 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(child.output);
    return text;
}

/// The exit status, or nothing when it was ended by a signal.
std::optional<int> waited(const Child &child)
{
    int status = 0;
    if (::waitpid(child.process, &status, 0) != child.process || !WIFEXITED(status))
        return std::nullopt;
    return WEXITSTATUS(status);
}

/// The last whole line of `text` as a number; 0 when there is none.
long long lastNumber(const std::string &text)
{
    const std::size_t end = text.rfind('\n');
    if (end == std::string::npos)
        return 0;
    const std::size_t before = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
    const std::size_t from = before == std::string::npos ? 0 : before + 1;
    return std::stoll(text.substr(from, end - from));
}

struct Tally {
    long long acknowledged = 0;
    long long lost = 0;
    int roundsWithLoss = 0;
    int unsound = 0;
};

class PowerLoss : public ::testing::Test {
protected:
    void SetUp() override
    {
        std::string name = (fs::temp_directory_path() / "matchdesk-power-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        m_folder = fs::canonical(name);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    Tally rounds(int count, const std::string &synchronous);

private:
    void lose(const std::string &synchronous, std::mt19937 &random, Tally &tally);

    fs::path m_folder;
    long long m_before = 0; ///< decisions that were in the database when the round began
};

void PowerLoss::lose(const std::string &synchronous, std::mt19937 &random, Tally &tally)
{
    const fs::path root = m_folder / "data";
    const fs::path shadow = m_folder / "shadow";
    const std::string file = (root / "matchdesk.db").string();
    fs::remove_all(shadow);
    fs::copy(root, shadow, fs::copy_options::recursive);

    const Child writer = start({STORE_LEDGER, "write", file, synchronous},
                               {"LD_PRELOAD=" FSYNC_SHIM, "FSYNC_SHIM_ROOT=" + root.string(),
                                "FSYNC_SHIM_SHADOW=" + shadow.string(), "ASAN_OPTIONS=verify_asan_link_order=0"});
    // Some are cut off while they are still opening the database, the others in the midst of writing.
    const bool early = random() % 6 == 0;
    std::string output;
    if (early) {
        ::usleep(static_cast<useconds_t>(random() % 60'000));
    } else {
        std::array<char, 64> first {};
        const ssize_t got = ::read(writer.output, first.data(), first.size());
        output.assign(first.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        ::usleep(static_cast<useconds_t>(random() % 120'000));
    }
    ::kill(writer.process, SIGKILL);
    EXPECT_FALSE(waited(writer).has_value()) << "the writer ended by itself";
    output += drained(writer);
    const long long acknowledged = lastNumber(output);

    const Child restore = start({FSYNC_RESTORE, shadow.string(), root.string()});
    drained(restore);
    ASSERT_EQ(waited(restore), 0);
    const Child checker = start({STORE_LEDGER, "check", file});
    const std::string answer = drained(checker);
    if (waited(checker) != 0) {
        ++tally.unsound;
        return;
    }
    tally.acknowledged += std::max(0LL, acknowledged - m_before);
    const long long kept = lastNumber(answer);
    if (acknowledged > kept) {
        tally.lost += acknowledged - kept;
        ++tally.roundsWithLoss;
    }
    m_before = kept;
}

Tally PowerLoss::rounds(int count, const std::string &synchronous)
{
    constexpr unsigned kSeed = 20221;
    std::mt19937 random(kSeed);
    Tally tally;
    for (int round = 0; round < count; ++round) {
        if (round % 10 == 0) {
            fs::remove_all(m_folder / "data");
            fs::create_directory(m_folder / "data");
            m_before = 0;
        }
        lose(synchronous, random, tally);
    }
    RecordProperty("acknowledged", static_cast<int>(tally.acknowledged));
    RecordProperty("lost", static_cast<int>(tally.lost));
    std::printf("%s: %d rounds, %lld acknowledged, %lld lost in %d rounds, %d unsound\n", synchronous.c_str(), count,
                tally.acknowledged, tally.lost, tally.roundsWithLoss, tally.unsound);
    return tally;
}

TEST_F(PowerLoss, LosesNothingAcknowledged)
{
    const Tally tally = rounds(60, "full");
    EXPECT_EQ(tally.lost, 0);
    EXPECT_EQ(tally.unsound, 0);
    EXPECT_GT(tally.acknowledged, 100) << "too little was written for the test to mean anything";
}

TEST_F(PowerLoss, WouldShowALoss)
{
    const Tally tally = rounds(20, "normal");
    EXPECT_GT(tally.lost, 0) << "synchronous=NORMAL must lose acknowledged decisions, or this model models nothing";
    EXPECT_EQ(tally.unsound, 0);
}

} // namespace
