// SPDX-License-Identifier: MIT
#include "domain/audit.h"

#include "name_table.h"
#include "support/text.h"

#include <string>

namespace matchdesk {

std::string hashOf(const AuditEvent &event, std::string_view previousHash)
{
    // Every field is framed by its length, so that no two different events have the same text.
    std::string framed = "matchdesk-audit-1";
    const auto add = [&framed](std::string_view field) {
        framed += '|';
        framed += std::to_string(field.size());
        framed += ':';
        framed += field;
    };
    add(previousHash);
    add(std::to_string(event.seq));
    add(toIso(event.at));
    add(event.staff.text);
    add(event.staffName);
    add(nameOf(event.action));
    add(event.ticket.text);
    add(event.decision.text);
    add(event.kind ? nameOf(*event.kind) : std::string_view());
    add(event.reason ? nameOf(*event.reason) : std::string_view());
    add(event.trn);
    add(event.rule);
    add(event.note);
    add(event.evidence);
    add(event.requestId);
    return sha256Hex(framed);
}

std::string_view nameOf(AuditAction action) noexcept
{
    switch (action) {
    case AuditAction::TicketOpened: return "ticket-opened";
    case AuditAction::DecisionHeld: return "decision-held";
    case AuditAction::DecisionUndone: return "decision-undone";
    case AuditAction::DecisionApplied: return "decision-applied";
    case AuditAction::DecisionRefused: return "decision-refused";
    case AuditAction::CandidateAdded: return "candidate-added";
    case AuditAction::ValuesRevealed: return "values-revealed";
    case AuditAction::IdentityLinked: return "identity-linked";
    case AuditAction::TicketMatchedSince: return "ticket-matched-since";
    case AuditAction::RegisterLoaded: return "register-loaded";
    case AuditAction::ClientAdded: return "client-added";
    case AuditAction::ClientRevoked: return "client-revoked";
    case AuditAction::WebhookAdded: return "webhook-added";
    case AuditAction::WebhookRemoved: return "webhook-removed";
    case AuditAction::ChangeObjected: return "change-objected";
    case AuditAction::ChangeStopped: return "change-stopped";
    case AuditAction::AddressChanged: return "address-changed";
    case AuditAction::AccountMerged: return "account-merged";
    case AuditAction::MatchesNow: return "matches-now";
    case AuditAction::MatchesNoLonger: return "matches-no-longer";
    case AuditAction::MessageRetried: return "message-retried";
    case AuditAction::EvidenceViewed: return "evidence-viewed";
    }
    return {};
}

std::optional<AuditAction> auditActionFromName(std::string_view name) noexcept
{
    return detail::byName(name,
                          std::array {AuditAction::TicketOpened, AuditAction::DecisionHeld, AuditAction::DecisionUndone,
                                      AuditAction::DecisionApplied, AuditAction::DecisionRefused,
                                      AuditAction::CandidateAdded, AuditAction::ValuesRevealed,
                                      AuditAction::IdentityLinked, AuditAction::TicketMatchedSince,
                                      AuditAction::RegisterLoaded,
                                      AuditAction::ClientAdded, AuditAction::ClientRevoked, AuditAction::WebhookAdded,
                                      AuditAction::WebhookRemoved,
                                      AuditAction::ChangeObjected, AuditAction::ChangeStopped,
                                      AuditAction::AddressChanged, AuditAction::AccountMerged,
                                      AuditAction::MatchesNow, AuditAction::MatchesNoLonger,
                                      AuditAction::MessageRetried, AuditAction::EvidenceViewed});
}

} // namespace matchdesk
