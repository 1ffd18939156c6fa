// SPDX-License-Identifier: MIT
#pragma once

#include "e2e/team_server.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "support/clock.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

class QListView;

namespace matchdesk::test {

/// Counts what reaches the program from a keyboard or a pointer, wherever it comes from.
class InputMeter final : public QObject {
public:
    explicit InputMeter(QObject *parent = nullptr);
    /// Keys pressed by a hand; what a keyboard repeats by itself is not one.
    [[nodiscard]] int keys() const { return m_keys; }
    [[nodiscard]] int clicks() const { return m_clicks; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_keys = 0;
    int m_clicks = 0;
};

/// The real window of one member of staff, with a keyboard and nothing else, and what can be read on its screen.
/// Only one window has the keyboard at a time: pressing a key takes it, as Alt+Tab would; that is not counted.
class Desktop {
public:
    /// Opens the window and waits until its first ticket can be worked on.
    Desktop(TeamServer &server, const Staff &who);
    ~Desktop();

    /// @name Keys. A modifier is counted with the key it belongs to.
    /// @{
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Several keys without a pause between them, written as on the key caps: "1", "S", "Enter", "Ctrl+Z".
    void press(const QStringList &keys);
    void type(const QString &text);
    /// The key is kept down: one press, and `repeats` more that the keyboard makes by itself.
    void hold(int key, int repeats);
    /// What the keyboard sends for a key that is down already.
    void repeat(int key, int repeats);
    /// Moves the focus with Tab until it is on the field or list of this name.
    void tabTo(const QString &name);
    /// Keys pressed since this desktop was opened, by whichever desktop.
    [[nodiscard]] int keys() const { return m_meter.keys(); }
    /// @}

    /// @name What is on the screen.
    /// @{
    /// The reference of the open ticket; empty where none is open.
    [[nodiscard]] std::string reference() const;
    /// The open ticket is loaded and can be worked on.
    [[nodiscard]] bool isReady() const;
    /// Some text that is visible contains these words.
    [[nodiscard]] bool sees(const QString &words) const;
    [[nodiscard]] bool soonSees(const QString &words) const;
    /// Everything that can be read now, for a failing test to print.
    [[nodiscard]] std::string screen() const;
    /// What the queue says of its selected row, empty where none is selected.
    [[nodiscard]] QString selectedRow() const;
    /// The queue as it stands in the view that is open, as a screen reader says it.
    [[nodiscard]] QStringList queue() const;
    [[nodiscard]] bool queueShows(const std::string &reference) const;
    /// A button with these words can be seen, and nothing stands against pressing it.
    [[nodiscard]] bool offers(const QString &button) const;
    [[nodiscard]] QString textOf(const QString &field) const;
    /// @}

    /// @name What a person does with it, by keys alone.
    /// @{
    /// Finds a ticket by its reference with / and opens it.
    void open(const std::string &reference);
    /// Waits until another ticket than `reference` can be worked on.
    void awaitNext(const std::string &reference);
    void await(const std::string &reference);
    /// Waits until the window says that its token is known no more, and comes back with the provider's new one.
    void signInAgain(TeamServer &server, const Staff &who);
    /// Looks at the ticket for as long as nothing decides it by accident.
    void read();
    /// @}

    /// Where a key that is pressed now arrives.
    [[nodiscard]] static QWidget *keyboardTarget();

private:
    [[nodiscard]] QWidget *keyboardFocus();
    [[nodiscard]] QListView *list(const QString &name) const;

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Settings m_settings;
    std::unique_ptr<MainWindow> m_window;
    InputMeter m_meter;
};

} // namespace matchdesk::test
