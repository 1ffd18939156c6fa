// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity_changes.h"
#include "domain/record_source.h"
#include "domain/store.h"
#include "domain/trn_token.h"
#include "messaging/templates.h"
#include "support/clock.h"
#include "support/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// An account with what belongs to it.
struct AccountDetail {
    Identity identity;
    std::string serviceName;        ///< of the calling service that it was made in
    std::vector<IdentityId> merged; ///< accounts that became part of it

    friend bool operator==(const AccountDetail &, const AccountDetail &) = default;
};

/// What is to be changed of an account; what is not there stays.
struct AccountChange {
    std::optional<std::string> emailAddress;
    std::optional<std::string> firstName;
    std::optional<std::string> middleName; ///< empty: none
    std::optional<std::string> lastName;

    friend bool operator==(const AccountChange &, const AccountChange &) = default;
};

/// An invitation with its token, which nobody can read again.
struct IssuedTrnToken {
    std::string token;
    TrnToken invitation;

    friend bool operator==(const IssuedTrnToken &, const IssuedTrnToken &) = default;
};

/// The longest name that an account has.
inline constexpr std::size_t kLongestAccountName = 200;

/// What the programs of support services do with accounts. Every change is an event of the account, by the client that made
/// it. Callable from any thread that may use the store.
/// Errors of the calls on one account: NotFound; RuleRefused "not-a-teacher" where the id is a member of staff's.
class Accounts {
public:
    Accounts(Store &store, const Clock &clock, RecordSource &records, const Templates &templates)
        : m_store(store), m_clock(clock), m_records(records), m_templates(templates)
    {
    }

    [[nodiscard]] Result<IdentityPage> page(const IdentityQuery &query);
    /// Of an account that was merged, the one that survived.
    [[nodiscard]] Result<AccountDetail> show(const IdentityId &id);
    /// Gives the account its record, and the record's name with it; nothing for `trn` says that there is none. Does nothing
    /// where that is so already. RuleRefused "identity-has-trn" (another one), "trn-claimed" (by another account);
    /// Unprocessable where no record can be linked by that TRN; Unavailable where the register does not answer.
    [[nodiscard]] Outcome setTrn(const IdentityId &id, const std::optional<std::string> &trn, const ChangeActor &actor);
    /// A new address is told to both mailboxes. Unprocessable (`field`), RuleRefused "email-taken".
    [[nodiscard]] Result<Identity> change(const IdentityId &id, const AccountChange &change, const ChangeActor &actor);
    /// An invitation for whoever reads that mailbox. Unprocessable (`field`), Unavailable.
    [[nodiscard]] Result<IssuedTrnToken> issueTrnToken(std::string_view trn, std::string_view emailAddress,
                                                       const ClientId &client);

private:
    Store &m_store;
    const Clock &m_clock;
    RecordSource &m_records;
    const Templates &m_templates;
};

} // namespace matchdesk
