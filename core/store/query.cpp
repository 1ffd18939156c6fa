// SPDX-License-Identifier: MIT
#include "query.h"

#include "support/text.h"

#include <QUtf8StringView>
#include <QString>

#include <algorithm>
#include <utility>

namespace matchdesk::store {

std::string folded(std::string_view text)
{
    const QString whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return whole.normalized(QString::NormalizationForm_C).toCaseFolded().toStdString();
}

Query::Query(Work &work, Sql sql) : m_work(work)
{
    m_statement = work.connection.prepared(sql, m_failure);
    if (m_statement == nullptr)
        fail(m_failure);
}

Query::Query(Work &work, Sql insert, std::size_t columns, std::size_t rows) : m_work(work)
{
    m_statement = work.connection.preparedRows(insert, columns, rows, m_failure);
    if (m_statement == nullptr)
        fail(m_failure);
}

Query::~Query()
{
    // A statement that is not reset keeps its read lock.
    if (m_statement != nullptr)
        m_statement->finish();
}

void Query::fail(Failure failure)
{
    m_failed = true;
    m_failure = std::move(failure);
    if (!m_work.spoiled)
        m_work.spoiled = m_failure;
}

void Query::bindNull()
{
    if (m_statement != nullptr)
        m_statement->bindNull(m_bound++);
}

void Query::bind(std::string_view value)
{
    if (value.empty())
        return bindNull();
    const QUtf8StringView view(value.data(), static_cast<qsizetype>(value.size()));
    if (value.find('\0') != std::string_view::npos || !view.isValidUtf8()) {
        // PostgreSQL cannot hold a NUL, and both would silently keep something other than what was given.
        if (!m_failed)
            fail(Failure {FailureKind::BadText, {}, {}});
        return;
    }
    if (m_statement != nullptr)
        m_statement->bindText(m_bound++, value);
}

void Query::bind(std::int64_t value)
{
    if (m_statement != nullptr)
        m_statement->bindNumber(m_bound++, value);
}

void Query::bind(const std::optional<Instant> &value)
{
    if (value)
        bind(*value);
    else
        bindNull();
}

void Query::bind(const std::optional<matching::Date> &value)
{
    if (value)
        bind(std::string_view(toIso(*value)));
    else
        bindNull();
}

bool Query::execute()
{
    m_column = 0;
    return m_statement->exec(m_bound);
}

bool Query::run()
{
    if (m_failed)
        return false;
    if (execute())
        return true;
    fail(m_work.connection.noted(m_statement->lastError()));
    return false;
}

bool Query::runGuarded()
{
    // SQLite undoes a refused statement by itself; PostgreSQL gives the whole transaction up unless told otherwise.
    const bool savepoint = m_work.connection.engine() == Engine::Postgres;
    if (m_failed)
        return false;
    if (savepoint) {
        if (auto failure = m_work.connection.control("SAVEPOINT guarded")) {
            fail(*std::move(failure));
            return false;
        }
    }
    if (execute()) {
        if (savepoint) {
            if (auto failure = m_work.connection.control("RELEASE SAVEPOINT guarded")) {
                fail(*std::move(failure));
                return false;
            }
        }
        return true;
    }
    Failure failure = m_work.connection.noted(m_statement->lastError());
    if (failure.kind != FailureKind::Unique) {
        fail(std::move(failure));
        return false;
    }
    if (savepoint) {
        if (auto lost = m_work.connection.control("ROLLBACK TO SAVEPOINT guarded")) {
            fail(*std::move(lost));
            return false;
        }
    }
    m_failed = true;
    m_failure = std::move(failure);
    return false;
}

bool Query::next()
{
    m_column = 0;
    if (m_failed)
        return false;
    if (m_statement->next())
        return true;
    if (m_statement->lastError().isValid())
        fail(m_work.connection.noted(m_statement->lastError()));
    return false;
}

int Query::affected() const
{
    return m_statement == nullptr ? 0 : m_statement->affected();
}

Error Query::error() const
{
    return errorOf(m_failure);
}

Outcome Query::outcome() const
{
    if (m_failed)
        return error();
    if (!m_makesSense)
        return fault(ErrorCode::Damaged, "the database holds a value that has no meaning");
    return Done {};
}

std::string Query::text()
{
    return m_statement->text(m_column++);
}

std::int64_t Query::number()
{
    return m_statement->number(m_column++);
}

std::optional<Instant> Query::optionalInstant()
{
    const int column = m_column++;
    if (m_statement->isNull(column))
        return std::nullopt;
    return Instant(std::chrono::microseconds(m_statement->number(column)));
}

std::optional<matching::Date> Query::optionalDate()
{
    const std::string iso = text();
    if (iso.empty())
        return std::nullopt;
    const auto date = dateFromIso(iso);
    m_makesSense = m_makesSense && date.has_value();
    return date;
}

} // namespace matchdesk::store
