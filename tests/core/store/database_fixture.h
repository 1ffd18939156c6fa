// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "sql.h"
#include "store/sql_store.h"

#include <gtest/gtest.h>

#include <QSqlDatabase>

#include <filesystem>
#include <memory>
#include <string>

namespace matchdesk::tests {

using store::Engine;

/// A connection past the store, as an intruder or an administrator has it.
class RawConnection {
public:
    RawConnection(Engine engine, const std::string &database, const std::string &host);
    ~RawConnection();
    RawConnection(const RawConnection &) = delete;
    RawConnection &operator=(const RawConnection &) = delete;
    /// True when the statement was accepted.
    bool run(const std::string &statement);
    /// The first column of the first row; empty when there is none.
    std::string value(const std::string &statement);

private:
    QString m_name;
    QSqlDatabase m_database;
};

/// A fresh database for each test, on the engine that the test is run with.
class DatabaseTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override;
    void TearDown() override;

    [[nodiscard]] Engine engine() const { return GetParam(); }
    [[nodiscard]] Store &store() { return *m_store; }
    /// Closes the store and opens the same database again.
    void reopen();
    void close();
    [[nodiscard]] std::unique_ptr<RawConnection> raw() const;

private:
    [[nodiscard]] Result<std::unique_ptr<Store>> opened() const;

    std::filesystem::path m_folder;
    std::string m_database;
    std::unique_ptr<Store> m_store;
};

/// A temporary directory that goes with its scope.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

[[nodiscard]] std::string engineName(const ::testing::TestParamInfo<Engine> &info);

} // namespace matchdesk::tests

/// Runs `suite`'s tests on both engines.
#define ON_BOTH_ENGINES(suite)                                                                                         \
    INSTANTIATE_TEST_SUITE_P(, suite, ::testing::Values(matchdesk::store::Engine::Sqlite,                              \
                                                        matchdesk::store::Engine::Postgres),                           \
                             matchdesk::tests::engineName)
