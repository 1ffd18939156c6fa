// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace matchdesk::world {

/// A source of chance that gives the same numbers on every machine: xoshiro256**, seeded by splitmix64, and integer
/// arithmetic only (the standard library's distributions differ between implementations).
/// Copyable: a copy continues as the original would.
class Random {
public:
    explicit Random(std::uint64_t seed) noexcept
    {
        for (std::uint64_t &word : m_state)
            word = split(seed);
    }
    /// A stream of its own for `purpose` and `index`, so that adding one kind of thing does not change another.
    Random(std::uint64_t seed, std::string_view purpose, std::uint64_t index = 0) noexcept
        : Random(mixed(seed, purpose, index))
    {
    }

    [[nodiscard]] std::uint64_t next() noexcept
    {
        const std::uint64_t answer = rotated(m_state[1] * 5, 7) * 9;
        const std::uint64_t kept = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= kept;
        m_state[3] = rotated(m_state[3], 45);
        return answer;
    }
    /// 0 … bound - 1; bound is at least 1.
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) noexcept
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }
    /// lowest … highest, both included.
    [[nodiscard]] int between(int lowest, int highest) noexcept
    {
        return lowest + static_cast<int>(below(static_cast<std::uint32_t>(highest - lowest + 1)));
    }
    /// True `perMille` times in a thousand.
    [[nodiscard]] bool chance(std::uint32_t perMille) noexcept { return below(1000) < perMille; }
    template <typename T>
    [[nodiscard]] const T &pick(const std::vector<T> &values) noexcept
    {
        return values[below(static_cast<std::uint32_t>(values.size()))];
    }
    template <typename T, std::size_t N>
    [[nodiscard]] const T &pick(const std::array<T, N> &values) noexcept
    {
        return values[below(static_cast<std::uint32_t>(N))];
    }
    template <typename T>
    void shuffle(std::vector<T> &values) noexcept
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
    }

private:
    static std::uint64_t rotated(std::uint64_t word, unsigned by) noexcept { return (word << by) | (word >> (64U - by)); }
    static std::uint64_t split(std::uint64_t &state) noexcept
    {
        state += 0x9e3779b97f4a7c15U;
        std::uint64_t word = state;
        word = (word ^ (word >> 30U)) * 0xbf58476d1ce4e5b9U;
        word = (word ^ (word >> 27U)) * 0x94d049bb133111ebU;
        return word ^ (word >> 31U);
    }
    static std::uint64_t mixed(std::uint64_t seed, std::string_view purpose, std::uint64_t index) noexcept
    {
        std::uint64_t word = seed;
        for (const char letter : purpose)
            word = (split(word) ^ static_cast<unsigned char>(letter)) + 0x632be59bd9b4e019U;
        word ^= index * 0xd1342543de82ef95U;
        return split(word);
    }

    std::array<std::uint64_t, 4> m_state {};
};

} // namespace matchdesk::world
