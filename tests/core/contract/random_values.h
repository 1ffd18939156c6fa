// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"

#include <boost/pfr/core.hpp>

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

/// Random values of every type that crosses the wire. Fields are found by the compiler, not by the codec's description,
/// so that a field which the description forgets comes back empty and is noticed.
namespace matchdesk::contract::tests {

class RandomValues {
public:
    explicit RandomValues(std::uint64_t seed) : m_engine(seed) {}

    template <typename T>
    [[nodiscard]] T make()
    {
        T value {};
        fill(value);
        return value;
    }

private:
    [[nodiscard]] std::uint64_t below(std::uint64_t limit)
    {
        return std::uniform_int_distribution<std::uint64_t>(0, limit - 1)(m_engine);
    }

    void fill(std::string &text)
    {
        static const std::array<std::string, 14> pieces {
            "a", "Zoë", "O'Brien", " ", "\"", "\\", "\n", "\t", "é", "Łukasz", "李", "👩🏽‍🏫", "\x7f", "</script>"};
        text.clear();
        for (std::uint64_t i = below(6); i > 0; --i)
            text += pieces[below(pieces.size())];
    }
    void fill(bool &value) { value = below(2) == 1; }
    template <std::integral T>
    void fill(T &value)
    {
        const std::array<T, 4> edges {T {0}, T {1}, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()};
        value = below(3) == 0 ? edges[below(edges.size())] : static_cast<T>(m_engine());
    }
    template <typename T>
        requires std::is_enum_v<T>
    void fill(T &value)
    {
        // An enumerator is a value that has a name.
        do {
            value = static_cast<T>(below(40));
        } while (nameOf(value).empty());
    }
    template <typename Tag>
    void fill(TypedId<Tag> &id) { fill(id.text); }
    void fill(Instant &at)
    {
        at = Instant(std::chrono::microseconds(static_cast<std::int64_t>(below(4'000'000'000'000'000ULL))));
    }
    void fill(std::chrono::year_month_day &date)
    {
        date = std::chrono::sys_days(std::chrono::days(static_cast<int>(below(40'000)) - 20'000));
    }
    template <typename T>
    void fill(std::optional<T> &value)
    {
        if (below(3) == 0)
            value.reset();
        else
            value = make<T>();
    }
    template <typename T>
    void fill(std::vector<T> &values)
    {
        values.clear();
        for (std::uint64_t i = below(4); i > 0; --i)
            values.push_back(make<T>());
    }
    template <typename Key, typename T>
    void fill(std::map<Key, T> &values)
    {
        values.clear();
        for (std::uint64_t i = below(4); i > 0; --i)
            values[make<Key>()] = make<T>();
    }
    template <typename T>
        requires std::is_aggregate_v<T>
    void fill(T &value)
    {
        boost::pfr::for_each_field(value, [this](auto &field) { fill(field); });
    }

    std::mt19937_64 m_engine;
};

} // namespace matchdesk::contract::tests
