// SPDX-License-Identifier: MIT
#pragma once

#include "failure.h"
#include "sql.h"
#include "statement.h"
#include "store/sql_store.h"
#include "support/result.h"

#include <QSqlDatabase>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace matchdesk::store {

/// Where a database is and how to speak with it.
struct Address {
    Engine engine = Engine::Sqlite;
    Synchronous synchronous = Synchronous::Full; ///< SQLite
    QString database;                            ///< SQLite: the file
    QString host;
    QString user;
    QString password;
    int port = -1;
    QString options; ///< libpq's, separated by semicolons
};

/// The parts of a "postgresql://" address. Errors: Unprocessable.
[[nodiscard]] Result<Address> parsePostgresUri(const std::string &uri);

/// One connection with the statements prepared on it. Lives and dies on one thread.
class Connection {
public:
    /// Opens and sets up the connection that Qt is to know as `name`, and checks that every setting took.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Address &address, const QString &name);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Engine engine() const noexcept { return m_engine; }
    [[nodiscard]] bool lost() const noexcept { return m_lost; }
    /// Runs a statement that takes no values and whose rows do not matter.
    [[nodiscard]] std::optional<Failure> execute(std::string_view statement);
    /// The same for a statement that begins or ends a transaction, as often as there are transactions.
    [[nodiscard]] std::optional<Failure> control(Sql statement);
    /// The first column of the first row, or nothing where there is no row.
    [[nodiscard]] Result<std::optional<QString>> single(std::string_view statement);
    /// The statement, prepared at most once on this connection; null when it cannot be, and then `failure` says why.
    [[nodiscard]] Statement *prepared(Sql sql, Failure &failure);
    /// The same for an INSERT without its VALUES, for `rows` rows of `columns` values each.
    [[nodiscard]] Statement *preparedRows(Sql insert, std::size_t columns, std::size_t rows, Failure &failure);
    /// What `error` means here. Remembers that the connection is of no more use when it says so.
    [[nodiscard]] Failure noted(const QSqlError &error);

private:
    Connection(Engine engine, QString name) : m_engine(engine), m_name(std::move(name)) {}
    [[nodiscard]] Outcome setUpSqlite(Synchronous synchronous);
    [[nodiscard]] Outcome setUpPostgres();
    [[nodiscard]] std::unique_ptr<Statement> prepare(std::string_view text, Failure &failure);

    Engine m_engine;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<std::string_view, std::unique_ptr<Statement>> m_byLiteral;
    std::unordered_map<std::string, std::unique_ptr<Statement>> m_byRows;
    bool m_directly = false; ///< statements are SQLite's own
    bool m_lost = false;
};

/// A transaction that writes: BEGIN IMMEDIATE, or SERIALIZABLE after waiting for the turn to write. Rolls back unless
/// committed. QSqlDatabase::transaction() is of no use: it begins deferred, and fails at once when two writers meet.
class WriteTransaction {
public:
    /// `alone`: nobody else can be writing, and the table by which writers wait for each other may not exist yet.
    explicit WriteTransaction(Connection &connection, bool alone = false) : m_connection(connection), m_alone(alone) {}
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction &) = delete;
    WriteTransaction &operator=(const WriteTransaction &) = delete;
    [[nodiscard]] std::optional<Failure> begin();
    [[nodiscard]] std::optional<Failure> commit();

private:
    Connection &m_connection;
    bool m_alone;
    bool m_open = false;
};

/// A snapshot to read from. Ends with its scope.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection &connection) : m_connection(connection) {}
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;
    [[nodiscard]] std::optional<Failure> begin();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace matchdesk::store
