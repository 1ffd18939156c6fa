// SPDX-License-Identifier: MIT
#include "samples.h"

namespace matchdesk::tests {

using namespace std::chrono_literals;

Instant at(std::int64_t seconds)
{
    return Instant(std::chrono::seconds(1'772'000'000 + seconds)) + 123456us;
}

Identity sampleIdentity(const std::string &id, const std::string &email, const std::string &trn)
{
    Identity identity;
    identity.id = IdentityId(id);
    identity.firstName = "Siân";
    identity.middleName = "Éowyn";
    identity.lastName = "O'Hara-Łukasz";
    identity.emailAddress = email;
    identity.emailProvenAt = at(1);
    identity.trn = trn;
    identity.lookupStatus = LookupStatus::Pending;
    identity.linkSource = LinkSource::Support;
    identity.linkedAt = at(2);
    identity.language = "cy";
    identity.createdAt = at(3);
    identity.lastSignedInAt = at(4);
    identity.preferredName = "Siân Łukasz";
    identity.dateOfBirth = std::chrono::year {1986} / std::chrono::June / 4;
    identity.nationalInsuranceNumber = "QQ123456C";
    identity.mobileNumber = "447700900123";
    identity.verificationLevel = VerificationLevel::Medium;
    identity.registeredWith = ServiceId("npq");
    identity.updatedAt = at(5);
    return identity;
}

Ticket sampleTicket(const std::string &id, const IdentityId &identity)
{
    Ticket ticket;
    ticket.id = TicketId(id);
    ticket.kind = TicketKind::ContestedEmail;
    ticket.cause = Cause::RecordClaimed;
    ticket.state = TicketState::Parked;
    ticket.hint = Hint::AnsweredByUser;
    ticket.identity = identity;
    ticket.personName = "Siân O'Hara-Łukasz";
    ticket.service = "Apply for qualified teacher status";
    ticket.saysQualified = true;
    ticket.openedAt = at(10);
    ticket.promisedBy = at(20);
    ticket.pausedAt = at(15);
    ticket.lease = Lease {StaffId("s1"), "Ada Marsh", at(16), at(17)};
    ticket.keptBy = StaffId("s2");
    ticket.keptUntil = at(18);
    ticket.firstReader = StaffId("s3");
    ticket.proposedTrn = "7100001";
    ticket.contestedTrn = "7100002";
    ticket.contestedOwner = identity;
    ticket.skips = 3;
    ticket.lastDecision = DecisionId("d-last");
    return ticket;
}

Attempt sampleAttempt(const std::string &trn, const std::string &email)
{
    Attempt attempt;
    attempt.at = at(9);
    attempt.claim = {"Siân",          "Éowyn", "O'Hara", "Sian",         "Łukasz",  "1986-06-04",
                     "QQ 12 34 56 C", email,   trn,      "Coed College", "10099999"};
    attempt.conclusion = matching::Conclusion::Several;
    attempt.candidates = 2;
    return attempt;
}

matching::Record sampleRecord(const std::string &trn)
{
    using namespace std::chrono;
    matching::Record record;
    record.trn = trn;
    record.firstName = "Siân";
    record.middleName = "Éowyn";
    record.lastName = "O'Hara";
    record.previousFirstNames = {"Sian", "Shan"};
    record.previousLastNames = {"Łukasz", "Ashdown", "Birch"};
    record.dateOfBirth = year {1986} / June / 4;
    record.nationalInsuranceNumber = "QQ123456C";
    record.emailAddress = "sian@example.org";
    record.qtsDate = year {2010} / August / 1;
    record.eytsDate = year {2011} / September / 30;
    record.ittProviderName = "Coed College";
    record.ittProviderUkprn = "10099999";
    record.status = matching::RecordStatus::Merged;
    record.mergedIntoTrn = "7999999";
    record.activeAlert = true;
    return record;
}

Decision sampleDecision(const std::string &id, const TicketId &ticket)
{
    Decision decision;
    decision.id = DecisionId(id);
    decision.ticket = ticket;
    decision.ticketReference = "MD-10001";
    decision.staff = StaffId("s1");
    decision.staffName = "Ada Marsh";
    decision.kind = DecisionKind::AskUser;
    decision.reason = Reason::None;
    decision.trn = "7100001";
    decision.askedFor = matching::Field::NationalInsuranceNumber;
    decision.note = "the form's number ends differently";
    decision.takenAt = at(30);
    decision.dueAt = at(45);
    decision.ticketVersion = 2;
    decision.seenDigest = "seen";
    return decision;
}

Message sampleMessage(const std::string &id, const TicketId &ticket)
{
    Message message;
    message.id = MessageId(id);
    message.ticket = ticket;
    message.ticketReference = "MD-10001";
    message.channel = Channel::ServiceNotice;
    message.recipient = "sian@example.org";
    message.templateId = "trn-found";
    message.language = "cy";
    message.subject = "Eich cofnod";
    message.body = "Llinell un\nLlinell dau";
    message.cause = "cause-" + id;
    message.state = DeliveryState::Waiting;
    message.createdAt = at(50);
    message.attempts = 3;
    message.nextAttemptAt = at(70);
    message.settledAt = at(71);
    message.problem = DeliveryProblem::Busy;
    message.expiresAt = at(650);
    message.sealed = "c2VhbGVk";
    message.providerReference = "r-" + id;
    return message;
}

AuditEvent sampleEvent(const TicketId &ticket)
{
    AuditEvent event;
    event.at = at(60);
    event.staff = StaffId("s1");
    event.staffName = "Ada Marsh";
    event.action = AuditAction::DecisionRefused;
    event.ticket = ticket;
    event.decision = DecisionId("d1");
    event.kind = DecisionKind::NoRecord;
    event.reason = Reason::NeverHadTrn;
    event.trn = "7100001";
    event.rule = "trn-claimed";
    event.note = "as said on the telephone";
    event.evidence = R"({"cells":[1,2,3]})";
    event.requestId = "request-1";
    return event;
}

Outcome putIdentity(Store &store, const Identity &identity)
{
    return store.write([&](Session &session) { return session.identities().add(identity); });
}

Result<Ticket> putTicket(Store &store, const std::string &id)
{
    const Identity identity = sampleIdentity("i-" + id, id + "@example.org");
    if (const Outcome added = putIdentity(store, identity); !added.ok())
        return added.error();
    return inWrite<Ticket>(store, [&](Session &session) {
        return session.tickets().add(sampleTicket(id, identity.id), {sampleAttempt("7200000", "asker@example.org")});
    });
}

} // namespace matchdesk::tests
