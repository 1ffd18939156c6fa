// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QTabBar;

namespace matchdesk {

class SpannedLabel;
class TicketPresenter;
class TypeLabel;

/// Who the ticket is about, why it exists and how long is left; and the tabs of the ticket.
class TicketHeader final : public QWidget {
    Q_OBJECT
public:
    explicit TicketHeader(TicketPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }

private:
    void refresh();

    TicketPresenter &m_presenter;
    SpannedLabel *m_name;
    TypeLabel *m_reference;
    TypeLabel *m_reading;
    SpannedLabel *m_cause;
    TypeLabel *m_service;
    TypeLabel *m_timeLeft;
    QTabBar *m_tabs;
};

} // namespace matchdesk
