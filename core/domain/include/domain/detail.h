// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest_rules.h"
#include "domain/details_change.h"
#include "domain/effect.h"
#include "domain/rules.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// The identity that holds a candidate's TRN already: what an agent may see of it before deciding whose it is.
struct Owner {
    IdentityId id;
    std::string displayName;
    std::string emailAddress; ///< shown masked
    std::optional<Instant> linkedAt;
    std::optional<LinkSource> linkSource;
    std::optional<Instant> lastSignedInAt;
    std::optional<matching::Date> dateOfBirth {};   ///< as the account has it stated
    std::string nationalInsuranceNumber {};         ///< likewise; shown masked

    friend bool operator==(const Owner &, const Owner &) = default;
};

/// A candidate as the ticket shows it: the comparison, whether it may be linked, and what linking would do.
struct CandidateView {
    matching::Candidate candidate;
    LinkRule rule = LinkRule::Allowed;
    std::optional<Owner> owner;
    bool needsSecondPerson = false;
    bool addedByHand = false;      ///< found by an agent's search, not proposed
    std::vector<Effect> effects;   ///< of Link; of SamePerson when the record is claimed
    /// The smallest sets of facts that would confirm the record, were they to agree as well; those sooner had first.
    std::vector<std::vector<matching::Field>> wouldConfirm;

    friend bool operator==(const CandidateView &, const CandidateView &) = default;
};

/// Everything one ticket's screen needs, in one answer.
struct TicketDetail {
    Ticket ticket;
    Identity identity;
    std::vector<Attempt> attempts;         ///< oldest first; the last one is what was stated
    std::vector<CandidateView> candidates; ///< best first, then those added by hand
    matching::Refusal refusal = matching::Refusal::None;
    std::vector<matching::Field> wouldSettle;
    std::map<DecisionKind, std::vector<Effect>> effects; ///< of the decisions that name no record
    std::optional<ContestView> contest;    ///< of a contested email; candidates then holds the contested record alone
    std::optional<DetailsChange> detailsChange; ///< of a details change, which has no candidates
    std::string matcherVersion;
    std::string digest;                    ///< of the candidates as shown; goes back with the decision
    std::uint32_t historyCount = 0;
    std::uint32_t messageCount = 0;

    friend bool operator==(const TicketDetail &, const TicketDetail &) = default;
};

/// HistoryEntry::rule of a decision whose content is left out, so that the second reading is made blind.
inline constexpr std::string_view kFirstReading = "first-reading";
/// HistoryEntry::rule of a link that took effect as a proposal only: a second person has to agree.
inline constexpr std::string_view kSecondPersonNeeded = "second-person-needed";

/// One line of a ticket's history.
struct HistoryEntry {
    Instant at {};
    std::string staffName;  ///< empty: the service itself
    std::string action;     ///< an AuditAction's wire name
    DecisionId decision;
    std::optional<DecisionKind> kind;
    std::optional<Reason> reason;
    std::string trn;
    std::string rule;       ///< the rule that refused, where one did; or one of the two names above
    std::string note;

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

} // namespace matchdesk
