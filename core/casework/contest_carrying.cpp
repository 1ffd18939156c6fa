// SPDX-License-Identifier: MIT
#include "contest_carrying.h"

#include "ticket_steps.h"

#include "domain/identity_changes.h"
#include "messaging/notices.h"
#include "support/text.h"

namespace matchdesk::casework {

namespace {

class Steps {
public:
    explicit Steps(ContestCarrying carrying) : m_c(std::move(carrying)), m_now(m_c.facts.now)
    {
        m_effectiveAt = m_c.facts.contest.effectiveAt.value_or(m_now + m_c.facts.wait);
    }

    Outcome takeAll(const std::vector<Effect> &effects)
    {
        for (const Effect &effect : effects) {
            if (Outcome taken = take(effect); !taken.ok())
                return taken;
        }
        return store();
    }

private:
    Contest &contest() { return m_c.facts.contest; }

    Outcome take(const Effect &effect)
    {
        Ticket &ticket = m_c.ticket;
        switch (effect.kind) {
        case EffectKind::ChangeProposed: propose(); break;
        case EffectKind::ChangeWaits:
            contest().secondApproval = Approval {m_c.staff, m_c.staffName, m_now};
            contest().effectiveAt = m_effectiveAt;
            contest().state = ContestState::Waiting;
            waitForChange(ticket, m_now);
            break;
        case EffectKind::ChangeRefused: settle(ContestState::Rejected); break;
        case EffectKind::ChangeStopped: stop(); break;
        case EffectKind::AccountMerged: return mergeAsker();
        case EffectKind::AddressChanged: return changeAddress(effect.value);
        case EffectKind::EmailSent: return send(effect);
        case EffectKind::ClockPaused:
            forgetApprovals();
            contest().state = ContestState::Asked;
            pauseForUser(ticket, m_now);
            break;
        case EffectKind::SecondReaderAsked: sendToSecondReader(ticket, m_c.staff, m_now); break;
        case EffectKind::LeadTold:
            sendToLead(ticket, m_now);
            if (!m_c.rule.empty())
                ticket.hint = Hint::ReturnedByRule;
            else if (contest().state == ContestState::Objected)
                ticket.hint = Hint::HolderObjected;
            break;
        case EffectKind::TicketClosed: closeTicket(ticket); break;
        case EffectKind::TicketParked: parkFor(ticket, m_c.staff, m_now); break;
        case EffectKind::TicketReturned: giveToSomebodyElse(ticket, m_c.before, m_c.staff, m_now); break;
        case EffectKind::TrnLinked:
        case EffectKind::NameChanged:
        case EffectKind::StatusTold:
        case EffectKind::SecondPersonNeeded:
        case EffectKind::ContestOpened:
        case EffectKind::OfficialNameChanged:
        case EffectKind::BirthDateChanged:
        case EffectKind::DetailsKept:
        case EffectKind::EvidenceDestroyed:
            return Error {.code = ErrorCode::Internal, .detail = "a contest links nobody and changes no details"};
        }
        return Done {};
    }

    void propose()
    {
        forgetApprovals();
        contest().firstApproval = Approval {m_c.staff, m_c.staffName, m_now};
        contest().state = ContestState::Proposed;
        contest().settledAt.reset();
        sendToSecondReader(m_c.ticket, m_c.staff, m_now);
    }

    void forgetApprovals()
    {
        contest().firstApproval.reset();
        contest().secondApproval.reset();
        contest().effectiveAt.reset();
    }

    void settle(ContestState state)
    {
        contest().state = state;
        contest().settledAt = m_now;
    }

    void stop()
    {
        forgetApprovals();
        settle(m_c.stoppedAs);
        contest().settledRule = m_c.rule;
    }

    Outcome mergeAsker()
    {
        Identity asker = *m_c.facts.asker;
        asker.live = false;
        asker.mergedInto = m_c.facts.owner.id;
        const auto merged = saveChange(m_c.session, *m_c.facts.asker, asker, ChangeSource::SupportUi, actor(), m_now);
        if (!merged.ok())
            return merged.error();
        if (Outcome noted = noteMerged(m_c.session, merged.value(), actor(), m_now); !noted.ok())
            return noted;
        return note(AuditAction::AccountMerged);
    }

    Outcome changeAddress(const std::string &address)
    {
        Identity owner = m_c.facts.owner;
        contest().previousEmailAddress = owner.emailAddress;
        owner.emailAddress = address;
        owner.emailProvenAt = contest().provenAt.value_or(m_now);
        settle(ContestState::Done);
        const auto changed = saveChange(m_c.session, m_c.facts.owner, std::move(owner), ChangeSource::SupportUi, actor(), m_now);
        if (!changed.ok())
            return changed.error();
        return note(AuditAction::AddressChanged);
    }

    /// Whoever agreed last is behind the change.
    [[nodiscard]] ChangeActor actor() const
    {
        const auto &second = m_c.facts.contest.secondApproval;
        return {second ? second->staff : StaffId(), {}};
    }

    Outcome note(AuditAction action)
    {
        AuditEvent event;
        event.at = m_now;
        event.action = action;
        event.ticket = m_c.ticket.id;
        event.trn = m_c.ticket.contestedTrn;
        return m_c.session.audit().append(std::move(event));
    }

    Outcome send(const Effect &effect)
    {
        ContestNotice notice {effect.templateId, effect.language, effect.recipient, {}, m_c.cause + ':' + effect.templateId,
                              m_c.ticket.id, m_c.ticket.reference};
        const bool toHolder = effect.templateId.ends_with("-notice");
        const bool suspected = m_c.reason == Reason::None;
        notice.variables = {
            {"name", toHolder ? displayName(m_c.facts.owner) : m_c.ticket.personName},
            {"reference", m_c.ticket.reference},
            {"service", m_c.ticket.service},
            {"effective_at", toIso(m_effectiveAt)},
            {"proof", std::string(nameOf(m_c.reason))},
            // Whoever is suspected learns no more than anybody whose proof was not enough.
            {"reason", std::string(nameOf(suspected ? Reason::NotProven : m_c.reason))},
        };
        if (effect.templateId == "contest-approved-notice") {
            const std::string token = newToken();
            if (Outcome kept = m_c.session.contests().addObjectionToken(m_c.ticket.id, sha256Hex(token), m_now); !kept.ok())
                return kept;
            notice.variables["objection_code"] = token;
        }
        return noticesBy(m_c.mailroom, m_now)(m_c.session, notice);
    }

    Outcome store()
    {
        const std::int64_t contestBasedOn = contest().version;
        if (const auto updated = m_c.session.contests().update(contest(), contestBasedOn); !updated.ok())
            return updated.error();
        m_c.ticket.lease.reset();
        const std::int64_t basedOn = m_c.ticket.version;
        const auto updated = m_c.session.tickets().update(m_c.ticket, basedOn);
        return updated.ok() ? Outcome(Done {}) : Outcome(updated.error());
    }

    ContestCarrying m_c;
    Instant m_now;
    Instant m_effectiveAt {};
};

} // namespace

Outcome carryOutContest(ContestCarrying carrying, const std::vector<Effect> &effects)
{
    return Steps(std::move(carrying)).takeAll(effects);
}

} // namespace matchdesk::casework
