// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace matchdesk {

/// Finds tickets and records while a person types: asks 120 ms after the last letter, and drops answers to older words.
/// Lives on: main.
class SearchPresenter final : public QObject {
    Q_OBJECT
public:
    explicit SearchPresenter(ApiClient &api, QObject *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<matching::Record> &records() const { return m_records; }
    [[nodiscard]] const std::vector<TicketRow> &tickets() const { return m_tickets; }
    /// Both answers for the present text are there.
    [[nodiscard]] bool isDone() const { return m_waiting == 0; }
    [[nodiscard]] const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    ApiClient &m_api;
    QTimer m_delay;
    QString m_text;
    QString m_problem;
    std::vector<matching::Record> m_records;
    std::vector<TicketRow> m_tickets;
    std::uint64_t m_generation = 0;
    int m_waiting = 0;
};

} // namespace matchdesk
