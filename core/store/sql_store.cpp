// SPDX-License-Identifier: MIT
#include "store/sql_store.h"

#include "connection.h"
#include "database_file.h"
#include "migrator.h"
#include "tables.h"
#include "write_queue.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <span>
#include <thread>
#include <utility>

namespace matchdesk {

namespace store {

namespace {

constexpr int kMostTries = 8;
constexpr std::chrono::milliseconds kLongestTrying {2000};
/// Writes that may share one transaction, and how long it may go on taking more: the first one waits for the last.
constexpr std::size_t kMostTogether = 64;
constexpr std::chrono::milliseconds kLongestTogether {10};

/// A number for the calling thread that no other thread ever has, not even after it ended. The system's own ids are
/// given out again, and a connection must not pass to another thread with one.
std::uint64_t threadNumber()
{
    static std::atomic<std::uint64_t> last {0};
    thread_local const std::uint64_t mine = ++last;
    return mine;
}

/// Marks a thread's connection as in use until the scope ends, however it ends.
class InUse {
public:
    explicit InUse(bool &busy) : m_busy(busy) { m_busy = true; }
    ~InUse() { m_busy = false; }
    InUse(const InUse &) = delete;
    InUse &operator=(const InUse &) = delete;

private:
    bool &m_busy;
};

/// How one run of somebody's work ended.
struct Run {
    Outcome outcome;
    bool again = false; ///< the transaction did not happen, for a reason that may be gone the next time
};

class DatabaseStore final : public Store {
public:
    DatabaseStore(Address address, std::unique_ptr<FileLock> lock)
        : m_address(std::move(address)), m_lock(std::move(lock)), m_number(nextStoreNumber())
        , m_writers(m_address.engine == Engine::Sqlite ? kMostTogether : 1,
                    [this](std::span<WaitingWrite *const> writes) { return writeTogether(writes); }, [this] { drop(); })
    {
    }

    [[nodiscard]] Result<Connection *> connectionHere();
    Outcome write(const WriteWork &work) override;
    Outcome read(const std::function<Outcome(Session &)> &work) override;
    void releaseThread() override { drop(); }

private:
    /// A thread's connection. `generation` counts the connections it has had, since Qt wants each to have a name of its
    /// own.
    struct Slot {
        std::unique_ptr<Connection> connection;
        std::uint64_t generation = 0;
        bool busy = false;
    };

    static std::uint64_t nextStoreNumber()
    {
        static std::atomic<std::uint64_t> last {0};
        return ++last;
    }
    [[nodiscard]] Slot &slotHere();
    void drop();
    [[nodiscard]] Run writeOnce(const WriteWork &work);
    [[nodiscard]] std::size_t writeTogether(std::span<WaitingWrite *const> writes);
    [[nodiscard]] std::optional<Failure> shareTransaction(Connection &connection, std::span<WaitingWrite *const> writes,
                                                          std::size_t &ran);
    [[nodiscard]] Run readOnce(const std::function<Outcome(Session &)> &work);
    [[nodiscard]] Outcome repeated(const std::function<Run()> &run);
    [[nodiscard]] Run ended(const Failure &failure, bool mayHaveHappened) const;

    Address m_address;
    std::unique_ptr<FileLock> m_lock;
    std::uint64_t m_number;
    std::mutex m_mutex;
    std::map<std::uint64_t, Slot> m_slots;
    WriteQueue m_writers; ///< the last member: its thread has a slot
};

DatabaseStore::Slot &DatabaseStore::slotHere()
{
    const std::scoped_lock lock(m_mutex);
    return m_slots[threadNumber()];
}

void DatabaseStore::drop()
{
    std::unique_ptr<Connection> last;
    {
        const std::scoped_lock lock(m_mutex);
        const auto slot = m_slots.find(threadNumber());
        if (slot == m_slots.end())
            return;
        last = std::move(slot->second.connection);
        m_slots.erase(slot);
    }
}

Result<Connection *> DatabaseStore::connectionHere()
{
    Slot &slot = slotHere();
    if (slot.connection && slot.connection->lost())
        slot.connection.reset();
    if (!slot.connection) {
        ++slot.generation;
        const QString name = QStringLiteral("store-%1-%2-%3").arg(m_number).arg(threadNumber()).arg(slot.generation);
        auto opened = Connection::open(m_address, name);
        if (!opened.ok())
            return opened.error();
        slot.connection = std::move(opened).value();
    }
    return slot.connection.get();
}

Run DatabaseStore::ended(const Failure &failure, bool mayHaveHappened) const
{
    Run run {errorOf(failure), false};
    if (m_address.engine == Engine::Sqlite)
        return run;
    if (failure.kind == FailureKind::RunAgain)
        run.again = true;
    if (failure.kind == FailureKind::Lost) {
        run.again = !mayHaveHappened;
        if (mayHaveHappened) {
            run.outcome = fault(ErrorCode::Unavailable,
                                "the connection broke while committing: whether it happened is unknown");
        }
    }
    return run;
}

Run DatabaseStore::writeOnce(const WriteWork &work)
{
    const auto connection = connectionHere();
    if (!connection.ok())
        return {connection.error(), m_address.engine == Engine::Postgres};
    WriteTransaction transaction(*connection.value());
    if (const auto failure = transaction.begin())
        return ended(*failure, false);
    Work shared {*connection.value(), true, {}};
    SqlSession session(shared);
    Outcome outcome = work(session);
    if (shared.spoiled) {
        Run run = ended(*shared.spoiled, false);
        // What the work says of its failure is better than what the database says, unless it overlooked it.
        if (!run.again && !outcome.ok())
            run.outcome = std::move(outcome);
        return run;
    }
    if (!outcome.ok())
        return {std::move(outcome), false};
    if (const auto failure = transaction.commit())
        return ended(*failure, true);
    return {Done {}, false};
}

Run DatabaseStore::readOnce(const std::function<Outcome(Session &)> &work)
{
    const auto connection = connectionHere();
    if (!connection.ok())
        return {connection.error(), m_address.engine == Engine::Postgres};
    ReadTransaction transaction(*connection.value());
    if (const auto failure = transaction.begin())
        return ended(*failure, false);
    Work shared {*connection.value(), false, {}};
    SqlSession session(shared);
    Outcome outcome = work(session);
    if (!shared.spoiled)
        return {std::move(outcome), false};
    Run run = ended(*shared.spoiled, false);
    if (!run.again && !outcome.ok())
        run.outcome = std::move(outcome);
    return run;
}

Outcome DatabaseStore::repeated(const std::function<Run()> &run)
{
    Slot &slot = slotHere();
    if (slot.busy)
        return fault(ErrorCode::Internal, "a transaction inside a transaction");
    const InUse inUse(slot.busy);
    std::minstd_rand jitter(threadNumber());
    const auto started = std::chrono::steady_clock::now();
    Run last = run();
    for (int tries = 1; last.again && tries < kMostTries; ++tries) {
        if (std::chrono::steady_clock::now() - started > kLongestTrying)
            break;
        const int ceiling = 2 << tries;
        std::this_thread::sleep_for(std::chrono::milliseconds(
            std::uniform_int_distribution<int>(1, ceiling)(jitter)));
        last = run();
    }
    return last.outcome;
}

std::optional<Failure> DatabaseStore::shareTransaction(Connection &connection, std::span<WaitingWrite *const> writes,
                                                       std::size_t &ran)
{
    WriteTransaction transaction(connection);
    if (auto failure = transaction.begin())
        return failure;
    const auto started = std::chrono::steady_clock::now();
    for (WaitingWrite *write : writes) {
        if (ran > 0 && std::chrono::steady_clock::now() - started > kLongestTogether)
            break;
        if (auto failure = connection.control("SAVEPOINT one_write"))
            return failure;
        Work shared {connection, true, {}};
        SqlSession session(shared);
        try {
            write->outcome = (*write->work)(session);
        } catch (...) {
            write->thrown = std::current_exception();
            write->outcome = fault(ErrorCode::Internal, "the work threw");
        }
        if (shared.spoiled && write->outcome.ok())
            write->outcome = errorOf(*shared.spoiled);
        // One that fails leaves nothing behind, and the others do not notice.
        if (!write->outcome.ok()) {
            if (auto failure = connection.control("ROLLBACK TO one_write"))
                return failure;
        }
        if (auto failure = connection.control("RELEASE one_write"))
            return failure;
        ++ran;
    }
    return transaction.commit();
}

std::size_t DatabaseStore::writeTogether(std::span<WaitingWrite *const> writes)
{
    if (writes.size() > 1) {
        const InUse inUse(slotHere().busy);
        const auto connection = connectionHere();
        std::size_t ran = 0;
        if (connection.ok() && !shareTransaction(*connection.value(), writes, ran))
            return ran;
    }
    // Alone, or the shared transaction did not happen: then each gets its own, and its own failure.
    WaitingWrite &first = *writes.front();
    first.thrown = nullptr;
    try {
        first.outcome = repeated([&] { return writeOnce(*first.work); });
    } catch (...) {
        first.thrown = std::current_exception();
    }
    return 1;
}

Outcome DatabaseStore::write(const WriteWork &work)
{
    if (slotHere().busy)
        return fault(ErrorCode::Internal, "a transaction inside a transaction");
    return m_writers.pass(work);
}

Outcome DatabaseStore::read(const std::function<Outcome(Session &)> &work)
{
    return repeated([&] { return readOnce(work); });
}

} // namespace

} // namespace store

Result<std::unique_ptr<Store>> SqlStore::openSqlite(const std::filesystem::path &file, const StoreOptions &options)
{
    using namespace store;
    if (const Outcome prepared = prepareFile(file); !prepared.ok())
        return prepared.error();
    std::filesystem::path lockFile = file;
    lockFile += ".lock";
    auto lock = FileLock::take(lockFile);
    if (!lock.ok())
        return lock.error();
    const bool leftOpen = wasLeftOpen(file);

    Address address;
    address.engine = Engine::Sqlite;
    address.synchronous = options.synchronous;
    address.database = QString::fromStdString(file.string());
    auto database = std::make_unique<DatabaseStore>(std::move(address), std::move(lock).value());
    const auto connection = database->connectionHere();
    if (!connection.ok())
        return connection.error();
    if (const Outcome sound = checkContent(*connection.value(), leftOpen); !sound.ok())
        return sound.error();
    const MigrationContext context {options.appVersion, options.clock->now(), file};
    if (const Outcome migrated = migrate(*connection.value(), embeddedMigrations(), context); !migrated.ok())
        return migrated.error();
    return std::unique_ptr<Store>(std::move(database));
}

Result<std::unique_ptr<Store>> SqlStore::openPostgres(const std::string &connectionUri, const StoreOptions &options)
{
    using namespace store;
    auto address = parsePostgresUri(connectionUri);
    if (!address.ok())
        return address.error();
    auto database = std::make_unique<DatabaseStore>(std::move(address).value(), nullptr);
    const auto connection = database->connectionHere();
    if (!connection.ok())
        return connection.error();
    const MigrationContext context {options.appVersion, options.clock->now(), {}};
    if (const Outcome migrated = migrate(*connection.value(), embeddedMigrations(), context); !migrated.ok())
        return migrated.error();
    return std::unique_ptr<Store>(std::move(database));
}

} // namespace matchdesk
