// SPDX-License-Identifier: MIT
#include "demo_database.h"

#include "messaging/templates.h"
#include "store/sql_store.h"
#include "world/demo_world.h"

#include <string>
#include <system_error>

namespace matchdesk {

namespace {

/// The database's file and those that SQLite keeps beside it.
void removeDatabase(const std::filesystem::path &file)
{
    std::error_code ignored;
    for (const char *suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(std::filesystem::path(file.string() + suffix), ignored);
}

Result<std::int64_t> recordCount(Store &store)
{
    return inRead<std::int64_t>(store, [](Session &session) { return session.records().count(); });
}

bool isEmpty(Store &store)
{
    const Result<std::int64_t> count = recordCount(store);
    return count.ok() && count.value() == 0;
}

void close(std::unique_ptr<Store> &store)
{
    store->releaseThread();
    store.reset();
}

} // namespace

Result<bool> ensureDemoWorld(Store &store, const HostOptions &options, const Clock &clock, LiveRegister &records,
                             const HostProgress &progress)
{
    const Result<std::int64_t> present = recordCount(store);
    if (!present.ok())
        return present.error();
    if (present.value() > 0)
        return false;
    const WorldOptions world{.seed = options.seed.value_or(kUsualSeed),
        .records = options.records,
        .tickets = options.tickets,
        .now = clock.now()};
    const Outcome made = makeDemoWorld(store, world, records, Templates::builtIn(), progress);
    if (!made.ok())
        return made.error();
    return true;
}

Result<bool> ensureDemoDatabase(const std::filesystem::path &file, const HostOptions &options, const Clock &clock,
                                LiveRegister &records, const HostProgress &progress)
{
    std::error_code failure;
    if (std::filesystem::exists(file, failure))
        return false;
    const std::filesystem::path making(file.string() + ".making");
    // Opening takes the lock: what is there after that is nobody's, left behind by a start that ended early.
    Result<std::unique_ptr<Store>> store = SqlStore::openSqlite(making);
    if (!store.ok() && store.error().code == ErrorCode::Conflict)
        return store.error();
    if (!store.ok() || !isEmpty(*store.value())) {
        if (store.ok())
            close(store.value());
        removeDatabase(making);
        store = SqlStore::openSqlite(making);
        if (!store.ok())
            return store.error();
    }
    const Result<bool> made = ensureDemoWorld(*store.value(), options, clock, records, progress);
    close(store.value());
    if (!made.ok()) {
        removeDatabase(making);
        return made.error();
    }
    std::filesystem::rename(making, file, failure);
    if (failure)
        return Error {.code = ErrorCode::Forbidden, .detail = "the new database cannot be moved to its place"};
    std::filesystem::remove(std::filesystem::path(making.string() + ".lock"), failure);
    return true;
}

} // namespace matchdesk
