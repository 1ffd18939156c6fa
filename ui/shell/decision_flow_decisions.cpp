// SPDX-License-Identifier: MIT
// From the key that decides to the end of the hold: the half of DecisionFlow that posts, takes back and tells.
#include "shell/decision_flow.h"
#include "support/on_ready.h"
#include "wording/decisions.h"
#include "wording/errors.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <algorithm>

namespace matchdesk {

namespace {

/// After a hold has ended the backend needs a moment to carry the decision out.
constexpr std::chrono::milliseconds kAfterDue {1200};

} // namespace

void DecisionFlow::decided(const DecisionRequest &request, const Draft &draft)
{
    const TicketRow *known = m_queue.model().row(request.ticket);
    Posting posting {request, draft, known != nullptr ? *known : TicketRow {}, m_ticket.detail()};
    const std::vector<Effect> effects = m_ticket.effects();
    if (std::ranges::find(effects, EffectKind::SecondPersonNeeded, &Effect::kind) != effects.end())
        posting.reading = effects.size() == 1 ? Posting::Reading::First : Posting::Reading::Unknown;
    if (std::ranges::find(effects, EffectKind::ChangeProposed, &Effect::kind) != effects.end())
        posting.reading = Posting::Reading::First;
    posting.row.id = request.ticket;
    m_decidedHere.push_back(request.ticket);
    m_drafts.erase(request.ticket);
    m_notices.erase(request.ticket);
    m_cache.erase(request.ticket);
    m_generations.erase(request.ticket);
    if (known != nullptr) {
        TicketRow row = *known;
        row.state = TicketState::Held;
        m_queue.model().upsert({row});
    }
    m_posting.emplace(request.key, posting);
    // Posted before the next ticket is built, so that the wire works while the window paints.
    onReady(m_api.decide(request), this, [this, key = request.key](const Result<Decision> &answer) { answered(key, answer); });
    moveOn();
    Q_EMIT heldChanged();
}

void DecisionFlow::moveOn()
{
    const std::vector<TicketId> next = ahead(1);
    m_current = {};
    if (!next.empty()) {
        open(next.front());
        return;
    }
    m_ticket.clear();
    Q_EMIT ticketOpened({});
}

void DecisionFlow::answered(const std::string &key, const Result<Decision> &answer)
{
    const auto found = m_posting.find(key);
    if (found == m_posting.end())
        return;
    const Posting posting = found->second;
    m_posting.erase(found);
    if (!answer.ok()) {
        refused(posting, answer.error());
        return;
    }
    const Decision &decision = answer.value();
    if (posting.undo) {
        takeBack(decision, posting.draft);
        return;
    }
    if (decision.state == DecisionState::Held) {
        m_held.push_back(decision);
        m_heldDrafts[decision.id.text] = posting.draft;
        settle();
    }
    Q_EMIT heldChanged();
    Q_EMIT told(Tone::Ok, said(posting, decision));
    m_queue.refresh();
}

QString DecisionFlow::said(const Posting &posting, const Decision &decision) const
{
    const auto words = [&] {
        switch (decision.kind) {
        case DecisionKind::Link:
            if (posting.reading == Posting::Reading::First)
                return tr("%1: link proposed, a second person has to agree");
            return (posting.reading == Posting::Reading::Only ? tr("%1 linked to TRN %2") : tr("%1: your reading is TRN %2"))
                .arg(QStringLiteral("%1"), shown(decision.trn));
        case DecisionKind::SamePerson:
            return tr("%1: a contested-email ticket is opened for TRN %2").arg(QStringLiteral("%1"), shown(decision.trn));
        case DecisionKind::AskUser: return tr("%1: one more fact asked for");
        case DecisionKind::AskProof: return tr("%1: one more proof asked for");
        case DecisionKind::ApproveChange:
            return posting.reading == Posting::Reading::First ? tr("%1: change proposed, a second person has to agree")
                                                              : tr("%1: change of address agreed");
        case DecisionKind::RejectChange:
        case DecisionKind::SuspectTakeover: return tr("%1: change of address rejected");
        case DecisionKind::StopChange: return tr("%1: change of address stopped");
        case DecisionKind::ApproveDetails: return tr("%1: change of details approved");
        case DecisionKind::RejectDetails: return tr("%1: change of details rejected");
        case DecisionKind::Park: return tr("%1 parked");
        case DecisionKind::Skip: return tr("%1 skipped");
        default: return QString();
        }
    }();
    const QString done = words.isEmpty() ? DecisionWords::taken(decision) : words.arg(shown(decision.ticketReference));
    const auto left = std::chrono::ceil<std::chrono::seconds>(decision.dueAt - decision.takenAt);
    if (decision.state != DecisionState::Held || left.count() <= 0)
        return done;
    //: What was done, and for how long it can be taken back.
    return tr("%1 · held %2 s, Ctrl+Z takes it back").arg(done, Formats::number(left.count()));
}

void DecisionFlow::refused(const Posting &posting, const Error &error)
{
    const TicketId &id = posting.request.ticket;
    std::erase(m_decidedHere, id);
    restore(posting.row);
    Q_EMIT heldChanged();
    if (posting.undo) {
        m_drafts[id] = posting.draft;
        m_cache.insert_or_assign(id, posting.detail);
        open(id);
        return;
    }
    m_drafts[id] = posting.draft;
    const QString sentence = error.code == ErrorCode::Conflict ? ErrorWords::conflict(error) : ErrorWords::sentence(error, Doing::Deciding);
    m_notices[id] = {TicketPresenter::Notice::Kind::Conflict, sentence};
    // After a conflict it is another ticket than it was; where it only could not be sent, it stays readable.
    if (error.code == ErrorCode::Conflict)
        m_cache.erase(id);
    else
        m_cache.insert_or_assign(id, posting.detail);
    open(id);
    m_ticket.setNotice(m_notices[id]);
    Q_EMIT told(Tone::Danger, QStringLiteral("%1: %2").arg(shown(posting.row.reference), sentence));
    m_queue.refresh();
}

void DecisionFlow::restore(const TicketRow &row)
{
    if (!row.reference.empty())
        m_queue.model().upsert({row});
}

void DecisionFlow::undo()
{
    // One that is still on its way is the newest of all.
    const auto newest = std::ranges::max_element(m_posting, {}, [](const auto &one) { return one.first; });
    if (newest != m_posting.end()) {
        newest->second.undo = true;
        return;
    }
    if (m_held.empty()) {
        Q_EMIT told(Tone::Info, tr("There is nothing to take back: no decision is held."));
        return;
    }
    const Decision decision = m_held.back();
    const auto draft = m_heldDrafts.find(decision.id.text);
    takeBack(decision, draft != m_heldDrafts.end() ? draft->second : Draft {});
}

void DecisionFlow::takeBack(const Decision &decision, const Draft &draft)
{
    onReady(m_api.undo(decision.id), this, [this, decision, draft](const Result<Decision> &answer) {
        std::erase_if(m_held, [&](const Decision &one) { return one.id == decision.id; });
        m_heldDrafts.erase(decision.id.text);
        Q_EMIT heldChanged();
        if (!answer.ok()) {
            Q_EMIT told(Tone::Warn, ErrorWords::sentence(answer.error(), Doing::Undoing));
            loadHeld();
            return;
        }
        std::erase(m_decidedHere, decision.ticket);
        // The question that was open when it was decided is not opened again, but everything chosen is there.
        Draft kept = draft;
        if (kept.asking && *kept.asking != DecisionKind::NoRecord && *kept.asking != DecisionKind::AskUser) {
            kept.asking.reset();
            kept.reason = Reason::None;
        }
        m_drafts[decision.ticket] = kept;
        m_cache.erase(decision.ticket);
        m_queue.refresh();
        open(decision.ticket);
        Q_EMIT told(Tone::Info, tr("%1 is back as it was.").arg(shown(decision.ticketReference)));
    });
}

std::optional<Instant> DecisionFlow::nextDue() const
{
    const auto first = std::ranges::min_element(m_held, {}, &Decision::dueAt);
    return first == m_held.end() ? std::nullopt : std::optional(first->dueAt);
}

void DecisionFlow::loadHeld()
{
    onReady(m_api.myDecisions(), this, [this](Result<std::vector<Decision>> answer) {
        if (!answer.ok())
            return;
        std::vector<Decision> held;
        for (const Decision &one : answer.value()) {
            if (one.state == DecisionState::Held && one.dueAt > m_clock.now())
                held.push_back(one);
        }
        std::ranges::sort(held, {}, &Decision::takenAt);
        m_held = std::move(held);
        Q_EMIT heldChanged();
        settle();
    });
}

void DecisionFlow::settle()
{
    const auto now = m_clock.now();
    const auto done = std::erase_if(m_held, [&](const Decision &one) {
        if (one.dueAt > now)
            return false;
        m_heldDrafts.erase(one.id.text);
        return true;
    });
    if (done > 0) {
        Q_EMIT heldChanged();
        QTimer::singleShot(kAfterDue, this, [this] { m_queue.refresh(); });
    }
    if (const auto due = nextDue()) {
        const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(*due - now);
        m_settle.start(std::max(wait, std::chrono::milliseconds(0)) + std::chrono::milliseconds(5));
    }
}

} // namespace matchdesk
