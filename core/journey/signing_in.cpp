// SPDX-License-Identifier: MIT
#include "steps.h"

#include "domain/identity_changes.h"
#include "journey/names.h"
#include "messaging/post.h"

#include <algorithm>

namespace matchdesk::journey {

namespace {

/// Longer chains of merged records than this are a mistake of the register's.
constexpr int kMostMerges = 8;

/// The active record into which `record` was merged, by way of others; nothing where there is none.
Result<std::optional<matching::Record>> survivorOf(RecordSource &records, const matching::Record &record)
{
    std::optional<matching::Record> last = record;
    for (int step = 0; step < kMostMerges && last && last->status == matching::RecordStatus::Merged; ++step) {
        auto next = records.byTrn(last->mergedIntoTrn);
        if (!next.ok())
            return next;
        last = std::move(next).value();
    }
    if (last && last->status != matching::RecordStatus::Active)
        last.reset();
    return last;
}

/// What somebody who has no record yet is looked for by: what they last stated, and what their account says.
Answers answersOf(const std::optional<Journey> &last, const Identity &identity)
{
    Answers answers = last ? last->answers : Answers {};
    answers.claim.firstName = identity.firstName;
    answers.claim.middleName = identity.middleName;
    answers.claim.lastName = identity.lastName;
    if (identity.dateOfBirth)
        answers.claim.dateOfBirth = toIso(*identity.dateOfBirth);
    if (!identity.nationalInsuranceNumber.empty()) {
        answers.claim.nationalInsuranceNumber = identity.nationalInsuranceNumber;
        answers.hasNationalInsuranceNumber = true;
    }
    answers.preferredName = identity.preferredName;
    answers.preferredNameGiven = answers.preferredNameGiven || !identity.preferredName.empty();
    answers.existingAccount.reset();
    return answers;
}

struct Known {
    std::optional<Identity> identity;
    std::optional<Journey> last;
};

/// A record that was merged: the account follows it, unless somebody else has the survivor.
Outcome follow(Session &session, const JourneyTools &tools, Open &open, Identity &identity,
               const matching::Record &survivor, Instant now)
{
    const auto owner = session.identities().liveByTrn(survivor.trn);
    if (!owner.ok())
        return owner.error();
    if (owner.value()) {
        open.journey.notice = "record-inactive";
        return raise(session, tools, open, identity, Cause::RecordClaimed, true, now);
    }
    const std::string old = identity.trn;
    identity.trn = survivor.trn;
    identity.linkedAt = now;
    open.journey.notice = "trn-moved";
    AuditEvent event;
    event.at = now;
    event.action = AuditAction::IdentityLinked;
    event.trn = survivor.trn;
    if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
        return noted;
    MessageOrder order;
    order.templateId = "trn-moved";
    order.language = identity.language;
    order.recipient = identity.emailAddress;
    order.variables = {{"name", displayName(identity)}, {"trn", survivor.trn}, {"old_trn", old}};
    order.cause = "trn-moved:" + identity.id.text + ':' + old;
    return post(session, tools.mailroom, order, now, tools.newIds);
}

/// Somebody whose TRN is known: it is never looked for again, but what the register says of it reaches the account.
Outcome signInLinked(Session &session, const JourneyTools &tools, Open &open, const SignIn &prepared, Identity &identity,
                     Instant now)
{
    Journey &journey = open.journey;
    journey.finding = Finding::Found;
    journey.ending = Ending::SignedIn;
    journey.state = JourneyState::Finished;
    if (!prepared.answered) {
        journey.notice = "record-unavailable";
    } else if (prepared.record && prepared.record->status == matching::RecordStatus::Active) {
        takeNames(identity, *prepared.record);
    } else if (prepared.survivor) {
        if (Outcome followed = follow(session, tools, open, identity, *prepared.survivor, now); !followed.ok())
            return followed;
        if (identity.trn == prepared.survivor->trn)
            takeNames(identity, *prepared.survivor);
    } else {
        journey.notice = "record-inactive";
    }
    journey.foundTrn = identity.trn;
    if (open.service.strict() && effectiveLevel(identity) == VerificationLevel::Low) {
        journey.elevating = true;
        journey.state = JourneyState::Questions;
        journey.ending = Ending::None;
        journey.answers = answersOf(std::nullopt, identity);
        journey.answers.hasNationalInsuranceNumber.reset();
        journey.answers.claim.nationalInsuranceNumber.clear();
    }
    return Done {};
}

/// Somebody without a TRN, whom this look did not find: their ticket is waited for, or they may answer anew.
Outcome signInUnlinked(Session &session, Open &open, const SignIn &prepared, const Identity &identity)
{
    Journey &journey = open.journey;
    journey.answers = prepared.answers;
    if (prepared.looked) {
        journey.finding = prepared.looked->finding;
        if (prepared.looked->attempt && prepared.looked->finding != Finding::Unavailable) {
            if (Outcome added = session.journeys().addAttempt(journey.id, *prepared.looked->attempt); !added.ok())
                return added;
        }
    }
    const auto tickets = session.tickets().openOf(identity.id);
    if (!tickets.ok())
        return tickets.error();
    journey.state = JourneyState::Questions;
    // A change of details that support looks at keeps nobody from being looked for.
    const auto waiting = std::ranges::find_if(
        tickets.value(), [](const Ticket &ticket) { return ticket.kind != TicketKind::DetailsChange; });
    if (waiting != tickets.value().end()) {
        const Ticket &ticket = *waiting;
        journey.state = JourneyState::Finished;
        journey.ending = ticket.kind == TicketKind::ContestedEmail ? Ending::Contested : Ending::Pending;
        journey.ticket = ticket.id;
        journey.ticketReference = ticket.reference;
        journey.promisedBy = ticket.promisedBy;
    }
    return Done {};
}

} // namespace

SignIn prepareSignIn(const JourneyTools &tools, const Open &open)
{
    SignIn prepared;
    const auto known = inRead<Known>(tools.store, [&](Session &session) -> Result<Known> {
        Known found;
        auto identity = session.identities().liveByEmail(open.journey.emailAddress);
        if (!identity.ok())
            return identity.error();
        found.identity = std::move(identity).value();
        if (!found.identity || !found.identity->trn.empty())
            return found;
        auto last = session.journeys().lastAnswered(found.identity->id);
        if (!last.ok())
            return last.error();
        found.last = std::move(last).value();
        return found;
    });
    // What cannot be read now is read again in the transaction, which then says why.
    if (!known.ok() || !known.value().identity)
        return prepared;
    prepared.identity = known.value().identity;
    const Identity &identity = *prepared.identity;
    if (identity.trn.empty()) {
        prepared.answers = answersOf(known.value().last, identity);
        matching::Claim claim = prepared.answers.claim;
        claim.emailAddress = identity.emailAddress;
        const std::string disputed = known.value().last ? known.value().last->disputedTrn : std::string();
        if (canLook(prepared.answers))
            prepared.looked
                = look(tools.records, claim, policyOf(prepared.answers, open.service), disputed, tools.clock.now());
        return prepared;
    }
    auto record = tools.records.byTrn(identity.trn);
    if (!record.ok())
        return prepared;
    prepared.record = std::move(record).value();
    prepared.answered = true;
    if (prepared.record && prepared.record->status == matching::RecordStatus::Merged) {
        auto survivor = survivorOf(tools.records, *prepared.record);
        prepared.answered = survivor.ok();
        if (survivor.ok())
            prepared.survivor = std::move(survivor).value();
    }
    return prepared;
}

Outcome signIn(Session &session, const JourneyTools &tools, Open &open, const SignIn &prepared, Instant now)
{
    Journey &journey = open.journey;
    const auto known = session.identities().liveByEmail(journey.emailAddress);
    if (!known.ok())
        return known.error();
    if (!known.value()) {
        journey.state = JourneyState::Questions;
        return Done {};
    }
    const Identity &before = *known.value();
    // An account that changed since it was prepared is signed in with what is known for certain.
    SignIn current = prepared;
    if (!prepared.identity || prepared.identity->id != before.id || prepared.identity->trn != before.trn) {
        current = SignIn {};
        if (before.trn.empty())
            current.answers = answersOf(std::nullopt, before);
    }
    Draft draft {before, before};
    draft.after.lastSignedInAt = now;
    journey.identity = before.id;
    Outcome done = Done {};
    std::optional<Identity> stored;
    if (!before.trn.empty()) {
        done = signInLinked(session, tools, open, current, draft.after, now);
    } else {
        const bool confirmed = current.looked && current.looked->finding == Finding::Found;
        const auto owner = confirmed ? session.identities().liveByTrn(current.looked->record->trn)
                                     : Result<std::optional<Identity>>(std::optional<Identity> {});
        if (!owner.ok())
            return owner.error();
        if (confirmed && !owner.value()) {
            journey.answers = current.answers;
            journey.differing = current.looked->differing;
            // Who had none before did not expect one.
            journey.answers.hasTrn = journey.answers.claim.statedTrn.empty() ? std::optional(false) : std::optional(true);
            journey.finding = Finding::Found;
            journey.foundTrn = current.looked->record->trn;
            journey.state = JourneyState::Finished;
            journey.ending = Ending::Linked;
            auto linked = link(session, tools, open, draft, *current.looked->record, LinkSource::Lookup,
                               ChangeSource::DqtSynchronization, now);
            if (!linked.ok())
                return linked.error();
            stored = std::move(linked).value();
        } else {
            done = signInUnlinked(session, open, current, before);
            if (done.ok() && owner.value()) {
                journey.finding = Finding::Claimed;
                journey.foundTrn = current.looked->record->trn;
                journey.owner = owner.value()->id;
            }
        }
    }
    if (!done.ok())
        return done;
    if (!stored) {
        auto kept = store(session, draft, ChangeSource::DqtSynchronization, journey.client, now);
        if (!kept.ok())
            return kept.error();
        stored = std::move(kept).value();
    }
    return noteSignedIn(session, *stored, {{}, journey.client}, now);
}

} // namespace matchdesk::journey
