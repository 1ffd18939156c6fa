// SPDX-License-Identifier: MIT
#include "failure.h"

#include <QString>

#include <utility>

namespace matchdesk::store {

namespace {

std::string between(const QString &text, const QString &before, QChar after)
{
    const qsizetype at = text.indexOf(before);
    if (at < 0)
        return {};
    const qsizetype start = at + before.size();
    qsizetype end = text.indexOf(after, start);
    if (end < 0)
        end = text.size();
    return text.mid(start, end - start).toStdString();
}

/// SQLite's result codes: the low byte says what happened, the rest where.
FailureKind kindOfSqlite(int code)
{
    constexpr int kWriteFailed = 778;
    constexpr int kShortRead = 522;
    constexpr int kUnique = 2067;
    constexpr int kPrimaryKey = 1555;
    if (code == kWriteFailed)
        return FailureKind::Full;
    if (code == kShortRead)
        return FailureKind::Damaged;
    if (code == kUnique || code == kPrimaryKey)
        return FailureKind::Unique;
    switch (code & 0xff) {
    case 5: // busy
    case 6: // locked
        return FailureKind::Busy;
    case 11: // corrupt
    case 26: // not a database
        return FailureKind::Damaged;
    case 13: return FailureKind::Full;
    case 19: return FailureKind::Constraint;
    case 8: // read-only
    case 10: // input or output
    case 14: // cannot open
        return FailureKind::Lost;
    default: return FailureKind::Other;
    }
}

FailureKind kindOfPostgres(const QString &state)
{
    if (state == u"40001" || state == u"40P01")
        return FailureKind::RunAgain;
    // A connection that died says so by having no code at all, or by a class of its own.
    if (state.isEmpty() || state.startsWith(u"08") || state.startsWith(u"57P"))
        return FailureKind::Lost;
    if (state == u"23505")
        return FailureKind::Unique;
    if (state.startsWith(u"23"))
        return FailureKind::Constraint;
    if (state == u"53100")
        return FailureKind::Full;
    if (state == u"57014" || state == u"55P03" || state.startsWith(u"53"))
        return FailureKind::Busy;
    if (state.startsWith(u"XX"))
        return FailureKind::Damaged;
    return FailureKind::Other;
}

} // namespace

Failure failureOf(const QSqlError &error, Engine engine)
{
    Failure failure;
    failure.code = error.nativeErrorCode().toStdString();
    if (engine == Engine::Sqlite) {
        failure.kind = kindOfSqlite(error.nativeErrorCode().toInt());
        failure.constraint = between(error.databaseText(), QStringLiteral("UNIQUE constraint failed: "), u',');
    } else {
        failure.kind = kindOfPostgres(error.nativeErrorCode());
        failure.constraint = between(error.databaseText(), QStringLiteral("constraint \""), u'"');
    }
    return failure;
}

Error fault(ErrorCode code, std::string detail, std::string rule)
{
    Error error;
    error.code = code;
    error.detail = std::move(detail);
    error.rule = std::move(rule);
    return error;
}

Error errorOf(const Failure &failure)
{
    Error error;
    const std::string code = failure.code.empty() ? std::string("none") : failure.code;
    const std::string suffix = " (database code " + code + ")";
    switch (failure.kind) {
    case FailureKind::RunAgain:
    case FailureKind::Busy:
        error.code = ErrorCode::Unavailable;
        error.detail = "the database is busy" + suffix;
        break;
    case FailureKind::Lost:
        error.code = ErrorCode::Unavailable;
        error.detail = "the database does not answer" + suffix;
        break;
    case FailureKind::Unique:
        error.code = ErrorCode::Conflict;
        error.detail = "there is one already: " + failure.constraint + suffix;
        break;
    case FailureKind::Constraint:
        error.detail = "a rule of the schema stands against it" + suffix;
        break;
    case FailureKind::Full:
        error.code = ErrorCode::StorageFull;
        error.detail = "no room left to write" + suffix;
        break;
    case FailureKind::Damaged:
        error.code = ErrorCode::Damaged;
        error.detail = "the database is damaged" + suffix;
        break;
    case FailureKind::BadText:
        error.code = ErrorCode::Unprocessable;
        error.detail = "a text is not valid UTF-8 or holds a NUL";
        break;
    case FailureKind::Other: error.detail = "the statement failed" + suffix; break;
    }
    return error;
}

} // namespace matchdesk::store
