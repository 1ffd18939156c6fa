// SPDX-License-Identifier: MIT
// What a key decides, and why it may not: the half of TicketPresenter that ends in a request.
#include "domain/audit.h"
#include "domain/contest_rules.h"
#include "domain/details_change.h"
#include "support/on_ready.h"
#include "support/text.h"
#include "ticket/ticket_presenter.h"
#include "wording/candidates.h"
#include "wording/contests.h"
#include "wording/decisions.h"
#include "wording/errors.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <algorithm>

namespace matchdesk {

bool TicketPresenter::isDecided() const
{
    return m_detail.ticket.state == TicketState::Held || m_detail.ticket.state == TicketState::Closed;
}

bool TicketPresenter::isMineToLeave() const
{
    const auto &contest = m_detail.contest;
    const bool agreedFirst = contest && contest->contest.state == ContestState::Proposed && contest->contest.firstApproval
        && contest->contest.firstApproval->staff == m_me.id;
    return agreedFirst || (m_detail.ticket.state == TicketState::SecondOpinion && m_detail.ticket.firstReader == m_me.id);
}

DecisionKind TicketPresenter::kindHere(DecisionKind kind) const
{
    if (isDetailsChange()) {
        if (kind == DecisionKind::ApproveChange)
            return DecisionKind::ApproveDetails;
        return kind == DecisionKind::NoRecord ? DecisionKind::RejectDetails : kind;
    }
    if (!isContest())
        return kind;
    const auto &offered = m_detail.contest->open;
    if (kind == DecisionKind::AskUser)
        return DecisionKind::AskProof;
    if (kind == DecisionKind::NoRecord)
        return std::ranges::find(offered, DecisionKind::StopChange) != offered.end() ? DecisionKind::StopChange : DecisionKind::RejectChange;
    return kind;
}

std::vector<DecisionKind> TicketPresenter::open() const
{
    using enum DecisionKind;
    if (isDetailsChange())
        return detailsDecisions();
    return isContest() ? m_detail.contest->open : std::vector {Link, NoRecord, AskUser, NotSure, Park, Skip};
}

QString TicketPresenter::whyNotOnContest(DecisionKind kind) const
{
    const ContestView &view = *m_detail.contest;
    if (std::ranges::find(view.open, kind) == view.open.end())
        return ErrorWords::rule("contest-not-open-for-this");
    if (!may(m_me.role, Permission::DecideContested))
        return tr("Verifiers and leads decide contested emails.");
    if (m_detail.ticket.state == TicketState::Escalated && !may(m_me.role, Permission::ResolveEscalation))
        return tr("This ticket waits for a lead.");
    if (kind != DecisionKind::ApproveChange)
        return {};
    if (const QString stopped = ContestWords::whyStopped(view.gates); !stopped.isEmpty())
        return stopped;
    if (view.contest.state != ContestState::Proposed)
        return {};
    if (view.contest.openedBy == m_me.id)
        return ErrorWords::rule("second-reader-opened-it");
    if (needsLead(view.gates) && !may(m_me.role, Permission::ResolveEscalation))
        return ErrorWords::rule("lead-agrees-last");
    return {};
}

void TicketPresenter::tellWhatBecame()
{
    onReady(m_api.history(ticket()), this,
        [this, id = ticket(), version = m_detail.ticket.version](const Result<std::vector<HistoryEntry>> &answer) {
            if (!answer.ok() || id != ticket() || version != m_detail.ticket.version || m_notice.kind != Notice::Kind::Closed)
                return;
            // Who decided stands at the decision itself; that it took effect is the service's own work.
            const HistoryEntry *decision = nullptr;
            for (const HistoryEntry &entry : answer.value()) {
                const bool isLast = m_detail.ticket.lastDecision.empty() || entry.decision == m_detail.ticket.lastDecision;
                const bool stands = entry.action == nameOf(AuditAction::DecisionHeld) || entry.action == nameOf(AuditAction::DecisionApplied);
                if (entry.kind && stands && !entry.staffName.empty() && isLast)
                    decision = decision == nullptr || entry.at <= decision->at || entry.decision != decision->decision ? &entry : decision;
            }
            if (decision == nullptr)
                return;
            const bool held = m_detail.ticket.state == TicketState::Held;
            const QString trn = shown(decision->trn);
            const QString what = *decision->kind != DecisionKind::Link ? DecisionWords::title(*decision->kind)
                : held                                                 ? tr("To be linked to TRN %1").arg(trn)
                                                                       : tr("Linked to TRN %1").arg(trn);
            //: What was decided, by whom, when: "Linked to TRN 1234567 by Bea Lloyd, 22 Nov 15:04."
            QString sentence = tr("%1 by %2, %3.").arg(what, shown(decision->staffName), Formats::moment(decision->at, m_clock.now()));
            if (held)
                sentence += QLatin1Char(' ') + tr("The hold is running.");
            setNotice({Notice::Kind::Closed, sentence});
        });
}

QString TicketPresenter::whyNot(DecisionKind kind) const
{
    if (m_state != State::Ready)
        return tr("The ticket is not loaded yet.");
    if (isDecided())
        return tr("This ticket is decided already.");
    if (m_notice.kind == Notice::Kind::Lease)
        return m_notice.sentence;
    if (isMineToLeave() && kind != DecisionKind::Skip && kind != DecisionKind::Park)
        return ErrorWords::rule("second-reader-is-first");
    if (isContest())
        return whyNotOnContest(kindHere(kind));
    if (isDetailsChange()) {
        const DecisionKind here = kindHere(kind);
        if (std::ranges::find(detailsDecisions(), here) == detailsDecisions().end())
            return ErrorWords::rule("ticket-is-about-details");
        if (m_detail.ticket.state == TicketState::Escalated && !may(m_me.role, Permission::ResolveEscalation))
            return tr("This ticket waits for a lead.");
        const auto rule = ruleAgainstDetails(here, m_detail.identity);
        return rule.empty() ? QString() : ErrorWords::rule(rule);
    }
    if (isAboutDetails(kind))
        return ErrorWords::rule("ticket-is-no-details-change");
    if (isAboutContest(kind))
        return tr("This ticket is about a record, not about an address.");
    if (kind != DecisionKind::Link)
        return {};
    if (m_detail.candidates.empty())
        return tr("There is no candidate to link. Find one with /.");
    if (!isChosen())
        return tr("Choose a candidate first, with 1 to 4.");
    const CandidateView *view = candidate();
    if (view != nullptr && view->rule != LinkRule::Allowed && view->rule != LinkRule::RecordClaimed)
        return CandidateWords::rule(view->rule, view->candidate.record);
    return {};
}

QString TicketPresenter::whyNotConfirm() const
{
    if (!m_draft.asking && !isAboutRecord())
        return tr("Choose what to decide first, by its key.");
    if (!m_draft.asking)
        return m_comparingOwner ? tr("Choose 1, 2 or 3 first.") : whyNot(DecisionKind::Link);
    if (*m_draft.asking == DecisionKind::AskUser && !m_draft.askedFor)
        return tr("Choose what to ask for first.");
    if (!reasonsFor(*m_draft.asking).empty() && m_draft.reason == Reason::None)
        return tr("Choose a reason first, by its number.");
    return whyNot(*m_draft.asking);
}

void TicketPresenter::begin(DecisionKind key)
{
    const DecisionKind kind = kindHere(key);
    if (const QString why = whyNot(kind); !why.isEmpty()) {
        Q_EMIT said(why);
        return;
    }
    if (kind == DecisionKind::Park) {
        take(kind);
        return;
    }
    if (kind == DecisionKind::Link) {
        closeQuestion();
        confirm();
        return;
    }
    if (kind == DecisionKind::SamePerson || kind == DecisionKind::WrongOwner) {
        digit(kind == DecisionKind::SamePerson ? 1 : 2);
        return;
    }
    m_comparingOwner = false;
    if (m_draft.asking != kind) {
        m_draft.asking = kind;
        m_draft.reason = Reason::None;
        m_draft.askedFor.reset();
        if (kind == DecisionKind::AskUser) {
            // What would settle it is asked first, where it can be asked at all.
            const auto askable = [](matching::Field field) {
                return std::ranges::find(askableFields(), field) != askableFields().end();
            };
            const auto best = std::ranges::find_if(m_detail.wouldSettle, askable);
            m_draft.askedFor = best != m_detail.wouldSettle.end() ? *best : askableFields().front();
        }
    }
    Q_EMIT choiceChanged();
    Q_EMIT said(DecisionWords::question(kind));
}

void TicketPresenter::confirm()
{
    if (const QString why = whyNotConfirm(); !why.isEmpty()) {
        Q_EMIT said(why);
        return;
    }
    if (m_draft.asking) {
        take(*m_draft.asking);
        return;
    }
    const CandidateView *view = candidate();
    if (view != nullptr && view->rule == LinkRule::RecordClaimed) {
        m_comparingOwner = true;
        Q_EMIT choiceChanged();
        Q_EMIT said(tr("Another account holds this TRN. Compare its owner with this person."));
        return;
    }
    take(DecisionKind::Link);
}

bool TicketPresenter::back()
{
    if (m_draft.asking) {
        closeQuestion();
        Q_EMIT choiceChanged();
        return true;
    }
    if (m_comparingOwner) {
        m_comparingOwner = false;
        Q_EMIT choiceChanged();
        return true;
    }
    return false;
}

void TicketPresenter::closeQuestion()
{
    m_draft.asking.reset();
    m_draft.reason = Reason::None;
    m_draft.askedFor.reset();
}

DecisionKind TicketPresenter::previewed() const
{
    if (m_draft.asking)
        return *m_draft.asking;
    const auto offered = open();
    return offered.empty() ? DecisionKind::Link : offered.front();
}

std::vector<Effect> TicketPresenter::effects() const
{
    const DecisionKind kind = previewed();
    const CandidateView *view = candidate();
    switch (kind) {
    case DecisionKind::Link:
    case DecisionKind::SamePerson: return view != nullptr ? view->effects : std::vector<Effect> {};
    case DecisionKind::WrongOwner:
        return effectsOf(kind, m_detail.ticket, m_detail.identity, view != nullptr ? &view->candidate.record : nullptr, false);
    default: break;
    }
    const auto found = m_detail.effects.find(kind);
    return found != m_detail.effects.end() ? found->second
                                           : effectsOf(kind, m_detail.ticket, m_detail.identity, nullptr, false);
}

void TicketPresenter::take(DecisionKind kind)
{
    if (const QString why = whyNot(kind); !why.isEmpty()) {
        Q_EMIT said(why);
        return;
    }
    DecisionRequest request;
    request.ticket = ticket();
    request.basedOnVersion = m_detail.ticket.version;
    request.seenDigest = m_detail.digest;
    request.kind = kind;
    request.reason = m_draft.reason;
    if (kind == DecisionKind::Link || kind == DecisionKind::SamePerson || kind == DecisionKind::WrongOwner)
        request.trn = m_draft.trn;
    if (kind == DecisionKind::AskUser)
        request.askedFor = m_draft.askedFor;
    request.note = m_draft.note;
    request.key = newId(m_clock.now());
    const Draft draft = m_draft;
    Q_EMIT decided(request, draft);
}

} // namespace matchdesk
