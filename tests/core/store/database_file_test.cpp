// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "migrator.h"
#include "samples.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>

namespace matchdesk::tests {
namespace {

namespace fs = std::filesystem;

mode_t modeOf(const fs::path &path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0;
}

class DatabaseFile : public ::testing::Test {
protected:
    fs::path file() const { return m_folder.path() / "data" / "matchdesk.db"; }

    /// A database with a few hundred tickets, closed.
    void fill() const
    {
        auto opened = SqlStore::openSqlite(file());
        ASSERT_TRUE(opened.ok()) << opened.error().detail;
        const Outcome filled = opened.value()->write([](Session &session) -> Outcome {
            for (int i = 0; i < 300; ++i) {
                const std::string id = std::to_string(i);
                const Identity identity = sampleIdentity("i" + id, id + "@example.org");
                if (const Outcome added = session.identities().add(identity); !added.ok())
                    return added;
                const auto added
                    = session.tickets().add(sampleTicket(id, identity.id), {sampleAttempt("", "a@example.org")});
                if (!added.ok())
                    return added.error();
            }
            return Done {};
        });
        ASSERT_TRUE(filled.ok());
        opened.value()->releaseThread();
    }

    TemporaryFolder m_folder;
};

TEST_F(DatabaseFile, IsClosedToOthers)
{
    const mode_t before = ::umask(0);
    auto opened = SqlStore::openSqlite(file());
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    ASSERT_TRUE(putTicket(*opened.value(), "t1").ok());
    EXPECT_EQ(modeOf(file()), 0600U);
    EXPECT_EQ(modeOf(file().parent_path()), 0700U);
    EXPECT_EQ(modeOf(file().string() + "-wal"), 0600U);
    EXPECT_EQ(modeOf(file().string() + ".lock"), 0600U);
    ::umask(before);
    opened.value()->releaseThread();
}

TEST_F(DatabaseFile, ClosesAnExistingFileToOthers)
{
    fill();
    fs::permissions(file(), fs::perms::others_read, fs::perm_options::add);
    auto opened = SqlStore::openSqlite(file());
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(modeOf(file()), 0600U);
    opened.value()->releaseThread();
}

TEST_F(DatabaseFile, ASecondOpenerIsTold)
{
    auto first = SqlStore::openSqlite(file());
    ASSERT_TRUE(first.ok());
    const auto second = SqlStore::openSqlite(file());
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);

    const pid_t other = ::fork();
    if (other == 0) {
        const auto third = SqlStore::openSqlite(file());
        ::_exit(!third.ok() && third.error().code == ErrorCode::Conflict ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(other, &status, 0), other);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);

    first.value()->releaseThread();
    first.value().reset();
    EXPECT_TRUE(SqlStore::openSqlite(file()).ok()) << "the hold ends with the store";
}

TEST_F(DatabaseFile, SomethingElseIsNotADatabase)
{
    fs::create_directories(file().parent_path());
    std::ofstream(file()) << std::string(8192, 'x');
    const auto opened = SqlStore::openSqlite(file());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
    EXPECT_EQ(fs::file_size(file()), 8192U) << "it is left as it was";
}

TEST_F(DatabaseFile, AnotherProgramsDatabaseIsLeftAlone)
{
    fs::create_directories(file().parent_path());
    {
        RawConnection theirs(Engine::Sqlite, file().string(), {});
        ASSERT_TRUE(theirs.run("CREATE TABLE recipes (name TEXT)"));
    }
    const auto opened = SqlStore::openSqlite(file());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().rule, "not-ours");
    RawConnection theirs(Engine::Sqlite, file().string(), {});
    EXPECT_EQ(theirs.value("SELECT COUNT(*) FROM sqlite_schema"), "1");
}

TEST_F(DatabaseFile, ATruncatedOneIsFoundOut)
{
    fill();
    fs::resize_file(file(), fs::file_size(file()) / 2);
    const auto opened = SqlStore::openSqlite(file());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Damaged) << opened.error().detail;
}

/// Bytes turned over anywhere: it opens and reads, or says what is wrong. It never crashes and never invents.
TEST_F(DatabaseFile, DamageNeverCrashesIt)
{
    fill();
    const fs::path whole = m_folder.path() / "whole.db";
    fs::copy_file(file(), whole);
    const auto size = fs::file_size(whole);
    std::mt19937_64 random(11);
    int found = 0;
    for (int round = 0; round < 60; ++round) {
        fs::copy_file(whole, file(), fs::copy_options::overwrite_existing);
        fs::remove(file().string() + "-wal");
        fs::remove(file().string() + "-shm");
        {
            std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
            for (int flip = 0; flip < 20; ++flip) {
                stream.seekp(static_cast<std::streamoff>(random() % size));
                stream.put(static_cast<char>(random() & 0xffU));
            }
        }
        auto opened = SqlStore::openSqlite(file());
        if (!opened.ok()) {
            EXPECT_EQ(opened.error().code, ErrorCode::Damaged) << opened.error().detail;
            ++found;
            continue;
        }
        const Outcome read = opened.value()->read([](Session &session) -> Outcome {
            const auto tickets = session.tickets().changedAfter(0, 1000);
            return tickets.ok() ? Outcome(Done {}) : tickets.error();
        });
        if (!read.ok()) {
            EXPECT_EQ(read.error().code, ErrorCode::Damaged) << read.error().detail;
        }
        opened.value()->releaseThread();
    }
    EXPECT_GT(found, 10) << "so much damage cannot go unseen so often";
}

TEST_F(DatabaseFile, ANewerSchemaIsRefused)
{
    fill();
    {
        RawConnection newer(Engine::Sqlite, file().string(), {});
        ASSERT_TRUE(newer.run("INSERT INTO migrations SELECT version + 1, 'later', 'x', 0, '9' FROM migrations "
                              "ORDER BY version DESC LIMIT 1"));
    }
    const auto opened = SqlStore::openSqlite(file());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().rule, "schema-newer");
}

TEST_F(DatabaseFile, AChangedMigrationIsRefused)
{
    fill();
    {
        RawConnection changed(Engine::Sqlite, file().string(), {});
        ASSERT_TRUE(changed.run("UPDATE migrations SET sha256 = 'another' WHERE version = 1"));
    }
    const auto opened = SqlStore::openSqlite(file());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().rule, "migration-changed");
}

TEST_F(DatabaseFile, ADirectoryThatCannotBeMadeIsSaid)
{
    std::ofstream(m_folder.path() / "data") << "a file";
    const auto opened = SqlStore::openSqlite(file());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
}

/// A file that may not grow is what a full disk is to SQLite. What was committed stays, and it writes again later.
TEST_F(DatabaseFile, NoRoomIsSaidAndLosesNothing)
{
    auto opened = SqlStore::openSqlite(file());
    ASSERT_TRUE(opened.ok());
    Store &store = *opened.value();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 700'000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    int acknowledged = 0;
    std::optional<Error> refusal;
    while (acknowledged < 5000 && !refusal) {
        const auto put = putTicket(store, "t" + std::to_string(acknowledged));
        if (put.ok())
            ++acknowledged;
        else
            refusal = put.error();
    }
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    ASSERT_TRUE(refusal.has_value());
    EXPECT_EQ(refusal->code, ErrorCode::StorageFull) << refusal->detail;
    EXPECT_TRUE(putTicket(store, "later").ok()) << "with room again, it writes again";
    const auto tickets = inRead<std::vector<Ticket>>(
        store, [](Session &session) { return session.tickets().changedAfter(0, 100'000); });
    ASSERT_TRUE(tickets.ok());
    EXPECT_EQ(tickets.value().size(), static_cast<std::size_t>(acknowledged) + 1);
    store.releaseThread();
}

} // namespace
} // namespace matchdesk::tests
