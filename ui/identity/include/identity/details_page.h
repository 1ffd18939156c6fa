// SPDX-License-Identifier: MIT
#pragma once

#include "domain/detail.h"
#include "support/clock.h"

#include <QString>
#include <QWidget>

namespace matchdesk {

class KeyButton;
class SpannedLabel;

/// A change of name or date of birth on one sheet: what the account says, what is asked for, and the document that shows
/// it. It decides nothing. Without such a change it is empty. Lives on: main.
class DetailsPage final : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPage(QWidget *parent = nullptr);

    /// `blocked`: why the change cannot be approved; empty when it can.
    void setChange(const TicketDetail &detail, const QString &blocked, Instant now);
    /// Opens the document: to be bound to its command.
    [[nodiscard]] KeyButton *openButton() const { return m_open; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showDetails(const TicketDetail &detail);

    SpannedLabel *m_standing;
    SpannedLabel *m_blocked;
    QWidget *m_details;
    SpannedLabel *m_document;
    KeyButton *m_open;
};

} // namespace matchdesk
