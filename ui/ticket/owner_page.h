// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QGridLayout;

namespace matchdesk {

class KeyButton;
class TicketPresenter;
class TypeLabel;

/// A claimed record: what this person states, what its present owner's account says, and what the record holds, in three
/// columns, with the outcomes on number keys.
class OwnerPage final : public QWidget {
    Q_OBJECT
public:
    explicit OwnerPage(TicketPresenter &presenter, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    TicketPresenter &m_presenter;
    TypeLabel *m_title;
    QWidget *m_table;
    KeyButton *m_same;
    KeyButton *m_wrong;
    KeyButton *m_other;
};

} // namespace matchdesk
