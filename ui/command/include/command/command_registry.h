// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.h"
#include "support/clock.h"

#include <QMap>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace matchdesk {

class KeyButton;

/// Every command of one window, or of a page that fills one. Main thread; the window and the clock outlive it.
///
/// Keys without Ctrl, Alt or Meta act only while the focus is inside their context's widget (the window, for commands
/// of the window) and never while it is in a text field, except Escape and function keys. Character keys (letters,
/// digits, signs) can be switched off (WCAG 2.1.4). An unavailable command keeps its key: pressing it emits `refused`.
class CommandRegistry final : public QObject {
    Q_OBJECT
public:
    struct Context {
        QString id;
        QString title; ///< the heading in the sheet of keys: "This ticket"
        QPointer<QWidget> widget;
    };
    struct Collision {
        QString first;
        QString second;
        QKeySequence key;
    };
    struct Menu {
        QString id;
        QString title;
    };
    /// How long decisive commands rest after `guard`.
    static constexpr std::chrono::milliseconds guardTime {300};

    CommandRegistry(QWidget &window, const Clock &clock);
    ~CommandRegistry() override;

    /// A part of the window in which keys of its own act. Before the commands that name it.
    void addContext(const QString &id, const QString &title, QWidget *widget);
    /// The id must be new and the context known.
    void add(Command command);
    /// Names a menu and its place on the bar; commands appear in it in the order they were added.
    void addMenu(const QString &id, const QString &title);
    [[nodiscard]] const std::vector<Menu> &menus() const { return m_menus; }
    void fillMenuBar(QMenuBar &bar);

    [[nodiscard]] const std::vector<Command> &commands() const { return m_commands; }
    [[nodiscard]] const Command *find(const QString &id) const;
    [[nodiscard]] const std::vector<Context> &contexts() const { return m_contexts; }
    /// The contexts around the focus, innermost first.
    [[nodiscard]] std::vector<Context> activeContexts() const;
    [[nodiscard]] Availability availability(const QString &id) const;

    /// Runs a command as its key would. False when it is unknown, unavailable (`refused`) or guarded.
    bool run(const QString &id);
    /// A new ticket has appeared: for 300 ms nothing decides it.
    void guard();

    void setCharacterKeys(bool on);
    [[nodiscard]] bool characterKeys() const { return m_characterKeys; }
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    /// The key to print beside a command; empty when it has none or character keys are off.
    [[nodiscard]] QKeySequence shownKey(const QString &id) const;
    /// Pairs of commands whose keys act at the same time, or where one is the beginning of the other.
    [[nodiscard]] std::vector<Collision> collisions() const;

    /// Makes `button` press the command: text (unless it has one), key, tooltip, accessible description, click.
    void bind(KeyButton &button, const QString &id);

Q_SIGNALS:
    void refused(const QString &id, const QString &reason);
    void ran(const QString &id);
    void keysChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QList<QKeySequence> activeKeys(const Command &command) const;
    [[nodiscard]] bool isInside(const QWidget &widget) const;
    [[nodiscard]] QWidget *widgetOf(const QString &context) const;
    void fillMenu(QMenu &menu, const QString &id);
    void rebuildKeys();

    QWidget &m_window;
    const Clock &m_clock;
    std::vector<Command> m_commands;
    std::vector<Context> m_contexts;
    std::vector<Menu> m_menus;
    QMap<QString, QAction *> m_actions;
    std::optional<Instant> m_guardedAt;
    bool m_characterKeys = true;
};

} // namespace matchdesk
