// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace matchdesk {

/// A 256-bit key in memory, wiped when it goes. Copies are wiped each by itself.
class SecretKey {
public:
    static constexpr std::size_t kBytes = 32;

    SecretKey() = default; ///< all zero: to be filled
    SecretKey(const SecretKey &) = default;
    SecretKey &operator=(const SecretKey &) = default;
    ~SecretKey();

    [[nodiscard]] std::uint8_t *data() noexcept { return m_bytes.data(); }
    [[nodiscard]] const std::uint8_t *data() const noexcept { return m_bytes.data(); }

private:
    std::array<std::uint8_t, kBytes> m_bytes {};
};

} // namespace matchdesk
