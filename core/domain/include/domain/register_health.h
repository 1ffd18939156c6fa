// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

/// How the register behind the service is, as far as its last answers tell.
enum class RegisterState : std::uint8_t {
    Local,      ///< it is the register of this process
    Fine,       ///< a DQT API elsewhere, and it answers
    Unknown,    ///< nothing was asked yet
    Silent,     ///< it did not answer in time, or with something else
    Busy,       ///< it asked not to be asked for a while
    Moved,      ///< it answers from another address: that one should be configured
    KeyRefused, ///< the key is not known there, or not for this
    Gone,       ///< the interface is no longer offered there: another address has to be configured, and a restart
};

struct RegisterHealth {
    RegisterState state = RegisterState::Local;
    std::string movedTo; ///< Moved: the address to configure

    friend bool operator==(const RegisterHealth &, const RegisterHealth &) = default;
};

[[nodiscard]] std::string_view nameOf(RegisterState) noexcept;
[[nodiscard]] std::optional<RegisterState> registerStateFromName(std::string_view) noexcept;

} // namespace matchdesk
