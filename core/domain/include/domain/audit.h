// SPDX-License-Identifier: MIT
#pragma once

#include "domain/detail.h"
#include "domain/ids.h"
#include "support/clock.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <optional>

namespace matchdesk {

enum class AuditAction : std::uint8_t {
    TicketOpened,
    DecisionHeld,
    DecisionUndone,
    DecisionApplied,
    DecisionRefused,
    CandidateAdded,
    ValuesRevealed,
    IdentityLinked,
    TicketMatchedSince, ///< the ticket closed itself: the register answers now
    RegisterLoaded,
    ClientAdded,
    ClientRevoked,
    WebhookAdded,
    WebhookRemoved,
    ChangeObjected,    ///< the holder of a contested address said that it was not them
    ChangeStopped,     ///< a rule stood against an agreed change of address when its time had come
    AddressChanged,    ///< of an identity, after a contest
    AccountMerged,
    MatchesNow,      ///< the register changed, and the ticket's details now answer to one record
    MatchesNoLonger, ///< the register changed again, and they do not any more
    MessageRetried,
    EvidenceViewed, ///< somebody looked at the file that came with a request
};

/// One entry of the append-only record of who did what. Each entry's hash covers its content and the hash before it.
struct AuditEvent {
    std::int64_t seq = 0;    ///< given by the store
    Instant at {};
    StaffId staff;           ///< empty: the service itself
    std::string staffName;
    AuditAction action = AuditAction::TicketOpened;
    TicketId ticket;
    DecisionId decision;
    std::optional<DecisionKind> kind;
    std::optional<Reason> reason;
    std::string trn;
    std::string rule;
    std::string note;
    std::string evidence;    ///< JSON: the comparison as it was seen, and the matcher's version
    std::string requestId;
    std::string previousHash;
    std::string hash;

    friend bool operator==(const AuditEvent &, const AuditEvent &) = default;
};

/// The hash that `event` must carry after `previousHash`: SHA-256 over length-framed fields.
[[nodiscard]] std::string hashOf(const AuditEvent &event, std::string_view previousHash);

/// Turns what was seen into text for the audit. contract provides it.
class EvidenceEncoder {
public:
    virtual ~EvidenceEncoder() = default;
    [[nodiscard]] virtual std::string encode(const TicketDetail &detail) const = 0;
};

[[nodiscard]] std::string_view nameOf(AuditAction) noexcept;
[[nodiscard]] std::optional<AuditAction> auditActionFromName(std::string_view) noexcept;

} // namespace matchdesk
