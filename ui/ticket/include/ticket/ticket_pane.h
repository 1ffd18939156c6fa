// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "support/clock.h"
#include "ticket/evidence_opener.h"

#include <QWidget>

#include <functional>

class QStackedWidget;

namespace matchdesk {

class Banner;
class BusyLine;
class CommandRegistry;
class ContestPage;
class DetailsPage;
class ComparisonGrid;
class EmptyState;
class ErrorState;
class EvidenceStrip;
class HistoryPage;
class MessagesPage;
class OwnerPage;
class QuestionPanel;
class TicketHeader;
class TicketPresenter;

/// What of the ticket is on the screen, as its commands ask it: none of them may act on what nobody sees.
struct TicketScreen {
    std::function<bool()> isComparing; ///< missing: always
    std::function<void()> compare;     ///< brings the comparison to the front
};

/// The commands that work on a ticket. Before the panes that print their keys.
void addTicketCommands(CommandRegistry &registry, TicketPresenter &presenter, TicketScreen screen = {});

/// The ticket that fills the window beside the queue: header, comparison, effects, decisions, evidence; its history and
/// messages behind tabs. Lives on: main.
class TicketPane final : public QWidget {
    Q_OBJECT
public:
    TicketPane(TicketPresenter &presenter, ApiClient &api, const Clock &clock, CommandRegistry &registry, QWidget *parent = nullptr);

    /// Gives the focus to the comparison.
    void focusComparison();
    void showTab(int tab);
    /// The Compare tab is in front, not the history or the messages.
    [[nodiscard]] bool isComparing() const;
    [[nodiscard]] ComparisonGrid *grid() const { return m_grid; }

Q_SIGNALS:
    void retryRequested();
    void nextRequested();

private:
    QWidget *makeComparePage(CommandRegistry &registry);
    void showTicket();
    void showChoice();
    void showNotice();
    void showEvidence();

    TicketPresenter &m_presenter;
    TicketHeader *m_header;
    BusyLine *m_busy;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QWidget *m_compare;
    ComparisonGrid *m_grid;
    OwnerPage *m_owner;
    ContestPage *m_contest;
    DetailsPage *m_details;
    class KeyButton *m_more;
    QuestionPanel *m_question;
    EvidenceStrip *m_evidence;
    HistoryPage *m_history;
    MessagesPage *m_messages;
    EvidenceOpener m_opener;
    EmptyState *m_empty;
    ErrorState *m_error;
};

} // namespace matchdesk
