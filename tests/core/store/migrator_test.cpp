// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "migrator.h"
#include "postgres_cluster.h"
#include "samples.h"

#include <array>

namespace matchdesk::tests {
namespace {

using store::Address;
using store::Connection;
using store::Migration;
using store::MigrationContext;
using store::migrate;

constexpr Migration kFirst {1, "first",
                            "CREATE TABLE counters (name TEXT){{strict}};\nCREATE TABLE a (x {{i64}}){{strict}};\n"};
constexpr Migration kSecond {2, "second", "CREATE TABLE b (x {{i64}}){{strict}};\nINSERT INTO b (x) VALUES (7);\n"};
constexpr Migration kBroken {2, "broken", "CREATE TABLE b (x {{i64}}){{strict}};\nINSERT INTO nowhere VALUES (1);\n"};
constexpr Migration kChanged {1, "first", "CREATE TABLE a (x {{i64}}, y {{i64}}){{strict}};\n"};

/// The runner over a database of its own, without a store.
class Migrator : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override
    {
        m_address.engine = GetParam();
        if (GetParam() == Engine::Sqlite) {
            m_address.database = QString::fromStdString((m_folder.path() / "m.db").string());
            return;
        }
        PostgresCluster *cluster = PostgresCluster::ofThisRun();
        if (cluster == nullptr)
            GTEST_SKIP() << "PostgreSQL 15 is not installed, or cannot be started here";
        RawConnection admin(Engine::Postgres, "postgres", cluster->socketDirectory());
        admin.run("DROP DATABASE IF EXISTS migrator WITH (FORCE)");
        ASSERT_TRUE(admin.run("CREATE DATABASE migrator"));
        const auto parsed = store::parsePostgresUri(cluster->uri("migrator"));
        ASSERT_TRUE(parsed.ok());
        m_address = parsed.value();
    }

    Outcome run(std::span<const Migration> migrations)
    {
        auto connection = Connection::open(m_address, QStringLiteral("migrator"));
        if (!connection.ok())
            return connection.error();
        const MigrationContext context {"1.2.3", at(0), m_folder.path() / "m.db"};
        return migrate(*connection.value(), migrations, context);
    }
    std::string value(const std::string &statement)
    {
        return RawConnection(GetParam(), m_address.database.toStdString(), m_address.host.toStdString())
            .value(statement);
    }

    TemporaryFolder m_folder;
    Address m_address;
};

TEST_P(Migrator, AppliesEachOnceAndNotesIt)
{
    ASSERT_TRUE(run(std::array {kFirst}).ok());
    ASSERT_TRUE(run(std::array {kFirst, kSecond}).ok());
    ASSERT_TRUE(run(std::array {kFirst, kSecond}).ok());
    EXPECT_EQ(value("SELECT COUNT(*) FROM b"), "1");
    EXPECT_EQ(value("SELECT COUNT(*) FROM migrations"), "2");
    EXPECT_EQ(value("SELECT name FROM migrations WHERE version = 2"), "second");
    EXPECT_EQ(value("SELECT app_version FROM migrations WHERE version = 2"), "1.2.3");
    if (GetParam() == Engine::Sqlite) {
        EXPECT_EQ(value("PRAGMA user_version"), "2");
        EXPECT_EQ(value("PRAGMA application_id"), std::to_string(store::kApplicationId));
    }
}

TEST_P(Migrator, CopiesASqliteFileAsideBeforeItsSchemaChanges)
{
    if (GetParam() != Engine::Sqlite)
        GTEST_SKIP() << "PostgreSQL is backed up by its administrator";
    ASSERT_TRUE(run(std::array {kFirst}).ok());
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "m.db.before-2"));
    ASSERT_TRUE(run(std::array {kFirst, kSecond}).ok());
    const std::filesystem::path copy = m_folder.path() / "m.db.before-2";
    ASSERT_TRUE(std::filesystem::exists(copy));
    EXPECT_EQ(std::filesystem::status(copy).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    RawConnection old(Engine::Sqlite, copy.string(), {});
    EXPECT_EQ(old.value("PRAGMA user_version"), "1");
    EXPECT_EQ(old.value("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'b'"), "0");
}

TEST_P(Migrator, AFailingOneLeavesNothingBehind)
{
    ASSERT_TRUE(run(std::array {kFirst}).ok());
    const Outcome failed = run(std::array {kFirst, kBroken});
    ASSERT_FALSE(failed.ok());
    EXPECT_NE(failed.error().detail.find("migration 2"), std::string::npos);
    EXPECT_EQ(value("SELECT COUNT(*) FROM migrations"), "1");
    ASSERT_TRUE(run(std::array {kFirst, kSecond}).ok()) << "the half of it that had run is still there";
}

TEST_P(Migrator, RefusesOneThatIsNotWhatWasApplied)
{
    ASSERT_TRUE(run(std::array {kFirst}).ok());
    const Outcome changed = run(std::array {kChanged});
    ASSERT_FALSE(changed.ok());
    EXPECT_EQ(changed.error().code, ErrorCode::Damaged);
    EXPECT_EQ(changed.error().rule, "migration-changed");
}

TEST_P(Migrator, RefusesASchemaNewerThanItself)
{
    ASSERT_TRUE(run(std::array {kFirst, kSecond}).ok());
    const Outcome newer = run(std::array {kFirst});
    ASSERT_FALSE(newer.ok());
    EXPECT_EQ(newer.error().code, ErrorCode::RuleRefused);
    EXPECT_EQ(newer.error().rule, "schema-newer");
}

TEST_P(Migrator, KnowsItsOwnStepsInTheirOrder)
{
    std::int64_t before = 0;
    for (const Migration &migration : store::embeddedMigrations()) {
        EXPECT_GT(migration.version, before);
        before = migration.version;
        EXPECT_FALSE(store::statementsOf(migration.script, GetParam()).empty());
    }
    EXPECT_EQ(store::embeddedMigrations().front().version, 1);
}

ON_BOTH_ENGINES(Migrator);

} // namespace
} // namespace matchdesk::tests
