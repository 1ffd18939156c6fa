// SPDX-License-Identifier: MIT
#include "contract/evidence.h"

#include "contract/codec.h"

namespace matchdesk::contract {

Evidence evidenceOf(const TicketDetail &detail)
{
    Evidence evidence;
    evidence.ticket = detail.ticket.id;
    evidence.ticketVersion = detail.ticket.version;
    evidence.matcherVersion = detail.matcherVersion;
    evidence.digest = detail.digest;
    if (!detail.attempts.empty())
        evidence.stated = detail.attempts.back().claim;
    evidence.refusal = detail.refusal;
    evidence.candidates.reserve(detail.candidates.size());
    for (const CandidateView &view : detail.candidates) {
        evidence.candidates.push_back({.candidate = view.candidate,
                                       .rule = view.rule,
                                       .owner = view.owner ? view.owner->id : IdentityId(),
                                       .needsSecondPerson = view.needsSecondPerson,
                                       .addedByHand = view.addedByHand});
    }
    if (detail.contest)
        evidence.gates = detail.contest->gates;
    evidence.detailsChange = detail.detailsChange;
    return evidence;
}

std::string JsonEvidenceEncoder::encode(const TicketDetail &detail) const
{
    return contract::encode(evidenceOf(detail));
}

} // namespace matchdesk::contract
