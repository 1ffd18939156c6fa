// SPDX-License-Identifier: MIT
#include "ticket/ticket_presenter.h"

#include "support/on_ready.h"
#include "wording/candidates.h"
#include "wording/errors.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <algorithm>

namespace matchdesk {

namespace {

constexpr std::chrono::seconds kRevealTime {30};
constexpr int kShown = 4;

/// Decisions that go to somebody outside, so that choosing the reason is not yet deciding.
bool needsEnter(DecisionKind kind)
{
    return kind != DecisionKind::Skip && kind != DecisionKind::NotSure;
}

} // namespace

TicketPresenter::TicketPresenter(ApiClient &api, const Clock &clock, const Staff &me, std::chrono::seconds hold, QObject *parent)
    : QObject(parent), m_api(api), m_clock(clock), m_me(me), m_hold(hold)
{
    m_reveal.setSingleShot(true);
    connect(&m_reveal, &QTimer::timeout, this, &TicketPresenter::choiceChanged);
}

void TicketPresenter::showLoading(const TicketRow &row)
{
    m_detail = {};
    m_detail.ticket.id = row.id;
    m_detail.ticket.reference = row.reference;
    m_detail.ticket.kind = row.kind;
    m_detail.ticket.cause = row.cause;
    m_detail.ticket.state = row.state;
    m_detail.ticket.personName = row.personName;
    m_detail.ticket.service = row.service;
    m_detail.ticket.promisedBy = row.promisedBy;
    m_detail.ticket.pausedAt = row.pausedAt;
    m_draft = {};
    m_looked = -1;
    m_comparingOwner = false;
    m_reveal.stop();
    m_state = State::Loading;
    setNotice({});
    Q_EMIT ticketChanged();
}

void TicketPresenter::show(TicketDetail detail, const Draft &draft)
{
    m_detail = std::move(detail);
    m_draft = draft;
    m_firstShown = 0;
    m_comparingOwner = false;
    m_reveal.stop();
    m_state = State::Ready;
    m_looked = m_detail.candidates.empty() ? -1 : 0;
    const auto kept = std::ranges::find_if(m_detail.candidates, [&draft](const CandidateView &view) {
        return !draft.trn.empty() && view.candidate.record.trn == draft.trn;
    });
    if (kept != m_detail.candidates.end())
        m_looked = static_cast<int>(kept - m_detail.candidates.begin());
    else
        m_draft.trn.clear();
    if (m_looked >= kShown)
        m_firstShown = m_looked - m_looked % kShown;

    Notice notice;
    const Ticket &ticket = m_detail.ticket;
    if (isDecided())
        notice = {Notice::Kind::Closed, ticket.state == TicketState::Held ? tr("This ticket is decided; its hold is running.")
                                                                          : tr("This ticket is closed.")};
    else if (ticket.lease && ticket.lease->holder != m_me.id && ticket.lease->until > m_clock.now())
        notice = {Notice::Kind::Lease, tr("%1 is working on this ticket.").arg(shown(ticket.lease->holderName))};
    else if (isMineToLeave())
        notice = {Notice::Kind::Hint, ErrorWords::rule("second-reader-is-first")};
    // What the page of a contest says at its top needs no second line.
    else if (ticket.hint != Hint::None && !(isContest() && (ticket.hint == Hint::AwaitsAgreement || ticket.hint == Hint::HolderObjected)))
        notice = {Notice::Kind::Hint, TicketWords::hintInFull(ticket.hint, ticket.kind)};
    setNotice(notice);
    Q_EMIT ticketChanged();
    if (isDecided())
        tellWhatBecame();
}

void TicketPresenter::update(TicketDetail detail)
{
    if (detail.ticket.id != m_detail.ticket.id || detail == m_detail)
        return;
    const Notice notice = m_notice;
    const bool comparing = m_comparingOwner;
    const bool wasReady = m_state == State::Ready;
    const bool wasDecided = isDecided();
    const std::string looked = candidate() != nullptr ? candidate()->candidate.record.trn : std::string();
    const Draft draft = m_draft;
    show(std::move(detail), draft);
    const auto at = std::ranges::find_if(m_detail.candidates,
        [&looked](const CandidateView &view) { return view.candidate.record.trn == looked; });
    if (at != m_detail.candidates.end())
        m_looked = static_cast<int>(at - m_detail.candidates.begin());
    m_comparingOwner = comparing && isChosen() && candidate() != nullptr && candidate()->owner.has_value();
    // What stood against a decision stays to be read, until it was taken back.
    if (wasReady && notice.kind == Notice::Kind::Conflict && !(wasDecided && !isDecided()))
        setNotice(notice);
    Q_EMIT choiceChanged();
}

void TicketPresenter::showFailure(const Error &error)
{
    m_error = error;
    m_state = State::Failed;
    Q_EMIT ticketChanged();
}

void TicketPresenter::clear()
{
    m_detail = {};
    m_draft = {};
    m_looked = -1;
    m_comparingOwner = false;
    m_reveal.stop();
    m_state = State::None;
    setNotice({});
    Q_EMIT ticketChanged();
}

void TicketPresenter::setNotice(const Notice &notice)
{
    if (notice == m_notice)
        return;
    m_notice = notice;
    Q_EMIT noticeChanged();
}

void TicketPresenter::setLease(const Lease &lease)
{
    m_detail.ticket.lease = lease;
    if (m_notice.kind == Notice::Kind::Lease && lease.holder == m_me.id)
        setNotice({});
}

const CandidateView *TicketPresenter::candidate() const
{
    return m_looked >= 0 && m_looked < static_cast<int>(m_detail.candidates.size())
        ? &m_detail.candidates[static_cast<std::size_t>(m_looked)]
        : nullptr;
}

void TicketPresenter::digit(int number)
{
    if (m_state != State::Ready)
        return;
    if (m_comparingOwner) {
        // 1 the same person, 2 the owner has it wrongly, 3 not this person's record at all.
        if (number == 1 || number == 2) {
            m_draft.asking = number == 1 ? DecisionKind::SamePerson : DecisionKind::WrongOwner;
            m_draft.reason = reasonsFor(*m_draft.asking).front();
            Q_EMIT choiceChanged();
        } else if (number == 3) {
            back();
            m_draft.trn.clear();
            Q_EMIT choiceChanged();
        }
        return;
    }
    if (!m_draft.asking && !isAboutRecord())
        return;
    if (!m_draft.asking) {
        choose(m_firstShown + number - 1);
        return;
    }
    const auto at = static_cast<std::size_t>(number - 1);
    const DecisionKind kind = *m_draft.asking;
    if (kind == DecisionKind::AskUser) {
        if (at < askableFields().size())
            m_draft.askedFor = askableFields()[at];
    } else if (at < reasonsFor(kind).size()) {
        m_draft.reason = reasonsFor(kind)[at];
        if (!needsEnter(kind)) {
            take(kind);
            return;
        }
    }
    Q_EMIT choiceChanged();
}

void TicketPresenter::choose(int candidate)
{
    if (candidate < 0 || candidate >= static_cast<int>(m_detail.candidates.size()))
        return;
    m_looked = candidate;
    m_comparingOwner = false;
    const CandidateView &view = m_detail.candidates[static_cast<std::size_t>(candidate)];
    m_draft.trn = view.candidate.record.trn;
    Q_EMIT choiceChanged();
    Q_EMIT said(CandidateWords::spoken(view, candidate - m_firstShown + 1));
}

void TicketPresenter::lookBy(int candidates)
{
    if (m_state != State::Ready || m_detail.candidates.empty())
        return;
    const int last = static_cast<int>(m_detail.candidates.size()) - 1;
    // The first press chooses what is looked at already; it does not jump over it.
    const int to = isChosen() ? std::clamp(m_looked + candidates, 0, last) : std::max(0, m_looked);
    look(to);
}

void TicketPresenter::look(int candidate)
{
    if (candidate < m_firstShown || candidate >= m_firstShown + kShown)
        m_firstShown = candidate - candidate % kShown;
    closeQuestion();
    choose(candidate);
}

void TicketPresenter::showMore()
{
    const int total = static_cast<int>(m_detail.candidates.size());
    m_firstShown = m_firstShown + kShown < total ? m_firstShown + kShown : 0;
    m_looked = m_firstShown;
    m_draft.trn.clear();
    Q_EMIT choiceChanged();
}

void TicketPresenter::setNote(const QString &note)
{
    m_draft.note = note.toStdString();
}

void TicketPresenter::reveal()
{
    if (m_state != State::Ready)
        return;
    if (m_reveal.isActive()) {
        m_reveal.stop();
    } else {
        m_reveal.start(kRevealTime);
        // Only a failure could be told, and it must not stop the work: the backend notes what it served by itself.
        onReady(m_api.noteReveal(ticket()), this, [this, id = ticket()](const Outcome &answer) {
            if (!answer.ok() && id == ticket()) {
                m_reveal.stop();
                Q_EMIT choiceChanged();
                Q_EMIT said(ErrorWords::explain(answer.error(), Doing::LoadingTicket));
            }
        });
        Q_EMIT said(tr("Values are shown in full for 30 seconds."));
    }
    Q_EMIT choiceChanged();
}

QString TicketPresenter::whyNoEvidence() const
{
    if (m_state != State::Ready || !isDetailsChange())
        return tr("This ticket came without a document.");
    return m_detail.detailsChange->state == DetailsState::Asked ? QString() : tr("The document is destroyed.");
}

void TicketPresenter::fetchEvidence()
{
    if (const QString why = whyNoEvidence(); !why.isEmpty()) {
        Q_EMIT said(why);
        return;
    }
    onReady(m_api.evidence(ticket()), this, [this, id = ticket()](const Result<EvidenceFile> &answer) {
        if (id != ticket())
            return;
        if (answer.ok())
            Q_EMIT evidenceCame(answer.value());
        else
            Q_EMIT evidenceFailed(ErrorWords::sentence(answer.error(), Doing::LoadingDocument));
    });
}

void TicketPresenter::addCandidate(const std::string &trn)
{
    if (m_state != State::Ready)
        return;
    if (lookAt(trn))
        return;
    onReady(m_api.addCandidate(ticket(), trn), this, [this, id = ticket(), trn](const Result<CandidateView> &answer) {
        if (!answer.ok())
            couldNotAdd(id, answer.error());
        else if (id == ticket())
            readWith(trn);
    });
}

void TicketPresenter::readWith(const std::string &trn)
{
    // A decision rests on what was shown, so the record is shown once the whole ticket is there with it.
    onReady(m_api.ticket(ticket()), this, [this, id = ticket(), trn](Result<TicketDetail> fresh) {
        if (!fresh.ok()) {
            couldNotAdd(id, fresh.error());
            return;
        }
        Q_EMIT readAgain(fresh.value());
        if (id != ticket() || m_state != State::Ready)
            return;
        update(std::move(fresh).value());
        lookAt(trn);
    });
}

void TicketPresenter::couldNotAdd(const TicketId &id, const Error &error)
{
    if (id == ticket() && m_state == State::Ready)
        Q_EMIT failedToAdd(ErrorWords::sentence(error, Doing::AddingCandidate));
}

bool TicketPresenter::lookAt(const std::string &trn)
{
    const auto at = std::ranges::find_if(m_detail.candidates,
        [&trn](const CandidateView &view) { return view.candidate.record.trn == trn; });
    if (at == m_detail.candidates.end())
        return false;
    look(static_cast<int>(at - m_detail.candidates.begin()));
    return true;
}

} // namespace matchdesk
