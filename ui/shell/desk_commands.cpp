// SPDX-License-Identifier: MIT
#include "command/command_palette.h"
#include "command/command_registry.h"
#include "command/key_sheet.h"
#include "kit/search_field.h"
#include "queue/queue_pane.h"
#include "shell/decision_flow.h"
#include "shell/desk.h"
#include "ticket/entry_pages.h"
#include "ticket/ticket_pane.h"
#include "ticket/ticket_presenter.h"
#include "top_bar.h"
#include "wording/tickets.h"

#include <QStackedWidget>

namespace matchdesk {

namespace {

Command command(const char *id, const char *menu, const QString &title, const QList<QKeySequence> &keys,
    std::function<void()> action, const QStringList &keywords = {})
{
    Command made;
    made.id = QString::fromLatin1(id);
    made.menu = QString::fromLatin1(menu);
    made.title = title;
    made.keys = keys;
    made.keywords = keywords;
    made.action = std::move(action);
    return made;
}

} // namespace

void Desk::addCommands()
{
    CommandRegistry &registry = *m_registry;
    registry.add(command("ticket.next", "ticket", tr("Next ticket"), {QKeySequence(Qt::Key_N)}, [this] {
        showComparison();
        m_flow->next();
    }));
    Command undo = command("app.undo", "ticket", tr("Undo the last decision"), {QKeySequence(Qt::CTRL | Qt::Key_Z)},
        [this] {
            showComparison();
            m_flow->undo();
        }, {tr("take back")});
    undo.availability = [this] {
        return m_flow->canUndo() ? Availability::yes() : Availability::no(tr("There is nothing to take back: no decision is held."));
    };
    registry.add(undo);
    registry.add(command("app.search", "go", tr("Find a ticket, person or record"), {QKeySequence(Qt::Key_Slash)}, [this] {
        m_top->search()->setFocus(Qt::ShortcutFocusReason);
        m_top->search()->selectAll();
    }));
    registry.add(command("queue.filter", "go", tr("Filter the queue"), {QKeySequence(Qt::CTRL | Qt::Key_F)},
        [this] { m_queuePane->startFilter(); }));
    registry.add(command("app.palette", "app", tr("All commands"), {QKeySequence(Qt::CTRL | Qt::Key_K)}, [this] { m_palette->open(); }));
    registry.add(command("help.keys", "app", tr("Keys"), {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)},
        [this] { m_keySheet->open(); }, {tr("help"), tr("shortcuts")}));
    addViewCommands();
    addAppearanceCommands();
    if (m_workplace.demo)
        registry.add(command("app.person", "app", tr("Work as somebody else"), {}, [this] { m_top->openPersonMenu(); }, {tr("switch")}));
    registry.add(command("app.quit", "app", tr("Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [this] { Q_EMIT quitRequested(); }));
}

void Desk::addViewCommands()
{
    CommandRegistry &registry = *m_registry;
    struct View {
        const char *id;
        QueueView view;
        Qt::Key key;
    };
    for (const View &one : {View {"go.next-for-me", QueueView::NextForMe, Qt::Key_Q}, View {"go.parked", QueueView::ParkedByMe, Qt::Key_P},
             View {"go.awaiting", QueueView::AwaitingUser, Qt::Key_A}, View {"go.second", QueueView::SecondOpinions, Qt::Key_S},
             View {"go.near", QueueView::NearPromise, Qt::Key_N}, View {"go.all", QueueView::All, Qt::Key_L},
             View {"go.closed", QueueView::Closed, Qt::Key_C}}) {
        registry.add(command(one.id, "go", tr("Show %1").arg(TicketWords::view(one.view)), {QKeySequence(Qt::Key_G, one.key)},
            [this, view = one.view] { m_queuePane->setView(view); }));
    }
    registry.add(command("go.outbox", "go", tr("Outbox"), {QKeySequence(Qt::Key_G, Qt::Key_O)},
        [this] { showOutbox(m_right->currentWidget() != m_outboxPane); }, {tr("sent emails")}));
    Command retry = command("outbox.retry", "go", tr("Send the message again"), {}, [this] { retryMessage(); }, {tr("failed emails")});
    retry.availability = [this] {
        const Message *message = m_right->currentWidget() == m_outboxPane ? m_outbox->chosen() : nullptr;
        if (message == nullptr || message->state != DeliveryState::Failed)
            return Availability::no(tr("Choose a message in the outbox that could not be sent."));
        return may(m_workplace.me.role, Permission::RetryMail) ? Availability::yes()
                                                               : Availability::no(tr("Only a lead sends a message again."));
    };
    registry.add(retry);
    registry.add(command("ticket.compare", "go", tr("Compare"), {QKeySequence(Qt::CTRL | Qt::Key_1)},
        [this] { showComparison(); }));
    registry.add(command("ticket.history", "go", tr("History of the ticket"), {QKeySequence(Qt::CTRL | Qt::Key_2)},
        [this] {
            showOutbox(false);
            m_ticketPane->showTab(1);
        }));
    registry.add(command("ticket.messages", "go", tr("Messages about the ticket"), {QKeySequence(Qt::CTRL | Qt::Key_3)},
        [this] {
            showOutbox(false);
            m_ticketPane->showTab(2);
        }));
    registry.add(command("queue.down", "go", tr("Next row of the queue"), {QKeySequence(Qt::ALT | Qt::Key_Down)},
        [this] { m_queuePane->moveBy(1); }));
    registry.add(command("queue.up", "go", tr("Previous row of the queue"), {QKeySequence(Qt::ALT | Qt::Key_Up)},
        [this] { m_queuePane->moveBy(-1); }));
    registry.add(command("app.refresh", "go", tr("Refresh"), {QKeySequence(Qt::Key_F5)}, [this] { m_flow->refresh(); }));
    registry.add(command("app.next-pane", "go", tr("Next pane"), {QKeySequence(Qt::Key_F6)}, [this] { cyclePanes(1); }));
    registry.add(command("app.previous-pane", "go", tr("Previous pane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { cyclePanes(-1); }));
}

void Desk::addAppearanceCommands()
{
    CommandRegistry &registry = *m_registry;
    const auto choice = [&](const char *id, const QString &title, const Setting<QString> &kept, const char *value) {
        registry.add(command(id, "view", title, {}, [this, kept, value = QString::fromLatin1(value)] {
            m_settings.set(kept, value);
            Q_EMIT appearanceChanged();
        }));
    };
    choice("view.light", tr("Light theme"), setting::theme, "light");
    choice("view.dark", tr("Dark theme"), setting::theme, "dark");
    choice("view.system", tr("Theme of the system"), setting::theme, "system");
    choice("view.compact", tr("Compact rows"), setting::density, "compact");
    choice("view.comfortable", tr("Comfortable rows"), setting::density, "comfortable");
    const auto scale = [&](const char *id, const QString &title, const QKeySequence &key, double by) {
        registry.add(command(id, "view", title, {key}, [this, by] {
            m_settings.set(setting::textScale, by == 0.0 ? 1.0 : m_settings.value(setting::textScale) + by);
            Q_EMIT appearanceChanged();
        }));
    };
    scale("view.larger", tr("Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus), 0.1);
    scale("view.smaller", tr("Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus), -0.1);
    scale("view.usual-size", tr("Usual text size"), QKeySequence(Qt::CTRL | Qt::Key_0), 0.0);
    registry.add(command("view.character-keys", "view", tr("Letters and digits as keys: on or off"), {}, [this] {
        const bool on = !m_registry->characterKeys();
        m_registry->setCharacterKeys(on);
        m_settings.set(setting::characterKeys, on);
    }));
}

} // namespace matchdesk
