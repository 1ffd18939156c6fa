// SPDX-License-Identifier: MIT
#include "domain/identity.h"

#include "name_table.h"

namespace matchdesk {

std::string displayName(const Identity &identity)
{
    if (identity.firstName.empty() || identity.lastName.empty())
        return identity.firstName + identity.lastName;
    return identity.firstName + ' ' + identity.lastName;
}

std::string_view nameOf(LookupStatus status) noexcept
{
    switch (status) {
    case LookupStatus::None: return "none";
    case LookupStatus::Pending: return "pending";
    case LookupStatus::Found: return "found";
    case LookupStatus::Failed: return "failed";
    }
    return {};
}

std::optional<LookupStatus> lookupStatusFromName(std::string_view name) noexcept
{
    return detail::byName(
        name, std::array {LookupStatus::None, LookupStatus::Pending, LookupStatus::Found, LookupStatus::Failed});
}

std::string_view nameOf(LinkSource source) noexcept
{
    switch (source) {
    case LinkSource::Lookup: return "lookup";
    case LinkSource::Support: return "support";
    case LinkSource::Import: return "import";
    case LinkSource::Token: return "token";
    }
    return {};
}

std::optional<LinkSource> linkSourceFromName(std::string_view name) noexcept
{
    return detail::byName(name,
                          std::array {LinkSource::Lookup, LinkSource::Support, LinkSource::Import, LinkSource::Token});
}

} // namespace matchdesk
