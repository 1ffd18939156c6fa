// SPDX-License-Identifier: MIT
#pragma once

#include "domain/queue.h"
#include "kit/countdown.h"

#include <QWidget>

#include <optional>

class QMenu;
class QToolButton;

namespace matchdesk {

class KeyLine;
class SearchField;

/// The window's head: the menu, which world this is, the search field, what is held, and who is working.
class TopBar final : public QWidget {
    Q_OBJECT
public:
    TopBar(const Clock &clock, const Workplace &workplace, QWidget *parent = nullptr);

    [[nodiscard]] SearchField *search() const { return m_search; }
    void setMenu(QMenu *menu);
    /// `next`: when the first of the `count` held decisions takes effect.
    void setHeld(int count, std::optional<Instant> next);
    void setUndoKey(const QKeySequence &key);
    void openPersonMenu();

Q_SIGNALS:
    void personChosen(const matchdesk::StaffId &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitToText();
    void placeSearch();
    void describeHeld();

    QToolButton *m_menu;
    SearchField *m_search;
    Countdown *m_held;
    KeyLine *m_undoKey;
    QToolButton *m_person;
    QMenu *m_people = nullptr;
    int m_count = 0;
};

} // namespace matchdesk
