// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ticket.h"

#include <QWidget>

class QListView;
class QModelIndex;
class QStackedWidget;

namespace matchdesk {

class BusyLine;
class EmptyState;
class ErrorState;
class QueuePresenter;
class SearchField;
class ViewList;

/// The left column: views with counts, a field to filter (shown when asked for), and the rows. The selected row follows
/// the ticket that is open, whatever the queue does. Lives on: main.
class QueuePane final : public QWidget {
    Q_OBJECT
public:
    explicit QueuePane(QueuePresenter &presenter, QWidget *parent = nullptr);

    /// Selects a ticket's row without asking to open it; no row where the view does not show it.
    void setCurrentTicket(const TicketId &id);
    void setView(QueueView view);
    [[nodiscard]] QListView *list() const { return m_list; }
    /// Shows the filter and gives it the focus.
    void startFilter();
    void moveBy(int rows);

Q_SIGNALS:
    void openRequested(const matchdesk::TicketId &id);
    void viewChanged(matchdesk::QueueView view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void chosen(const QModelIndex &index);
    void syncSelection();
    void showState();
    void clearFilter();

    QueuePresenter &m_presenter;
    ViewList *m_views;
    SearchField *m_filter;
    BusyLine *m_busy;
    QStackedWidget *m_stack;
    QListView *m_list;
    EmptyState *m_empty;
    ErrorState *m_error;
    TicketId m_current;
    bool m_syncing = false;
};

} // namespace matchdesk
