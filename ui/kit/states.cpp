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
constexpr int detailsHeight = 96;

/// A column of limited width, a third of the way down the pane.
QVBoxLayout *column(QWidget *pane)
{
    auto *across = new QHBoxLayout(pane);
    across->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    auto *middle = new QWidget(pane);
    middle->setMaximumWidth(measure);
    across->addStretch(1);
    across->addWidget(middle, 1000);
    across->addStretch(1);
    auto *down = new QVBoxLayout(middle);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(Space::s);
    down->addStretch(1);
    return down;
}

void addWords(QVBoxLayout &down, TypeLabel &label)
{
    label.setWordWrap(true);
    label.setAlignment(Qt::AlignHCenter);
    down.addWidget(&label);
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new TypeLabel(TextRole::Section, Ink::Text, {}, this))
    , m_sentence(new TypeLabel(TextRole::Body, Ink::Text2, {}, this))
    , m_action(new KeyButton({}, this))
{
    QVBoxLayout *down = column(this);
    addWords(*down, *m_title);
    addWords(*down, *m_sentence);
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
    , m_failed(new TypeLabel(TextRole::Section, Ink::Danger, {}, this))
    , m_safeAndNext(new TypeLabel(TextRole::Body, Ink::Text2, {}, this))
    , m_retry(new KeyButton(tr("Try again"), this))
    , m_detailsToggle(new QPushButton(tr("Details"), this))
    , m_details(new QPlainTextEdit(this))
{
    QVBoxLayout *down = column(this);
    addWords(*down, *m_failed);
    addWords(*down, *m_safeAndNext);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::s);
    buttons->addStretch();
    buttons->addWidget(m_retry);
    buttons->addWidget(m_detailsToggle);
    buttons->addStretch();
    down->addSpacing(Space::s);
    down->addLayout(buttons);
    down->addWidget(m_details);
    down->addStretch(2);

    m_detailsToggle->setFlat(true);
    m_detailsToggle->setCheckable(true);
    m_detailsToggle->setFocusPolicy(Qt::TabFocus);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFixedHeight(detailsHeight);
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
