// SPDX-License-Identifier: MIT
#pragma once

#include "contract/evidence.h"
#include "contract/messages.h"
#include "contest_shapes.h"
#include "details_shapes.h"
#include "domain/queue.h"
#include "shape.h"

/// What each type looks like on the wire: one description, followed by the writer and by the reader.
/// `v(name, member)` is always there (an optional only when it has a value); `v.maybe(name, member)` only when it is
/// not its default.
namespace matchdesk::contract {

MATCHDESK_SHAPE(matching::Claim)
{
    v.maybe("firstName", value.firstName);
    v.maybe("middleName", value.middleName);
    v.maybe("lastName", value.lastName);
    v.maybe("previousFirstName", value.previousFirstName);
    v.maybe("previousLastName", value.previousLastName);
    v.maybe("dateOfBirth", value.dateOfBirth);
    v.maybe("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v.maybe("emailAddress", value.emailAddress);
    v.maybe("statedTrn", value.statedTrn);
    v.maybe("ittProviderName", value.ittProviderName);
    v.maybe("ittProviderUkprn", value.ittProviderUkprn);
}

MATCHDESK_SHAPE(matching::Record)
{
    v("trn", value.trn);
    v("firstName", value.firstName);
    v.maybe("middleName", value.middleName);
    v("lastName", value.lastName);
    v.maybe("previousFirstNames", value.previousFirstNames);
    v.maybe("previousLastNames", value.previousLastNames);
    v("dateOfBirth", value.dateOfBirth);
    v.maybe("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v.maybe("emailAddress", value.emailAddress);
    v("qtsDate", value.qtsDate);
    v("eytsDate", value.eytsDate);
    v.maybe("ittProviderName", value.ittProviderName);
    v.maybe("ittProviderUkprn", value.ittProviderUkprn);
    v("status", value.status);
    v.maybe("mergedIntoTrn", value.mergedIntoTrn);
    v.maybe("activeAlert", value.activeAlert);
}

MATCHDESK_SHAPE(matching::Span)
{
    v("start", value.start);
    v("length", value.length);
}

MATCHDESK_SHAPE(matching::Cell)
{
    v("field", value.field);
    v("verdict", value.verdict);
    v.maybe("note", value.note);
    v.maybe("stated", value.stated);
    v.maybe("held", value.held);
    v.maybe("statedMarks", value.statedMarks);
    v.maybe("heldMarks", value.heldMarks);
    v("millibits", value.millibits);
    v.maybe("sharedByOneIn", value.sharedByOneIn);
    v("counts", value.counts);
}

MATCHDESK_SHAPE(matching::Candidate)
{
    v("record", value.record);
    v("cells", value.cells);
    v("flags", value.flags);
    v("millibits", value.millibits);
    v("priorMillibits", value.priorMillibits);
    v("probabilityPpm", value.probabilityPpm);
    v("likelihood", value.likelihood);
    v("identifiersAgreeing", value.identifiersAgreeing);
    v("satisfiesRule", value.satisfiesRule);
}

MATCHDESK_SHAPE(Staff)
{
    v("id", value.id);
    v("displayName", value.displayName);
    v("role", value.role);
}

MATCHDESK_SHAPE(Lease)
{
    v("holder", value.holder);
    v("holderName", value.holderName);
    v("since", value.since);
    v("until", value.until);
}

MATCHDESK_SHAPE(Identity)
{
    v("id", value.id);
    v("firstName", value.firstName);
    v.maybe("middleName", value.middleName);
    v("lastName", value.lastName);
    v("emailAddress", value.emailAddress);
    v("emailProvenAt", value.emailProvenAt);
    v.maybe("trn", value.trn);
    v("lookupStatus", value.lookupStatus);
    v("linkSource", value.linkSource);
    v("linkedAt", value.linkedAt);
    v("language", value.language);
    v("createdAt", value.createdAt);
    v("lastSignedInAt", value.lastSignedInAt);
    v("live", value.live);
    v("dateOfBirth", value.dateOfBirth);
    v.maybe("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v("version", value.version);
}

MATCHDESK_SHAPE(Effect)
{
    v("kind", value.kind);
    v.maybe("value", value.value);
    v.maybe("from", value.from);
    v.maybe("service", value.service);
    v.maybe("templateId", value.templateId);
    v.maybe("language", value.language);
    v.maybe("recipient", value.recipient);
}

MATCHDESK_SHAPE(Attempt)
{
    v("at", value.at);
    v("claim", value.claim);
    v("conclusion", value.conclusion);
    v("candidates", value.candidates);
}

MATCHDESK_SHAPE(Ticket)
{
    v("id", value.id);
    v("reference", value.reference);
    v("kind", value.kind);
    v("cause", value.cause);
    v("state", value.state);
    v("hint", value.hint);
    v("identity", value.identity);
    v("personName", value.personName);
    v("service", value.service);
    v("saysQualified", value.saysQualified);
    v("openedAt", value.openedAt);
    v("promisedBy", value.promisedBy);
    v("pausedAt", value.pausedAt);
    v("lease", value.lease);
    v.maybe("keptBy", value.keptBy);
    v("keptUntil", value.keptUntil);
    v.maybe("firstReader", value.firstReader);
    v.maybe("proposedTrn", value.proposedTrn);
    v.maybe("contestedTrn", value.contestedTrn);
    v.maybe("contestedOwner", value.contestedOwner);
    v("skips", value.skips);
    v.maybe("lastDecision", value.lastDecision);
    v("version", value.version);
    v("changeSeq", value.changeSeq);
}

MATCHDESK_SHAPE(TicketRow)
{
    v("id", value.id);
    v("reference", value.reference);
    v("kind", value.kind);
    v("cause", value.cause);
    v("state", value.state);
    v("hint", value.hint);
    v("personName", value.personName);
    v("service", value.service);
    v("openedAt", value.openedAt);
    v("promisedBy", value.promisedBy);
    v("pausedAt", value.pausedAt);
    v.maybe("leaseHolder", value.leaseHolder);
    v.maybe("leaseHolderId", value.leaseHolderId);
    v.maybe("keptBy", value.keptBy);
    v.maybe("firstReader", value.firstReader);
    v("version", value.version);
    v("changeSeq", value.changeSeq);
}

MATCHDESK_SHAPE(Owner)
{
    v("id", value.id);
    v("displayName", value.displayName);
    v("emailAddress", value.emailAddress);
    v("linkedAt", value.linkedAt);
    v("linkSource", value.linkSource);
    v("lastSignedInAt", value.lastSignedInAt);
    v("dateOfBirth", value.dateOfBirth);
    v.maybe("nationalInsuranceNumber", value.nationalInsuranceNumber);
}

MATCHDESK_SHAPE(CandidateView)
{
    v("candidate", value.candidate);
    v("rule", value.rule);
    v("owner", value.owner);
    v("needsSecondPerson", value.needsSecondPerson);
    v("addedByHand", value.addedByHand);
    v("effects", value.effects);
    v.maybe("wouldConfirm", value.wouldConfirm);
}

MATCHDESK_SHAPE(TicketDetail)
{
    v("ticket", value.ticket);
    v("identity", value.identity);
    v("attempts", value.attempts);
    v("candidates", value.candidates);
    v("refusal", value.refusal);
    v("wouldSettle", value.wouldSettle);
    v("effects", value.effects);
    v("contest", value.contest);
    v("detailsChange", value.detailsChange);
    v("matcherVersion", value.matcherVersion);
    v("digest", value.digest);
    v("historyCount", value.historyCount);
    v("messageCount", value.messageCount);
}

MATCHDESK_SHAPE(HistoryEntry)
{
    v("at", value.at);
    v.maybe("staffName", value.staffName);
    v("action", value.action);
    v.maybe("decision", value.decision);
    v("kind", value.kind);
    v("reason", value.reason);
    v.maybe("trn", value.trn);
    v.maybe("rule", value.rule);
    v.maybe("note", value.note);
}

MATCHDESK_SHAPE(Message)
{
    v("id", value.id);
    v.maybe("ticket", value.ticket);
    v.maybe("ticketReference", value.ticketReference);
    v("channel", value.channel);
    v("recipient", value.recipient);
    v("templateId", value.templateId);
    v("language", value.language);
    v("subject", value.subject);
    v("body", value.body);
    v("cause", value.cause);
    v("state", value.state);
    v("createdAt", value.createdAt);
    v("attempts", value.attempts);
    v("nextAttemptAt", value.nextAttemptAt);
    v("settledAt", value.settledAt);
    v("problem", value.problem);
    v("expiresAt", value.expiresAt);
}

/// The idempotency key travels as a header.
MATCHDESK_SHAPE(DecisionRequest)
{
    v("ticket", value.ticket);
    v("basedOnVersion", value.basedOnVersion);
    v("seenDigest", value.seenDigest);
    v("kind", value.kind);
    v.maybe("reason", value.reason);
    v.maybe("trn", value.trn);
    v("askedFor", value.askedFor);
    v.maybe("note", value.note);
}

MATCHDESK_SHAPE(Decision)
{
    v("id", value.id);
    v("ticket", value.ticket);
    v("ticketReference", value.ticketReference);
    v("staff", value.staff);
    v("staffName", value.staffName);
    v("kind", value.kind);
    v("reason", value.reason);
    v.maybe("trn", value.trn);
    v("askedFor", value.askedFor);
    v.maybe("note", value.note);
    v("takenAt", value.takenAt);
    v("dueAt", value.dueAt);
    v("state", value.state);
    v.maybe("refusedRule", value.refusedRule);
    v("ticketVersion", value.ticketVersion);
    v.maybe("seenDigest", value.seenDigest);
}

MATCHDESK_SHAPE(Workplace)
{
    v("me", value.me);
    v("colleagues", value.colleagues);
    v("world", value.world);
    v("demo", value.demo);
    v("holdSeconds", value.holdSeconds);
}

MATCHDESK_SHAPE(QueueNews)
{
    v("tickets", value.rows);
    v("nextAfter", value.nextAfter);
    v("more", value.more);
    v("serverTime", value.serverTime);
}

MATCHDESK_SHAPE(Health)
{
    v("status", value.status);
    v("version", value.version);
    v("registerReady", value.registerReady);
    v.maybe("registerState", value.registerState, RegisterState::Local);
}

MATCHDESK_SHAPE(SearchRequest) { v("text", value.text); }
MATCHDESK_SHAPE(ObjectionRequest) { v("token", value.token); }
MATCHDESK_SHAPE(CandidateRequest) { v("trn", value.trn); }

MATCHDESK_SHAPE(TicketList)
{
    v("tickets", value.tickets);
    v("more", value.more);
    v("serverTime", value.serverTime);
}

MATCHDESK_SHAPE(RecordList) { v("records", value.records); }
MATCHDESK_SHAPE(DecisionList) { v("decisions", value.decisions); }
MATCHDESK_SHAPE(HistoryList) { v("entries", value.entries); }
MATCHDESK_SHAPE(MessageList) { v("messages", value.messages); }

MATCHDESK_SHAPE(Problem)
{
    v("type", value.type);
    v("title", value.title);
    v("status", value.status);
    v("code", value.code);
    v.maybe("detail", value.detail);
    v.maybe("field", value.field);
    v.maybe("rule", value.rule);
    v.maybe("who", value.who);
    v.maybe("what", value.what);
    v.maybe("when", value.when);
    v.maybe("requestId", value.requestId);
}

MATCHDESK_SHAPE(StaffToken)
{
    v("id", value.staff.id);
    v("displayName", value.staff.displayName);
    v("role", value.staff.role);
    v("token", value.token);
}

MATCHDESK_SHAPE(ClientKey)
{
    v("name", value.name);
    v("scopes", value.scopes);
    v("key", value.key);
}

MATCHDESK_SHAPE(ServerReady)
{
    v("address", value.address);
    v("version", value.version);
    v("demo", value.demo);
    v("world", value.world);
    v.maybe("staff", value.staff);
    v.maybe("clients", value.clients);
    v.maybe("bootstrapToken", value.bootstrapToken);
}

MATCHDESK_SHAPE(SeenCandidate)
{
    v("candidate", value.candidate);
    v("rule", value.rule);
    v.maybe("owner", value.owner);
    v("needsSecondPerson", value.needsSecondPerson);
    v("addedByHand", value.addedByHand);
}

MATCHDESK_SHAPE(Evidence)
{
    v("format", value.format);
    v("ticket", value.ticket);
    v("ticketVersion", value.ticketVersion);
    v("matcherVersion", value.matcherVersion);
    v("digest", value.digest);
    v("stated", value.stated);
    v("refusal", value.refusal);
    v("candidates", value.candidates);
    v.maybe("gates", value.gates);
    v("detailsChange", value.detailsChange);
}

} // namespace matchdesk::contract
