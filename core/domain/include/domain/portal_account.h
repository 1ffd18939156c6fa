// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"
#include "support/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// The accounts of the teacher self-service portal, one for a record, which lock themselves after failed sign-ins.
namespace matchdesk {

/// From this many failed sign-ins on an account is locked.
inline constexpr std::int32_t kLockingFailures = 3;

class PortalAccountRepository {
public:
    virtual ~PortalAccountRepository() = default;
    /// Nothing where the record's owner never failed to sign in.
    [[nodiscard]] virtual Result<std::optional<std::int32_t>> failedSignIns(std::string_view trn) = 0;
    [[nodiscard]] virtual Outcome setFailedSignIns(std::string_view trn, std::int32_t count) = 0;
};

/// Where portal accounts are unlocked: here, or in a DQT API elsewhere. Callable from any thread, outside transactions.
class PortalAccounts {
public:
    virtual ~PortalAccounts() = default;
    /// True where the record's account was locked and is no longer. Errors: NotFound (no active record with that TRN),
    /// RuleRefused "active-alert", Unavailable (nobody answers: to be tried again).
    [[nodiscard]] virtual Result<bool> unlock(std::string_view trn) = 0;
};

class Session;
/// The rule of unlocking, inside the caller's transaction: `record` is the record as the register holds it, or null.
[[nodiscard]] Result<bool> unlockPortal(Session &session, const matching::Record *record);

} // namespace matchdesk
