// SPDX-License-Identifier: MIT
#include "staff_tokens.h"

#include "support/text.h"

namespace matchdesk {

namespace {

/// The lead of a database that one person keeps for themselves: always the same one.
constexpr const char *kLocalUser = "local-user";
constexpr const char *kFirstLead = "first-lead";

Result<StaffAccess> renew(Session &session, const Staff &staff)
{
    StaffAccess access {.staff = staff, .token = newToken()};
    if (const Outcome stored = session.staff().put(staff, sha256Hex(access.token)); !stored.ok())
        return stored.error();
    return access;
}

Staff lead(const char *id, const std::string &name)
{
    return Staff {.id = StaffId(id), .displayName = name.empty() ? "Lead" : name, .role = Role::Lead};
}

} // namespace

Result<std::vector<StaffAccess>> makeTokens(Store &store, Access access, const std::string &userName)
{
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
        std::vector<StaffAccess> tokens;
        for (const Staff &staff : renewed) {
            Result<StaffAccess> token = renew(session, staff);
            if (!token.ok())
                return token.error();
            tokens.push_back(std::move(token).value());
        }
        return tokens;
    });
}

} // namespace matchdesk
