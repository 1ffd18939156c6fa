// SPDX-License-Identifier: MIT
#include "shell/desk.h"

#include "command/command_palette.h"
#include "command/command_registry.h"
#include "command/key_sheet.h"
#include "foot_line.h"
#include "kit/labels.h"
#include "kit/search_field.h"
#include "match/comparison_grid.h"
#include "queue/queue_model.h"
#include "queue/queue_pane.h"
#include "queue/queue_presenter.h"
#include "queue/view_list.h"
#include "shell/decision_flow.h"
#include "support/on_ready.h"
#include "ticket/entry_pages.h"
#include "ticket/search_panel.h"
#include "ticket/search_presenter.h"
#include "ticket/ticket_pane.h"
#include "ticket/ticket_presenter.h"
#include "top_bar.h"
#include "wording/errors.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace matchdesk {

namespace {

constexpr int kQueueWidth = 304;

} // namespace

Desk::Desk(ApiClient &api, const Clock &clock, Settings &settings, const Workplace &workplace, QWidget *parent)
    : QWidget(parent), m_api(api), m_clock(clock), m_settings(settings), m_workplace(workplace),
      m_registry(std::make_unique<CommandRegistry>(*this, clock)), m_model(new QueueModel(this)),
      m_queue(new QueuePresenter(api, clock, *m_model, {}, this)),
      m_ticket(new TicketPresenter(api, clock, workplace.me, std::chrono::seconds(workplace.holdSeconds), this)),
      m_flow(new DecisionFlow(api, clock, workplace.me, *m_queue, *m_ticket, this)), m_search(new SearchPresenter(api, this))
{
    m_registry->addMenu(QStringLiteral("ticket"), tr("Ticket"));
    m_registry->addMenu(QStringLiteral("go"), tr("Go"));
    m_registry->addMenu(QStringLiteral("view"), tr("View"));
    m_registry->addMenu(QStringLiteral("app"), tr("Matchdesk"));
    addTicketCommands(*m_registry, *m_ticket, {[this] { return isComparing(); }, [this] { showComparison(); }});
    addCommands();

    m_top = new TopBar(clock, workplace, this);
    m_queuePane = new QueuePane(*m_queue, this);
    m_ticketPane = new TicketPane(*m_ticket, api, clock, *m_registry, this);
    m_outbox = new MessagesPage(api, clock, true, this);
    m_outboxPane = new QWidget(this);
    m_outboxPane->setAccessibleName(tr("Outbox"));
    auto *outbox = new QVBoxLayout(m_outboxPane);
    outbox->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    outbox->addWidget(new TypeLabel(TextRole::Title, Ink::Text, tr("Outbox"), m_outboxPane));
    outbox->addWidget(m_outbox, 1);
    m_right = new QStackedWidget(this);
    m_right->addWidget(m_ticketPane);
    m_right->addWidget(m_outboxPane);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_queuePane);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_queuePane->setMinimumWidth(240);
    if (!m_splitter->restoreState(settings.value(setting::splitter)))
        m_splitter->setSizes({kQueueWidth, 1366 - kQueueWidth});
    m_foot = new FootLine(*m_queue, *m_registry, this);
    m_searchPanel = new SearchPanel(*m_search, *m_top->search(), *this);
    m_palette = new CommandPalette(*m_registry, *this);
    m_palette->setRecent(settings.value(setting::recentCommands));
    m_keySheet = new KeySheet(*m_registry, *this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_splitter, 1);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_foot);

    auto *bar = new QMenuBar(this);
    m_registry->fillMenuBar(*bar);
    bar->hide();
    auto *menu = new QMenu(this);
    for (QAction *action : bar->actions()) {
        if (action->menu() != nullptr)
            menu->addMenu(action->menu());
    }
    m_top->setMenu(menu);
    m_top->search()->setKey(m_registry->shownKey(QStringLiteral("app.search")));
    m_top->setUndoKey(m_registry->shownKey(QStringLiteral("app.undo")));
    m_registry->setCharacterKeys(settings.value(setting::characterKeys));
    connectParts();

    const auto view = queueViewFromName(settings.value(setting::queueView).toStdString());
    m_queuePane->setView(view && ViewList::isOffered(*view) ? *view : QueueView::NextForMe);
    m_queue->start(workplace.me);
    m_flow->loadHeld();
}

Desk::~Desk() = default;

void Desk::connectParts()
{
    connect(m_queuePane, &QueuePane::openRequested, m_flow, [this](const TicketId &id) {
        showOutbox(false);
        m_flow->open(id);
    });
    connect(m_queuePane, &QueuePane::viewChanged, this,
        [this](QueueView view) { m_settings.set(setting::queueView, shown(nameOf(view))); });
    connect(m_flow, &DecisionFlow::ticketOpened, this, [this](const TicketId &id) {
        m_registry->guard();
        m_queuePane->setCurrentTicket(id);
        m_ticketPane->showTab(0);
        showOutbox(false);
        if (focusWidget() == nullptr || !m_queuePane->isAncestorOf(focusWidget()))
            m_ticketPane->focusComparison();
    });
    connect(m_flow, &DecisionFlow::heldChanged, this,
        [this] { m_top->setHeld(static_cast<int>(m_flow->held().size()), m_flow->nextDue()); });
    connect(m_flow, &DecisionFlow::told, m_foot, &FootLine::tell);
    connect(m_registry.get(), &CommandRegistry::refused, m_foot,
        [this](const QString &, const QString &reason) { m_foot->tell(Tone::Warn, reason); });
    connect(m_registry.get(), &CommandRegistry::ran, m_foot, &FootLine::forgetWarning);
    connect(m_ticket, &TicketPresenter::ticketChanged, m_foot, [this] { m_foot->setAboutRecord(m_ticket->isAboutRecord()); });
    connect(m_ticketPane, &TicketPane::retryRequested, m_flow, &DecisionFlow::refresh);
    connect(m_ticketPane, &TicketPane::nextRequested, m_flow, &DecisionFlow::next);
    connect(m_queue, &QueuePresenter::stateChanged, this, [this] {
        using State = QueuePresenter::State;
        const bool failed = m_queue->state() == State::Offline || m_queue->state() == State::Failed;
        if (failed && m_queue->error().code == ErrorCode::Unauthorised)
            Q_EMIT signedOut();
        // The first rows bring the first ticket with them, so that a shift starts with one key less.
        if (m_openedFirst || m_queue->state() != QueuePresenter::State::Ready)
            return;
        m_openedFirst = true;
        m_flow->next();
        m_ticketPane->focusComparison();
    });
    connect(m_searchPanel, &SearchPanel::recordChosen, m_ticket, [this](const std::string &trn) {
        m_ticket->addCandidate(trn);
        m_ticketPane->focusComparison();
    });
    connect(m_searchPanel, &SearchPanel::ticketChosen, m_flow, [this](const TicketId &id) {
        m_flow->open(id);
        m_ticketPane->focusComparison();
    });
    connect(m_top->search(), &SearchField::left, m_ticketPane, &TicketPane::focusComparison);
    connect(m_top, &TopBar::personChosen, this, &Desk::personChosen);
    m_palette->setOffers([this](const QString &typed) {
        std::vector<PaletteOffer> offers;
        const std::string reference = typed.trimmed().toUpper().toStdString();
        for (int row = 0; row < m_model->rowCount() && reference.size() >= 3 && offers.size() < 5; ++row) {
            const TicketRow *one = m_model->rowAt(row);
            if (one->reference.find(reference) != std::string::npos)
                offers.push_back({shown(one->reference), shown(one->personName), [this, id = one->id] { m_flow->open(id); }});
        }
        return offers;
    });
}

void Desk::resume(const UnsentWork &work)
{
    m_flow->resume(work);
    // Without a ticket to go on with, the first rows bring one.
    m_openedFirst = !work.open.empty();
}

void Desk::setPaused(bool paused)
{
    m_queue->setPaused(paused);
}

void Desk::saveLayout()
{
    m_settings.set(setting::splitter, m_splitter->saveState());
    m_settings.set(setting::recentCommands, m_palette->recent());
}

void Desk::showOutbox(bool shown)
{
    if (shown == (m_right->currentWidget() == m_outboxPane))
        return;
    m_right->setCurrentWidget(shown ? m_outboxPane : static_cast<QWidget *>(m_ticketPane));
    if (shown) {
        m_outbox->reload();
        m_outboxPane->setFocus();
    } else {
        m_ticketPane->focusComparison();
    }
}

void Desk::retryMessage()
{
    const Message *message = m_outbox->chosen();
    if (message == nullptr)
        return;
    onReady(m_api.retryMessage(message->id), this, [this](const Outcome &answer) {
        if (answer.ok())
            m_foot->tell(Tone::Ok, tr("The message will be sent again."));
        else
            m_foot->tell(Tone::Warn, ErrorWords::sentence(answer.error(), Doing::RetryingMessage));
        m_outbox->reload();
    });
}

bool Desk::isComparing() const
{
    // Buttons ask while the desk is being built.
    return m_right == nullptr || (m_right->currentWidget() == m_ticketPane && m_ticketPane->isComparing());
}

void Desk::showComparison()
{
    showOutbox(false);
    m_ticketPane->showTab(0);
    m_ticketPane->focusComparison();
}

void Desk::cyclePanes(int by)
{
    const std::array panes {static_cast<QWidget *>(m_top), static_cast<QWidget *>(m_queuePane), static_cast<QWidget *>(m_right)};
    int at = 0;
    for (std::size_t pane = 0; pane < panes.size(); ++pane) {
        if (focusWidget() != nullptr && panes.at(pane)->isAncestorOf(focusWidget()))
            at = static_cast<int>(pane);
    }
    const int total = static_cast<int>(panes.size());
    switch ((at + by + total) % total) {
    case 0: m_top->search()->setFocus(Qt::OtherFocusReason); break;
    case 1: m_queuePane->list()->setFocus(Qt::OtherFocusReason); break;
    default: m_ticketPane->focusComparison(); break;
    }
}

} // namespace matchdesk
