// SPDX-License-Identifier: MIT
#include "journey/journeys.h"

#include "domain/trn_token.h"
#include "journey/addresses.h"
#include "matching/alike.h"
#include "steps.h"

namespace matchdesk {

namespace {

using journey::Open;

/// Answers that came while another request changed the journey are taken again on what is there now.
constexpr int kMostTurns = 4;

journey::CodeDoor ownDoor(const JourneyTools &tools, journey::SignIn &prepared)
{
    return {.purpose = CodePurpose::OwnAddress,
            .open = [](const Journey &journey) { return journey.state == JourneyState::AwaitingCode; },
            .done = [](const Journey &journey) { return journey.provenAt.has_value(); },
            .prepare = [&](const Open &open) { prepared = journey::prepareSignIn(tools, open); },
            .right = [&](Session &session, Open &open, Instant now) -> Outcome {
                open.journey.provenAt = now;
                return journey::signIn(session, tools, open, prepared, now);
            }};
}

/// Accounts without a record and with this name and date of birth: perhaps the person's own, under another address.
Outcome offerAccount(Session &session, Journey &journey)
{
    journey.owner = {};
    const auto born = dateFromIso(journey.answers.claim.dateOfBirth);
    if (!born || !journey.identity.empty())
        return Done {};
    const auto accounts = session.identities().unlinkedBornOn(*born);
    if (!accounts.ok())
        return accounts.error();
    for (const Identity &identity : accounts.value()) {
        if (matching::namesAlike({identity.firstName, identity.lastName},
                                 {journey.answers.claim.firstName, journey.answers.claim.lastName})
            && !sameAddress(identity.emailAddress, journey.emailAddress)) {
            journey.owner = identity.id;
            return Done {};
        }
    }
    return Done {};
}

/// Takes what the look came to into the journey.
Outcome takeLooked(Session &session, Journey &journey, const journey::Looked &looked)
{
    journey.finding = looked.finding;
    journey.foundTrn.clear();
    journey.differing.clear();
    if (looked.attempt && looked.finding != Finding::Unavailable) {
        if (Outcome added = session.journeys().addAttempt(journey.id, *looked.attempt); !added.ok())
            return added;
    }
    if (!looked.record)
        return offerAccount(session, journey);
    journey.owner = {};
    journey.foundTrn = looked.record->trn;
    journey.differing = looked.differing;
    const auto owner = session.identities().liveByTrn(looked.record->trn);
    if (!owner.ok())
        return owner.error();
    if (owner.value() && owner.value()->id != journey.identity) {
        journey.finding = Finding::Claimed;
        journey.owner = owner.value()->id;
    }
    return Done {};
}

Journey newJourney(const JourneyTools &tools, const JourneyStart &start, const std::string &address, const ClientId &client,
                   Instant now)
{
    Journey journey;
    journey.id = JourneyId(tools.newTokens());
    journey.service = start.service;
    journey.client = client;
    journey.language = start.language;
    journey.createdAt = now;
    journey.expiresAt = now + kJourneyLifetime;
    journey.emailAddress = address;
    return journey;
}

Result<CallingService> serviceOf(Session &session, const ServiceId &id)
{
    auto service = session.services().byId(id);
    if (!service.ok() && service.error().code == ErrorCode::NotFound)
        return Error {.code = ErrorCode::Unprocessable, .detail = "there is no such calling service", .field = "service"};
    return service;
}

/// Somebody with an invitation: whoever invited them knows whose TRN is whose, and the link in the mail proves the address.
Result<JourneyView> startInvited(const JourneyTools &tools, const JourneyStart &start, const ClientId &client)
{
    const Instant now = tools.clock.now();
    const Error unusable {.code = ErrorCode::Unprocessable,
                          .detail = "the invitation was used before, has expired or is not known",
                          .field = "trnToken",
                          .rule = "token-unusable"};
    const auto seen = inRead<std::optional<TrnToken>>(
        tools.store, [&](Session &session) { return usableTrnToken(session, start.trnToken, now); });
    if (!seen.ok())
        return seen.error();
    if (!seen.value())
        return unusable;
    Journey journey = newJourney(tools, start, seen.value()->emailAddress, client, now);
    journey.provenAt = now;
    const Open prepared {journey, {}};
    const journey::SignIn known = journey::prepareSignIn(tools, prepared);
    return inWrite<JourneyView>(tools.store, [&](Session &session) -> Result<JourneyView> {
        const auto service = serviceOf(session, start.service);
        if (!service.ok())
            return service.error();
        const auto token = usableTrnToken(session, start.trnToken, now);
        if (!token.ok())
            return token.error();
        if (!token.value())
            return unusable;
        Open open {journey, service.value()};
        if (Outcome signedIn = journey::signIn(session, tools, open, known, now); !signedIn.ok())
            return signedIn.error();
        const auto account = open.journey.identity.empty() ? Result<Identity>(Identity {})
                                                           : session.identities().byId(open.journey.identity);
        if (!account.ok())
            return account.error();
        if (account.value().trn.empty()) {
            // It is linked when they say so: until then the invitation can be used.
            open.journey.state = JourneyState::Questions;
            open.journey.ending = Ending::None;
            open.journey.byToken = true;
            open.journey.tokenHash = trnTokenHash(start.trnToken);
            open.journey.finding = Finding::Found;
            open.journey.foundTrn = token.value()->trn;
            open.journey.owner = {};
        } else if (account.value().trn == token.value()->trn) {
            if (Outcome used = useTrnToken(session, start.trnToken, account.value().id, now); !used.ok())
                return used.error();
        } else {
            open.journey.notice = "invitation-not-applied";
        }
        if (Outcome added = session.journeys().add(open.journey); !added.ok())
            return added.error();
        return journey::viewOf(session, open);
    });
}

} // namespace

Result<JourneyView> Journeys::start(const JourneyStart &start, const ClientId &client)
{
    if (start.language != "en" && start.language != "cy")
        return Error {.code = ErrorCode::Unprocessable, .detail = "the language is en or cy", .field = "language"};
    if (!start.trnToken.empty())
        return startInvited(m_tools, start, client);
    const auto address = cleanedAddress(start.emailAddress);
    if (!address.ok())
        return address.error();
    // By its name alone, so that nothing is said about accounts.
    if (isSharedMailbox(address.value()))
        return Error {.code = ErrorCode::Unprocessable,
                      .detail = "several people read that mailbox; a personal address is needed",
                      .field = "emailAddress",
                      .rule = "shared-mailbox"};
    const Instant now = m_tools.clock.now();
    Journey journey = newJourney(m_tools, start, address.value(), client, now);
    const auto fresh = m_tools.passcodes.make(journey.id, CodePurpose::OwnAddress, journey.emailAddress, now);
    journey.code = fresh.code;
    return inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        auto service = serviceOf(session, journey.service);
        if (!service.ok())
            return service.error();
        if (Outcome admitted = m_tools.passcodes.admit(session, fresh.code, now); !admitted.ok())
            return admitted.error();
        const Open open {journey, std::move(service).value()};
        if (Outcome mailed = journey::mailCode(session, m_tools, open, fresh, now); !mailed.ok())
            return mailed.error();
        if (Outcome added = session.journeys().add(journey); !added.ok())
            return added.error();
        return journey::viewOf(session, open);
    });
}

Result<JourneyView> Journeys::enterCode(const JourneyCaller &caller, std::string entry)
{
    journey::SignIn prepared;
    const journey::CodeDoor door = ownDoor(m_tools, prepared);
    auto entered = journey::enter(m_tools, caller, std::move(entry), door);
    if (entered.ok() && !entered.value().alreadyDone && entered.value().ending == Ending::Linked)
        journey::unlock(m_tools, caller);
    return entered;
}

Result<JourneyView> Journeys::resendCode(const JourneyCaller &caller)
{
    journey::SignIn unused;
    return journey::resend(m_tools, caller, ownDoor(m_tools, unused));
}

Result<JourneyView> Journeys::show(const JourneyCaller &caller)
{
    return inRead<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        const auto open = journey::openFor(session, caller, m_tools.clock.now());
        if (!open.ok())
            return open.error();
        return journey::viewOf(session, open.value());
    });
}

Result<JourneyView> Journeys::answer(const JourneyCaller &caller, const AnswersPatch &patch)
{
    for (int turn = 0; turn < kMostTurns; ++turn) {
        auto seen = inRead<Open>(
            m_tools.store, [&](Session &session) { return journey::openFor(session, caller, m_tools.clock.now()); });
        if (!seen.ok())
            return seen.error();
        Open open = std::move(seen).value();
        if (open.journey.state == JourneyState::Finished && !open.journey.elevating)
            return inRead<JourneyView>(m_tools.store,
                                       [&](Session &session) { return journey::viewOf(session, open, true); });
        if (open.journey.state != JourneyState::Questions || open.journey.byToken)
            return journey::notThere();
        const Instant now = m_tools.clock.now();
        const Answers before = open.journey.answers;
        if (Outcome taken = journey::takeAnswers(open.journey.answers, patch, now); !taken.ok())
            return taken.error();
        // Who proves more of a record that is linked already is looked for once, at the end.
        std::optional<journey::Looked> looked;
        if (!open.journey.elevating && journey::canLook(open.journey.answers)
            && (open.journey.answers != before || open.journey.finding == Finding::NotLooked
                || open.journey.finding == Finding::Unavailable))
            looked = journey::look(m_tools.records, journey::claimOf(open.journey),
                                   journey::policyOf(open.journey.answers, open.service), open.journey.disputedTrn, now);
        auto kept = inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
            Open changed = open;
            if (looked) {
                if (Outcome taken = takeLooked(session, changed.journey, *looked); !taken.ok())
                    return taken.error();
            }
            return journey::keep(session, std::move(changed));
        });
        if (kept.ok() || kept.error().code != ErrorCode::Conflict)
            return kept;
    }
    return journey::notThere();
}

Result<JourneyView> Journeys::dispute(const JourneyCaller &caller)
{
    return inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        const Instant now = m_tools.clock.now();
        auto opened = journey::openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        Journey &journey = open.journey;
        if (!journey.disputedTrn.empty() && journey.foundTrn.empty())
            return journey::viewOf(session, open, true);
        const bool asked = journey.state == JourneyState::Questions
            && (journey.finding == Finding::Found || journey.finding == Finding::Claimed) && !journey.byToken
            && !journey.elevating;
        const bool linked = journey.state == JourneyState::Finished && !journey.identity.empty()
            && (journey.ending == Ending::Linked || journey.ending == Ending::SignedIn);
        if (asked) {
            journey.disputedTrn = journey.foundTrn;
            journey.foundTrn.clear();
            journey.differing.clear();
            journey.owner = {};
            journey.finding = Finding::Disputed;
            return journey::keep(session, std::move(open));
        }
        const auto identity = linked ? session.identities().byId(journey.identity) : Result<Identity>(Identity {});
        if (!identity.ok())
            return identity.error();
        if (identity.value().trn.empty())
            return journey::notThere();
        if (journey.disputedTrn == identity.value().trn)
            return journey::viewOf(session, open, true);
        // The link stays until somebody has looked: cutting it here would let anybody with the mailbox cut it.
        journey.disputedTrn = identity.value().trn;
        if (Outcome raised = journey::raise(session, m_tools, open, identity.value(), Cause::RecordDisputed, false, now);
            !raised.ok())
            return raised.error();
        return journey::keep(session, std::move(open));
    });
}

} // namespace matchdesk
