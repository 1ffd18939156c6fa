// SPDX-License-Identifier: MIT
#include "steps.h"

#include "domain/identity_changes.h"
#include "domain/rules.h"
#include "domain/working_days.h"
#include "messaging/post.h"
#include "support/text.h"

#include <algorithm>
#include <array>

namespace matchdesk::journey {

namespace {

/// Of the candidates that an agent sees side by side, any may be the second record.
constexpr std::size_t kInSight = 4;

/// Whether a stated detail is what the record holds, as far as a person would say so.
bool saysOtherwise(matching::Verdict verdict) noexcept
{
    using matching::Verdict;
    switch (verdict) {
    case Verdict::EarlierName:
    case Verdict::PartOfName:
    case Verdict::NamesSwapped:
    case Verdict::KnownShortForm:
    case Verdict::LikelyTypo:
    case Verdict::DayMonthSwapped:
    case Verdict::DigitsSwapped:
    case Verdict::Contradicts: return true;
    case Verdict::Agrees:
    case Verdict::AgreesTidied:
    case Verdict::NotStated:
    case Verdict::NotHeld:
    case Verdict::NeitherKnown: break;
    }
    return false;
}

/// The details that an email tells of; another TRN has an email of its own.
std::string differingFields(const matching::Candidate &candidate)
{
    std::string fields;
    for (const matching::Cell &cell : candidate.cells) {
        const bool told = cell.field == matching::Field::Name || cell.field == matching::Field::DateOfBirth
            || cell.field == matching::Field::NationalInsuranceNumber;
        if (told && saysOtherwise(cell.verdict))
            fields.append(fields.empty() ? "" : ",").append(matching::nameOf(cell.field));
    }
    return fields;
}

Finding findingOf(const matching::MatchResult &result, const matching::Claim &claim, std::string_view disputedTrn)
{
    switch (result.conclusion) {
    case matching::Conclusion::Confirmed:
        return result.confirmedTrn == disputedTrn ? Finding::Disputed : Finding::Found;
    case matching::Conclusion::Several: return Finding::Several;
    case matching::Conclusion::ClaimsARecord: return Finding::ClaimsARecord;
    case matching::Conclusion::None: break;
    }
    if (!disputedTrn.empty())
        return Finding::Disputed;
    return claim.statedTrn.empty() ? Finding::NoRecord : Finding::ClaimsARecord;
}

MessageOrder orderFor(const Open &open, const Identity &identity, std::string templateId)
{
    MessageOrder order;
    order.language = identity.language;
    order.recipient = identity.emailAddress;
    order.variables = {{"name", displayName(identity)}, {"service", open.service.name}};
    order.cause = causeOf(open.journey, templateId);
    order.templateId = std::move(templateId);
    return order;
}

/// The mails about a record that was found: at most one about the number, one about other details.
Outcome tellOfLink(Session &session, const JourneyTools &tools, const Open &open, const Identity &identity,
                   const std::vector<Ticket> &closed, Instant now)
{
    const std::string &stated = open.journey.answers.claim.statedTrn;
    std::vector<MessageOrder> orders;
    if (!stated.empty() && stated != identity.trn) {
        orders.push_back(orderFor(open, identity, "trn-differs"));
        orders.back().variables.emplace("stated_trn", stated);
    } else if (!closed.empty()) {
        orders.push_back(orderFor(open, identity, "trn-found"));
        orders.back().variables.emplace("reference", closed.front().reference);
        orders.back().ticket = closed.front().id;
        orders.back().ticketReference = closed.front().reference;
    } else if (open.journey.answers.hasTrn == false && !open.journey.byToken) {
        orders.push_back(orderFor(open, identity, "trn-not-expected"));
    }
    if (!orders.empty())
        orders.back().variables.emplace("trn", identity.trn);
    if (!open.journey.differing.empty()) {
        orders.push_back(orderFor(open, identity, "details-differ"));
        orders.back().variables.emplace("fields", open.journey.differing);
        // By the name that they gave: what the record says goes into no email.
        const matching::Claim &claim = open.journey.answers.claim;
        orders.back().variables["name"] = keptLine(claim.firstName + ' ' + claim.lastName);
    }
    for (const MessageOrder &order : orders) {
        if (Outcome posted = post(session, tools.mailroom, order, now, tools.newIds); !posted.ok())
            return posted;
    }
    return Done {};
}

} // namespace

matching::Claim claimOf(const Journey &journey)
{
    matching::Claim claim = journey.answers.claim;
    claim.emailAddress = journey.emailAddress;
    return claim;
}

matching::Policy policyOf(const Answers &answers, const CallingService &service)
{
    return {service.policy, answers.hasQts.value_or(false) || (answers.hasTrn.value_or(false) && answers.claim.statedTrn.empty())};
}

Looked look(RecordSource &records, const matching::Claim &claim, const matching::Policy &policy,
            std::string_view disputedTrn, Instant now)
{
    Looked looked;
    Attempt attempt;
    attempt.at = now;
    attempt.claim = claim;
    if (const auto answer = records.find(claim, policy); answer.ok()) {
        const matching::MatchResult &result = answer.value().result;
        attempt.conclusion = result.conclusion;
        attempt.candidates = static_cast<std::uint32_t>(result.candidates.size());
        looked.finding = findingOf(result, claim, disputedTrn);
        for (std::size_t i = 0; i < result.candidates.size(); ++i) {
            const matching::Candidate &candidate = result.candidates[i];
            if (looked.finding == Finding::Found && candidate.record.trn == result.confirmedTrn) {
                looked.record = candidate.record;
                looked.differing = differingFields(candidate);
            }
            if (i < kInSight)
                looked.secondTrnSuspected = looked.secondTrnSuspected
                    || std::ranges::find(candidate.flags, matching::Flag::SecondTrnSuspected) != candidate.flags.end();
        }
        // What was confirmed and cannot be shown was not confirmed.
        if (looked.finding == Finding::Found && !looked.record)
            looked.finding = Finding::ClaimsARecord;
    }
    looked.attempt = std::move(attempt);
    return looked;
}

Result<Identity> store(Session &session, const Draft &draft, ChangeSource source, const ClientId &client, Instant now)
{
    const ChangeActor actor {{}, client};
    return draft.before ? saveChange(session, *draft.before, draft.after, source, actor, now)
                        : addIdentity(session, draft.after, actor, now);
}

Result<Identity> link(Session &session, const JourneyTools &tools, const Open &open, Draft draft,
                      const matching::Record &record, LinkSource source, ChangeSource why, Instant now)
{
    Identity &identity = draft.after;
    identity.trn = record.trn;
    identity.linkSource = source;
    identity.linkedAt = now;
    identity.lookupStatus = LookupStatus::Found;
    identity.verificationLevel = open.service.strict() ? VerificationLevel::Medium : VerificationLevel::Low;
    // A record without a full name has none to give.
    if (!record.firstName.empty() && !record.lastName.empty()) {
        identity.firstName = record.firstName;
        identity.middleName = record.middleName;
        identity.lastName = record.lastName;
    }
    auto stored = store(session, draft, why, open.journey.client, now);
    if (!stored.ok())
        return stored;
    AuditEvent event;
    event.at = now;
    event.action = AuditAction::IdentityLinked;
    event.trn = record.trn;
    if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
        return noted.error();
    std::vector<Ticket> closed;
    if (draft.before) {
        auto matched = closeMatched(session, stored.value(), now);
        if (!matched.ok())
            return matched.error();
        closed = std::move(matched).value();
    }
    if (Outcome told = tellOfLink(session, tools, open, stored.value(), closed, now); !told.ok())
        return told.error();
    return stored;
}

Result<std::vector<Ticket>> closeMatched(Session &session, const Identity &identity, Instant now)
{
    const auto open = session.tickets().openOf(identity.id);
    if (!open.ok())
        return open.error();
    std::vector<Ticket> closed;
    for (Ticket ticket : open.value()) {
        // A decision that is held meets the rule that an account has one TRN, and comes back; a contest has its own end.
        if (ticket.kind != TicketKind::NoMatch || ticket.state == TicketState::Held)
            continue;
        ticket.state = TicketState::Closed;
        ticket.hint = Hint::None;
        ticket.lease.reset();
        ticket.pausedAt.reset();
        ticket.keptBy = {};
        ticket.keptUntil.reset();
        ticket.firstReader = {};
        ticket.proposedTrn.clear();
        const std::int64_t basedOn = ticket.version;
        auto updated = session.tickets().update(std::move(ticket), basedOn);
        if (!updated.ok())
            return updated.error();
        AuditEvent event;
        event.at = now;
        event.action = AuditAction::TicketMatchedSince;
        event.ticket = updated.value().id;
        event.trn = identity.trn;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted.error();
        closed.push_back(std::move(updated).value());
    }
    return closed;
}

Outcome raise(Session &session, const JourneyTools &tools, Open &open, const Identity &identity, Cause cause,
              bool secondTrnSuspected, Instant now)
{
    Journey &journey = open.journey;
    auto attempts = session.journeys().attempts(journey.id);
    if (!attempts.ok())
        return attempts.error();
    if (attempts.value().empty()) {
        Attempt only;
        only.at = now;
        only.claim = claimOf(journey);
        attempts.value().push_back(std::move(only));
    }
    const auto others = session.tickets().openOf(identity.id);
    if (!others.ok())
        return others.error();
    const auto same = std::ranges::find(others.value(), TicketKind::NoMatch, &Ticket::kind);
    Ticket ticket;
    if (same != others.value().end()) {
        // One person, one ticket: what was stated since goes to whoever is reading it.
        if (Outcome added = session.tickets().addAttempts(same->id, attempts.value()); !added.ok())
            return added;
        auto updated = session.tickets().update(*same, same->version);
        if (!updated.ok())
            return updated.error();
        ticket = std::move(updated).value();
    } else {
        ticket.id = TicketId(tools.newIds(now));
        ticket.cause = cause;
        ticket.identity = identity.id;
        const std::string stated = keptLine(journey.answers.claim.firstName + ' ' + journey.answers.claim.lastName);
        ticket.personName = stated.empty() ? displayName(identity) : stated;
        ticket.service = open.service.name;
        ticket.saysQualified = journey.answers.hasQts.value_or(false);
        ticket.openedAt = now;
        ticket.promisedBy = endOfWorkingDay(now, kPromisedWorkingDays);
        ticket.hint = secondTrnSuspected ? Hint::SecondTrnSuspected : Hint::None;
        auto added = session.tickets().add(std::move(ticket), attempts.value());
        if (!added.ok())
            return added.error();
        ticket = std::move(added).value();
        AuditEvent event;
        event.at = now;
        event.action = AuditAction::TicketOpened;
        event.ticket = ticket.id;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted;
        if (Outcome noted = noteTicketCreated(session, identity, ticket.id, {{}, journey.client}, now); !noted.ok())
            return noted;
        MessageOrder order = orderFor(open, identity, "ticket-received");
        order.cause = ticket.id.text + ":ticket-received";
        order.ticket = ticket.id;
        order.ticketReference = ticket.reference;
        order.variables.emplace("reference", ticket.reference);
        order.variables.emplace("promised_by", toIso(ukDay(ticket.promisedBy)));
        if (Outcome posted = post(session, tools.mailroom, order, now, tools.newIds); !posted.ok())
            return posted;
    }
    journey.ticket = ticket.id;
    journey.ticketReference = ticket.reference;
    journey.promisedBy = ticket.promisedBy;
    return Done {};
}

Outcome mailCode(Session &session, const JourneyTools &tools, const Open &open, const Passcodes::Fresh &fresh, Instant now)
{
    MessageOrder order;
    order.templateId = fresh.code.purpose == CodePurpose::OwnerAddress ? "owner-passcode" : "passcode";
    order.language = open.journey.language;
    order.recipient = fresh.code.address;
    order.variables = {{"code", fresh.digits},
                       {"minutes", std::to_string(kCodeLifetime.count())},
                       {"service", open.service.name}};
    order.cause = "passcode:" + fresh.code.id;
    order.expiresAt = fresh.code.expiresAt;
    return post(session, tools.mailroom, order, now, tools.newIds);
}

} // namespace matchdesk::journey
