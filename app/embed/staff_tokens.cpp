// SPDX-License-Identifier: MIT
#include "staff_tokens.h"

#include "support/text.h"

#include <utility>

namespace matchdesk {

namespace {

/// The lead of a database that one person keeps for themselves: always the same one.
constexpr const char *kLocalUser = "local-user";
constexpr const char *kFirstLead = "first-lead";

/// From which a demo's lasting tokens are made, in the demo's own database.
constexpr const char *kTokenSecret = "demo-token-secret";

Result<std::string> secretOf(Session &session)
{
    const Result<std::optional<std::string>> kept = session.meta().value(kTokenSecret);
    if (!kept.ok())
        return kept.error();
    if (kept.value())
        return *kept.value();
    std::string secret = newToken();
    if (const Outcome stored = session.meta().set(kTokenSecret, secret); !stored.ok())
        return stored.error();
    return secret;
}

/// Hashed twice, so that no token tells anything about the secret or about another token.
std::string lastingToken(const std::string &secret, std::string_view owner)
{
    return sha256Hex(secret + sha256Hex(secret + std::string(owner)));
}

Result<StaffAccess> give(Session &session, const Staff &staff, std::string token)
{
    StaffAccess access {.staff = staff, .token = std::move(token)};
    if (const Outcome stored = session.staff().put(staff, sha256Hex(access.token)); !stored.ok())
        return stored.error();
    return access;
}

Staff lead(const char *id, const std::string &name)
{
    return Staff {.id = StaffId(id), .displayName = name.empty() ? "Lead" : name, .role = Role::Lead};
}

} // namespace

Result<std::vector<StaffAccess>> makeTokens(Store &store, const HostOptions &options)
{
    const Access access = options.access;
    const std::string &userName = options.userName;
    return inWrite<std::vector<StaffAccess>>(store, [&](Session &session) -> Result<std::vector<StaffAccess>> {
        const Result<std::vector<Staff>> present = session.staff().all();
        if (!present.ok())
            return present.error();
        std::vector<Staff> renewed;
        switch (access) {
        case Access::Everybody: renewed = present.value(); break;
        case Access::LocalUser: renewed.push_back(lead(kLocalUser, userName)); break;
        case Access::Team:
            if (present.value().empty())
                renewed.push_back(lead(kFirstLead, userName));
            break;
        }
        const bool lasting = access == Access::Everybody && !options.oneTimeTokens;
        std::string secret;
        if (lasting) {
            Result<std::string> known = secretOf(session);
            if (!known.ok())
                return known.error();
            secret = std::move(known).value();
        }
        std::vector<StaffAccess> tokens;
        for (const Staff &staff : renewed) {
            Result<StaffAccess> token = give(session, staff, lasting ? lastingToken(secret, staff.id.text) : newToken());
            if (!token.ok())
                return token.error();
            tokens.push_back(std::move(token).value());
        }
        return tokens;
    });
}

Result<std::string> demoSecret(Store &store, std::string_view owner)
{
    return inWrite<std::string>(store, [owner](Session &session) -> Result<std::string> {
        const Result<std::string> secret = secretOf(session);
        if (!secret.ok())
            return secret.error();
        return lastingToken(secret.value(), owner);
    });
}

} // namespace matchdesk
