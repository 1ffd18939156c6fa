// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QLineEdit;

namespace matchdesk {

class CommandRegistry;
class KeyButton;
class SpannedLabel;
class TicketPresenter;

/// The question that a decision puts: its answers with their number keys, a note that may stay empty, and the way on and
/// back. Two rows in the place of the decision buttons, never a dialog.
class QuestionPanel final : public QWidget {
    Q_OBJECT
public:
    QuestionPanel(TicketPresenter &presenter, CommandRegistry &registry, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void rebuild(DecisionKind kind);

    TicketPresenter &m_presenter;
    SpannedLabel *m_question;
    QWidget *m_answers;
    QLineEdit *m_note;
    KeyButton *m_confirm;
    KeyButton *m_back;
    std::vector<KeyButton *> m_buttons;
    std::optional<DecisionKind> m_kind;
};

} // namespace matchdesk
