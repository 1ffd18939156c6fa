// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/result.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace matchdesk::ctl {

/// A store that is open for the length of one command, on one thread.
class Database {
public:
    explicit Database(std::unique_ptr<Store> store) : m_store(std::move(store)) {}
    ~Database() { close(); }
    Database(Database &&) = default;
    Database &operator=(Database &&) = delete;
    [[nodiscard]] Store &store() { return *m_store; }
    void close();

private:
    std::unique_ptr<Store> m_store;
};

/// Where the programs keep the database of a data folder.
[[nodiscard]] std::filesystem::path databaseIn(const std::filesystem::path &folder);

/// Opens the database of `folder`. Unprocessable when there is none.
[[nodiscard]] Result<Database> openExisting(const std::filesystem::path &folder);

/// Runs `fill` on a new database that takes the place `folder` gives it only when it is whole. RuleRefused "world-exists" when
/// there is one; whatever ends it early leaves nothing behind.
[[nodiscard]] Outcome makeNew(const std::filesystem::path &folder, const std::function<Outcome(Store &)> &fill);

} // namespace matchdesk::ctl
