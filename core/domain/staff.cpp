// SPDX-License-Identifier: MIT
#include "domain/staff.h"

#include "name_table.h"

namespace matchdesk {

bool may(Role role, Permission permission) noexcept
{
    switch (permission) {
    case Permission::DecideNoMatch:
    case Permission::GiveSecondOpinion:
    case Permission::ReadOutbox: return true;
    case Permission::DecideContested: return role == Role::Verifier || role == Role::Lead;
    case Permission::ResolveEscalation:
    case Permission::RetryMail: return role == Role::Lead;
    }
    return false;
}

std::string_view nameOf(Role role) noexcept
{
    switch (role) {
    case Role::Agent: return "agent";
    case Role::Verifier: return "verifier";
    case Role::Lead: return "lead";
    }
    return {};
}

std::optional<Role> roleFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {Role::Agent, Role::Verifier, Role::Lead});
}

} // namespace matchdesk
