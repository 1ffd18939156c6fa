// SPDX-License-Identifier: MIT
#include "journey/retries.h"

#include "domain/identity_changes.h"
#include "steps.h"

#include <algorithm>

namespace matchdesk {

namespace {

using journey::Open;

constexpr std::size_t kBatch = 50;
constexpr std::chrono::seconds kFirstPause {30};
constexpr std::chrono::seconds kLongestPause {3600};
constexpr std::int32_t kMostDoublings = 7;

Instant nextTry(std::int32_t retries, Instant now)
{
    return now + std::min(kLongestPause, kFirstPause * (1 << std::min(retries, kMostDoublings)));
}

/// The ticket learns why nothing was found after all.
Outcome correctCause(Session &session, const Journey &journey, const journey::Looked &looked)
{
    if (journey.ticket.empty())
        return Done {};
    auto found = session.tickets().byId(journey.ticket);
    if (!found.ok())
        return found.error();
    Ticket ticket = std::move(found).value();
    if (ticket.cause != Cause::LookupUnavailable || ticket.state == TicketState::Closed
        || ticket.state == TicketState::Held)
        return Done {};
    ticket.cause = looked.finding == Finding::Several ? Cause::SeveralAnswered
        : looked.finding == Finding::Found            ? Cause::RecordClaimed
        : looked.finding == Finding::Disputed         ? Cause::RecordDisputed
        : journey.answers.claim.statedTrn.empty()     ? Cause::QualifiedNoneAnswered
                                                      : Cause::StatedTrnNoneAnswered;
    if (looked.secondTrnSuspected && ticket.hint == Hint::None)
        ticket.hint = Hint::SecondTrnSuspected;
    if (looked.attempt) {
        if (Outcome added = session.tickets().addAttempts(ticket.id, {*looked.attempt}); !added.ok())
            return added;
    }
    const std::int64_t basedOn = ticket.version;
    const auto updated = session.tickets().update(std::move(ticket), basedOn);
    return updated.ok() ? Outcome(Done {}) : Outcome(updated.error());
}

Outcome settleFound(Session &session, const JourneyTools &tools, Open &open, const Identity &identity,
                    const journey::Looked &looked, Instant now)
{
    open.journey.finding = Finding::Found;
    open.journey.foundTrn = looked.record->trn;
    open.journey.differing = looked.differing;
    const auto linked = journey::link(session, tools, open, {identity, identity}, *looked.record, LinkSource::Lookup,
                                      ChangeSource::DqtSynchronization, now);
    return linked.ok() ? Outcome(Done {}) : Outcome(linked.error());
}

} // namespace

Result<int> LookupRetries::runDue()
{
    const auto due = inRead<std::vector<Journey>>(m_tools.store, [&](Session &session) {
        return session.journeys().retriesDueBy(m_tools.clock.now(), kBatch);
    });
    if (!due.ok())
        return due.error();
    int settled = 0;
    for (const Journey &journey : due.value()) {
        const auto done = settle(journey);
        if (!done.ok())
            return done.error();
        settled += done.value() ? 1 : 0;
    }
    return settled;
}

Result<bool> LookupRetries::settle(const Journey &due)
{
    const Instant now = m_tools.clock.now();
    const auto service = inRead<CallingService>(
        m_tools.store, [&](Session &session) { return session.services().byId(due.service); });
    if (!service.ok())
        return service.error();
    const bool unlocks = due.ending == Ending::Linked;
    journey::Looked looked;
    if (unlocks)
        journey::unlock(m_tools, {due.client, due.id});
    else
        looked = journey::look(m_tools.records, journey::claimOf(due), journey::policyOf(due.answers, service.value()),
                               due.disputedTrn, now);
    return inWrite<bool>(m_tools.store, [&](Session &session) -> Result<bool> {
        auto current = session.journeys().byId(due.id);
        if (!current.ok())
            return current.error();
        if (!current.value().retryAt || *current.value().retryAt > now)
            return false;
        Open open {std::move(current).value(), service.value()};
        Journey &journey = open.journey;
        const std::int64_t basedOn = journey.version;
        bool settled = true;
        if (unlocks) {
            journey.retryAt.reset();
        } else {
            const auto identity = session.identities().surviving(journey.identity);
            if (!identity.ok())
                return identity.error();
            if (looked.finding == Finding::Unavailable) {
                journey.retryAt = nextTry(++journey.retries, now);
                settled = false;
            } else {
                journey.retryAt.reset();
                Outcome done = Done {};
                if (identity.value().live && identity.value().trn.empty()) {
                    const auto owner = looked.record ? session.identities().liveByTrn(looked.record->trn)
                                                     : Result<std::optional<Identity>>(std::optional<Identity> {});
                    if (!owner.ok())
                        return owner.error();
                    journey.finding = owner.value() ? Finding::Claimed : looked.finding;
                    done = looked.record && !owner.value()
                        ? settleFound(session, m_tools, open, identity.value(), looked, now)
                        : correctCause(session, journey, looked);
                }
                if (!done.ok())
                    return done.error();
            }
        }
        const auto kept = session.journeys().update(std::move(journey), basedOn);
        if (!kept.ok())
            return kept.error();
        return settled;
    });
}

Outcome LookupRetries::tidy()
{
    constexpr std::chrono::hours kept {24};
    return m_tools.store.write([&](Session &session) {
        return session.journeys().removeUnfinished(m_tools.clock.now() - kept);
    });
}

} // namespace matchdesk
