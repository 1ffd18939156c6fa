// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "settings/settings.h"
#include "support/clock.h"

#include <QWidget>

#include <memory>

class QSplitter;
class QStackedWidget;

namespace matchdesk {

class CommandPalette;
class CommandRegistry;
class DecisionFlow;
class FootLine;
class KeySheet;
class MessagesPage;
class QueueModel;
class QueuePane;
class QueuePresenter;
class SearchPanel;
class SearchPresenter;
class TicketPane;
class TicketPresenter;
class TopBar;
struct UnsentWork;

/// One member of staff at work: queue, ticket, keys and what is held. Switching the person makes a new one.
/// Lives on: main; the client, the clock and the settings outlive it.
class Desk final : public QWidget {
    Q_OBJECT
public:
    Desk(ApiClient &api, const Clock &clock, Settings &settings, const Workplace &workplace, QWidget *parent = nullptr);
    ~Desk() override;

    [[nodiscard]] CommandRegistry &registry() { return *m_registry; }
    [[nodiscard]] DecisionFlow &flow() { return *m_flow; }
    [[nodiscard]] QueuePresenter &queue() { return *m_queue; }
    [[nodiscard]] TicketPresenter &ticket() { return *m_ticket; }
    /// Goes on where the same person's last desk left off. Before the first rows are there.
    void resume(const UnsentWork &work);
    /// Stops asking the backend while the window cannot be seen.
    void setPaused(bool paused);
    void saveLayout();

Q_SIGNALS:
    void personChosen(const matchdesk::StaffId &id);
    void appearanceChanged();
    void signedOut(); ///< the backend does not know this person's token any more
    void quitRequested();

private:
    void addCommands();
    void addViewCommands();
    void addAppearanceCommands();
    void cyclePanes(int by);
    void showOutbox(bool shown);
    void retryMessage();
    [[nodiscard]] bool isComparing() const;
    void showComparison();
    void connectParts();

    ApiClient &m_api;
    const Clock &m_clock;
    Settings &m_settings;
    Workplace m_workplace;
    std::unique_ptr<CommandRegistry> m_registry;
    QueueModel *m_model;
    QueuePresenter *m_queue;
    TicketPresenter *m_ticket;
    DecisionFlow *m_flow;
    SearchPresenter *m_search;
    TopBar *m_top = nullptr;
    FootLine *m_foot = nullptr;
    QSplitter *m_splitter = nullptr;
    QueuePane *m_queuePane = nullptr;
    QStackedWidget *m_right = nullptr;
    TicketPane *m_ticketPane = nullptr;
    QWidget *m_outboxPane = nullptr;
    MessagesPage *m_outbox = nullptr;
    SearchPanel *m_searchPanel = nullptr;
    CommandPalette *m_palette = nullptr;
    KeySheet *m_keySheet = nullptr;
    bool m_openedFirst = false;
};

} // namespace matchdesk
