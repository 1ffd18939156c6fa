// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QLineEdit;

namespace matchdesk {

class KeyButton;
class TicketPresenter;
class TypeLabel;

/// The question that a decision puts: its answers with their number keys, and a note that may stay empty. In the place of
/// the decision buttons' evidence, never a dialog.
class QuestionPanel final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionPanel(TicketPresenter &presenter, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void rebuild(DecisionKind kind);

    TicketPresenter &m_presenter;
    TypeLabel *m_question;
    QWidget *m_answers;
    QLineEdit *m_note;
    std::vector<KeyButton *> m_buttons;
    std::optional<DecisionKind> m_kind;
};

} // namespace matchdesk
