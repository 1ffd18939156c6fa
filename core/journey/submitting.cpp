// SPDX-License-Identifier: MIT
#include "journey/journeys.h"

#include "domain/identity_changes.h"
#include "steps.h"

#include <algorithm>

namespace matchdesk {

namespace {

using journey::Draft;
using journey::Looked;
using journey::Open;

constexpr int kMostTurns = 4;
constexpr std::chrono::seconds kFirstRetry {30};

/// What one submission found out before its transaction.
struct Turn {
    Open seen;
    Looked looked;
    std::optional<Identity> owner;         ///< whose address gets a code
    std::optional<Passcodes::Fresh> fresh; ///< that code
};

/// The record of an earlier look, read again; or another look.
Looked lookAgain(RecordSource &records, const Journey &journey, const matching::Policy &policy, Instant now)
{
    const bool known = !journey.foundTrn.empty() && !journey.elevating
        && (journey.finding == Finding::Found || journey.finding == Finding::Claimed || journey.byToken);
    if (known) {
        auto record = records.byTrn(journey.foundTrn);
        Looked looked;
        looked.differing = journey.differing;
        if (!record.ok())
            return looked;
        if (record.value() && record.value()->status == matching::RecordStatus::Active) {
            looked.finding = Finding::Found;
            looked.record = std::move(record).value();
            return looked;
        }
    }
    return journey::look(records, journey::claimOf(journey), policy, journey.disputedTrn, now);
}

Result<Turn> prepare(const JourneyTools &tools, const JourneyCaller &caller)
{
    const Instant now = tools.clock.now();
    auto seen = inRead<Open>(tools.store, [&](Session &session) { return journey::openFor(session, caller, now); });
    if (!seen.ok())
        return seen.error();
    Turn turn {std::move(seen).value(), {}, {}, {}};
    const Journey &journey = turn.seen.journey;
    if (journey.state != JourneyState::Questions)
        return turn;
    if (const auto missing = journey::missingAnswer(journey, turn.seen.service)) {
        return Error {.code = ErrorCode::Unprocessable,
                      .detail = "a question has not been answered yet",
                      .field = std::string(nameOf(*missing)),
                      .rule = "unanswered"};
    }
    const bool existing = journey.answers.existingAccount == true && !journey.owner.empty();
    if (!existing)
        turn.looked = lookAgain(tools.records, journey, journey::policyOf(journey.answers, turn.seen.service), now);
    auto owner = inRead<std::optional<Identity>>(tools.store, [&](Session &session) -> Result<std::optional<Identity>> {
        if (turn.looked.record)
            return session.identities().liveByTrn(turn.looked.record->trn);
        if (!existing)
            return std::optional<Identity> {};
        auto account = session.identities().byId(journey.owner);
        if (!account.ok())
            return account.error();
        return std::optional(std::move(account).value());
    });
    if (!owner.ok())
        return owner.error();
    turn.owner = std::move(owner).value();
    if (existing && !turn.owner->live) {
        turn.owner.reset();
        turn.looked = lookAgain(tools.records, journey, journey::policyOf(journey.answers, turn.seen.service), now);
    }
    if (turn.owner && turn.owner->id != journey.identity && !journey.elevating)
        turn.fresh = tools.passcodes.make(journey.id, CodePurpose::OwnerAddress, turn.owner->emailAddress, now);
    return turn;
}

/// The account as this journey leaves it, but for its record.
Result<Draft> draftOf(Session &session, const JourneyTools &tools, const Open &open, Instant now)
{
    const Journey &journey = open.journey;
    auto known = journey.identity.empty() ? session.identities().liveByEmail(journey.emailAddress)
                                          : session.identities().byId(journey.identity).then([](Identity identity) {
                                                return Result<std::optional<Identity>>(std::move(identity));
                                            });
    if (!known.ok())
        return known.error();
    Draft draft;
    draft.before = std::move(known).value();
    Identity &identity = draft.after;
    const matching::Claim &claim = journey.answers.claim;
    if (draft.before) {
        identity = *draft.before;
    } else {
        identity.id = IdentityId(tools.newIds(now));
        identity.emailAddress = journey.emailAddress;
        identity.createdAt = now;
        identity.language = journey.language;
        identity.registeredWith = journey.service;
    }
    if (!draft.before || identity.lastName.empty()) {
        identity.firstName = claim.firstName;
        identity.middleName = claim.middleName;
        identity.lastName = claim.lastName;
    }
    if (!identity.dateOfBirth)
        identity.dateOfBirth = dateFromIso(claim.dateOfBirth);
    if (!claim.nationalInsuranceNumber.empty())
        identity.nationalInsuranceNumber = claim.nationalInsuranceNumber;
    if (journey.answers.preferredNameGiven)
        identity.preferredName = journey.answers.preferredName;
    identity.emailProvenAt = journey.provenAt.value_or(now);
    identity.lastSignedInAt = now;
    return draft;
}

std::optional<Cause> causeFor(const Journey &journey, Finding finding)
{
    switch (finding) {
    case Finding::Several: return Cause::SeveralAnswered;
    case Finding::ClaimsARecord:
        return journey.answers.claim.statedTrn.empty() ? Cause::QualifiedNoneAnswered : Cause::StatedTrnNoneAnswered;
    case Finding::Disputed: return Cause::RecordDisputed;
    case Finding::Unavailable: return Cause::LookupUnavailable;
    case Finding::NotLooked:
    case Finding::Found:
    case Finding::Claimed:
    case Finding::NoRecord: break;
    }
    return std::nullopt;
}

/// Nobody's record was found: a ticket where somebody has to look, and the account as it is.
Outcome endWithout(Session &session, const JourneyTools &tools, Open &open, const Looked &looked, Draft draft, Instant now)
{
    Journey &journey = open.journey;
    const auto cause = causeFor(journey, looked.finding);
    journey.finding = looked.finding;
    journey.ending = cause ? Ending::Pending : Ending::NoRecord;
    // What support has found out stays, until something else is known.
    if (!(draft.before && draft.before->lookupStatus == LookupStatus::Failed && !cause))
        draft.after.lookupStatus = cause ? LookupStatus::Pending : LookupStatus::None;
    const auto stored = journey::store(session, draft, ChangeSource::System, journey.client, now);
    if (!stored.ok())
        return stored.error();
    journey.identity = stored.value().id;
    if (looked.attempt && looked.finding != Finding::Unavailable) {
        const auto before = session.journeys().attempts(journey.id);
        if (!before.ok())
            return before.error();
        const bool repeated = !before.value().empty() && before.value().back().claim == looked.attempt->claim
            && before.value().back().conclusion == looked.attempt->conclusion;
        if (!repeated) {
            if (Outcome added = session.journeys().addAttempt(journey.id, *looked.attempt); !added.ok())
                return added;
        }
    }
    if (looked.finding == Finding::Unavailable)
        journey.retryAt = now + kFirstRetry;
    if (cause && open.service.raisesTickets) {
        if (Outcome raised = journey::raise(session, tools, open, stored.value(), *cause, looked.secondTrnSuspected, now);
            !raised.ok())
            return raised;
    }
    return noteSignedIn(session, stored.value(), {{}, journey.client}, now);
}

Outcome endLinked(Session &session, const JourneyTools &tools, Open &open, const Looked &looked, Draft draft, Instant now)
{
    Journey &journey = open.journey;
    journey.finding = Finding::Found;
    journey.foundTrn = looked.record->trn;
    journey.differing = looked.differing;
    journey.ending = Ending::Linked;
    const auto linked
        = journey::link(session, tools, open, std::move(draft), *looked.record,
                        journey.byToken ? LinkSource::Token : LinkSource::Lookup,
                        journey.byToken ? ChangeSource::TrnToken : ChangeSource::System, now);
    if (!linked.ok())
        return linked.error();
    journey.identity = linked.value().id;
    if (journey.byToken) {
        if (Outcome used = session.trnTokens().use(journey.tokenHash, journey.identity, now); !used.ok())
            return used;
        journey.tokenHash.clear();
    }
    return noteSignedIn(session, linked.value(), {{}, journey.client}, now);
}

/// A linked person proved more: the level rises where the strict rule agrees on the record they have.
Outcome endElevated(Session &session, Open &open, const Looked &looked, Instant now)
{
    Journey &journey = open.journey;
    const auto before = session.identities().byId(journey.identity);
    if (!before.ok())
        return before.error();
    Identity after = before.value();
    if (!journey.answers.claim.nationalInsuranceNumber.empty())
        after.nationalInsuranceNumber = journey.answers.claim.nationalInsuranceNumber;
    if (looked.record && looked.record->trn == after.trn)
        after.verificationLevel = VerificationLevel::Medium;
    const auto saved = saveChange(session, before.value(), std::move(after), ChangeSource::ChangedByUser,
                                  {{}, journey.client}, now);
    if (!saved.ok())
        return saved.error();
    journey.finding = Finding::Found;
    journey.foundTrn = saved.value().trn;
    journey.ending = Ending::SignedIn;
    return Done {};
}

/// The account that this turn prepared a code for is still the one to ask.
bool sameOwner(const std::optional<Identity> &left, const std::optional<Identity> &right)
{
    return left.has_value() == right.has_value()
        && (!left || (left->id == right->id && left->emailAddress == right->emailAddress));
}

Outcome askOwner(Session &session, const JourneyTools &tools, Open &open, const Turn &turn, Instant now)
{
    Journey &journey = open.journey;
    if (Outcome admitted = tools.passcodes.admit(session, turn.fresh->code, now); !admitted.ok())
        return admitted;
    if (Outcome mailed = journey::mailCode(session, tools, open, *turn.fresh, now); !mailed.ok())
        return mailed;
    journey.code = turn.fresh->code;
    journey.owner = turn.owner->id;
    journey.ownerCodeSentAt = now;
    journey.state = JourneyState::OwnerCode;
    if (turn.looked.record) {
        journey.finding = Finding::Claimed;
        journey.foundTrn = turn.looked.record->trn;
        journey.differing = turn.looked.differing;
    }
    return Done {};
}

Result<JourneyView> end(Session &session, const JourneyTools &tools, const Turn &turn, Instant now)
{
    Open open = turn.seen;
    auto current = session.journeys().byId(open.journey.id);
    if (!current.ok())
        return current.error();
    const Error again {.code = ErrorCode::Conflict, .detail = "the journey has changed meanwhile"};
    if (current.value().version != open.journey.version)
        return again;
    if (turn.looked.record) {
        const auto owner = session.identities().liveByTrn(turn.looked.record->trn);
        if (!owner.ok())
            return owner.error();
        if (!sameOwner(owner.value(), turn.owner))
            return again;
    }
    Outcome ended = Done {};
    if (open.journey.elevating) {
        ended = endElevated(session, open, turn.looked, now);
    } else if (turn.fresh) {
        ended = askOwner(session, tools, open, turn, now);
    } else {
        auto draft = draftOf(session, tools, open, now);
        if (!draft.ok())
            return draft.error();
        ended = turn.looked.record
            ? endLinked(session, tools, open, turn.looked, std::move(draft).value(), now)
            : endWithout(session, tools, open, turn.looked, std::move(draft).value(), now);
    }
    if (!ended.ok())
        return ended.error();
    if (open.journey.state == JourneyState::Questions)
        open.journey.state = JourneyState::Finished;
    return journey::keep(session, std::move(open));
}

} // namespace

Result<JourneyView> Journeys::submit(const JourneyCaller &caller)
{
    for (int turn = 0; turn < kMostTurns; ++turn) {
        const auto prepared = prepare(m_tools, caller);
        if (!prepared.ok())
            return prepared.error();
        const Open &seen = prepared.value().seen;
        if (seen.journey.state == JourneyState::AwaitingCode)
            return journey::notThere();
        if (seen.journey.state != JourneyState::Questions)
            return inRead<JourneyView>(m_tools.store,
                                       [&](Session &session) { return journey::viewOf(session, seen, true); });
        auto ended = inWrite<JourneyView>(m_tools.store, [&](Session &session) {
            return end(session, m_tools, prepared.value(), m_tools.clock.now());
        });
        const bool again = !ended.ok()
            && (ended.error().code == ErrorCode::Conflict || ended.error().rule == "trn-claimed"
                || ended.error().rule == "email-taken");
        if (again)
            continue;
        if (ended.ok() && ended.value().ending == Ending::Linked)
            journey::unlock(m_tools, caller);
        return ended;
    }
    return Error {.code = ErrorCode::Unavailable, .detail = "the journey changes too fast; try again"};
}

} // namespace matchdesk
