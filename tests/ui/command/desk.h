// SPDX-License-Identifier: MIT
#pragma once

#include "command/command_registry.h"
#include "support/ui_probe.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QVBoxLayout>

#include <map>

namespace matchdesk::test {

/// A small window with a pane that has a list and a field, and a registry whose commands count their runs.
class Desk {
public:
    Desk()
        : clock(Instant(std::chrono::seconds(1'000)))
        , registry(window, clock)
    {
        auto *page = new QWidget;
        auto *layout = new QVBoxLayout(page);
        pane = new QWidget;
        auto *inside = new QVBoxLayout(pane);
        list = new QListWidget;
        list->setAccessibleName(QStringLiteral("Candidates"));
        list->addItems({QStringLiteral("one"), QStringLiteral("two")});
        field = new QLineEdit;
        field->setAccessibleName(QStringLiteral("Find"));
        inside->addWidget(list);
        inside->addWidget(field);
        elsewhere = new QListWidget;
        elsewhere->setAccessibleName(QStringLiteral("Queue"));
        layout->addWidget(pane);
        layout->addWidget(elsewhere);
        window.setCentralWidget(page);
        registry.addContext(QStringLiteral("ticket"), QStringLiteral("This ticket"), pane);
    }
    void add(const QString &id, const QString &title, const QList<QKeySequence> &keys, const QString &context = {},
        bool decisive = false)
    {
        registry.add({.id = id, .title = title, .keys = keys, .context = context,
            .menu = QStringLiteral("all"), .decisive = decisive, .availability = [this, id] {
                return refusals.contains(id) ? Availability::no(refusals[id]) : Availability::yes();
            },
            .action = [this, id] { ++runs[id]; }});
    }
    void show()
    {
        window.resize(800, 600);
        showActive(window);
        list->setFocus();
    }

    QMainWindow window;
    ManualClock clock;
    CommandRegistry registry;
    QWidget *pane = nullptr;
    QListWidget *list = nullptr;
    QLineEdit *field = nullptr;
    QListWidget *elsewhere = nullptr;
    std::map<QString, int> runs;
    std::map<QString, QString> refusals;
};

} // namespace matchdesk::test
