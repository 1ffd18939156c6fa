// SPDX-License-Identifier: MIT
#include "question_panel.h"

#include "command/command_registry.h"
#include "domain/rules.h"
#include "kit/flow_row.h"
#include "kit/key_button.h"
#include "kit/labels.h"
#include "ticket/ticket_presenter.h"
#include "wording/decisions.h"
#include "wording/phrase.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace matchdesk {

QuestionPanel::QuestionPanel(TicketPresenter &presenter, CommandRegistry &registry, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_question(new SpannedLabel(TextRole::BodyStrong, Ink::Text, this)),
      m_answers(new QWidget(this)), m_note(new QLineEdit(this)), m_confirm(new KeyButton({}, this)),
      m_back(new KeyButton(tr("Back"), this))
{
    setAccessibleName(tr("Question"));
    m_note->setPlaceholderText(tr("Note (may stay empty)"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaxLength(int(kLongestNote / 4));
    m_note->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    m_question->setWrap(true);
    auto *asked = new QHBoxLayout;
    asked->setSpacing(Space::m);
    asked->addWidget(m_question);
    asked->addWidget(m_answers, 1);
    auto *taken = new QHBoxLayout;
    taken->setSpacing(Space::s);
    taken->addWidget(m_note, 1);
    taken->addWidget(m_confirm);
    taken->addWidget(m_back);
    layout->addLayout(asked);
    layout->addLayout(taken);
    setTabOrder(m_answers, m_note);
    setTabOrder(m_note, m_confirm);
    setTabOrder(m_confirm, m_back);
    m_confirm->setKey(QKeySequence(Qt::Key_Return));
    registry.bind(*m_back, QStringLiteral("ticket.back"));
    m_back->setText(tr("Back"));
    connect(m_confirm, &QPushButton::clicked, this, &QuestionPanel::confirmed);
    connect(m_note, &QLineEdit::textEdited, &presenter, &TicketPresenter::setNote);
    connect(&presenter, &TicketPresenter::choiceChanged, this, &QuestionPanel::refresh);
    connect(&presenter, &TicketPresenter::ticketChanged, this, &QuestionPanel::refresh);
    hide();
}

void QuestionPanel::refresh()
{
    const auto kind = m_presenter.draft().asking;
    const bool asks = kind && !DecisionWords::question(*kind).isEmpty();
    if (!asks) {
        m_kind.reset();
        if (isVisibleTo(parentWidget())) {
            const bool hadFocus = m_note->hasFocus();
            hide();
            if (hadFocus)
                Q_EMIT left();
        }
        return;
    }
    if (m_kind != kind)
        rebuild(*kind);
    m_kind = kind;
    const QString note = shown(m_presenter.draft().note);
    if (m_note->text() != note)
        m_note->setText(note);
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        const bool chosen = *kind == DecisionKind::AskUser
            ? m_presenter.draft().askedFor == askableFields()[at]
            : m_presenter.draft().reason == reasonsFor(*kind)[at];
        m_buttons[at]->setChecked(chosen);
    }
    const QString why = m_presenter.whyNotConfirm();
    m_confirm->setText(DecisionWords::button(*kind));
    m_confirm->setAccessibleName(m_confirm->text());
    m_confirm->setAccessibleDescription(why);
    m_confirm->setToolTip(why);
    m_confirm->setPrimary(why.isEmpty());
    show();
}

void QuestionPanel::rebuild(DecisionKind kind)
{
    m_question->setText(DecisionWords::question(kind));
    m_buttons.clear();
    delete m_answers->layout();
    qDeleteAll(m_answers->findChildren<KeyButton *>(QString(), Qt::FindDirectChildrenOnly));
    auto *row = new FlowRow(m_answers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    QStringList answers;
    if (kind == DecisionKind::AskUser) {
        for (const matching::Field field : askableFields())
            answers << DecisionWords::askable(field);
    } else {
        for (const Reason reason : reasonsFor(kind))
            answers << DecisionWords::reason(reason);
    }
    for (int at = 0; at < answers.size(); ++at) {
        auto *button = new KeyButton(answers.at(at), m_answers);
        button->setKey(QKeySequence(Qt::Key_1 + at));
        button->setCheckable(true);
        button->setAccessibleName(answers.at(at));
        connect(button, &QPushButton::clicked, this, [this, at] { m_presenter.digit(at + 1); });
        row->addWidget(button);
        m_buttons.push_back(button);
    }
}

bool QuestionPanel::eventFilter(QObject *watched, QEvent *event)
{
    // Escape leaves the field first and closes the question only from outside it.
    if (watched == m_note && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (watched == m_note && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat()) {
            Q_EMIT confirmed();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace matchdesk
