// SPDX-License-Identifier: MIT
#pragma once

#include "support/desk_bench.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>

namespace matchdesk::test {

/// A store to run the same tests on.
struct StoreKind {
    std::string name;
    std::function<std::unique_ptr<Store>()> open;
};

/// For GoogleTest's messages.
inline void PrintTo(const StoreKind &kind, std::ostream *out)
{
    *out << kind.name;
}

/// In memory; in memory with every transaction run twice; in SQLite.
[[nodiscard]] std::vector<StoreKind> storeKinds();
[[nodiscard]] std::unique_ptr<Store> openMemory();
[[nodiscard]] std::unique_ptr<Store> openSqlite();

class OnEveryStore : public testing::TestWithParam<StoreKind> {
protected:
    DeskBench bench {GetParam().open()};
};

[[nodiscard]] inline std::string nameOfKind(const testing::TestParamInfo<StoreKind> &info)
{
    return info.param.name;
}

} // namespace matchdesk::test
