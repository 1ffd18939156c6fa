// SPDX-License-Identifier: MIT
#include "register/local_portal.h"

namespace matchdesk {

Result<bool> LocalPortalAccounts::unlock(std::string_view trn)
{
    const auto matcher = m_records.current();
    if (!matcher)
        return Error {.code = ErrorCode::Unavailable, .detail = "the register is being loaded"};
    const auto record = matcher->records().record(trn);
    return inWrite<bool>(
        m_store, [&record](Session &session) { return unlockPortal(session, record ? &*record : nullptr); });
}

} // namespace matchdesk
