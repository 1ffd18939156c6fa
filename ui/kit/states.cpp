// SPDX-License-Identifier: MIT
#include "kit/states.h"

#include "kit/banner.h"
#include "kit/labels.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace matchdesk {

namespace {

constexpr int measure = 420;

/// A column of limited width, a third of the way down the pane.
QVBoxLayout *column(QWidget *pane)
{
    auto *across = new QHBoxLayout(pane);
    across->setContentsMargins(Space::xl, Space::xl, Space::xl, Space::xl);
    auto *down = new QVBoxLayout;
    down->setSpacing(Space::s);
    down->addStretch(1);
    across->addStretch(1);
    across->addLayout(down, 100);
    across->addStretch(1);
    return down;
}

TypeLabel *wrapped(TypeLabel *label)
{
    label->setWordWrap(true);
    label->setMaximumWidth(measure);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(wrapped(new TypeLabel(TextRole::Section, Ink::Text, {}, this)))
    , m_sentence(wrapped(new TypeLabel(TextRole::Body, Ink::Text2, {}, this)))
    , m_action(new KeyButton({}, this))
{
    QVBoxLayout *down = column(this);
    for (TypeLabel *label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter);
        down->addWidget(label, 0, Qt::AlignHCenter);
    }
    down->addSpacing(Space::s);
    down->addWidget(m_action, 0, Qt::AlignHCenter);
    down->addStretch(2);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setMessage(
    const QString &title, const QString &sentence, const QString &action, const QKeySequence &key)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setKey(key);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

ErrorState::ErrorState(QWidget *parent)
    : QWidget(parent)
    , m_failed(wrapped(new TypeLabel(TextRole::Section, Ink::Danger, {}, this)))
    , m_safeAndNext(wrapped(new TypeLabel(TextRole::Body, Ink::Text2, {}, this)))
    , m_retry(new KeyButton(tr("Try again"), this))
    , m_detailsToggle(new QPushButton(tr("Details"), this))
    , m_details(new QPlainTextEdit(this))
{
    QVBoxLayout *down = column(this);
    for (TypeLabel *label : {m_failed, m_safeAndNext}) {
        label->setAlignment(Qt::AlignHCenter);
        down->addWidget(label, 0, Qt::AlignHCenter);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::s);
    buttons->addStretch();
    buttons->addWidget(m_retry);
    buttons->addWidget(m_detailsToggle);
    buttons->addStretch();
    down->addSpacing(Space::s);
    down->addLayout(buttons);
    down->addWidget(m_details, 0, Qt::AlignHCenter);
    down->addStretch(2);

    m_detailsToggle->setFlat(true);
    m_detailsToggle->setCheckable(true);
    m_detailsToggle->setFocusPolicy(Qt::TabFocus);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFixedSize(measure, 96);
    m_details->setAccessibleName(tr("Details of the fault"));
    m_details->hide();
    connect(m_retry, &QPushButton::clicked, this, &ErrorState::retryRequested);
    connect(m_detailsToggle, &QPushButton::toggled, this, &ErrorState::showDetails);
}

void ErrorState::setMessage(const QString &failed, const QString &safeAndNext, const QString &details)
{
    m_failed->setText(failed);
    m_safeAndNext->setText(safeAndNext);
    m_details->setPlainText(details);
    m_detailsToggle->setVisible(!details.isEmpty());
    m_detailsToggle->setChecked(false);
    setAccessibleName(failed);
    setAccessibleDescription(safeAndNext);
    if (isVisible())
        announce(this, failed);
}

void ErrorState::showDetails(bool shown)
{
    m_details->setVisible(shown && !m_details->toPlainText().isEmpty());
}

} // namespace matchdesk
