// SPDX-License-Identifier: MIT
#include "sql.h"

#include <gtest/gtest.h>

namespace matchdesk::store {
namespace {

TEST(Sql, TokensBecomeWhatEachEngineCallsThem)
{
    constexpr std::string_view kTable = "CREATE TABLE t (a {{i64}}, b {{i64}}){{strict}}";
    EXPECT_EQ(expanded(kTable, Engine::Sqlite), "CREATE TABLE t (a INTEGER, b INTEGER) STRICT");
    EXPECT_EQ(expanded(kTable, Engine::Postgres), "CREATE TABLE t (a BIGINT, b BIGINT)");
    EXPECT_EQ(expanded("x{{clustered}}", Engine::Sqlite), "x STRICT, WITHOUT ROWID");
    EXPECT_EQ(expanded("x{{clustered}}", Engine::Postgres), "x");
}

TEST(Sql, AnUnknownTokenStaysForTheDatabaseToRefuse)
{
    EXPECT_EQ(expanded("SELECT {{nonsense}}", Engine::Sqlite), "SELECT {{nonsense}}");
}

TEST(Sql, AScriptFallsIntoItsStatements)
{
    constexpr std::string_view kScript = "-- a comment; with a semicolon\n"
                                         "CREATE TABLE t (\n    seq {{i64}}\n);\r\n\n"
                                         "INSERT INTO t VALUES ('a;b');\n"
                                         "SELECT 1";
    const std::vector<std::string> expected {"CREATE TABLE t (\nseq INTEGER\n)", "INSERT INTO t VALUES ('a;b')",
                                             "SELECT 1"};
    EXPECT_EQ(statementsOf(kScript, Engine::Sqlite), expected);
}

TEST(Sql, AppendOnlyBecomesTriggersOfTheTable)
{
    for (const Engine engine : {Engine::Sqlite, Engine::Postgres}) {
        const auto statements = statementsOf("SELECT 1;\n{{append_only(log)}}\nSELECT 2;\n", engine);
        ASSERT_EQ(statements.size(), 5U);
        EXPECT_EQ(statements.front(), "SELECT 1");
        EXPECT_EQ(statements.back(), "SELECT 2");
        for (std::size_t i = 1; i < 4; ++i) {
            EXPECT_TRUE(statements[i].starts_with("CREATE ")) << statements[i];
            EXPECT_NE(statements[i].find("log"), std::string::npos);
            EXPECT_EQ(statements[i].find('$'), std::string::npos);
        }
    }
}

} // namespace
} // namespace matchdesk::store
