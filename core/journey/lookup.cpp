// SPDX-License-Identifier: MIT
#include "journey/lookup.h"

#include "domain/identity_changes.h"
#include "domain/rules.h"
#include "domain/working_days.h"
#include "messaging/post.h"
#include "support/text.h"

#include <algorithm>
#include <map>

namespace matchdesk {

namespace {

/// Of the candidates that an agent sees side by side, any may be the second record.
constexpr std::size_t kInSight = 4;

/// What the matching said of one submission, worked out before any transaction.
struct Matched {
    std::optional<matching::MatchResult> result; ///< nothing while no register is loaded
    std::vector<Attempt> attempts;
};

/// What a submission leads to, once the database has said whose the record is.
struct Turn {
    std::optional<Cause> cause; ///< of the ticket to raise
    LookupStatus status = LookupStatus::None;
    bool link = false;
};

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// An address as it is kept: the proof by code has shown that it works, so only its letter case and edges are tidied.
std::string keptAddress(std::string_view address)
{
    std::string kept(trimmed(address));
    std::ranges::transform(kept, kept.begin(),
                           [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return kept;
}

std::string keptName(std::string_view name)
{
    return messageSafe(trimmed(name));
}

Error unacceptable(std::string_view field, std::string_view why)
{
    Error error;
    error.code = ErrorCode::Unprocessable;
    error.detail = why;
    error.field = field;
    return error;
}

Outcome check(const StatedFacts &facts)
{
    const std::string address = keptAddress(facts.claim.emailAddress);
    const std::size_t at = address.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == address.size() || messageSafe(address) != address
        || address.find_first_of(" ,;<>") != std::string::npos)
        return unacceptable("emailAddress", "an account needs an email address that mail can be sent to");
    if (keptName(facts.service).empty())
        return unacceptable("service", "the calling service does not say its name");
    return Done {};
}

Matched matched(const StatedFacts &facts, const std::vector<StatedFacts> &earlier, const LiveRegister &records,
                Instant now)
{
    const auto matcher = records.current();
    Matched all;
    const auto run = [&](const StatedFacts &stated) {
        Attempt attempt;
        attempt.at = now;
        attempt.claim = stated.claim;
        std::optional<matching::MatchResult> result;
        if (matcher) {
            result = matcher->match(stated.claim, {stated.policy, stated.saysQualified});
            attempt.conclusion = result->conclusion;
            attempt.candidates = static_cast<std::uint32_t>(result->candidates.size());
        }
        all.attempts.push_back(std::move(attempt));
        return result;
    };
    for (const StatedFacts &attempt : earlier)
        static_cast<void>(run(attempt));
    all.result = run(facts);
    return all;
}

/// A new identity of what was stated.
Identity newIdentity(const IdSource &newIds, const StatedFacts &facts, Instant now)
{
    Identity identity;
    identity.id = IdentityId(newIds(now));
    identity.firstName = keptName(facts.claim.firstName);
    identity.middleName = keptName(facts.claim.middleName);
    identity.lastName = keptName(facts.claim.lastName);
    identity.emailAddress = keptAddress(facts.claim.emailAddress);
    identity.emailProvenAt = now;
    identity.createdAt = now;
    identity.language = facts.language == "cy" ? "cy" : "en";
    return identity;
}

/// The record that the matching confirmed, as it was compared.
const matching::Record *confirmedRecord(const matching::MatchResult &result)
{
    const auto found = std::ranges::find(result.candidates, result.confirmedTrn,
                                         [](const auto &candidate) { return candidate.record.trn; });
    return found == result.candidates.end() ? nullptr : &found->record;
}

Result<Turn> turnOf(Session &session, const StatedFacts &facts, const Identity &identity,
                    const std::optional<matching::MatchResult> &result)
{
    using matching::Conclusion;
    // An answer that could not be had is not an answer of "none".
    if (!result)
        return Turn {Cause::LookupUnavailable, LookupStatus::Pending, false};
    if (facts.disputesRecord)
        return Turn {Cause::RecordDisputed, LookupStatus::Pending, false};
    switch (result->conclusion) {
    case Conclusion::Several: return Turn {Cause::SeveralAnswered, LookupStatus::Pending, false};
    case Conclusion::ClaimsARecord:
        return Turn {trimmed(facts.claim.statedTrn).empty() ? Cause::QualifiedNoneAnswered : Cause::StatedTrnNoneAnswered,
                     LookupStatus::Pending, false};
    case Conclusion::None: return Turn {std::nullopt, LookupStatus::None, false};
    case Conclusion::Confirmed: break;
    }
    const auto owner = session.identities().liveByTrn(result->confirmedTrn);
    if (!owner.ok())
        return owner.error();
    const matching::Record *record = confirmedRecord(*result);
    switch (checkLink(identity, record, owner.value() ? &*owner.value() : nullptr)) {
    case LinkRule::Allowed: return Turn {std::nullopt, LookupStatus::Found, true};
    case LinkRule::RecordClaimed: return Turn {Cause::RecordClaimed, LookupStatus::Pending, false};
    case LinkRule::IdentityHasTrn:
    case LinkRule::RecordInactive:
    case LinkRule::RecordMerged:
    case LinkRule::RecordDeceased:
    case LinkRule::RecordUnknown: break;
    }
    return Error {ErrorCode::Internal, "the matching confirmed a record that cannot be linked", {}, {}, {}, {}, {}};
}

Outcome noteOpened(Session &session, const Ticket &ticket, Instant now)
{
    AuditEvent event;
    event.at = now;
    event.action = AuditAction::TicketOpened;
    event.ticket = ticket.id;
    return session.audit().append(std::move(event));
}

Outcome sendReceived(Session &session, const Mailroom &mailroom, const IdSource &newIds, const Ticket &ticket,
                     const Identity &identity, Instant now)
{
    const std::string id = "ticket-received";
    return post(session, mailroom,
                {.templateId = id,
                 .language = identity.language,
                 .recipient = identity.emailAddress,
                 .variables = {{"name", displayName(identity)},
                               {"reference", ticket.reference},
                               {"service", ticket.service},
                               {"promised_by", toIso(ukDay(ticket.promisedBy))}},
                 .cause = ticket.id.text + ':' + id,
                 .ticket = ticket.id,
                 .ticketReference = ticket.reference},
                now, newIds);
}

Result<Ticket> raise(Session &session, const Mailroom &mailroom, const IdSource &newIds, const StatedFacts &facts,
                     const Identity &identity, const Matched &matched, Cause cause, Instant now)
{
    Ticket ticket;
    ticket.id = TicketId(newIds(now));
    ticket.cause = cause;
    ticket.identity = identity.id;
    const std::string stated = keptName(facts.claim.firstName + ' ' + facts.claim.lastName);
    ticket.personName = stated.empty() ? displayName(identity) : stated;
    ticket.service = keptName(facts.service);
    ticket.saysQualified = facts.saysQualified;
    ticket.openedAt = now;
    ticket.promisedBy = endOfWorkingDay(now, kPromisedWorkingDays);
    if (matched.result) {
        const auto &candidates = matched.result->candidates;
        for (std::size_t i = 0; i < std::min(candidates.size(), kInSight); ++i) {
            if (std::ranges::find(candidates[i].flags, matching::Flag::SecondTrnSuspected) != candidates[i].flags.end())
                ticket.hint = Hint::SecondTrnSuspected;
        }
    }
    auto stored = session.tickets().add(std::move(ticket), matched.attempts);
    if (!stored.ok())
        return stored;
    if (Outcome noted = noteOpened(session, stored.value(), now); !noted.ok())
        return noted.error();
    if (Outcome sent = sendReceived(session, mailroom, newIds, stored.value(), identity, now); !sent.ok())
        return sent.error();
    return stored;
}

void link(Identity &identity, const matching::Record &record, Instant now)
{
    identity.trn = record.trn;
    identity.linkSource = LinkSource::Lookup;
    identity.linkedAt = now;
    // A record without a full name has none to give.
    if (record.firstName.empty() || record.lastName.empty())
        return;
    identity.firstName = record.firstName;
    identity.middleName = record.middleName;
    identity.lastName = record.lastName;
}

Result<Identity> keep(Session &session, const std::optional<Identity> &known, Identity identity, Instant now)
{
    const auto kept = known ? saveChange(session, *known, std::move(identity), ChangeSource::System, {}, now)
                            : addIdentity(session, std::move(identity), {}, now);
    if (!kept.ok())
        return kept;
    if (Outcome noted = noteSignedIn(session, kept.value(), {}, now); !noted.ok())
        return noted.error();
    return kept;
}

} // namespace

Lookup::Lookup(Store &store, const Clock &clock, const LiveRegister &records, const Mailroom &mailroom,
               IdSource newIds)
    : m_store(store), m_clock(clock), m_records(records), m_mailroom(mailroom), m_newId(std::move(newIds))
{
}

Result<LookupAnswer> Lookup::submit(const StatedFacts &facts, const std::vector<StatedFacts> &earlier)
{
    if (Outcome checked = check(facts); !checked.ok())
        return checked.error();
    const Instant now = m_clock.now();
    const Matched all = matched(facts, earlier, m_records, now);
    return inWrite<LookupAnswer>(m_store, [&](Session &session) -> Result<LookupAnswer> {
        const auto known = session.identities().liveByEmail(keptAddress(facts.claim.emailAddress));
        if (!known.ok())
            return known.error();
        Identity identity = known.value() ? *known.value() : newIdentity(m_newId, facts, now);
        identity.lastSignedInAt = now;
        LookupAnswer answer;
        answer.conclusion = all.attempts.back().conclusion;
        // Somebody who is linked already has the answer, unless they say that it is the wrong one.
        const bool settled = !identity.trn.empty();
        std::optional<Cause> cause;
        if (!settled) {
            const auto turn = turnOf(session, facts, identity, all.result);
            if (!turn.ok())
                return turn.error();
            identity.lookupStatus = turn.value().status;
            cause = turn.value().cause;
            if (turn.value().link)
                link(identity, *confirmedRecord(*all.result), now);
        } else if (facts.disputesRecord) {
            cause = Cause::RecordDisputed;
        }
        auto kept = keep(session, known.value(), identity, now);
        if (!kept.ok())
            return kept.error();
        answer.identity = std::move(kept).value();
        if (!settled && !answer.identity.trn.empty()) {
            AuditEvent event;
            event.at = now;
            event.action = AuditAction::IdentityLinked;
            event.trn = answer.identity.trn;
            if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
                return noted.error();
        }
        if (cause) {
            auto ticket = raise(session, m_mailroom, m_newId, facts, answer.identity, all, *cause, now);
            if (!ticket.ok())
                return ticket.error();
            answer.ticket = std::move(ticket).value();
            if (Outcome noted = noteTicketCreated(session, answer.identity, answer.ticket->id, {}, now); !noted.ok())
                return noted.error();
        }
        return answer;
    });
}

} // namespace matchdesk
