// SPDX-License-Identifier: MIT
#pragma once

#include "domain/details_change.h"
#include "domain/journey_view.h"
#include "domain/record_source.h"
#include "domain/store.h"
#include "journey/passcodes.h"
#include "messaging/post.h"
#include "support/clock.h"
#include "support/id_source.h"
#include "support/result.h"
#include "support/text.h"

#include <functional>
#include <string>
#include <string_view>

namespace matchdesk {

/// What every part of the user's side works with. All of it outlives the parts, and is callable from any thread.
struct JourneyTools {
    Store &store;
    const Clock &clock;
    RecordSource &records;
    Mailroom mailroom;
    const Passcodes &passcodes;
    /// Unlocks the portal account of the record with that TRN: true where it was locked. Outside transactions. Errors:
    /// Unavailable, to be tried again; others, which stay. Not given: nothing is unlocked.
    std::function<Result<bool>(std::string_view trn)> unlockPortal = {};
    IdSource newIds = newId;          ///< names accounts, tickets and messages
    std::function<std::string()> newTokens = [] { return newToken(); }; ///< names journeys: at least 128 random bits
};

/// Who calls: a journey goes on only for the client that began it.
struct JourneyCaller {
    ClientId client;
    JourneyId journey;
};

/// Authenticate and Match: from an address to a signed-in account, with its record where three identifiers agree.
/// Callable from any thread that may use the store. Errors of every call: NotFound (no such journey, it has expired, or it is
/// another client's), Conflict with the rule "journey-not-there" (it waits for something else), TooMany, Unprocessable
/// (`field`), the store's. A record source that does not answer is no error: the journey goes on without it.
class Journeys {
public:
    explicit Journeys(JourneyTools tools) : m_tools(std::move(tools)) {}

    /// Sends a code, whoever's address it is: nothing tells whether there is an account.
    [[nodiscard]] Result<JourneyView> start(const JourneyStart &start, const ClientId &client);
    [[nodiscard]] Result<JourneyView> enterCode(const JourneyCaller &caller, std::string entry);
    [[nodiscard]] Result<JourneyView> resendCode(const JourneyCaller &caller);
    [[nodiscard]] Result<JourneyView> show(const JourneyCaller &caller);
    /// Takes answers and looks for the record anew.
    [[nodiscard]] Result<JourneyView> answer(const JourneyCaller &caller, const AnswersPatch &patch);
    /// Links the record found, raises a ticket or goes on to the owner's code. Again: `alreadyDone`.
    [[nodiscard]] Result<JourneyView> submit(const JourneyCaller &caller);
    /// "The record found is not mine."
    [[nodiscard]] Result<JourneyView> dispute(const JourneyCaller &caller);

private:
    JourneyTools m_tools;
};

/// Update: the record, or the name and birth date, belong to an account with another address.
class OwnerUpdates {
public:
    explicit OwnerUpdates(JourneyTools tools) : m_tools(std::move(tools)) {}

    [[nodiscard]] Result<JourneyView> enterCode(const JourneyCaller &caller, std::string entry);
    [[nodiscard]] Result<JourneyView> resendCode(const JourneyCaller &caller);
    /// Unprocessable for anything but the two proven addresses; RuleRefused "email-taken" where the new one is no longer free.
    [[nodiscard]] Result<JourneyView> choose(const JourneyCaller &caller, const EmailChoice &choice);
    /// The owner's mailbox cannot be read: support decides.
    [[nodiscard]] Result<JourneyView> contest(const JourneyCaller &caller, ContestVia via);

private:
    JourneyTools m_tools;
};

/// What a signed-in person does with their own account.
class OwnAccounts {
public:
    explicit OwnAccounts(JourneyTools tools) : m_tools(std::move(tools)) {}

    /// RuleRefused "email-taken" is never said: a code goes to the new address, and the answer after it tells.
    [[nodiscard]] Result<JourneyView> change(const JourneyCaller &caller, const AccountPatch &patch);
    [[nodiscard]] Result<JourneyView> enterCode(const JourneyCaller &caller, std::string entry);
    [[nodiscard]] Result<JourneyView> resendCode(const JourneyCaller &caller);
    /// Asks support for another official name or date of birth. Unprocessable for a value or a file that cannot be taken;
    /// RuleRefused "details-come-from-record" (the account has a TRN), "details-change-open", "details-unchanged".
    [[nodiscard]] Result<JourneyView> askDetailsChange(const JourneyCaller &caller, const DetailsRequest &request);

private:
    JourneyTools m_tools;
};

} // namespace matchdesk
