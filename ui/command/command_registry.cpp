// SPDX-License-Identifier: MIT
#include "command/command_registry.h"

#include "kit/key_button.h"
#include "kit/key_cap.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

constexpr const char *boundCommand = "matchdesk-command";

bool takesText(const QWidget *widget)
{
    if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget))
        return true;
    if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
        return !edit->isReadOnly();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
        return !edit->isReadOnly();
    const auto *combo = qobject_cast<const QComboBox *>(widget);
    return combo && combo->isEditable();
}

bool hasCommandModifier(Qt::KeyboardModifiers modifiers)
{
    return modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}

/// A key that a text field keeps for itself. Escape leaves a field, and function keys write nothing.
bool belongsToText(const QKeyEvent &event)
{
    const int key = event.key();
    const bool functionKey = key >= Qt::Key_F1 && key <= Qt::Key_F35;
    return !hasCommandModifier(event.modifiers()) && key != Qt::Key_Escape && !functionKey;
}

/// A letter, digit or sign without Ctrl, Alt or Meta: what WCAG 2.1.4 calls a character key.
bool startsWithCharacter(const QKeySequence &keys)
{
    if (keys.isEmpty())
        return false;
    const QKeyCombination first = keys[0];
    const bool character = first.key() > Qt::Key_Space && first.key() < Qt::Key_Escape;
    return character && !hasCommandModifier(first.keyboardModifiers());
}

bool clash(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

} // namespace

CommandRegistry::CommandRegistry(QWidget &window, const Clock &clock)
    : QObject(&window)
    , m_window(window)
    , m_clock(clock)
{
    qApp->installEventFilter(this);
}

CommandRegistry::~CommandRegistry() = default;

void CommandRegistry::addContext(const QString &id, const QString &title, QWidget *widget)
{
    Q_ASSERT(widget && !id.isEmpty());
    m_contexts.push_back({id, title, widget});
}

void CommandRegistry::add(Command command)
{
    Q_ASSERT(!command.id.isEmpty() && command.action && !find(command.id));
    QWidget *widget = widgetOf(command.context);
    Q_ASSERT(widget);
    auto *action = new QAction(command.title, this);
    action->setObjectName(command.id);
    action->setShortcutContext(command.context.isEmpty() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(command.repeats && !command.decisive);
    action->setShortcuts(activeKeys(command));
    widget->addAction(action);
    connect(action, &QAction::triggered, this, [this, id = command.id] { run(id); });
    m_actions.insert(command.id, action);
    m_commands.push_back(std::move(command));
}

void CommandRegistry::addMenu(const QString &id, const QString &title)
{
    m_menus.push_back({id, title});
}

void CommandRegistry::fillMenuBar(QMenuBar &bar)
{
    for (const Menu &entry : m_menus) {
        QMenu *menu = bar.addMenu(entry.title);
        menu->setObjectName(entry.id);
        menu->setToolTipsVisible(true);
        fillMenu(*menu, entry.id);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, id = entry.id] { fillMenu(*menu, id); });
    }
}

void CommandRegistry::fillMenu(QMenu &menu, const QString &id)
{
    // Entries of their own, with the key only printed: a disabled action would also lose its shortcut, and with it the
    // reason that pressing the key gives.
    menu.clear();
    for (const Command &command : m_commands) {
        if (command.menu != id)
            continue;
        const QString key = keyText(shownKey(command.id));
        QAction *entry = menu.addAction(key.isEmpty() ? command.title : QString(command.title + u'\t' + key));
        entry->setObjectName(command.id);
        const Availability now = availability(command.id);
        entry->setEnabled(now.available);
        entry->setToolTip(now.reason);
        entry->setStatusTip(now.reason);
        connect(entry, &QAction::triggered, this, [this, commandId = command.id] { run(commandId); });
    }
}

const Command *CommandRegistry::find(const QString &id) const
{
    const auto at = std::ranges::find(m_commands, id, &Command::id);
    return at == m_commands.end() ? nullptr : &*at;
}

std::vector<CommandRegistry::Context> CommandRegistry::activeContexts() const
{
    std::vector<Context> active;
    const QWidget *focus = QApplication::focusWidget();
    if (!focus || !isInside(*focus))
        return active;
    for (const QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        for (const Context &context : m_contexts) {
            if (context.widget == widget)
                active.push_back(context);
        }
    }
    return active;
}

Availability CommandRegistry::availability(const QString &id) const
{
    const Command *command = find(id);
    if (!command)
        return Availability::no({});
    return command->availability ? command->availability() : Availability::yes();
}

bool CommandRegistry::run(const QString &id)
{
    const Command *command = find(id);
    if (!command)
        return false;
    if (command->decisive && m_guardedAt) {
        // A clock that was set back must not lock the keys.
        const auto since = m_clock.now() - *m_guardedAt;
        if (since >= Instant::duration::zero() && since < guardTime)
            return false;
    }
    const Availability now = availability(id);
    if (!now.available) {
        Q_EMIT refused(id, now.reason);
        return false;
    }
    // The action may add commands, or close the window that owns this registry.
    const auto action = command->action;
    const QPointer<CommandRegistry> alive(this);
    action();
    if (alive)
        Q_EMIT ran(id);
    return true;
}

void CommandRegistry::guard()
{
    m_guardedAt = m_clock.now();
}

void CommandRegistry::setCharacterKeys(bool on)
{
    if (m_characterKeys == on)
        return;
    m_characterKeys = on;
    rebuildKeys();
}

void CommandRegistry::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    const auto at = std::ranges::find(m_commands, id, &Command::id);
    if (at == m_commands.end())
        return;
    at->keys = keys;
    rebuildKeys();
}

QKeySequence CommandRegistry::shownKey(const QString &id) const
{
    const Command *command = find(id);
    return command ? activeKeys(*command).value(0) : QKeySequence();
}

std::vector<CommandRegistry::Collision> CommandRegistry::collisions() const
{
    const auto overlap = [this](const Command &a, const Command &b) {
        const QWidget *first = widgetOf(a.context);
        const QWidget *second = widgetOf(b.context);
        return a.context.isEmpty() || b.context.isEmpty() || a.context == b.context || first == second
            || (first && second && (first->isAncestorOf(second) || second->isAncestorOf(first)));
    };
    std::vector<Collision> found;
    for (auto first = m_commands.begin(); first != m_commands.end(); ++first) {
        for (auto second = std::next(first); second != m_commands.end(); ++second) {
            if (!overlap(*first, *second))
                continue;
            for (const QKeySequence &key : first->keys) {
                if (std::ranges::any_of(second->keys, [&key](const QKeySequence &other) { return clash(key, other); }))
                    found.push_back({first->id, second->id, key});
            }
        }
    }
    return found;
}

void CommandRegistry::bind(KeyButton &button, const QString &id)
{
    const Command *command = find(id);
    Q_ASSERT(command);
    if (button.text().isEmpty())
        button.setText(command->title);
    button.setProperty(boundCommand, id);
    const auto printKey = [this, id, target = &button] {
        const QKeySequence key = shownKey(id);
        target->setKey(key);
        //: A button's description for a screen reader. %1 is the key that presses it.
        target->setAccessibleDescription(key.isEmpty() ? QString() : tr("Key: %1").arg(keySpeech(key)));
    };
    printKey();
    connect(this, &CommandRegistry::keysChanged, &button, printKey);
    connect(&button, &KeyButton::clicked, this, [this, id] { run(id); });
}

bool CommandRegistry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::ToolTip)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || !isInside(*widget))
        return false;
    if (event->type() == QEvent::ToolTip) {
        const QVariant id = widget->property(boundCommand);
        if (id.isValid())
            widget->setToolTip(availability(id.toString()).reason);
        return false;
    }
    if (!takesText(widget) || !belongsToText(*static_cast<QKeyEvent *>(event)))
        return false;
    event->accept();
    return true;
}

QList<QKeySequence> CommandRegistry::activeKeys(const Command &command) const
{
    QList<QKeySequence> keys = command.keys;
    if (!m_characterKeys)
        keys.removeIf(startsWithCharacter);
    return keys;
}

bool CommandRegistry::isInside(const QWidget &widget) const
{
    return &widget == &m_window || m_window.isAncestorOf(&widget);
}

QWidget *CommandRegistry::widgetOf(const QString &context) const
{
    if (context.isEmpty())
        return &m_window;
    const auto at = std::ranges::find(m_contexts, context, &Context::id);
    return at == m_contexts.end() ? nullptr : at->widget.data();
}

void CommandRegistry::rebuildKeys()
{
    for (const Command &command : m_commands)
        m_actions.value(command.id)->setShortcuts(activeKeys(command));
    Q_EMIT keysChanged();
}

} // namespace matchdesk
