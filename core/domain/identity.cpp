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

std::optional<VerificationLevel> effectiveLevel(const Identity &identity) noexcept
{
    if (identity.trn.empty())
        return std::nullopt;
    if (identity.linkSource == LinkSource::Support || identity.linkSource == LinkSource::Token)
        return VerificationLevel::Medium;
    return identity.verificationLevel.value_or(VerificationLevel::Low);
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
    case LinkSource::Api: return "api";
    }
    return {};
}

std::optional<LinkSource> linkSourceFromName(std::string_view name) noexcept
{
    return detail::byName(name,
                          std::array {LinkSource::Lookup, LinkSource::Support, LinkSource::Import, LinkSource::Token,
                                      LinkSource::Api});
}

std::string_view nameOf(VerificationLevel level) noexcept
{
    switch (level) {
    case VerificationLevel::Low: return "low";
    case VerificationLevel::Medium: return "medium";
    }
    return {};
}

std::optional<VerificationLevel> verificationLevelFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {VerificationLevel::Low, VerificationLevel::Medium});
}

} // namespace matchdesk
