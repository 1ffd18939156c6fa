// SPDX-License-Identifier: MIT
#include "sql.h"

#include <algorithm>
#include <array>
#include <optional>

namespace matchdesk::store {

namespace {

struct Token {
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgres;
};

constexpr std::array kTokens {
    Token {"{{i64}}", "INTEGER", "BIGINT"},
    Token {"{{strict}}", " STRICT", ""},
    Token {"{{binary}}", " COLLATE BINARY", " COLLATE \"C\""},
    Token {"{{clustered}}", " STRICT, WITHOUT ROWID", ""},
};

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string> appendOnly(std::string_view table, Engine engine)
{
    std::vector<std::string> statements;
    if (engine == Engine::Sqlite) {
        // INSERT OR REPLACE deletes without the delete trigger, so an insert at a taken seq is refused as well.
        statements = {
            "CREATE TRIGGER $_no_update BEFORE UPDATE ON $ BEGIN SELECT RAISE(ABORT, '$ is append-only'); END",
            "CREATE TRIGGER $_no_delete BEFORE DELETE ON $ BEGIN SELECT RAISE(ABORT, '$ is append-only'); END",
            "CREATE TRIGGER $_no_replace BEFORE INSERT ON $ WHEN NEW.seq <= (SELECT MAX(seq) FROM $) "
            "BEGIN SELECT RAISE(ABORT, '$ is append-only'); END",
        };
    } else {
        statements = {
            "CREATE FUNCTION $_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN RAISE EXCEPTION ''$ is append-only'' USING ERRCODE = ''restrict_violation''; END'",
            "CREATE TRIGGER $_no_change BEFORE UPDATE OR DELETE ON $ FOR EACH ROW EXECUTE FUNCTION $_refuse()",
            "CREATE TRIGGER $_no_truncate BEFORE TRUNCATE ON $ FOR EACH STATEMENT EXECUTE FUNCTION $_refuse()",
        };
    }
    for (std::string &statement : statements)
        statement = replaced(std::move(statement), "$", table);
    return statements;
}

std::optional<std::string_view> appendOnlyTable(std::string_view line)
{
    constexpr std::string_view kOpen = "{{append_only(";
    constexpr std::string_view kClose = ")}}";
    if (!line.starts_with(kOpen) || !line.ends_with(kClose))
        return std::nullopt;
    return line.substr(kOpen.size(), line.size() - kOpen.size() - kClose.size());
}

} // namespace

std::string expanded(std::string_view text, Engine engine)
{
    std::string result(text);
    if (result.find("{{") == std::string::npos)
        return result;
    for (const Token &token : kTokens)
        result = replaced(std::move(result), token.name, engine == Engine::Sqlite ? token.sqlite : token.postgres);
    return result;
}

std::vector<std::string> statementsOf(std::string_view script, Engine engine)
{
    std::vector<std::string> statements;
    std::string current;
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        const std::string_view line = trimmed(script.substr(0, end));
        script.remove_prefix(std::min(end + 1, script.size()));
        if (line.empty() || line.starts_with("--"))
            continue;
        if (const auto table = appendOnlyTable(line)) {
            std::ranges::copy(appendOnly(*table, engine), std::back_inserter(statements));
            continue;
        }
        current.append(current.empty() ? "" : "\n").append(line);
        if (!current.ends_with(';'))
            continue;
        current.pop_back();
        statements.push_back(expanded(current, engine));
        current.clear();
    }
    if (!current.empty())
        statements.push_back(expanded(current, engine));
    return statements;
}

} // namespace matchdesk::store
