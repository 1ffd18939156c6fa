// SPDX-License-Identifier: MIT
// Another official name or date of birth for somebody without a TRN: asked for with a document, decided by support.
#include "journey/journeys.h"

#include "domain/details_change.h"
#include "domain/working_days.h"
#include "steps.h"
#include "support/text.h"

#include <algorithm>

namespace matchdesk {

namespace {

using journey::Open;

constexpr std::size_t kLongestFileName = 120;

Error refused(std::string_view rule, std::string_view why)
{
    Error error;
    error.code = ErrorCode::RuleRefused;
    error.rule = rule;
    error.detail = why;
    return error;
}

/// The last part of a path, whichever way its device writes one.
std::string keptFileName(std::string_view given)
{
    const std::size_t slash = given.find_last_of("/\\");
    std::string name = journey::keptLine(slash == std::string_view::npos ? given : given.substr(slash + 1));
    if (name.size() <= kLongestFileName)
        return name;
    std::size_t end = kLongestFileName;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U)
        --end;
    return name.substr(0, end);
}

/// What the account would say: checked as the questions' answers are.
Result<PersonDetails> wanted(const PersonDetails &before, const DetailsRequest &request, Instant now)
{
    Answers answers;
    answers.claim.firstName = before.firstName;
    answers.claim.middleName = before.middleName;
    answers.claim.lastName = before.lastName;
    AnswersPatch patch;
    patch.firstName = request.firstName;
    patch.middleName = request.middleName;
    patch.lastName = request.lastName;
    patch.dateOfBirth = request.dateOfBirth;
    if (Outcome taken = journey::takeAnswers(answers, patch, now); !taken.ok())
        return taken.error();
    PersonDetails after {answers.claim.firstName, answers.claim.middleName, answers.claim.lastName, before.dateOfBirth};
    if (request.dateOfBirth)
        after.dateOfBirth = dateFromIso(answers.claim.dateOfBirth);
    return after;
}

/// Whether the account may ask for this now.
Outcome checkAsking(Session &session, const Identity &identity)
{
    if (!identity.trn.empty())
        return refused("details-come-from-record", "the account has a TRN: its name and date of birth are changed on the record");
    const auto open = session.tickets().openOf(identity.id);
    if (!open.ok())
        return open.error();
    if (std::ranges::find(open.value(), TicketKind::DetailsChange, &Ticket::kind) != open.value().end())
        return refused("details-change-open", "an earlier request waits for its answer");
    return Done {};
}

Attempt attemptOf(const Identity &identity, const PersonDetails &after, Instant now)
{
    Attempt attempt;
    attempt.at = now;
    attempt.claim.firstName = after.firstName;
    attempt.claim.middleName = after.middleName;
    attempt.claim.lastName = after.lastName;
    attempt.claim.dateOfBirth = after.dateOfBirth ? toIso(*after.dateOfBirth) : std::string();
    attempt.claim.emailAddress = identity.emailAddress;
    return attempt;
}

Result<Ticket> openTicket(Session &session, const JourneyTools &tools, const Open &open, const Identity &identity,
                          const PersonDetails &after, Instant now)
{
    Ticket ticket;
    ticket.id = TicketId(tools.newIds(now));
    ticket.kind = TicketKind::DetailsChange;
    ticket.cause = Cause::DetailsChangeAsked;
    ticket.identity = identity.id;
    ticket.personName = displayName(identity);
    ticket.service = open.service.name;
    ticket.openedAt = now;
    ticket.promisedBy = endOfWorkingDay(now, kPromisedWorkingDays);
    auto added = session.tickets().add(std::move(ticket), {attemptOf(identity, after, now)});
    if (!added.ok())
        return added;
    AuditEvent event;
    event.at = now;
    event.action = AuditAction::TicketOpened;
    event.ticket = added.value().id;
    if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
        return noted.error();
    return added;
}

DetailsChange changeOf(const Ticket &ticket, const PersonDetails &before, const PersonDetails &after,
                       const EvidenceFile &file, std::string_view bytes, Instant now)
{
    DetailsChange change;
    change.ticket = ticket.id;
    change.before = before;
    change.after = after;
    change.document = file.kind;
    change.fileType = file.mediaType;
    change.fileName = keptFileName(file.fileName);
    change.fileSize = static_cast<std::int64_t>(bytes.size());
    change.fileHash = sha256Hex(bytes);
    change.askedAt = now;
    return change;
}

Outcome tell(Session &session, const JourneyTools &tools, const Ticket &ticket, const Identity &identity,
             const DetailsChange &change, Instant now)
{
    MessageOrder order;
    order.templateId = "change-received";
    order.language = identity.language;
    order.recipient = identity.emailAddress;
    order.variables = {{"name", displayName(identity)},
                       {"fields", changedFields(change.before, change.after)},
                       {"service", ticket.service},
                       {"reference", ticket.reference},
                       {"promised_by", toIso(ukDay(ticket.promisedBy))}};
    order.cause = ticket.id.text + ":change-received";
    order.ticket = ticket.id;
    order.ticketReference = ticket.reference;
    return post(session, tools.mailroom, order, now, tools.newIds);
}

} // namespace

Result<JourneyView> OwnAccounts::askDetailsChange(const JourneyCaller &caller, const DetailsRequest &request)
{
    const auto bytes = evidenceBytes(request.evidence);
    if (!bytes.ok())
        return bytes.error();
    return inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        const Instant now = m_tools.clock.now();
        auto opened = journey::openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        if (!journey::signedIn(open.journey))
            return journey::notThere();
        const auto found = session.identities().byId(open.journey.identity);
        if (!found.ok())
            return found.error();
        const Identity &identity = found.value();
        if (Outcome may = checkAsking(session, identity); !may.ok())
            return may.error();
        const PersonDetails before = detailsOf(identity);
        const auto after = wanted(before, request, now);
        if (!after.ok())
            return after.error();
        if (after.value() == before)
            return refused("details-unchanged", "the account says so already");
        const auto ticket = openTicket(session, m_tools, open, identity, after.value(), now);
        if (!ticket.ok())
            return ticket.error();
        const DetailsChange change
            = changeOf(ticket.value(), before, after.value(), request.evidence, bytes.value(), now);
        if (Outcome added = session.detailsChanges().add(change, request.evidence.content); !added.ok())
            return added.error();
        if (Outcome told = tell(session, m_tools, ticket.value(), identity, change, now); !told.ok())
            return told.error();
        return journey::keep(session, std::move(open));
    });
}

} // namespace matchdesk
