// SPDX-License-Identifier: MIT
#include "migrator.h"

#include "query.h"
#include "support/text.h"

#include <algorithm>

namespace matchdesk::store {

namespace {

struct Applied {
    std::int64_t version = 0;
    std::string name;
    std::string sha256;
};

Applied readApplied(Query &row)
{
    Applied applied;
    applied.version = row.number();
    applied.name = row.text();
    applied.sha256 = row.text();
    return applied;
}

/// Keeps two servers from changing one PostgreSQL schema at the same time. SQLite's file is locked by then.
class SchemaLock {
public:
    explicit SchemaLock(Connection &connection) : m_connection(connection) {}
    ~SchemaLock()
    {
        if (m_held)
            static_cast<void>(m_connection.execute("SELECT pg_advisory_unlock(1296321329)"));
    }
    SchemaLock(const SchemaLock &) = delete;
    SchemaLock &operator=(const SchemaLock &) = delete;
    [[nodiscard]] Outcome take()
    {
        if (m_connection.engine() == Engine::Sqlite)
            return Done {};
        if (const auto failure = m_connection.execute("SELECT pg_advisory_lock(1296321329)"))
            return errorOf(*failure);
        m_held = true;
        return Done {};
    }

private:
    Connection &m_connection;
    bool m_held = false;
};

/// A SQLite file that holds something must say that it is ours before anything is changed in it.
Outcome checkOwner(Connection &connection)
{
    if (connection.engine() != Engine::Sqlite)
        return Done {};
    const auto id = connection.single("PRAGMA application_id");
    if (!id.ok())
        return id.error();
    const auto tables = connection.single("SELECT COUNT(*) FROM sqlite_schema");
    if (!tables.ok())
        return tables.error();
    const bool empty = tables.value() == QStringLiteral("0");
    if (id.value() == QString::number(kApplicationId) || (empty && id.value() == QStringLiteral("0")))
        return Done {};
    return fault(ErrorCode::Damaged, "the file is a database of another program", "not-ours");
}

Result<bool> hasHistory(Connection &connection)
{
    const auto count
        = connection.single(connection.engine() == Engine::Sqlite
                                ? "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'"
                                : "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('migrations')");
    if (!count.ok())
        return count.error();
    return count.value() == QStringLiteral("1");
}

Outcome checkHistory(const std::vector<Applied> &history, std::span<const Migration> migrations)
{
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (i >= migrations.size())
            return fault(ErrorCode::RuleRefused, "the database was written by a newer version", "schema-newer");
        if (history[i].version != migrations[i].version || history[i].sha256 != sha256Hex(migrations[i].script)) {
            return fault(ErrorCode::Damaged,
                         "migration " + std::to_string(history[i].version) + " is not the one that was applied",
                         "migration-changed");
        }
    }
    return Done {};
}

/// A copy of the file beside it, consistent and complete, before the schema below the data changes.
Outcome backUp(Connection &connection, const MigrationContext &context, std::int64_t version)
{
    if (connection.engine() != Engine::Sqlite || context.file.empty())
        return Done {};
    const std::string copy = context.file.string() + ".before-" + std::to_string(version);
    std::error_code ignored;
    std::filesystem::remove(copy, ignored);
    Work work {connection, false, {}};
    Query vacuum(work, "VACUUM INTO ?");
    if (!vacuum.with(copy).run())
        return vacuum.error();
    std::error_code failed;
    std::filesystem::permissions(copy, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 failed);
    if (failed)
        return fault(ErrorCode::Unavailable, "the backup before the migration cannot be protected");
    return Done {};
}

Outcome apply(Connection &connection, const Migration &migration, const MigrationContext &context)
{
    const Engine engine = connection.engine();
    WriteTransaction transaction(connection, migration.version == 1);
    if (const auto failure = transaction.begin())
        return errorOf(*failure);
    std::vector<std::string> statements;
    if (migration.version == 1) {
        statements.push_back(
            expanded("CREATE TABLE migrations (version {{i64}} NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
                     "sha256 TEXT NOT NULL, applied_at {{i64}} NOT NULL, app_version TEXT){{strict}}",
                     engine));
        if (engine == Engine::Sqlite)
            statements.push_back("PRAGMA application_id = " + std::to_string(kApplicationId));
    }
    std::ranges::move(statementsOf(migration.script, engine), std::back_inserter(statements));
    if (engine == Engine::Sqlite)
        statements.push_back("PRAGMA user_version = " + std::to_string(migration.version));
    for (const std::string &statement : statements) {
        if (const auto failure = connection.execute(statement)) {
            Error error = errorOf(*failure);
            error.detail = "migration " + std::to_string(migration.version) + ": " + error.detail;
            return error;
        }
    }
    Work work {connection, true, {}};
    {
        Query note(work, "INSERT INTO migrations (version, name, sha256, applied_at, app_version) VALUES (?,?,?,?,?)");
        note.with(migration.version, migration.name, sha256Hex(migration.script), context.now, context.appVersion);
        if (!note.run())
            return note.error();
    }
    if (const auto failure = transaction.commit())
        return errorOf(*failure);
    return Done {};
}

} // namespace

Outcome migrate(Connection &connection, std::span<const Migration> migrations, const MigrationContext &context)
{
    SchemaLock lock(connection);
    if (const Outcome taken = lock.take(); !taken.ok())
        return taken;
    if (const Outcome ours = checkOwner(connection); !ours.ok())
        return ours;
    const auto known = hasHistory(connection);
    if (!known.ok())
        return known.error();
    std::vector<Applied> history;
    if (known.value()) {
        Work work {connection, false, {}};
        Query query(work, "SELECT version, name, sha256 FROM migrations ORDER BY version");
        auto rows = allRows(query, &readApplied);
        if (!rows.ok())
            return rows.error();
        history = std::move(rows).value();
    }
    if (const Outcome same = checkHistory(history, migrations); !same.ok())
        return same;
    const auto pending = migrations.subspan(history.size());
    if (!pending.empty() && !history.empty()) {
        if (const Outcome saved = backUp(connection, context, pending.front().version); !saved.ok())
            return saved;
    }
    for (const Migration &migration : pending) {
        if (const Outcome applied = apply(connection, migration, context); !applied.ok())
            return applied;
    }
    return Done {};
}

} // namespace matchdesk::store
