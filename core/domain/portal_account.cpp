// SPDX-License-Identifier: MIT
#include "domain/portal_account.h"

#include "domain/store.h"

namespace matchdesk {

Result<bool> unlockPortal(Session &session, const matching::Record *record)
{
    if (record == nullptr || record->status != matching::RecordStatus::Active)
        return Error {.code = ErrorCode::NotFound, .detail = "there is no such active record"};
    if (record->activeAlert)
        return Error {
            .code = ErrorCode::RuleRefused, .detail = "the record has an active alert", .rule = "active-alert"};
    const Result<std::optional<std::int32_t>> failed = session.portalAccounts().failedSignIns(record->trn);
    if (!failed.ok())
        return failed.error();
    if (failed.value().value_or(0) < kLockingFailures)
        return false;
    if (const Outcome reset = session.portalAccounts().setFailedSignIns(record->trn, 0); !reset.ok())
        return reset.error();
    return true;
}

} // namespace matchdesk
