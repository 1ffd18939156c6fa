// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity.h"
#include "domain/ids.h"
#include "domain/passcode.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"
#include "support/clock.h"
#include "support/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// One person's way through Authenticate, Match and Update, as it is kept between their answers.
namespace matchdesk {

/// How long a journey, and the sign-in at its end, can be used.
inline constexpr std::chrono::hours kJourneyLifetime {2};

enum class JourneyState : std::uint8_t {
    AwaitingCode, ///< the address is not proven yet
    Questions,
    OwnerCode,    ///< the record belongs to an account: the code sent to its address is awaited
    EmailChoice,  ///< both addresses are proven: one of them is to be kept
    Finished,
};

/// In the order in which they are asked.
enum class Question : std::uint8_t {
    OfficialName, ///< with the previous one
    PreferredName,
    DateOfBirth,
    ExistingAccount, ///< an account has this name and birth date: is it theirs?
    NationalInsuranceNumber,
    Trn,
    Qts,
    IttProvider,
};

/// What looking for the record came to, for the answers so far.
enum class Finding : std::uint8_t {
    NotLooked,     ///< too little was answered to look
    Found,         ///< one record, and free
    Claimed,       ///< one record, which an account holds already
    Several,
    ClaimsARecord, ///< none that is sure, and the person says that there is one
    NoRecord,
    Unavailable,   ///< the register did not answer: unknown, not "none"
    Disputed,      ///< the person says that the record found is not theirs
};

/// How a finished journey ended.
enum class Ending : std::uint8_t {
    None,
    SignedIn,  ///< an account that was there before
    Linked,    ///< the record was found and linked in this journey
    Pending,   ///< somebody has to look, or the register is asked again
    NoRecord,
    Contested, ///< a contested-email ticket: nothing goes on until it is decided
};

/// What the person said. What `claim` holds is in the form that is compared: numbers without separators.
struct Answers {
    matching::Claim claim; ///< but for emailAddress, which is the journey's
    std::string preferredName;
    bool preferredNameGiven = false; ///< perhaps as empty
    std::optional<bool> hasNationalInsuranceNumber;
    std::optional<bool> hasTrn;
    std::optional<bool> hasQts;
    bool providerGiven = false; ///< perhaps as empty: not known
    std::optional<bool> existingAccount;

    friend bool operator==(const Answers &, const Answers &) = default;
};

/// One journey.
struct Journey {
    JourneyId id;      ///< unguessable: whoever knows it and holds the client's key may go on with it
    ServiceId service;
    ClientId client;
    std::string language = "en";
    Instant createdAt {};
    Instant expiresAt {};
    JourneyState state = JourneyState::AwaitingCode;
    Ending ending = Ending::None;
    std::string emailAddress;
    std::optional<Instant> provenAt;
    SentCode code;
    Answers answers;
    Finding finding = Finding::NotLooked;
    std::string foundTrn;    ///< Found, Claimed, and after the end
    std::string differing;   ///< the stated details that the record found does not hold: names of Field, with commas
    std::string disputedTrn; ///< never found again for this journey
    bool byToken = false;    ///< the TRN came with an invitation
    std::string tokenHash;   ///< of that invitation's token, until it is used
    bool elevating = false;  ///< a linked person proves more, for a strict service
    IdentityId owner;        ///< the account that holds the record, or is offered as theirs
    std::optional<Instant> ownerCodeSentAt;
    IdentityId identity;     ///< who is signed in, from when that is known
    TicketId ticket;
    std::string ticketReference;
    std::optional<Instant> promisedBy;
    std::string notice;      ///< what the page has to say besides; see JourneyView
    std::optional<Instant> retryAt; ///< the register is to be asked again
    std::int32_t retries = 0;
    std::int64_t version = 1;

    friend bool operator==(const Journey &, const Journey &) = default;
};

class JourneyRepository {
public:
    virtual ~JourneyRepository() = default;
    [[nodiscard]] virtual Result<Journey> byId(const JourneyId &id) = 0; ///< NotFound
    [[nodiscard]] virtual Outcome add(const Journey &journey) = 0;
    /// Stores `journey` if its version is still `basedOn`, raising it; Conflict otherwise.
    [[nodiscard]] virtual Result<Journey> update(Journey journey, std::int64_t basedOn) = 0;
    [[nodiscard]] virtual Outcome addAttempt(const JourneyId &id, const Attempt &attempt) = 0;
    [[nodiscard]] virtual Result<std::vector<Attempt>> attempts(const JourneyId &id) = 0;
    /// The newest finished journey of an account whose questions were answered.
    [[nodiscard]] virtual Result<std::optional<Journey>> lastAnswered(const IdentityId &identity) = 0;
    /// The TRNs that journeys with this address found or ended with, letter case ignored.
    [[nodiscard]] virtual Result<std::vector<std::string>> trnsFoundWith(std::string_view address) = 0;
    /// With retryAt not after `at`, earliest first.
    [[nodiscard]] virtual Result<std::vector<Journey>> retriesDueBy(Instant at, std::size_t limit) = 0;
    /// Removes those that expired before `at` without having come to an end, with what was answered in them.
    [[nodiscard]] virtual Outcome removeUnfinished(Instant at) = 0;
};

[[nodiscard]] std::string_view nameOf(JourneyState) noexcept;
[[nodiscard]] std::optional<JourneyState> journeyStateFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(Question) noexcept;
[[nodiscard]] std::optional<Question> questionFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(Finding) noexcept;
[[nodiscard]] std::optional<Finding> findingFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(Ending) noexcept;
[[nodiscard]] std::optional<Ending> endingFromName(std::string_view) noexcept;

} // namespace matchdesk
