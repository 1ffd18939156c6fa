// SPDX-License-Identifier: MIT
#include "queue/queue_presenter.h"

#include "support/on_ready.h"

namespace matchdesk {

QueuePresenter::QueuePresenter(ApiClient &api, const Clock &clock, QueueModel &model, Pace pace, QObject *parent)
    : QObject(parent), m_api(api), m_clock(clock), m_model(model), m_pace(pace)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QueuePresenter::askNews);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_model.setNow(m_clock.now()); });
    m_minute.setTimerType(Qt::VeryCoarseTimer);
}

void QueuePresenter::start(const Staff &reader)
{
    ++m_generation;
    m_asking = false;
    m_after = 0;
    m_complete = false;
    m_updatedAt.reset();
    m_model.clear();
    m_model.setReader(reader, m_clock.now());
    setState(State::Loading);
    m_minute.start(std::chrono::minutes(1));
    askFirst();
}

void QueuePresenter::askFirst()
{
    onReady(m_api.firstRows(m_pace.firstRows), this, [this, generation = m_generation](Result<std::vector<TicketRow>> answer) {
        if (generation != m_generation)
            return;
        if (answer.ok()) {
            m_model.upsert(answer.value());
            m_updatedAt = m_clock.now();
            setState(State::Ready);
        } else {
            m_error = answer.error();
        }
        askNews();
    });
}

void QueuePresenter::refresh()
{
    m_timer.stop();
    askNews();
}

void QueuePresenter::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (paused)
        m_timer.stop();
    else
        refresh();
}

void QueuePresenter::askNews()
{
    if (m_asking || m_paused)
        return;
    m_asking = true;
    onReady(m_api.queueNews(m_after, m_pace.page), this, [this, generation = m_generation](const Result<QueueNews> &answer) {
        received(generation, answer);
    });
}

void QueuePresenter::received(std::uint64_t generation, const Result<QueueNews> &answer)
{
    if (generation != m_generation)
        return;
    m_asking = false;
    if (!answer.ok()) {
        m_error = answer.error();
        setState(m_updatedAt ? State::Offline : State::Failed);
        if (!m_paused)
            m_timer.start(m_pace.retry);
        return;
    }
    const QueueNews &news = answer.value();
    m_after = news.nextAfter;
    m_updatedAt = m_clock.now();
    m_model.upsert(news.rows);
    if (!news.more)
        m_complete = true;
    setState(State::Ready);
    if (!news.rows.empty())
        Q_EMIT rowsArrived(news.rows);
    if (news.more)
        askNews();
    else if (!m_paused)
        m_timer.start(m_pace.poll);
}

void QueuePresenter::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace matchdesk
