// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest.h"
#include "domain/journey.h"

#include <optional>
#include <string>
#include <vector>

/// What a service's front end sends and sees of a journey. Values only.
namespace matchdesk {

/// How a journey begins: with an address that is to be proven, or with an invitation that proves it.
struct JourneyStart {
    ServiceId service;
    std::string emailAddress;
    std::string language = "en";
    std::string trnToken; ///< of an invitation; its address goes without a code

    friend bool operator==(const JourneyStart &, const JourneyStart &) = default;
};

/// Answers to any of the questions; what is not there stays as it was. An empty text is an answer too: not known.
struct AnswersPatch {
    std::optional<std::string> firstName;
    std::optional<std::string> middleName;
    std::optional<std::string> lastName;
    std::optional<std::string> previousFirstName;
    std::optional<std::string> previousLastName;
    std::optional<std::string> preferredName;
    std::optional<std::string> dateOfBirth; ///< "1986-06-04"
    std::optional<bool> existingAccount;    ///< the account offered is theirs
    std::optional<bool> hasNationalInsuranceNumber;
    std::optional<std::string> nationalInsuranceNumber;
    std::optional<bool> hasTrn;
    std::optional<std::string> trn;
    std::optional<bool> hasQts;
    std::optional<std::string> ittProviderName;
    std::optional<std::string> ittProviderUkprn;

    friend bool operator==(const AnswersPatch &, const AnswersPatch &) = default;
};

/// The code that a journey waits for.
struct CodeView {
    CodePurpose purpose = CodePurpose::OwnAddress;
    std::string sentTo; ///< masked where the address is not the person's own
    Instant sentAt {};
    Instant expiresAt {};

    friend bool operator==(const CodeView &, const CodeView &) = default;
};

/// A change of name or date of birth that waits for support.
struct PendingChange {
    std::string ticketReference;
    Instant promisedBy {};

    friend bool operator==(const PendingChange &, const PendingChange &) = default;
};

/// The account that is signed in.
struct AccountView {
    IdentityId id;
    std::string emailAddress;
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::string preferredName;
    std::optional<matching::Date> dateOfBirth;
    std::string trn;
    LookupStatus lookupStatus = LookupStatus::None;
    std::optional<VerificationLevel> verificationLevel; ///< the effective one
    std::optional<PendingChange> pendingChange; ///< of name or date of birth, while support looks at it

    friend bool operator==(const AccountView &, const AccountView &) = default;
};

/// Where a journey stands, and what its page has to ask or to say.
struct JourneyView {
    JourneyId id;
    ServiceId service;
    JourneyState state = JourneyState::AwaitingCode;
    Ending ending = Ending::None;
    Instant expiresAt {};
    std::string emailAddress;
    std::optional<CodeView> code;
    std::optional<Question> question; ///< the next one; none: the answers can be played back and submitted
    AnswersPatch answers;             ///< given so far
    Finding finding = Finding::NotLooked;
    std::string trn;                  ///< of the record found, once it may be shown
    bool trnDiffers = false;          ///< from the one that was stated
    bool saidNoTrn = false;           ///< and yet there is one
    std::vector<matching::Field> differs; ///< other details that the record does not hold as stated
    std::string offeredAccount;       ///< masked address of the account with this name and birth date, or with the record
    std::vector<std::string> emailChoices; ///< EmailChoice: the new one, then the present one
    std::optional<AccountView> account;
    std::string ticketReference;
    std::optional<Instant> promisedBy;
    bool mayContinue = false;         ///< Finished: the service may let the person on
    bool alreadyDone = false;         ///< what was asked for had been done before; nothing was done again
    std::string notice;               ///< "trn-moved", "record-inactive", "record-unavailable", or nothing

    friend bool operator==(const JourneyView &, const JourneyView &) = default;
};

/// An entry of a code.
struct CodeEntry {
    std::string code;

    friend bool operator==(const CodeEntry &, const CodeEntry &) = default;
};

/// Which of the two proven addresses to keep.
struct EmailChoice {
    std::string address;

    friend bool operator==(const EmailChoice &, const EmailChoice &) = default;
};

/// Why the owner's code cannot be entered.
struct ContestRequest {
    ContestVia reason = ContestVia::CannotReach;

    friend bool operator==(const ContestRequest &, const ContestRequest &) = default;
};

/// What a signed-in person changes of their own account. A new address takes effect once its code was entered. Official
/// names and the date of birth can only be asked for, with evidence (DetailsRequest).
struct AccountPatch {
    std::optional<std::string> preferredName;
    std::optional<std::string> emailAddress;
    std::optional<std::string> language;

    friend bool operator==(const AccountPatch &, const AccountPatch &) = default;
};

} // namespace matchdesk
