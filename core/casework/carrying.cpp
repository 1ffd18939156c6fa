// SPDX-License-Identifier: MIT
#include "carrying.h"

#include "domain/identity_changes.h"
#include "domain/working_days.h"
#include "messaging/post.h"
#include "support/text.h"

#include <algorithm>

namespace matchdesk::casework {

namespace {

/// After this many skips a ticket says so in the queue: somebody has to take it in hand.
constexpr std::uint32_t kOftenSkipped = 3;

/// The clock goes on: the promise moves by the working days spent waiting for the person.
void resumeClock(Ticket &ticket, Instant now)
{
    if (!ticket.pausedAt)
        return;
    const int waited = workingDaysLeft(*ticket.pausedAt, now);
    if (waited > 0)
        ticket.promisedBy = endOfWorkingDay(ticket.promisedBy, waited);
    ticket.pausedAt.reset();
}

void forgetReading(Ticket &ticket)
{
    ticket.firstReader = {};
    ticket.proposedTrn.clear();
    ticket.keptBy = {};
    ticket.keptUntil.reset();
}

void close(Ticket &ticket)
{
    // What was promised is kept for the reports, so a pause ends without moving it.
    ticket.pausedAt.reset();
    forgetReading(ticket);
    ticket.hint = Hint::None;
    ticket.state = TicketState::Closed;
}

void sendToSecondReader(Ticket &ticket, const StaffId &firstReader, Instant now)
{
    resumeClock(ticket, now);
    forgetReading(ticket);
    ticket.firstReader = firstReader;
    // The same for doubt and for a proposal: which of the two it was would say too much to the second reader.
    ticket.hint = Hint::AwaitsAgreement;
    ticket.state = TicketState::SecondOpinion;
}

void giveToSomebodyElse(Ticket &ticket, const Standing &before, const StaffId &skipper, Instant now)
{
    resumeClock(ticket, now);
    ticket.keptUntil.reset();
    // keptBy on a ticket that is not parked keeps it from being served to the one who has just passed it on.
    ticket.keptBy = skipper;
    ++ticket.skips;
    const bool secondReading = !ticket.firstReader.empty();
    ticket.state = before.state == TicketState::Escalated ? TicketState::Escalated
        : secondReading                                   ? TicketState::SecondOpinion
                                                          : TicketState::Open;
    if (ticket.skips >= kOftenSkipped && ticket.hint != Hint::AwaitsAgreement)
        ticket.hint = Hint::SkippedOften;
}

class Steps {
public:
    explicit Steps(Carrying carrying) : m_c(std::move(carrying)) {}

    Outcome takeAll(const std::vector<Effect> &effects)
    {
        for (const Effect &effect : effects) {
            if (Outcome taken = take(effect); !taken.ok())
                return taken;
        }
        return store();
    }

private:
    Outcome take(const Effect &effect)
    {
        Ticket &ticket = m_c.ticket;
        switch (effect.kind) {
        case EffectKind::TrnLinked:
            m_c.identity.trn = effect.value;
            m_c.identity.linkSource = LinkSource::Support;
            m_c.identity.linkedAt = m_c.now;
            m_linked = true;
            break;
        case EffectKind::NameChanged:
            m_c.identity.firstName = m_c.record->firstName;
            m_c.identity.middleName = m_c.record->middleName;
            m_c.identity.lastName = m_c.record->lastName;
            break;
        case EffectKind::StatusTold:
            if (const auto status = lookupStatusFromName(effect.value))
                m_c.identity.lookupStatus = *status;
            return send(Channel::ServiceNotice, "status-changed", "en", effect.service, m_c.identity, effect.value);
        case EffectKind::EmailSent: return sendEmail(effect);
        case EffectKind::ClockPaused:
            if (!ticket.pausedAt)
                ticket.pausedAt = m_c.now;
            forgetReading(ticket);
            ticket.hint = Hint::None;
            ticket.state = TicketState::AwaitingUser;
            break;
        case EffectKind::SecondReaderAsked: sendToSecondReader(ticket, m_c.decision.staff, m_c.now); break;
        case EffectKind::SecondPersonNeeded:
            sendToSecondReader(ticket, m_c.decision.staff, m_c.now);
            ticket.proposedTrn = effect.value;
            break;
        case EffectKind::LeadTold:
            resumeClock(ticket, m_c.now);
            forgetReading(ticket);
            ticket.hint = Hint::None;
            ticket.state = TicketState::Escalated;
            break;
        case EffectKind::ContestOpened: return openContest(effect.value);
        case EffectKind::TicketClosed: close(ticket); break;
        case EffectKind::TicketParked:
            resumeClock(ticket, m_c.now);
            ticket.keptBy = m_c.decision.staff;
            ticket.keptUntil = endOfWorkingDay(m_c.now, 1);
            ticket.state = TicketState::Parked;
            break;
        case EffectKind::TicketReturned: giveToSomebodyElse(ticket, m_c.before, m_c.decision.staff, m_c.now); break;
        }
        return Done {};
    }

    Outcome sendEmail(const Effect &effect)
    {
        const bool toOwner = effect.templateId == "contest-notice" && m_c.owner;
        const Identity &recipient = toOwner ? *m_c.owner : m_c.identity;
        return send(Channel::Email, effect.templateId, effect.language, effect.recipient, recipient, {});
    }

    Outcome send(Channel channel, const std::string &templateId, const std::string &language,
                 const std::string &recipient, const Identity &about, const std::string &status)
    {
        const Ticket &ticket = m_c.ticket;
        return post(m_c.session, m_c.mailroom,
                    {.templateId = templateId,
                     .language = language,
                     .recipient = recipient,
                     .variables
                     = {{"name", displayName(about)},
                        {"reference", m_contestReference.empty() ? ticket.reference : m_contestReference},
                        {"service", ticket.service},
                        {"promised_by", toIso(ukDay(ticket.promisedBy))},
                        {"identity", about.id.text},
                        {"trn", about.trn},
                        {"reason", std::string(nameOf(m_c.decision.reason))},
                        {"field", std::string(m_c.decision.askedFor ? nameOf(*m_c.decision.askedFor) : std::string_view {})},
                        {"status", status}},
                     .cause = m_c.decision.id.text + ':' + templateId,
                     .ticket = ticket.id,
                     .ticketReference = ticket.reference,
                     .channel = channel},
                    m_c.now);
    }

    Outcome openContest(const std::string &trn)
    {
        const auto attempts = m_c.session.tickets().attempts(m_c.ticket.id);
        if (!attempts.ok())
            return attempts.error();
        Ticket contest;
        contest.id = TicketId(newId(m_c.now));
        contest.kind = TicketKind::ContestedEmail;
        contest.cause = Cause::MailboxLost;
        contest.identity = m_c.identity.id;
        contest.personName = m_c.ticket.personName;
        contest.service = m_c.ticket.service;
        contest.saysQualified = m_c.ticket.saysQualified;
        contest.openedAt = m_c.now;
        contest.promisedBy = endOfWorkingDay(m_c.now, kPromisedWorkingDays);
        contest.contestedTrn = trn;
        if (m_c.owner)
            contest.contestedOwner = m_c.owner->id;
        const auto stored = m_c.session.tickets().add(std::move(contest), attempts.value());
        if (!stored.ok())
            return stored.error();
        m_contestReference = stored.value().reference;
        AuditEvent event = auditOf(AuditAction::TicketOpened, m_c.decision, m_c.now);
        event.ticket = stored.value().id;
        return m_c.session.audit().append(std::move(event));
    }

    Outcome store()
    {
        const auto present = m_c.session.identities().byId(m_c.identity.id);
        if (!present.ok())
            return present.error();
        const auto saved = saveChange(m_c.session, present.value(), m_c.identity, ChangeSource::SupportUi,
                                      {m_c.decision.staff, {}}, m_c.now);
        if (!saved.ok())
            return saved.error();
        m_c.ticket.lease.reset();
        const std::int64_t basedOn = m_c.ticket.version;
        if (const auto updated = m_c.session.tickets().update(m_c.ticket, basedOn); !updated.ok())
            return updated.error();
        if (!m_linked)
            return Done {};
        return m_c.session.audit().append(auditOf(AuditAction::IdentityLinked, m_c.decision, m_c.now));
    }

    Carrying m_c;
    std::string m_contestReference;
    bool m_linked = false;
};

} // namespace

Outcome carryOut(Carrying carrying, const std::vector<Effect> &effects)
{
    return Steps(std::move(carrying)).takeAll(effects);
}

void returnByRule(Ticket &ticket, Instant now)
{
    resumeClock(ticket, now);
    forgetReading(ticket);
    ticket.lease.reset();
    ticket.hint = Hint::ReturnedByRule;
    ticket.state = TicketState::Open;
}

AuditEvent auditOf(AuditAction action, const Decision &decision, Instant now)
{
    AuditEvent event;
    event.at = now;
    event.staff = decision.staff;
    event.staffName = decision.staffName;
    event.action = action;
    event.ticket = decision.ticket;
    event.decision = decision.id;
    event.kind = decision.kind;
    if (decision.reason != Reason::None)
        event.reason = decision.reason;
    event.trn = decision.trn;
    event.note = decision.note;
    return event;
}

} // namespace matchdesk::casework
