// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "matching/vocabulary.h"
#include "support/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// What a member of staff can decide of a ticket.
enum class DecisionKind : std::uint8_t {
    Link,        ///< the identity gets `trn`
    NoRecord,    ///< looked, and there is none to link
    AskUser,     ///< one more fact is asked of the person; the promise's clock stands still meanwhile
    NotSure,     ///< a second reader looks, without seeing the first one's choice
    Park,        ///< mine, later
    Skip,        ///< somebody else's, with a reason
    SamePerson,  ///< the record's owner is the asker under another address: goes on as a contested email
    WrongOwner,  ///< the record is the asker's, and its present owner has it wrongly: to the lead
    AskProof,        ///< contested email: the asker has to show one more thing; the clock stands still meanwhile
    ApproveChange,   ///< contested email: the first time a proposal, the second time by somebody else the agreement
    RejectChange,    ///< contested email: the address stays; the asker is told why and what they can do
    SuspectTakeover, ///< contested email: the address stays, the asker learns no sign of it, and a lead takes over
    StopChange,      ///< contested email: agreed, but taken back before it happened
    CloseCase,       ///< contested email: nothing is left to do after a refusal that a lead had to look at
    ApproveDetails,  ///< details change: the account gets the name or date of birth that was asked for
    RejectDetails,   ///< details change: it stays; the person is told why
};

/// The coded reasons. Each belongs to one kind of decision; Link, AskUser, Park, ApproveChange, SuspectTakeover and
/// ApproveDetails take None.
enum class Reason : std::uint8_t {
    None,
    NeverHadTrn,          ///< NoRecord
    NotFoundAfterSearch,  ///< NoRecord
    DetailsTooThin,       ///< NoRecord
    TwoGoodCandidates,    ///< NotSure
    EvidenceConflicts,    ///< NotSure
    UnusualCase,          ///< NotSure
    NeedsSpecialist,      ///< Skip
    NeedsLanguage,        ///< Skip
    KnowsThePerson,       ///< Skip: a conflict of interest
    OtherReason,          ///< Skip
    SameDetails,          ///< SamePerson, WrongOwner: what the comparison with the owner showed
    OwnerDiffers,         ///< WrongOwner
    PhotoDocument,        ///< AskProof: what has to be shown
    TwoDocuments,         ///< AskProof
    NameChange,           ///< AskProof
    ClearerCopy,          ///< AskProof
    Photo,                ///< AskProof
    NotProven,            ///< RejectChange
    DetailsDiffer,        ///< RejectChange
    DocumentNotAccepted,  ///< RejectChange
    NoAnswer,             ///< RejectChange
    OwnerObjected,        ///< RejectChange
    NotTheSamePerson,     ///< RejectChange
    AddressNotAccepted,   ///< RejectChange
    NewDoubt,             ///< StopChange
    HolderCalled,         ///< StopChange: the holder said so in another way than by the link
    ApprovedInError,      ///< StopChange
    DealtWith,            ///< CloseCase
    PassedOn,             ///< CloseCase: to another team
    EvidenceUnclear,      ///< RejectDetails: it cannot be read
    EvidenceDoesNotShowIt, ///< RejectDetails
    EvidenceNotAccepted,  ///< RejectDetails: not a kind of document that proves a change
    EvidenceExpired,      ///< RejectDetails
    NotThisPerson,        ///< RejectDetails: it is about somebody else
    HasRecordNow,         ///< RejectDetails: a record was found since, and its details count
};

/// Held decisions take effect at `dueAt`, unless undone before.
enum class DecisionState : std::uint8_t {
    Held,
    Applied,
    Undone,
    Refused, ///< a rule stood against it when it came to take effect; the ticket is open again
};

/// What the window asks for when a key decides.
struct DecisionRequest {
    TicketId ticket;
    std::int64_t basedOnVersion = 0; ///< of the ticket as it was shown
    std::string seenDigest;          ///< TicketDetail::digest as it was shown: the evidence the decision rests on
    DecisionKind kind = DecisionKind::Skip;
    Reason reason = Reason::None;
    std::string trn;                 ///< Link, SamePerson, WrongOwner
    std::optional<matching::Field> askedFor; ///< AskUser
    std::string note;                ///< optional, at most 4,000 characters
    std::string key;                 ///< idempotency key: the same key never decides twice

    friend bool operator==(const DecisionRequest &, const DecisionRequest &) = default;
};

/// A decision as the backend keeps it.
struct Decision {
    DecisionId id;
    TicketId ticket;
    std::string ticketReference;
    StaffId staff;
    std::string staffName;
    DecisionKind kind = DecisionKind::Skip;
    Reason reason = Reason::None;
    std::string trn;
    std::optional<matching::Field> askedFor;
    std::string note;
    Instant takenAt {};
    Instant dueAt {};
    DecisionState state = DecisionState::Held;
    std::string refusedRule;  ///< the rule's name when Refused
    std::int64_t ticketVersion = 0; ///< of the ticket once this decision was held
    std::string seenDigest;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// The reasons that `kind` can be given, in the order of their number keys; empty when it takes none.
[[nodiscard]] const std::vector<Reason> &reasonsFor(DecisionKind kind);
/// The facts that can be asked of a person, in the order of their number keys.
[[nodiscard]] const std::vector<matching::Field> &askableFields();

[[nodiscard]] std::string_view nameOf(DecisionKind) noexcept;
[[nodiscard]] std::optional<DecisionKind> decisionKindFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(Reason) noexcept;
[[nodiscard]] std::optional<Reason> reasonFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(DecisionState) noexcept;
[[nodiscard]] std::optional<DecisionState> decisionStateFromName(std::string_view) noexcept;

} // namespace matchdesk
