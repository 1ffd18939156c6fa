// SPDX-License-Identifier: MIT
#include "database_fixture.h"

#include "postgres_cluster.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <cstdlib>

namespace matchdesk::tests {

namespace {

int nextNumber()
{
    static std::atomic<int> last {0};
    return ++last;
}

/// A database with the newest schema, to clone for each test. Made by the store itself, once.
bool haveTemplate(const PostgresCluster &cluster)
{
    static const bool made = [&cluster] {
        RawConnection admin(Engine::Postgres, "postgres", cluster.socketDirectory());
        if (!admin.run("CREATE DATABASE head"))
            return false;
        auto opened = SqlStore::openPostgres(cluster.uri("head"));
        if (!opened.ok())
            return false;
        opened.value()->releaseThread();
        return true;
    }();
    return made;
}

} // namespace

RawConnection::RawConnection(Engine engine, const std::string &database, const std::string &host)
    : m_name(QStringLiteral("raw-%1").arg(nextNumber()))
{
    const bool sqlite = engine == Engine::Sqlite;
    m_database = QSqlDatabase::addDatabase(sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), m_name);
    m_database.setDatabaseName(QString::fromStdString(database));
    if (!sqlite) {
        m_database.setHostName(QString::fromStdString(host));
        m_database.setUserName(QStringLiteral("matchdesk"));
        m_database.setConnectOptions(QStringLiteral("application_name=raw"));
    }
    EXPECT_TRUE(m_database.open()) << m_database.lastError().text().toStdString();
}

RawConnection::~RawConnection()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

bool RawConnection::run(const std::string &statement)
{
    QSqlQuery query(m_database);
    return query.exec(QString::fromStdString(statement));
}

std::string RawConnection::value(const std::string &statement)
{
    QSqlQuery query(m_database);
    EXPECT_TRUE(query.exec(QString::fromStdString(statement))) << query.lastError().text().toStdString();
    return query.next() ? query.value(0).toString().toStdString() : std::string();
}

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "matchdesk-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        std::abort();
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void DatabaseTest::SetUp()
{
    if (engine() == Engine::Sqlite) {
        std::string name = (std::filesystem::temp_directory_path() / "matchdesk-store-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        m_folder = name;
        m_database = (m_folder / "matchdesk.db").string();
    } else {
        PostgresCluster *cluster = PostgresCluster::ofThisRun();
        if (cluster == nullptr)
            GTEST_SKIP() << "PostgreSQL 15 is not installed, or cannot be started here";
        ASSERT_TRUE(haveTemplate(*cluster));
        m_database = "t" + std::to_string(nextNumber());
        RawConnection admin(Engine::Postgres, "postgres", cluster->socketDirectory());
        ASSERT_TRUE(admin.run("CREATE DATABASE " + m_database + " TEMPLATE head"));
    }
    reopen();
}

void DatabaseTest::TearDown()
{
    close();
    if (engine() == Engine::Sqlite) {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    } else if (!m_database.empty()) {
        RawConnection admin(Engine::Postgres, "postgres", PostgresCluster::ofThisRun()->socketDirectory());
        admin.run("DROP DATABASE " + m_database + " WITH (FORCE)");
    }
}

Result<std::unique_ptr<Store>> DatabaseTest::opened() const
{
    return engine() == Engine::Sqlite ? SqlStore::openSqlite(m_database)
                                      : SqlStore::openPostgres(PostgresCluster::ofThisRun()->uri(m_database));
}

void DatabaseTest::close()
{
    if (m_store)
        m_store->releaseThread();
    m_store.reset();
}

void DatabaseTest::reopen()
{
    close();
    auto again = opened();
    ASSERT_TRUE(again.ok()) << again.error().detail;
    m_store = std::move(again).value();
}

std::unique_ptr<RawConnection> DatabaseTest::raw() const
{
    return std::make_unique<RawConnection>(
        engine(), m_database,
        engine() == Engine::Sqlite ? std::string() : PostgresCluster::ofThisRun()->socketDirectory());
}

std::string engineName(const ::testing::TestParamInfo<Engine> &info)
{
    return info.param == Engine::Sqlite ? "Sqlite" : "Postgres";
}

} // namespace matchdesk::tests
