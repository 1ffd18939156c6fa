// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlDatabase>
#include <QSqlError>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace matchdesk::store {

/// A prepared statement of either engine, as Query uses it. Lives and dies on its connection's thread.
class Statement {
public:
    virtual ~Statement() = default;

    /// Values by their place, from 0. A text is valid UTF-8 without a NUL, and is copied.
    virtual void bindNull(int at) = 0;
    virtual void bindText(int at, std::string_view text) = 0;
    virtual void bindNumber(int at, std::int64_t number) = 0;
    /// Runs it with the `bound` values that were bound, which have to be all that it takes.
    [[nodiscard]] virtual bool exec(int bound) = 0;
    /// Moves to the next row; false at the end, or with lastError() set.
    [[nodiscard]] virtual bool next() = 0;
    [[nodiscard]] virtual int affected() const = 0;
    /// Lets go of its read lock and of its values.
    virtual void finish() = 0;
    [[nodiscard]] virtual QSqlError lastError() const = 0;

    /// Values of the row, by column from 0. NULL is an empty text.
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;
    [[nodiscard]] virtual std::int64_t number(int column) const = 0;
};

/// By Qt's driver. Null where it cannot be prepared, and then `error` says why.
[[nodiscard]] std::unique_ptr<Statement> qtStatement(const QSqlDatabase &database, const std::string &sql, bool forwardOnly,
                                                     QSqlError &error);
/// By SQLite itself, on the connection that Qt's driver opened: the driver describes every column and makes a QVariant of
/// every value at each use, which took a quarter of the server's time.
[[nodiscard]] std::unique_ptr<Statement> sqliteStatement(const QSqlDatabase &database, const std::string &sql,
                                                         QSqlError &error);
/// Whether Qt's driver uses the library that this program is linked with. Two of them must not share a connection.
[[nodiscard]] bool sharesSqlite(const QSqlDatabase &database);

} // namespace matchdesk::store
