// SPDX-License-Identifier: MIT
#include "connection.h"

#include <QSqlQuery>
#include <QUrl>
#include <QUrlQuery>
#include <QVariant>

#include <utility>

namespace matchdesk::store {

namespace {

QString qtText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A value of libpq's connection options. Qt turns semicolons into blanks, so they cannot be carried.
std::optional<QString> quotedOption(QString value)
{
    if (value.contains(u';'))
        return std::nullopt;
    value.replace(QStringLiteral("\\"), QStringLiteral("\\\\"));
    value.replace(QStringLiteral("'"), QStringLiteral("\\'"));
    return QString(u'\'' + value + u'\'');
}

bool isLocal(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || host == u"127.0.0.1" || host == u"::1";
}

Error badAddress(std::string detail)
{
    return Error {ErrorCode::Unprocessable, std::move(detail), "database", {}, {}, {}, {}};
}

} // namespace

Result<Address> parsePostgresUri(const std::string &uri)
{
    const QUrl url(qtText(uri), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"postgresql" && url.scheme() != u"postgres"))
        return badAddress("the address of the database is not a postgresql:// address");
    Address address;
    address.engine = Engine::Postgres;
    address.host = url.host(QUrl::FullyDecoded);
    address.port = url.port();
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    address.database = url.path(QUrl::FullyDecoded).mid(1);
    bool saysTls = false;
    QStringList options {QStringLiteral("connect_timeout=3"), QStringLiteral("application_name=matchdesk")};
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == u"host") {
            address.host = value;
        } else if (key == u"port") {
            bool isNumber = false;
            address.port = value.toInt(&isNumber);
            if (!isNumber)
                return badAddress("the port of the database is not a number");
        } else if (key == u"user") {
            address.user = value;
        } else if (key == u"password") {
            address.password = value;
        } else if (key == u"dbname") {
            address.database = value;
        } else {
            const auto quoted = quotedOption(value);
            if (!quoted || key.contains(u' ') || key.contains(u'=') || key.contains(u';'))
                return badAddress("an option of the database's address cannot be used");
            saysTls = saysTls || key == u"sslmode";
            options.append(key + u'=' + *quoted);
        }
    }
    if (address.database.isEmpty())
        return badAddress("the address names no database");
    if (!saysTls && !isLocal(address.host))
        options.append(QStringLiteral("sslmode=verify-full"));
    address.options = options.join(u';');
    return address;
}

Result<std::unique_ptr<Connection>> Connection::open(const Address &address, const QString &name)
{
    std::unique_ptr<Connection> connection(new Connection(address.engine, name));
    const bool sqlite = address.engine == Engine::Sqlite;
    QSqlDatabase &database = connection->m_database;
    database = QSqlDatabase::addDatabase(sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), name);
    if (!database.isValid()) {
        return fault(ErrorCode::Unavailable,
                     sqlite ? "Qt's SQLite driver is missing" : "Qt's PostgreSQL driver is missing");
    }
    database.setDatabaseName(address.database);
    if (sqlite) {
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    } else {
        database.setHostName(address.host);
        database.setPort(address.port);
        database.setUserName(address.user);
        database.setPassword(address.password);
        database.setConnectOptions(address.options);
    }
    if (!database.open()) {
        Failure failure = failureOf(database.lastError(), address.engine);
        // An address without a server fails without any code.
        if (failure.kind == FailureKind::Other)
            failure.kind = FailureKind::Lost;
        return errorOf(failure);
    }
    const Outcome ready = sqlite ? connection->setUpSqlite(address.synchronous) : connection->setUpPostgres();
    if (!ready.ok())
        return ready.error();
    return connection;
}

Connection::~Connection()
{
    // Statements go before the connection that they were prepared on, and every handle to it before its removal.
    m_byLiteral.clear();
    m_byRows.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Outcome Connection::setUpSqlite(Synchronous synchronous)
{
    struct Setting {
        std::string_view set;
        std::string_view ask;
        QString expected;
    };
    const bool full = synchronous == Synchronous::Full;
    const std::vector<Setting> settings {
        {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", QStringLiteral("wal")},
        {full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", "PRAGMA synchronous",
         full ? QStringLiteral("2") : QStringLiteral("1")},
        {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", QStringLiteral("1")},
        {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", QStringLiteral("0")},
        {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", QStringLiteral("1")},
        {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", QStringLiteral("2")},
        {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", QStringLiteral("1")},
        {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", QStringLiteral("0")},
        {"PRAGMA cache_size = -4096", "PRAGMA cache_size", QStringLiteral("-4096")},
        {"PRAGMA busy_timeout = 5000", "PRAGMA busy_timeout", QStringLiteral("5000")},
    };
    for (const Setting &setting : settings) {
        if (const auto failure = execute(setting.set))
            return errorOf(*failure);
        const auto value = single(setting.ask);
        if (!value.ok())
            return value.error();
        if (value.value() != setting.expected) {
            return fault(ErrorCode::Internal, "SQLite did not accept: " + std::string(setting.set));
        }
    }
    m_directly = sharesSqlite(m_database);
    return Done {};
}

Outcome Connection::setUpPostgres()
{
    constexpr std::string_view kStatements[] {
        "SET client_min_messages = error",
        "SET statement_timeout = '5s'",
        "SET lock_timeout = '2s'",
        "SET idle_in_transaction_session_timeout = '30s'",
        "SET synchronous_commit = on",
    };
    for (const std::string_view statement : kStatements) {
        if (const auto failure = execute(statement))
            return errorOf(*failure);
    }
    return Done {};
}

std::optional<Failure> Connection::execute(std::string_view statement)
{
    QSqlQuery query(m_database);
    if (query.exec(qtText(statement)))
        return std::nullopt;
    return noted(query.lastError());
}

Result<std::optional<QString>> Connection::single(std::string_view statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(qtText(statement)))
        return errorOf(noted(query.lastError()));
    if (query.next())
        return std::optional(query.value(0).toString());
    if (query.lastError().isValid())
        return errorOf(noted(query.lastError()));
    return std::optional<QString>();
}

std::unique_ptr<Statement> Connection::prepare(std::string_view text, Failure &failure)
{
    const std::string sql = expanded(text, m_engine);
    QSqlError error;
    // SQLite hands rows over one by one; PostgreSQL is quicker with the whole answer at once.
    auto statement = m_directly ? sqliteStatement(m_database, sql, error)
                                : qtStatement(m_database, sql, m_engine == Engine::Sqlite, error);
    if (!statement)
        failure = noted(error);
    return statement;
}

Statement *Connection::prepared(Sql sql, Failure &failure)
{
    auto &slot = m_byLiteral[sql.text()];
    if (!slot)
        slot = prepare(sql.text(), failure);
    return slot.get();
}

Statement *Connection::preparedRows(Sql insert, std::size_t columns, std::size_t rows, Failure &failure)
{
    std::string values = "(?";
    for (std::size_t i = 1; i < columns; ++i)
        values += ",?";
    values += ')';
    std::string text(insert.text());
    text += " VALUES " + values;
    for (std::size_t i = 1; i < rows; ++i)
        text += ',' + values;
    auto &slot = m_byRows[text];
    if (!slot)
        slot = prepare(text, failure);
    return slot.get();
}

Failure Connection::noted(const QSqlError &error)
{
    Failure failure = failureOf(error, m_engine);
    if (failure.kind == FailureKind::Lost || !m_database.isOpen())
        m_lost = true;
    return failure;
}

std::optional<Failure> Connection::control(Sql statement)
{
    // PostgreSQL cannot prepare these; on SQLite preparing them anew would cost more than running them.
    if (m_engine == Engine::Postgres)
        return execute(statement.text());
    Failure failure;
    Statement *kept = prepared(statement, failure);
    if (kept == nullptr)
        return failure;
    std::optional<Failure> failed;
    if (!kept->exec(0))
        failed = noted(kept->lastError());
    kept->finish();
    return failed;
}

WriteTransaction::~WriteTransaction()
{
    // A failed COMMIT may have rolled back already, and then there is nothing to roll back.
    if (m_open)
        static_cast<void>(m_connection.control("ROLLBACK"));
}

std::optional<Failure> WriteTransaction::begin()
{
    const bool sqlite = m_connection.engine() == Engine::Sqlite;
    auto failure = sqlite ? m_connection.control("BEGIN IMMEDIATE") : m_connection.control("BEGIN ISOLATION LEVEL SERIALIZABLE");
    if (failure)
        return failure;
    m_open = true;
    // Before the first snapshot is taken: writers wait for each other here instead of undoing each other's work later.
    if (!sqlite && !m_alone)
        failure = m_connection.execute("LOCK TABLE counters IN EXCLUSIVE MODE");
    return failure;
}

std::optional<Failure> WriteTransaction::commit()
{
    auto failure = m_connection.control("COMMIT");
    if (!failure)
        m_open = false;
    return failure;
}

ReadTransaction::~ReadTransaction()
{
    if (m_open)
        static_cast<void>(m_connection.control("COMMIT"));
}

std::optional<Failure> ReadTransaction::begin()
{
    const bool sqlite = m_connection.engine() == Engine::Sqlite;
    auto failure = sqlite ? m_connection.control("BEGIN")
                          : m_connection.control("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    m_open = !failure.has_value();
    return failure;
}

} // namespace matchdesk::store
