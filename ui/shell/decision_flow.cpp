// SPDX-License-Identifier: MIT
#include "shell/decision_flow.h"

#include "support/on_ready.h"
#include "wording/errors.h"

#include <algorithm>

namespace matchdesk {

namespace {

constexpr std::size_t kAhead = 3;
constexpr std::size_t kCached = 24;
/// Half of the lease, so that one lost renewal does no harm.
constexpr std::chrono::seconds kRenewEvery {120};
/// How soon whoever reads a ticket that somebody else works on has it, once it is free.
constexpr std::chrono::seconds kAskAgain {5};
/// After news has overtaken a ticket's answer.
constexpr std::chrono::milliseconds kAfterOvertaken {50};

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
    // A lease that runs out or is given back is no decision, so whoever waits for the ticket asks for it.
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (!m_current.empty() && m_ticket.notice().kind == TicketPresenter::Notice::Kind::Lease)
            lease(m_current);
    });
    m_wait.start(kAskAgain);
    connect(&ticket, &TicketPresenter::decided, this, &DecisionFlow::decided);
    connect(&ticket, &TicketPresenter::readAgain, this,
        [this](const TicketDetail &detail) { m_cache.insert_or_assign(detail.ticket.id, detail); });
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

UnsentWork DecisionFlow::unsent()
{
    keepDraft();
    UnsentWork work {m_drafts, m_current};
    for (const auto &[key, posting] : m_posting)
        work.drafts.insert_or_assign(posting.request.ticket, posting.draft);
    return work;
}

void DecisionFlow::resume(const UnsentWork &work)
{
    m_drafts = work.drafts;
    open(work.open);
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
    const std::vector<TicketId> next = ahead(1);
    if (!next.empty()) {
        open(next.front());
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
    // The queue's news may have overtaken the answer: then what is shown is old already, and no further news will come.
    const TicketRow *row = m_queue.model().row(id);
    const Ticket &ticket = answer.value().ticket;
    const bool isOld = row != nullptr && row->version > ticket.version;
    const bool isFree = row != nullptr && row->changeSeq > ticket.changeSeq && row->leaseHolder.empty();
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
    } else {
        const auto draft = m_drafts.find(id);
        m_ticket.show(std::move(answer).value(), draft != m_drafts.end() ? draft->second : Draft {});
        if (const auto notice = m_notices.find(id); notice != m_notices.end())
            m_ticket.setNotice(notice->second);
    }
    if (isOld)
        QTimer::singleShot(kAfterOvertaken, this, [this, id] {
            if (id == m_current)
                fetch(id);
        });
    if (isFree && m_ticket.notice().kind == TicketPresenter::Notice::Kind::Lease)
        lease(id);
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

std::vector<TicketId> DecisionFlow::ahead(std::size_t limit) const
{
    // Onward from the open ticket, and from the queue's end round to its beginning.
    std::vector<TicketId> without = m_decidedHere;
    without.push_back(m_current);
    const std::vector<TicketId> here = m_queue.model().nextShown(limit, without, m_current);
    return here.empty() ? m_queue.model().nextForMe(limit, without, m_current) : here;
}

void DecisionFlow::prefetch()
{
    for (const TicketId &id : ahead(kAhead)) {
        if (!m_cache.contains(id) && !m_generations.contains(id))
            fetch(id);
    }
}

} // namespace matchdesk
