// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

enum class Role : std::uint8_t { Agent, Verifier, Lead };

/// Something that a role may or may not do.
enum class Permission : std::uint8_t { DecideNoMatch, DecideContested, GiveSecondOpinion, ResolveEscalation, ReadOutbox, RetryMail };

/// One member of the support desk.
struct Staff {
    StaffId id;
    std::string displayName;
    Role role = Role::Agent;

    friend bool operator==(const Staff &, const Staff &) = default;
};

/// Agents settle no-match tickets; verifiers those and contested addresses; leads everything.
[[nodiscard]] bool may(Role role, Permission permission) noexcept;

[[nodiscard]] std::string_view nameOf(Role role) noexcept;
[[nodiscard]] std::optional<Role> roleFromName(std::string_view name) noexcept;

} // namespace matchdesk
