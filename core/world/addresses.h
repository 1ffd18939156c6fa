// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"
#include "tables.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace matchdesk::world {

/// Email addresses made of people's names, no two alike: a few bytes for each, however many millions there are.
class Addresses {
public:
    explicit Addresses(const Tables &tables) : m_tables(tables), m_known(1U << 16U) {}

    [[nodiscard]] std::string fresh(Random &random, const std::string &firstName, const std::string &lastName, int bornIn);

private:
    [[nodiscard]] bool isNew(const std::string &address);

    const Tables &m_tables;
    std::vector<std::uint64_t> m_known; ///< open addressing by hash; zero: free
    std::size_t m_count = 0;
};

} // namespace matchdesk::world
