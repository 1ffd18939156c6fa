// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest.h"
#include "domain/decision.h"
#include "domain/effect.h"
#include "domain/identity.h"
#include "domain/staff.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"
#include "support/clock.h"
#include "support/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What has to be true before an identity moves to another address, who may agree to it, and what each decision does.
/// Pure: what the window previews and what the backend does both come from here. A check that a later screen adds (documents,
/// facts only the person knows) is one more ContestGate.
namespace matchdesk {

/// One thing to be checked before a change of address.
enum class ContestGate : std::uint8_t {
    AddressProven,    ///< a code proved the new address
    AddressFree,      ///< no other identity uses it
    AddressPersonal,  ///< it is not a mailbox that several people read
    InsideJourney,    ///< the details stated confirm the record, in a journey of the person's own
    OldAddressTried,  ///< the cheaper proof, a code to the old address, was tried first
    HolderTold,       ///< the old address was told that somebody asks
    HolderUnchanged,  ///< the identity is live and holds the record still
    RecordActive,     ///< the record is neither a deceased person's nor merged or inactive
    NoAlert,
    NoEarlierContest, ///< no other wish to move this identity came to nothing lately
    NoRecentChange,   ///< the identity's address was not changed lately
};

enum class GateVerdict : std::uint8_t {
    Met,
    Caution,    ///< to be thought about; does not stand in the way
    NeedsLead,  ///< a lead has to be the one who agrees last
    Stops,      ///< nobody can agree to the change
    NotChecked, ///< the answer could not be had; nobody can agree to the change either
};

struct GateView {
    ContestGate gate = ContestGate::AddressProven;
    GateVerdict verdict = GateVerdict::NotChecked;
    std::optional<Instant> at; ///< when it came to be so, where that is known

    friend bool operator==(const GateView &, const GateView &) = default;
};

/// What an installation decides about contests.
struct ContestPolicy {
    std::chrono::seconds wait = std::chrono::hours(24); ///< between the second agreement and the change
    std::function<bool(std::string_view)> isSharedMailbox; ///< missing: not checked, and so nobody can agree to a change
};

/// Everything that the gates and the effects depend on, read in one transaction.
struct ContestFacts {
    Ticket ticket;  ///< as it is decided on: not held
    Contest contest;
    Identity owner;                        ///< found by id, live or not
    std::optional<Identity> asker;         ///< where the contest names one
    std::optional<Identity> addressHolder; ///< the live identity that uses the new address now
    std::optional<matching::Record> record;
    bool registerReady = false;            ///< false: `record` says nothing
    bool confirmsRecord = false;           ///< what was stated confirms this record by the rule
    std::optional<bool> sharedMailbox;     ///< nothing: nobody could tell
    std::optional<Instant> lastFailedAt;   ///< the newest earlier contest of this holder that came to nothing
    std::optional<Instant> holderToldAt;
    std::chrono::seconds wait {};          ///< between the second agreement and the change
    Instant now {};
};

/// Every gate, in the order in which it is looked at.
[[nodiscard]] std::vector<GateView> gatesOf(const ContestFacts &facts);
/// True where one of them stops the change, or could not be checked.
[[nodiscard]] bool anyStops(const std::vector<GateView> &gates) noexcept;
[[nodiscard]] bool needsLead(const std::vector<GateView> &gates) noexcept;

/// The decisions that can be taken of a contest that stands like this, in the order of their keys.
[[nodiscard]] std::vector<DecisionKind> contestDecisions(ContestState state);

/// Whether `staff` may take this decision on this contest: what can be decided now, four eyes, gates, lead. The ticket's
/// own rules (checkDecision) come before. Errors: RuleRefused.
[[nodiscard]] Outcome checkContestDecision(DecisionKind kind, const ContestFacts &facts, const Staff &staff);

/// What `kind` does to the contest and its ticket, in the order it is carried out.
[[nodiscard]] std::vector<Effect> contestEffectsOf(DecisionKind kind, const ContestFacts &facts);
/// What happens once the wait is over and nobody has objected.
[[nodiscard]] std::vector<Effect> switchEffectsOf(const ContestFacts &facts);
/// What the holder's objection does.
[[nodiscard]] std::vector<Effect> objectionEffectsOf(const ContestFacts &facts);
/// Which rule stands against the change when its time has come; empty when none does.
[[nodiscard]] std::string_view ruleAgainstSwitch(const ContestFacts &facts);

/// True for the decisions that only a contested-email ticket knows.
[[nodiscard]] bool isAboutContest(DecisionKind kind) noexcept;

/// A contest as its ticket's screen shows it.
struct ContestView {
    Contest contest;
    Identity owner;                 ///< its address is shown masked
    std::vector<GateView> gates;
    std::vector<DecisionKind> open; ///< contestDecisions() of this state
    std::vector<Effect> afterWait;  ///< of approving: what happens when the wait is over
    std::int64_t waitSeconds = 0;

    friend bool operator==(const ContestView &, const ContestView &) = default;
};

/// How long an earlier contest or a change of address makes another one suspicious.
inline constexpr std::chrono::days kContestMemory {30};

[[nodiscard]] std::string_view nameOf(ContestGate) noexcept;
[[nodiscard]] std::optional<ContestGate> contestGateFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(GateVerdict) noexcept;
[[nodiscard]] std::optional<GateVerdict> gateVerdictFromName(std::string_view) noexcept;

} // namespace matchdesk
