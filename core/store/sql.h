// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// One SQL text for both engines: what little differs is written as a {{token}}.
namespace matchdesk::store {

enum class Engine : std::uint8_t { Sqlite, Postgres };

/// The text of a statement. Only literals convert to it, so no statement can ever be built from data.
class Sql {
public:
    consteval Sql(const char *text) : m_text(text) {} // NOLINT: meant to convert
    [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }

private:
    std::string_view m_text;
};

/// `text` with its tokens replaced: {{i64}} {{strict}} {{clustered}} {{binary}}. Unknown tokens stay, so that the database refuses
/// them.
[[nodiscard]] std::string expanded(std::string_view text, Engine engine);

/// The statements of a migration, in order. They end with a semicolon at the end of a line. A line
/// {{append_only(table)}} becomes the triggers that refuse every change of that table's rows; its key is `seq`.
[[nodiscard]] std::vector<std::string> statementsOf(std::string_view script, Engine engine);

} // namespace matchdesk::store
