// SPDX-License-Identifier: MIT
#pragma once

#include "domain/detail.h"
#include "support/clock.h"

#include <QString>
#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace matchdesk {

class Countdown;
class GateList;
class SpannedLabel;
class StepList;
class TypeLabel;

/// How a contest is to be shown.
struct ContestLook {
    bool revealed = false;     ///< masked values in full
    bool mineWasFirst = false; ///< the reader is who agreed first
    QString blocked;           ///< why the reader cannot take the first decision; empty when they can
    Instant now {};
};

/// A contested email address on one sheet: who asks, beside the account and its record; what was tried; and what has to
/// be true. It shows and decides nothing. Without a contest it is empty. Lives on: main.
class ContestPage final : public QWidget {
    Q_OBJECT
public:
    explicit ContestPage(const Clock &clock, QWidget *parent = nullptr);

    void setContest(const TicketDetail &detail, const ContestLook &look);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showStanding(const ContestView &view, const ContestLook &look);
    void showPeople(const TicketDetail &detail, const ContestLook &look);

    SpannedLabel *m_standing;
    SpannedLabel *m_blocked;
    Countdown *m_countdown;
    QScrollArea *m_scroll;
    QBoxLayout *m_columns = nullptr;
    QWidget *m_people;
    GateList *m_gates;
    StepList *m_steps;
};

} // namespace matchdesk
