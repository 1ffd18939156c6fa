// SPDX-License-Identifier: MIT
#pragma once

#include "domain/audit.h"
#include "domain/detail.h"
#include "matching/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace matchdesk::contract {

/// A candidate as it was on the screen.
struct SeenCandidate {
    matching::Candidate candidate;
    LinkRule rule = LinkRule::Allowed;
    IdentityId owner;
    bool needsSecondPerson = false;
    bool addedByHand = false;

    friend bool operator==(const SeenCandidate &, const SeenCandidate &) = default;
};

/// What a decision rested on, kept with it in the audit: what was stated, what was shown beside it, and by which
/// matcher.
struct Evidence {
    std::int32_t format = 1;
    TicketId ticket;
    std::int64_t ticketVersion = 0;
    std::string matcherVersion;
    std::string digest;
    matching::Claim stated;
    matching::Refusal refusal = matching::Refusal::None;
    std::vector<SeenCandidate> candidates;
    std::vector<GateView> gates; ///< of a contested email
    std::optional<DetailsChange> detailsChange; ///< with the kind and the hash of the file, which itself is not kept

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

[[nodiscard]] Evidence evidenceOf(const TicketDetail &detail);

/// Evidence as canonical JSON: the same detail gives the same bytes. Stateless; any thread.
class JsonEvidenceEncoder final : public EvidenceEncoder {
public:
    [[nodiscard]] std::string encode(const TicketDetail &detail) const override;
};

} // namespace matchdesk::contract
