// SPDX-License-Identifier: MIT
#include "ticket/search_presenter.h"

#include "support/on_ready.h"
#include "wording/errors.h"

namespace matchdesk {

namespace {

constexpr std::chrono::milliseconds kDelay {120};
constexpr qsizetype kShortest = 2;

} // namespace

SearchPresenter::SearchPresenter(ApiClient &api, QObject *parent) : QObject(parent), m_api(api)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &SearchPresenter::ask);
}

void SearchPresenter::setText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_text)
        return;
    m_text = trimmed;
    ++m_generation;
    m_problem.clear();
    if (m_text.size() < kShortest) {
        m_delay.stop();
        m_records.clear();
        m_tickets.clear();
        m_waiting = 0;
    } else {
        m_waiting = 2;
        m_delay.start();
    }
    Q_EMIT changed();
}

void SearchPresenter::ask()
{
    const auto received = [this, generation = m_generation](auto &kept, auto answer) {
        if (generation != m_generation)
            return;
        --m_waiting;
        if (answer.ok()) {
            kept = std::move(answer).value();
        } else {
            kept.clear();
            m_problem = ErrorWords::sentence(answer.error(), Doing::Searching);
        }
        Q_EMIT changed();
    };
    const std::string words = m_text.toStdString();
    onReady(m_api.findRecords(words), this,
        [this, received](Result<std::vector<matching::Record>> answer) { received(m_records, std::move(answer)); });
    onReady(m_api.findTickets(words), this,
        [this, received](Result<std::vector<TicketRow>> answer) { received(m_tickets, std::move(answer)); });
}

} // namespace matchdesk
