// SPDX-License-Identifier: MIT
#include "shell/decision_flow.h"

#include "support/on_ready.h"
#include "wording/decisions.h"
#include "wording/errors.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <algorithm>
#include <limits>

namespace matchdesk {

namespace {

constexpr std::size_t kAhead = 3;
constexpr std::size_t kCached = 24;
/// Half of the lease, so that one lost renewal does no harm.
constexpr std::chrono::seconds kRenewEvery {120};
/// After a hold has ended the backend needs a moment to carry the decision out.
constexpr std::chrono::milliseconds kAfterDue {1200};

} // namespace

DecisionFlow::DecisionFlow(ApiClient &api, const Clock &clock, const Staff &me, QueuePresenter &queue, TicketPresenter &ticket,
    QObject *parent)
    : QObject(parent), m_api(api), m_clock(clock), m_me(me), m_queue(queue), m_ticket(ticket)
{
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &DecisionFlow::settle);
    connect(&m_renew, &QTimer::timeout, this, [this] {
        if (!m_current.empty())
            lease(m_current);
    });
    m_renew.start(kRenewEvery);
    connect(&ticket, &TicketPresenter::decided, this, &DecisionFlow::decided);
    connect(&queue, &QueuePresenter::rowsArrived, this, [this](const std::vector<TicketRow> &rows) {
        for (const TicketRow &row : rows) {
            const auto cached = m_cache.find(row.id);
            if (cached != m_cache.end() && cached->second.ticket.version < row.version) {
                m_cache.erase(cached);
                if (row.id == m_current)
                    fetch(row.id);
            }
            // Whoever was working on it has left, so whoever reads it has it.
            if (row.id == m_current && row.leaseHolder.empty() && m_ticket.notice().kind == TicketPresenter::Notice::Kind::Lease)
                lease(row.id);
            // The backend says that it is open again, so it may be offered again.
            if (row.state != TicketState::Held && row.state != TicketState::Closed)
                std::erase_if(m_decidedHere, [&](const TicketId &id) {
                    return id == row.id && std::ranges::none_of(m_posting, [&](const auto &one) { return one.second.request.ticket == id; })
                        && std::ranges::none_of(m_held, [&](const Decision &one) { return one.ticket == id; });
                });
        }
        prefetch();
    });
}

void DecisionFlow::keepDraft()
{
    if (m_current.empty() || m_ticket.ticket() != m_current || m_ticket.state() != TicketPresenter::State::Ready)
        return;
    if (m_ticket.draft() == Draft {})
        m_drafts.erase(m_current);
    else
        m_drafts[m_current] = m_ticket.draft();
    if (m_ticket.notice().kind != TicketPresenter::Notice::Kind::Conflict)
        m_notices.erase(m_current);
}

void DecisionFlow::open(const TicketId &id)
{
    if (id.empty())
        return;
    keepDraft();
    const TicketId before = m_current;
    m_current = id;
    if (const auto cached = m_cache.find(id); cached != m_cache.end()) {
        const auto draft = m_drafts.find(id);
        m_ticket.show(cached->second, draft != m_drafts.end() ? draft->second : Draft {});
        if (const auto notice = m_notices.find(id); notice != m_notices.end())
            m_ticket.setNotice(notice->second);
    } else {
        const TicketRow *row = m_queue.model().row(id);
        TicketRow unknown;
        unknown.id = id;
        m_ticket.showLoading(row != nullptr ? *row : unknown);
    }
    Q_EMIT ticketOpened(id);
    fetch(id);
    lease(id);
    const bool isPosting = std::ranges::any_of(m_posting, [&](const auto &one) { return one.second.request.ticket == before; });
    if (!before.empty() && before != id && !isPosting)
        onReady(m_api.release(before), this, [](const Outcome &) {});
    prefetch();
}

void DecisionFlow::next()
{
    // Onward from the open ticket, and from the queue's end round to its beginning.
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    auto mine = m_queue.model().nextShown(all, m_decidedHere);
    if (std::ranges::none_of(mine, [this](const TicketId &id) { return id != m_current; }))
        mine = m_queue.model().nextForMe(all, m_decidedHere);
    auto next = std::ranges::find(mine, m_current);
    if (next != mine.end())
        ++next;
    if (next == mine.end())
        next = mine.begin();
    if (next != mine.end() && *next != m_current) {
        open(*next);
        return;
    }
    keepDraft();
    if (!m_current.empty())
        onReady(m_api.release(m_current), this, [](const Outcome &) {});
    m_current = {};
    m_ticket.clear();
    Q_EMIT ticketOpened({});
}

void DecisionFlow::refresh()
{
    m_queue.refresh();
    if (!m_current.empty())
        fetch(m_current);
}

void DecisionFlow::fetch(const TicketId &id)
{
    const std::uint64_t generation = ++m_generation;
    m_generations[id] = generation;
    onReady(m_api.ticket(id), this, [this, id, generation](Result<TicketDetail> answer) {
        const auto latest = m_generations.find(id);
        if (latest == m_generations.end() || latest->second != generation)
            return;
        m_generations.erase(latest);
        fetched(id, std::move(answer));
    });
}

void DecisionFlow::fetched(const TicketId &id, Result<TicketDetail> answer)
{
    if (!answer.ok()) {
        // What is on the screen already stays readable; the foot of the window says that the connection is gone.
        if (id == m_current && m_ticket.state() == TicketPresenter::State::Loading)
            m_ticket.showFailure(answer.error());
        return;
    }
    if (m_cache.size() >= kCached) {
        const auto other = std::ranges::find_if(m_cache, [this](const auto &one) { return one.first != m_current; });
        if (other != m_cache.end())
            m_cache.erase(other);
    }
    m_cache.insert_or_assign(id, answer.value());
    if (id != m_current)
        return;
    if (m_ticket.state() == TicketPresenter::State::Ready && m_ticket.ticket() == id) {
        m_ticket.update(std::move(answer).value());
        return;
    }
    const auto draft = m_drafts.find(id);
    m_ticket.show(std::move(answer).value(), draft != m_drafts.end() ? draft->second : Draft {});
    if (const auto notice = m_notices.find(id); notice != m_notices.end())
        m_ticket.setNotice(notice->second);
}

void DecisionFlow::lease(const TicketId &id)
{
    onReady(m_api.lease(id), this, [this, id](const Result<Lease> &answer) {
        if (id != m_current)
            return;
        if (answer.ok()) {
            m_ticket.setLease(answer.value());
            return;
        }
        const Error &error = answer.error();
        // Where the screen knows that the ticket is decided, it says what became of it.
        const bool isKnown = m_ticket.isDecided() || m_ticket.notice().kind == TicketPresenter::Notice::Kind::Conflict;
        if (error.code == ErrorCode::Conflict && !isKnown)
            m_ticket.setNotice({error.what == "lease" ? TicketPresenter::Notice::Kind::Lease : TicketPresenter::Notice::Kind::Closed,
                ErrorWords::conflict(error)});
    });
}

void DecisionFlow::prefetch()
{
    std::vector<TicketId> without = m_decidedHere;
    without.push_back(m_current);
    std::vector<TicketId> ahead = m_queue.model().nextShown(kAhead, without);
    if (ahead.empty())
        ahead = m_queue.model().nextForMe(kAhead, without);
    for (const TicketId &id : ahead) {
        if (!m_cache.contains(id) && !m_generations.contains(id))
            fetch(id);
    }
}

void DecisionFlow::decided(const DecisionRequest &request, const Draft &draft)
{
    const TicketRow *known = m_queue.model().row(request.ticket);
    Posting posting {request, draft, known != nullptr ? *known : TicketRow {}, m_ticket.detail(), false, false};
    posting.proposal = std::ranges::any_of(m_ticket.effects(), [](const Effect &one) { return one.kind == EffectKind::SecondPersonNeeded; });
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
    m_current = {};
    auto next = m_queue.model().nextShown(1, m_decidedHere);
    if (next.empty())
        next = m_queue.model().nextForMe(1, m_decidedHere);
    if (next.empty()) {
        m_ticket.clear();
        Q_EMIT ticketOpened({});
        return;
    }
    open(next.front());
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
        case DecisionKind::SamePerson:
            return posting.proposal ? tr("%1: link proposed, a second person has to agree")
                                    : tr("%1 linked to TRN %2").arg(QStringLiteral("%1"), shown(decision.trn));
        case DecisionKind::AskUser: return tr("%1: one more fact asked for");
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
