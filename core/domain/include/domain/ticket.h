// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"
#include "domain/ids.h"
#include "domain/identity.h"
#include "domain/staff.h"
#include "matching/vocabulary.h"
#include "support/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

enum class TicketKind : std::uint8_t { NoMatch, ContestedEmail, DetailsChange };

/// Why a person has to look. Five different causes used to look the same.
enum class Cause : std::uint8_t {
    SeveralAnswered,        ///< two or more records answered
    StatedTrnNoneAnswered,  ///< no record answered, and the person states a TRN
    QualifiedNoneAnswered,  ///< no record answered, and the person says they hold QTS
    RecordDisputed,         ///< the person says that the record found is not theirs
    LookupUnavailable,      ///< the register did not answer in time
    RecordClaimed,          ///< the record belongs to another identity already
    MailboxLost,            ///< contested email: the old mailbox cannot be reached
    DetailsChangeAsked,     ///< details change: somebody without a TRN has another name or date of birth, and shows it
};

enum class TicketState : std::uint8_t {
    Open,
    AwaitingUser,
    SecondOpinion, ///< waits for a reader who has not decided it before
    Parked,
    Escalated,     ///< waits for a lead
    Waiting,       ///< a change of address that two people agreed to waits for an objection
    Held,          ///< decided; takes effect when the hold ends
    Closed,
};

/// The one thing that makes a ticket special in the queue.
enum class Hint : std::uint8_t {
    None,
    SecondTrnSuspected,
    AnsweredByUser,
    ReturnedByRule,   ///< a decision was refused when it came to take effect
    MatchesNow,       ///< the register changed and the claim now confirms
    AwaitsAgreement,  ///< somebody else has read it first; the second reading is blind
    SkippedOften,
    HolderObjected,   ///< contested email: whoever holds the identity says that it was not them
};

/// One run of a person's details through the matching.
struct Attempt {
    Instant at {};
    matching::Claim claim;
    matching::Conclusion conclusion = matching::Conclusion::None;
    std::uint32_t candidates = 0;

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// Who is working on a ticket. Soon free again by itself when a desktop goes away.
struct Lease {
    StaffId holder;
    std::string holderName;
    Instant since {};
    Instant until {};

    friend bool operator==(const Lease &, const Lease &) = default;
};

/// A ticket: one person's case, and where it stands.
struct Ticket {
    TicketId id;
    std::string reference;  ///< "MD-10428": unique, sequential, said on the telephone
    TicketKind kind = TicketKind::NoMatch;
    Cause cause = Cause::StatedTrnNoneAnswered;
    TicketState state = TicketState::Open;
    Hint hint = Hint::None;
    IdentityId identity;
    std::string personName; ///< as stated, for the queue
    std::string service;    ///< the calling service, as it calls itself
    bool saysQualified = false;
    Instant openedAt {};
    Instant promisedBy {};  ///< the end of the fifth working day, moved on by the time spent waiting for the person
    std::optional<Instant> pausedAt; ///< the promise's clock stands still since
    std::optional<Lease> lease;
    StaffId keptBy;         ///< who parked it
    std::optional<Instant> keptUntil;
    StaffId firstReader;    ///< who was not sure, or proposed a link: never the second reader
    std::string proposedTrn; ///< a link that needs a second person's agreement
    std::string contestedTrn; ///< ContestedEmail: the TRN that both identities want
    IdentityId contestedOwner; ///< ContestedEmail: the identity that holds it
    std::uint32_t skips = 0;
    DecisionId lastDecision;
    std::int64_t version = 1;
    std::int64_t changeSeq = 0; ///< grows with every change of any ticket: what a desktop asks for news by

    friend bool operator==(const Ticket &, const Ticket &) = default;
};

/// A ticket as a row of the queue shows it.
struct TicketRow {
    TicketId id;
    std::string reference;
    TicketKind kind = TicketKind::NoMatch;
    Cause cause = Cause::StatedTrnNoneAnswered;
    TicketState state = TicketState::Open;
    Hint hint = Hint::None;
    std::string personName;
    std::string service;
    Instant openedAt {};
    Instant promisedBy {};
    std::optional<Instant> pausedAt;
    std::string leaseHolder;   ///< display name, empty when free
    StaffId leaseHolderId;
    StaffId keptBy;
    StaffId firstReader;
    std::int64_t version = 1;
    std::int64_t changeSeq = 0;

    friend bool operator==(const TicketRow &, const TicketRow &) = default;
};

[[nodiscard]] TicketRow rowOf(const Ticket &ticket, Instant now);

/// The queue's views. Each says which tickets it shows to whom.
enum class QueueView : std::uint8_t { NextForMe, ParkedByMe, AwaitingUser, SecondOpinions, NearPromise, Closed, All };
[[nodiscard]] bool shows(QueueView view, const TicketRow &row, StaffId reader, Role role, Instant now);
/// The order of every view: second opinions and returned tickets first, then by promise, then by reference.
[[nodiscard]] bool comesBefore(const TicketRow &left, const TicketRow &right) noexcept;

[[nodiscard]] std::string_view nameOf(TicketKind) noexcept;
[[nodiscard]] std::optional<TicketKind> ticketKindFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(Cause) noexcept;
[[nodiscard]] std::optional<Cause> causeFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(TicketState) noexcept;
[[nodiscard]] std::optional<TicketState> ticketStateFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(Hint) noexcept;
[[nodiscard]] std::optional<Hint> hintFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(QueueView) noexcept;
[[nodiscard]] std::optional<QueueView> queueViewFromName(std::string_view) noexcept;

} // namespace matchdesk
