// SPDX-License-Identifier: MIT
#include "statement.h"

#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

#include <utility>

namespace matchdesk::store {

namespace {

QString qtText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

class QtStatement final : public Statement {
public:
    explicit QtStatement(QSqlQuery query) : m_query(std::move(query)) {}

    void bindNull(int at) override { m_query.bindValue(at, QVariant()); }
    void bindText(int at, std::string_view text) override { m_query.bindValue(at, QVariant(qtText(text))); }
    void bindNumber(int at, std::int64_t number) override
    {
        m_query.bindValue(at, QVariant(static_cast<qlonglong>(number)));
    }
    bool exec(int /*bound*/) override { return m_query.exec(); }
    bool next() override { return m_query.next(); }
    [[nodiscard]] int affected() const override { return m_query.numRowsAffected(); }
    void finish() override { m_query.finish(); }
    [[nodiscard]] QSqlError lastError() const override { return m_query.lastError(); }
    [[nodiscard]] bool isNull(int column) const override { return m_query.isNull(column); }
    [[nodiscard]] std::string text(int column) const override { return m_query.value(column).toString().toStdString(); }
    [[nodiscard]] std::int64_t number(int column) const override { return m_query.value(column).toLongLong(); }

private:
    QSqlQuery m_query;
};

sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

QSqlError errorOf(sqlite3 *database)
{
    return {QString(), QString::fromUtf8(sqlite3_errmsg(database)), QSqlError::StatementError,
            QString::number(sqlite3_extended_errcode(database))};
}

class SqliteStatement final : public Statement {
public:
    explicit SqliteStatement(sqlite3_stmt *statement) : m_statement(statement) {}
    ~SqliteStatement() override { sqlite3_finalize(m_statement); }
    SqliteStatement(const SqliteStatement &) = delete;
    SqliteStatement &operator=(const SqliteStatement &) = delete;

    // What cannot be bound (out of memory, too long) fails at exec() for want of a value.
    void bindNull(int at) override { take(sqlite3_bind_null(m_statement, at + 1)); }
    void bindText(int at, std::string_view text) override
    {
        take(sqlite3_bind_text64(m_statement, at + 1, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    void bindNumber(int at, std::int64_t number) override { take(sqlite3_bind_int64(m_statement, at + 1, number)); }

    bool exec(int bound) override
    {
        m_error = QSqlError();
        if (bound != sqlite3_bind_parameter_count(m_statement) || !m_allBound) {
            m_error = QSqlError(QString(), QStringLiteral("values are missing"), QSqlError::StatementError,
                                QString::number(SQLITE_RANGE));
            return false;
        }
        // The first row is fetched here, so that what fails at once fails here.
        m_waiting = step();
        return !m_error.isValid();
    }
    bool next() override { return std::exchange(m_waiting, false) || (!m_ended && step()); }
    [[nodiscard]] int affected() const override { return sqlite3_changes(sqlite3_db_handle(m_statement)); }
    void finish() override
    {
        // What went wrong was told when it did.
        static_cast<void>(sqlite3_reset(m_statement));
        static_cast<void>(sqlite3_clear_bindings(m_statement));
        m_waiting = false;
        m_ended = false;
        m_allBound = true;
    }
    [[nodiscard]] QSqlError lastError() const override { return m_error; }

    [[nodiscard]] bool isNull(int column) const override
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::string text(int column) const override
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return bytes == nullptr
            ? std::string()
            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
    }
    [[nodiscard]] std::int64_t number(int column) const override { return sqlite3_column_int64(m_statement, column); }

private:
    void take(int code) { m_allBound = m_allBound && code == SQLITE_OK; }
    bool step()
    {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW)
            return true;
        // Another step would begin it anew.
        m_ended = true;
        if (code != SQLITE_DONE)
            m_error = errorOf(sqlite3_db_handle(m_statement));
        return false;
    }

    sqlite3_stmt *m_statement;
    QSqlError m_error;
    bool m_waiting = false; ///< a row was fetched that nobody has moved to
    bool m_ended = false;
    bool m_allBound = true;
};

} // namespace

std::unique_ptr<Statement> qtStatement(const QSqlDatabase &database, const std::string &sql, bool forwardOnly,
                                       QSqlError &error)
{
    QSqlQuery query(database);
    query.setForwardOnly(forwardOnly);
    if (query.prepare(qtText(sql)))
        return std::make_unique<QtStatement>(std::move(query));
    error = query.lastError();
    return nullptr;
}

std::unique_ptr<Statement> sqliteStatement(const QSqlDatabase &database, const std::string &sql, QSqlError &error)
{
    sqlite3 *handle = handleOf(database);
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        == SQLITE_OK)
        return std::make_unique<SqliteStatement>(statement);
    error = errorOf(handle);
    return nullptr;
}

bool sharesSqlite(const QSqlDatabase &database)
{
    if (handleOf(database) == nullptr)
        return false;
    QSqlQuery query(database);
    return query.exec(QStringLiteral("SELECT sqlite_source_id()")) && query.next()
        && query.value(0).toString() == QString::fromUtf8(sqlite3_sourceid());
}

} // namespace matchdesk::store
