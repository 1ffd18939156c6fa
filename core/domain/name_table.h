// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace matchdesk::detail {

/// The value whose name is `name`, among `values`, by the nameOf() that finds each one's.
template <typename Enum, std::size_t N>
std::optional<Enum> byName(std::string_view name, const std::array<Enum, N> &values) noexcept
{
    for (const Enum value : values) {
        if (nameOf(value) == name)
            return value;
    }
    return std::nullopt;
}

} // namespace matchdesk::detail
