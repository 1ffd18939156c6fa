// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"
#include "domain/ids.h"
#include "matching/vocabulary.h"
#include "support/clock.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::store {

/// What one transaction's statements share: the connection, and the first failure, which spoils the transaction.
struct Work {
    Connection &connection;
    bool writable = false;
    std::optional<Failure> spoiled;
};

/// One use of a prepared statement: values go in, in order, then rows come out, column by column. Ends with its scope.
/// An empty text is written as NULL, and NULL reads as an empty text.
class Query {
public:
    Query(Work &work, Sql sql);
    /// Inserts `rows` rows of `columns` values each; `insert` ends before VALUES.
    Query(Work &work, Sql insert, std::size_t columns, std::size_t rows);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    template <typename... Values>
    Query &with(const Values &...values)
    {
        (bind(values), ...);
        return *this;
    }

    /// True when it ran. Otherwise error() says why, and the transaction is spoiled.
    [[nodiscard]] bool run();
    /// The same, but a value that is there already leaves the transaction as it was before.
    [[nodiscard]] bool runGuarded();
    /// Moves to the next row. False at the end, and when reading fails: outcome() tells the two apart.
    [[nodiscard]] bool next();
    [[nodiscard]] int affected() const;
    [[nodiscard]] Error error() const;
    [[nodiscard]] const Failure &failure() const { return m_failure; }
    /// Whether all rows were read and made sense.
    [[nodiscard]] Outcome outcome() const;

    [[nodiscard]] std::string text();
    [[nodiscard]] std::int64_t number();
    [[nodiscard]] bool flag() { return number() != 0; }
    [[nodiscard]] Instant instant() { return Instant(std::chrono::microseconds(number())); }
    [[nodiscard]] std::optional<Instant> optionalInstant();
    [[nodiscard]] std::optional<matching::Date> optionalDate();
    template <typename Id>
    [[nodiscard]] Id id()
    {
        return Id(text());
    }
    /// A value by its stable name. A name that nobody knows makes outcome() Damaged.
    template <typename Enum>
    [[nodiscard]] Enum named(std::optional<Enum> (*fromName)(std::string_view))
    {
        return optionalNamed(fromName, false).value_or(Enum {});
    }
    template <typename Enum>
    [[nodiscard]] std::optional<Enum> optionalNamed(std::optional<Enum> (*fromName)(std::string_view),
                                                    bool mayBeNull = true)
    {
        const std::string name = text();
        if (name.empty() && mayBeNull)
            return std::nullopt;
        const std::optional<Enum> value = fromName(name);
        m_makesSense = m_makesSense && value.has_value();
        return value;
    }

private:
    void bindNull();
    void bind(std::string_view value);
    void bind(std::int64_t value);
    void bind(const std::optional<Instant> &value);
    void bind(const std::optional<matching::Date> &value);
    void bind(const std::string &value) { bind(std::string_view(value)); }
    void bind(Instant value) { bind(value.time_since_epoch().count()); }
    template <typename Tag>
    void bind(const TypedId<Tag> &value)
    {
        bind(std::string_view(value.text));
    }
    template <std::integral Number>
    void bind(const Number &value)
        requires(!std::same_as<Number, std::int64_t>)
    {
        bind(static_cast<std::int64_t>(value));
    }
    [[nodiscard]] bool execute();
    void fail(Failure failure);

    Work &m_work;
    Statement *m_statement = nullptr;
    Failure m_failure;
    int m_bound = 0;
    int m_column = 0;
    bool m_failed = false;
    bool m_makesSense = true;
};

/// Reads every row of a query that has run.
template <typename T>
[[nodiscard]] Result<std::vector<T>> allRows(Query &query, T (*read)(Query &))
{
    std::vector<T> rows;
    if (!query.run())
        return query.error();
    while (query.next())
        rows.push_back(read(query));
    const Outcome outcome = query.outcome();
    if (!outcome.ok())
        return outcome.error();
    return rows;
}

/// Reads the first row, where there is one.
template <typename T>
[[nodiscard]] Result<std::optional<T>> firstRow(Query &query, T (*read)(Query &))
{
    std::optional<T> row;
    if (!query.run())
        return query.error();
    if (query.next())
        row = read(query);
    const Outcome outcome = query.outcome();
    if (!outcome.ok())
        return outcome.error();
    return row;
}

/// Reads the one row that has to be there; NotFound otherwise. `what` names it in the error.
template <typename T>
[[nodiscard]] Result<T> theRow(Query &query, T (*read)(Query &), std::string_view what)
{
    auto row = firstRow(query, read);
    if (!row.ok())
        return row.error();
    if (!row.value())
        return fault(ErrorCode::NotFound, "there is no such " + std::string(what));
    return *std::move(row).value();
}

/// The folded form by which letter case is ignored, the same on both engines.
[[nodiscard]] std::string folded(std::string_view text);

} // namespace matchdesk::store
