// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"
#include "domain/ids.h"
#include "domain/ticket.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Contested email addresses: somebody proved a new address, and the record that their details fit belongs to an identity
/// with another one. What is decided of it is in contest_rules.h.
namespace matchdesk {

class Session;

/// Why the person did not simply read the code at the old address.
enum class ContestVia : std::uint8_t {
    CannotReach, ///< "I can no longer read that mailbox"
    NotMine,     ///< "I do not know that address"
    Agent,       ///< support found out that the two are one person
};

/// Where the change of address stands. Its ticket says who has to do something.
enum class ContestState : std::uint8_t {
    Asked,    ///< nobody has agreed to it
    Proposed, ///< one member of staff has; a second one has to
    Waiting,  ///< two have; it happens at effectiveAt unless somebody stops it
    Done,
    Rejected,
    Objected, ///< the holder said that it was not them
    Stopped,  ///< by staff, or by a rule, after two had agreed
};

/// What was tried before support was asked, in the person's own journey.
enum class ContestStep : std::uint8_t {
    NewAddressProven,  ///< the code sent to the new address was entered
    OwnerCodeSent,     ///< a code went to the old address
    OwnerCodeRefused,  ///< a wrong or expired code was entered for it
    OwnerCodeRightful, ///< the right one was entered
    SaidCannotReach,
    SaidNotMine,
    FoundBySupport,    ///< an agent opened it from a no-match ticket
};

struct TriedStep {
    Instant at {};
    ContestStep step = ContestStep::NewAddressProven;

    friend bool operator==(const TriedStep &, const TriedStep &) = default;
};

/// Who agreed to the change, and when their decision took effect.
struct Approval {
    StaffId staff;
    std::string staffName;
    Instant at {};

    friend bool operator==(const Approval &, const Approval &) = default;
};

/// One wish to move an identity to another address. Belongs to exactly one ticket, which carries the record's TRN.
struct Contest {
    TicketId ticket;
    IdentityId owner;               ///< holds the record
    IdentityId asker;               ///< a second identity of the same person; empty where there is none yet
    std::string newEmailAddress;
    std::optional<Instant> provenAt; ///< a code proved the new address; nothing: it has not been proven
    std::string language = "en";    ///< of what the asker is sent
    ContestVia via = ContestVia::CannotReach;
    std::vector<TriedStep> tried;   ///< oldest first
    ContestState state = ContestState::Asked;
    StaffId openedBy;               ///< empty: the person did
    std::optional<Approval> firstApproval;
    std::optional<Approval> secondApproval;
    std::optional<Instant> effectiveAt; ///< Waiting and Done
    std::string previousEmailAddress;   ///< Done: what the address was, so that it can be given back
    std::optional<Instant> settledAt;
    std::string settledRule;        ///< Stopped by a rule: which
    std::int64_t version = 1;

    friend bool operator==(const Contest &, const Contest &) = default;
};

class ContestRepository {
public:
    virtual ~ContestRepository() = default;
    [[nodiscard]] virtual Outcome add(const Contest &contest) = 0;
    [[nodiscard]] virtual Result<Contest> byTicket(const TicketId &ticket) = 0; ///< NotFound
    /// Stores `contest` if its version is still `basedOn`, raising the version; Conflict otherwise. Steps are only added.
    [[nodiscard]] virtual Result<Contest> update(Contest contest, std::int64_t basedOn) = 0;
    /// Every contest for this identity's record, newest first.
    [[nodiscard]] virtual Result<std::vector<Contest>> ofOwner(const IdentityId &owner) = 0;
    /// Waiting, as is the ticket, with effectiveAt not after `at`, earliest first.
    [[nodiscard]] virtual Result<std::vector<Contest>> dueBy(Instant at, std::size_t limit) = 0;
    [[nodiscard]] virtual Result<std::optional<Instant>> nextDue() = 0;
    /// Lets the holder object with a token of which only the SHA-256 is kept. A ticket may have several: one for each mail.
    [[nodiscard]] virtual Outcome addObjectionToken(const TicketId &ticket, std::string_view tokenHash, Instant at) = 0;
    [[nodiscard]] virtual Result<std::optional<TicketId>> byObjectionToken(std::string_view tokenHash) = 0;
};

/// A message that a contest causes. The variables are those of the template (resources/templates).
struct ContestNotice {
    std::string templateId;
    std::string language;
    std::string recipient;
    std::map<std::string, std::string> variables;
    std::string cause;
    TicketId ticket;
    std::string ticketReference;
};
/// Writes a notice into the outbox, in the transaction of its cause. messaging/notices.h makes one.
using NoticeWriter = std::function<Outcome(Session &, const ContestNotice &)>;

/// The member of staff and the decision behind a contest that support opens.
struct ContestOpener {
    StaffId staff;
    std::string staffName;
    DecisionId decision;
    std::optional<DecisionKind> kind;
    std::optional<Reason> reason;
    std::string note;
};

/// What a contest is opened with.
struct ContestOrder {
    IdentityId owner;
    IdentityId asker;
    std::string trn;                 ///< the record's, which `owner` holds
    std::string newEmailAddress;
    std::optional<Instant> provenAt;
    std::string language = "en";
    ContestVia via = ContestVia::CannotReach;
    std::vector<TriedStep> tried;
    std::vector<Attempt> attempts;   ///< of the journey; at least one, the last one is what was stated
    std::string personName;          ///< as stated, for the queue
    std::string service;
    bool saysQualified = false;
    std::optional<ContestOpener> openedBy; ///< nothing: the person did
};

/// Where ids, tokens and messages come from. A demo world gives its own, to be the same on every machine.
struct ContestTools {
    NoticeWriter write;
    std::function<std::string(Instant)> newId; ///< support's newId when not given
    std::function<std::string()> newToken;     ///< support's newToken when not given: at least 128 random bits
};

/// Opens a contest in the caller's transaction: the ticket, the contest, the audit, a mail to the new address and one to
/// the holder, with the link by which they can object. While one is open for the same holder and new address, returns
/// that one's ticket and writes nothing. Errors: Unprocessable (`field`), RuleRefused "owner-not-live" or
/// "owner-has-other-trn".
[[nodiscard]] Result<Ticket> openContest(Session &session, const ContestOrder &order, const ContestTools &tools,
                                         Instant now);

/// True while something can still become of it.
[[nodiscard]] bool isOpen(ContestState state) noexcept;

[[nodiscard]] std::string_view nameOf(ContestVia) noexcept;
[[nodiscard]] std::optional<ContestVia> contestViaFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(ContestState) noexcept;
[[nodiscard]] std::optional<ContestState> contestStateFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(ContestStep) noexcept;
[[nodiscard]] std::optional<ContestStep> contestStepFromName(std::string_view) noexcept;

} // namespace matchdesk
