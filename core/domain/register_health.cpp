// SPDX-License-Identifier: MIT
#include "domain/register_health.h"

#include "name_table.h"

namespace matchdesk {

std::string_view nameOf(RegisterState state) noexcept
{
    switch (state) {
    case RegisterState::Local: return "local";
    case RegisterState::Fine: return "fine";
    case RegisterState::Unknown: return "unknown";
    case RegisterState::Silent: return "silent";
    case RegisterState::Busy: return "busy";
    case RegisterState::Moved: return "moved";
    case RegisterState::KeyRefused: return "key-refused";
    case RegisterState::Gone: return "gone";
    }
    return {};
}

std::optional<RegisterState> registerStateFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {RegisterState::Local, RegisterState::Fine, RegisterState::Unknown,
                                            RegisterState::Silent, RegisterState::Busy, RegisterState::Moved,
                                            RegisterState::KeyRefused, RegisterState::Gone});
}

} // namespace matchdesk
