// SPDX-License-Identifier: MIT
#include "carrying.h"

#include "ticket_steps.h"

#include "domain/contest.h"
#include "domain/contest_rules.h"
#include "domain/identity_changes.h"
#include "domain/working_days.h"
#include "messaging/post.h"
#include "messaging/notices.h"
#include "support/text.h"

#include <algorithm>

namespace matchdesk::casework {

namespace {

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
        case EffectKind::ClockPaused: pauseForUser(ticket, m_c.now); break;
        case EffectKind::SecondReaderAsked: sendToSecondReader(ticket, m_c.decision.staff, m_c.now); break;
        case EffectKind::SecondPersonNeeded:
            sendToSecondReader(ticket, m_c.decision.staff, m_c.now);
            ticket.proposedTrn = effect.value;
            break;
        case EffectKind::LeadTold: sendToLead(ticket, m_c.now); break;
        case EffectKind::ContestOpened: return openContest(effect.value);
        case EffectKind::TicketClosed: closeTicket(ticket); break;
        case EffectKind::TicketParked: parkFor(ticket, m_c.decision.staff, m_c.now); break;
        case EffectKind::TicketReturned: giveToSomebodyElse(ticket, m_c.before, m_c.decision.staff, m_c.now); break;
        case EffectKind::OfficialNameChanged:
            m_c.identity.firstName = m_c.details->after.firstName;
            m_c.identity.middleName = m_c.details->after.middleName;
            m_c.identity.lastName = m_c.details->after.lastName;
            break;
        case EffectKind::BirthDateChanged: m_c.identity.dateOfBirth = m_c.details->after.dateOfBirth; break;
        case EffectKind::DetailsKept: break;
        case EffectKind::EvidenceDestroyed:
            return m_c.session.detailsChanges().settle(
                ticket.id, m_c.decision.kind == DecisionKind::ApproveDetails ? DetailsState::Accepted : DetailsState::Refused,
                m_c.now);
        // What is done to a contest is done in contest_carrying.cpp.
        case EffectKind::ChangeProposed:
        case EffectKind::ChangeWaits:
        case EffectKind::ChangeRefused:
        case EffectKind::ChangeStopped:
        case EffectKind::AddressChanged:
        case EffectKind::AccountMerged: return misplaced();
        }
        return Done {};
    }

    Outcome sendEmail(const Effect &effect)
    {
        // Opening the contest has written to both addresses.
        if (effect.templateId == "contest-opened" || effect.templateId == "contest-notice")
            return Done {};
        return send(Channel::Email, effect.templateId, effect.language, effect.recipient, m_c.identity, {});
    }

    static Error misplaced()
    {
        Error error;
        error.detail = "a contest's effect on a no-match ticket";
        return error;
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
                        {"reference", ticket.reference},
                        {"service", ticket.service},
                        {"promised_by", toIso(ukDay(ticket.promisedBy))},
                        {"identity", about.id.text},
                        {"trn", about.trn},
                        {"reason", std::string(nameOf(m_c.decision.reason))},
                        {"field", std::string(m_c.decision.askedFor ? nameOf(*m_c.decision.askedFor) : std::string_view {})},
                        {"fields", m_c.details ? changedFields(m_c.details->before, m_c.details->after) : std::string()},
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
        ContestOrder order;
        order.owner = m_c.owner ? m_c.owner->id : IdentityId();
        order.asker = m_c.identity.id;
        order.trn = trn;
        order.newEmailAddress = m_c.identity.emailAddress;
        order.provenAt = m_c.identity.emailProvenAt;
        order.language = m_c.identity.language;
        order.via = ContestVia::Agent;
        order.tried = {{m_c.identity.emailProvenAt, ContestStep::NewAddressProven},
                       {m_c.now, ContestStep::FoundBySupport}};
        order.attempts = attempts.value();
        order.personName = m_c.ticket.personName;
        order.service = m_c.ticket.service;
        order.saysQualified = m_c.ticket.saysQualified;
        const Decision &decision = m_c.decision;
        order.openedBy = ContestOpener {decision.staff, decision.staffName, decision.id,
                                        decision.kind,  decision.reason,    decision.note};
        ContestTools tools;
        tools.write = noticesBy(m_c.mailroom, m_c.now);
        const auto opened = matchdesk::openContest(m_c.session, order, tools, m_c.now);
        return opened.ok() ? Outcome(Done {}) : Outcome(opened.error());
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
    bool m_linked = false;
};

} // namespace

Outcome carryOut(Carrying carrying, const std::vector<Effect> &effects)
{
    return Steps(std::move(carrying)).takeAll(effects);
}

void returnByRule(Ticket &ticket, Instant now)
{
    sendToLead(ticket, now);
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
