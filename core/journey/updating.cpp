// SPDX-License-Identifier: MIT
#include "journey/journeys.h"

#include "domain/identity_changes.h"
#include "journey/addresses.h"
#include "messaging/notices.h"
#include "messaging/post.h"
#include "steps.h"

namespace matchdesk {

namespace {

using journey::Open;

bool awaitsOwner(const Journey &journey) noexcept
{
    return journey.state == JourneyState::OwnerCode;
}

/// The account that the journey came upon, as it is now. RuleRefused "owner-changed" where it is no longer the one to ask:
/// found by its id, since support may have changed its address meanwhile.
Result<Identity> ownerOf(Session &session, const Journey &journey)
{
    auto owner = session.identities().byId(journey.owner);
    if (!owner.ok())
        return owner;
    const bool holds = journey.foundTrn.empty() || owner.value().trn == journey.foundTrn;
    if (!owner.value().live || !holds)
        return Error {.code = ErrorCode::RuleRefused,
                      .detail = "the account is no longer the one that was found",
                      .rule = "owner-changed"};
    return owner;
}

journey::CodeDoor ownerDoor()
{
    return {.purpose = CodePurpose::OwnerAddress,
            .open = &awaitsOwner,
            .done = [](const Journey &journey) {
                return journey.state == JourneyState::EmailChoice
                    || (journey.state == JourneyState::Finished && journey.ownerCodeSentAt
                        && journey.ending == Ending::SignedIn);
            },
            .prepare = {},
            .right = [](Session &session, Open &open, Instant) -> Outcome {
                const auto owner = ownerOf(session, open.journey);
                if (!owner.ok())
                    return owner.error();
                open.journey.state = JourneyState::EmailChoice;
                return Done {};
            }};
}

/// The person's other account, that of the new address, becomes part of the one that holds the record.
Outcome absorb(Session &session, const Journey &journey, const Identity &owner, Instant now)
{
    const auto other = session.identities().liveByEmail(journey.emailAddress);
    if (!other.ok())
        return other.error();
    if (!other.value() || other.value()->id == owner.id)
        return Done {};
    // Only the account that this journey signed in with is this person's; anybody else's address is taken.
    if (other.value()->id != journey.identity || !other.value()->trn.empty())
        return Error {.code = ErrorCode::RuleRefused,
                      .detail = "the new address belongs to another account meanwhile",
                      .rule = "email-taken"};
    if (const auto closed = journey::closeMatched(session, *other.value(), now); !closed.ok())
        return closed.error();
    Identity absorbed = *other.value();
    absorbed.live = false;
    absorbed.mergedInto = owner.id;
    const auto saved = saveChange(session, *other.value(), std::move(absorbed), ChangeSource::TrnMatchedToExistingUser,
                                  {{}, journey.client}, now);
    if (!saved.ok())
        return saved.error();
    return noteMerged(session, saved.value(), {{}, journey.client}, now);
}

std::vector<TriedStep> triedIn(const Journey &journey, ContestVia via, Instant now)
{
    std::vector<TriedStep> tried;
    if (journey.provenAt)
        tried.push_back({*journey.provenAt, ContestStep::NewAddressProven});
    if (journey.ownerCodeSentAt)
        tried.push_back({*journey.ownerCodeSentAt, ContestStep::OwnerCodeSent});
    if (journey.code.sentAt > journey.ownerCodeSentAt.value_or(now))
        tried.push_back({journey.code.sentAt, ContestStep::OwnerCodeSent});
    for (std::int32_t i = 0; i < journey.code.failures; ++i)
        tried.push_back({now, ContestStep::OwnerCodeRefused});
    tried.push_back({now, via == ContestVia::NotMine ? ContestStep::SaidNotMine : ContestStep::SaidCannotReach});
    return tried;
}

Result<ContestOrder> orderOf(Session &session, const Open &open, const Identity &owner, ContestVia via, Instant now)
{
    const Journey &journey = open.journey;
    auto attempts = session.journeys().attempts(journey.id);
    if (!attempts.ok())
        return attempts.error();
    ContestOrder order;
    order.owner = owner.id;
    order.asker = journey.identity;
    order.trn = owner.trn;
    order.newEmailAddress = journey.emailAddress;
    order.provenAt = journey.provenAt;
    order.language = journey.language;
    order.via = via;
    order.tried = triedIn(journey, via, now);
    order.attempts = std::move(attempts).value();
    if (order.attempts.empty()) {
        Attempt only;
        only.at = now;
        only.claim = journey::claimOf(journey);
        order.attempts.push_back(std::move(only));
    }
    order.personName = journey::keptLine(journey.answers.claim.firstName + ' ' + journey.answers.claim.lastName);
    order.service = open.service.name;
    order.saysQualified = journey.answers.hasQts.value_or(false);
    return order;
}

} // namespace

Outcome journey::tellOfAddress(Session &session, const JourneyTools &tools, const Open &open, const Identity &account,
                               const std::string &oldAddress, Instant now)
{
    for (const bool toNew : {true, false}) {
        MessageOrder order;
        order.templateId = toNew ? "email-changed" : "email-changed-notice";
        order.language = account.language;
        order.recipient = toNew ? account.emailAddress : oldAddress;
        order.variables = {{"name", displayName(account)}, {"service", open.service.name}};
        // One journey may change the address more than once; the account's version tells the changes apart.
        order.cause = causeOf(open.journey, order.templateId) + ':' + std::to_string(account.version);
        if (Outcome posted = post(session, tools.mailroom, order, now, tools.newIds); !posted.ok())
            return posted;
    }
    return Done {};
}

Result<JourneyView> OwnerUpdates::enterCode(const JourneyCaller &caller, std::string entry)
{
    return journey::enter(m_tools, caller, std::move(entry), ownerDoor());
}

Result<JourneyView> OwnerUpdates::resendCode(const JourneyCaller &caller)
{
    return journey::resend(m_tools, caller, ownerDoor());
}

Result<JourneyView> OwnerUpdates::choose(const JourneyCaller &caller, const EmailChoice &choice)
{
    return inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        const Instant now = m_tools.clock.now();
        auto opened = journey::openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        Journey &journey = open.journey;
        if (ownerDoor().done(journey) && journey.state == JourneyState::Finished)
            return journey::viewOf(session, open, true);
        if (journey.state != JourneyState::EmailChoice)
            return journey::notThere();
        const auto chosen = cleanedAddress(choice.address);
        const bool keepsNew = chosen.ok() && sameAddress(chosen.value(), journey.emailAddress);
        if (!keepsNew && !(chosen.ok() && sameAddress(chosen.value(), journey.code.address)))
            return Error {.code = ErrorCode::Unprocessable,
                          .detail = "choose one of the two addresses that were proven",
                          .field = "address"};
        const auto before = ownerOf(session, journey);
        if (!before.ok())
            return before.error();
        if (keepsNew || !journey.identity.empty()) {
            if (Outcome absorbed = absorb(session, journey, before.value(), now); !absorbed.ok())
                return absorbed.error();
        }
        Identity account = before.value();
        const std::string &address = keepsNew ? journey.emailAddress : journey.code.address;
        if (!sameAddress(account.emailAddress, address)) {
            account.emailAddress = address;
            account.emailProvenAt = now;
        }
        if (open.service.strict() && effectiveLevel(account) == VerificationLevel::Low)
            account.verificationLevel = VerificationLevel::Medium;
        account.lastSignedInAt = now;
        const auto saved = saveChange(session, before.value(), std::move(account),
                                      ChangeSource::TrnMatchedToExistingUser, {{}, journey.client}, now);
        if (!saved.ok())
            return saved.error();
        if (saved.value().emailAddress != before.value().emailAddress) {
            if (Outcome told = journey::tellOfAddress(session, m_tools, open, saved.value(), before.value().emailAddress, now); !told.ok())
                return told.error();
        }
        if (Outcome noted = noteSignedIn(session, saved.value(), {{}, journey.client}, now); !noted.ok())
            return noted.error();
        journey.identity = saved.value().id;
        journey.state = JourneyState::Finished;
        journey.ending = Ending::SignedIn;
        // What was stated on the way was the other address's; the account keeps its own details.
        journey.answers = {};
        journey.differing.clear();
        journey.finding = saved.value().trn.empty() ? Finding::NoRecord : Finding::Found;
        return journey::keep(session, std::move(open));
    });
}

Result<JourneyView> OwnerUpdates::contest(const JourneyCaller &caller, ContestVia via)
{
    if (via == ContestVia::Agent)
        return Error {.code = ErrorCode::Unprocessable, .detail = "the reason is cannot-reach or not-mine", .field = "reason"};
    return inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        const Instant now = m_tools.clock.now();
        auto opened = journey::openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        Journey &journey = open.journey;
        if (journey.ending == Ending::Contested)
            return journey::viewOf(session, open, true);
        if (!awaitsOwner(journey))
            return journey::notThere();
        const auto owner = ownerOf(session, journey);
        if (!owner.ok())
            return owner.error();
        // The owner's code stays unusable from here on.
        const auto order = orderOf(session, open, owner.value(), via, now);
        if (!order.ok())
            return order.error();
        const ContestTools tools {noticesBy(m_tools.mailroom, now, m_tools.newIds), m_tools.newIds, m_tools.newTokens};
        const auto ticket = openContest(session, order.value(), tools, now);
        if (!ticket.ok())
            return ticket.error();
        journey.code.id.clear();
        journey.state = JourneyState::Finished;
        journey.ending = Ending::Contested;
        journey.ticket = ticket.value().id;
        journey.ticketReference = ticket.value().reference;
        journey.promisedBy = ticket.value().promisedBy;
        return journey::keep(session, std::move(open));
    });
}

} // namespace matchdesk
