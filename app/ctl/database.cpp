// SPDX-License-Identifier: MIT
#include "database.h"

#include "store/sql_store.h"

#include <array>
#include <system_error>

namespace matchdesk::ctl {

namespace {

StoreOptions options()
{
    StoreOptions chosen;
    chosen.appVersion = MATCHDESK_VERSION;
    return chosen;
}

void removeDatabase(const std::filesystem::path &file)
{
    std::error_code ignored;
    static constexpr std::array<const char *, 4> suffixes {"", "-wal", "-shm", ".lock"};
    for (const char *suffix : suffixes)
        std::filesystem::remove(std::filesystem::path(file.string() + suffix), ignored);
}

} // namespace

void Database::close()
{
    if (m_store)
        m_store->releaseThread();
    m_store.reset();
}

std::filesystem::path databaseIn(const std::filesystem::path &folder)
{
    return folder / "matchdesk.sqlite";
}

Result<Database> openExisting(const std::filesystem::path &folder)
{
    std::error_code failure;
    if (!std::filesystem::exists(databaseIn(folder), failure))
        return Error {.code = ErrorCode::NotFound, .detail = "there is no database in that folder", .field = "data"};
    auto store = SqlStore::openSqlite(databaseIn(folder), options());
    if (!store.ok())
        return store.error();
    return Database(std::move(store).value());
}

Outcome makeNew(const std::filesystem::path &folder, const std::function<Outcome(Store &)> &fill)
{
    const std::filesystem::path file = databaseIn(folder);
    const std::filesystem::path making(file.string() + ".making");
    std::error_code failure;
    if (std::filesystem::exists(file, failure))
        return Error {.code = ErrorCode::RuleRefused,
                      .detail = "there is a database in that folder already",
                      .rule = "world-exists"};
    // Opening takes the lock, so what is there afterwards is nobody's: left behind by a program that was killed.
    const bool leftover = std::filesystem::exists(making, failure);
    auto opened = SqlStore::openSqlite(making, options());
    if (!opened.ok() && opened.error().code == ErrorCode::Conflict)
        return opened.error();
    if (leftover) {
        if (opened.ok())
            Database(std::move(opened).value()).close();
        removeDatabase(making);
        opened = SqlStore::openSqlite(making, options());
    }
    if (!opened.ok())
        return opened.error();
    Database database(std::move(opened).value());
    Outcome filled = fill(database.store());
    database.close();
    if (!filled.ok()) {
        removeDatabase(making);
        return filled;
    }
    std::filesystem::rename(making, file, failure);
    if (failure) {
        removeDatabase(making);
        return Error {.code = ErrorCode::Forbidden, .detail = "the new database cannot be moved to its place"};
    }
    removeDatabase(making);
    return Done {};
}

} // namespace matchdesk::ctl
