// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace matchdesk {

/// Whether a command can run now, and if not, why, in words for the person ("Choose a candidate first").
struct Availability {
    bool available = true;
    QString reason;

    [[nodiscard]] static Availability yes() { return {}; }
    [[nodiscard]] static Availability no(const QString &reason) { return {false, reason}; }
};

/// Something the person can do. Menus, the palette, keys, buttons and the sheet of keys are all drawn from these.
struct Command {
    QString id;                 ///< "ticket.link": stable, never shown
    QString title;              ///< "Link": a verb, sentence case
    QStringList keywords {};    ///< other words by which the palette finds it
    QList<QKeySequence> keys {}; ///< the first is the one shown
    QString context {};         ///< id of the registry's context in which the keys act; empty: the whole window
    QString menu {};            ///< id of the menu that lists it
    bool decisive = false;      ///< decides a ticket: no auto-repeat, and nothing within the guard after a new ticket
    bool repeats = true;        ///< acts again and again while its key is kept down, unless it is decisive
    std::function<Availability()> availability {}; ///< missing: always available
    std::function<void()> action;
};

} // namespace matchdesk
