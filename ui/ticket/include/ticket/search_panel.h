// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"

#include <QFrame>

class QLineEdit;

namespace matchdesk {

class EntryList;
class SearchPresenter;
class TypeLabel;

/// What was found, below the field that it was typed into: records first, then tickets. The field keeps the focus; arrows
/// move in the list and Enter takes the line. A child frame of the window, not a dialog. Lives on: main.
class SearchPanel final : public QFrame {
    Q_OBJECT
public:
    SearchPanel(SearchPresenter &presenter, QLineEdit &field, QWidget &window);

Q_SIGNALS:
    void recordChosen(const std::string &trn);
    void ticketChosen(const matchdesk::TicketId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void place();
    void choose(int row);

    SearchPresenter &m_presenter;
    QLineEdit &m_field;
    QWidget &m_window;
    EntryList *m_list;
    TypeLabel *m_line;
};

} // namespace matchdesk
