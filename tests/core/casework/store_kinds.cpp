// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "store/sql_store.h"
#include "support/memory_store.h"

#include <QTemporaryDir>

#include <utility>

namespace matchdesk::test {

namespace {

/// Keeps the directory as long as the database in it is open.
class SqliteInItsOwnDirectory final : public Store {
public:
    SqliteInItsOwnDirectory()
    {
        auto opened = SqlStore::openSqlite(m_directory.filePath(QStringLiteral("desk.sqlite")).toStdString());
        EXPECT_TRUE(opened.ok()) << opened.error().detail;
        if (opened.ok())
            m_store = std::move(opened).value();
    }

    Outcome write(const std::function<Outcome(Session &)> &work) override { return m_store->write(work); }
    Outcome read(const std::function<Outcome(Session &)> &work) override { return m_store->read(work); }
    void releaseThread() override { m_store->releaseThread(); }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Store> m_store;
};

} // namespace

std::unique_ptr<Store> openMemory()
{
    return std::make_unique<MemoryStore>();
}

std::unique_ptr<Store> openSqlite()
{
    return std::make_unique<SqliteInItsOwnDirectory>();
}

std::vector<StoreKind> storeKinds()
{
    const auto retrying = []() -> std::unique_ptr<Store> {
        auto store = std::make_unique<MemoryStore>();
        store->retryEveryWrite(true);
        return store;
    };
    return {{"Memory", openMemory}, {"MemoryThatRetries", retrying}, {"Sqlite", openSqlite}};
}

} // namespace matchdesk::test
