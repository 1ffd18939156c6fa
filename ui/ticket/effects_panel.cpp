// SPDX-License-Identifier: MIT
#include "effects_panel.h"

#include "kit/labels.h"
#include "theme/paint.h"
#include "theme/theme.h"
#include "ticket/ticket_presenter.h"
#include "wording/candidates.h"
#include "wording/decisions.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace matchdesk {

namespace {

SpannedText spanned(const Phrase &phrase)
{
    QList<SpannedText> parts;
    for (const QString &value : phrase.values)
        parts << SpannedText::strong(value);
    return SpannedText::fill(phrase.pattern, parts);
}

} // namespace

EffectsPanel::EffectsPanel(TicketPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_condition(new TypeLabel(TextRole::Body, Ink::Muted, {}, this)),
      m_first(new SpannedLabel(TextRole::Body, Ink::Text, this)), m_second(new SpannedLabel(TextRole::Body, Ink::Text, this))
{
    setAccessibleName(tr("What the decision does"));
    m_condition->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_condition->setFixedWidth(104 - Space::m);
    m_condition->setWordWrap(true);
    m_first->setWrap(true);
    m_second->setWrap(true);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(Space::xxs);
    lines->addWidget(m_first);
    lines->addWidget(m_second);
    lines->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::s, Space::m, Space::s);
    layout->setSpacing(Space::m);
    layout->addWidget(m_condition, 0, Qt::AlignTop);
    layout->addLayout(lines, 1);
    connect(&presenter, &TicketPresenter::choiceChanged, this, &EffectsPanel::refresh);
    connect(&presenter, &TicketPresenter::ticketChanged, this, &EffectsPanel::refresh);
    refresh();
}

void EffectsPanel::refresh()
{
    // Nothing is foretold of what is decided already, nor before the owner's comparison has its answer.
    setVisible(!m_presenter.isDecided() && !(m_presenter.isComparingOwner() && !m_presenter.draft().asking));
    const DecisionKind kind = m_presenter.previewed();
    m_condition->setText(DecisionWords::ifYou(kind, m_presenter.looked() < 0 ? 0 : m_presenter.looked() - m_presenter.firstShown() + 1));
    SpannedText first;
    SpannedText second;
    const auto append = [](SpannedText &line, const SpannedText &more) {
        if (!line.text.isEmpty())
            line.append(SpannedText::plain(QStringLiteral(" ")));
        line.append(more);
    };
    const CandidateView *view = m_presenter.candidate();
    const bool blocked = kind == DecisionKind::Link && view != nullptr && view->rule != LinkRule::Allowed;
    if (blocked) {
        first = SpannedText::plain(CandidateWords::rule(view->rule, view->candidate.record));
    } else {
        // What is changed on the first line, what is sent and what happens to the ticket on the second.
        for (const Effect &effect : m_presenter.effects()) {
            const auto phrases = DecisionWords::effects({effect}, m_presenter.hold());
            const bool closes = effect.kind == EffectKind::TicketClosed && kind == DecisionKind::Link;
            if (phrases.empty() || closes)
                continue;
            append(effect.kind == EffectKind::EmailSent || (!second.text.isEmpty()) ? second : first, spanned(phrases.front()));
        }
        if (first.text.isEmpty() && second.text.isEmpty() && m_presenter.state() == TicketPresenter::State::Ready)
            first = SpannedText::plain(tr("No candidate to link. Find a record with /, or say that there is none with 0."));
    }
    // A question's answers need room: what it does runs on in one paragraph.
    if (m_presenter.draft().asking && !first.text.isEmpty() && !second.text.isEmpty()) {
        append(first, second);
        second = {};
    }
    m_first->setText(first);
    m_second->setText(second);
    m_first->setVisible(!first.text.isEmpty() || second.text.isEmpty());
    m_second->setVisible(!second.text.isEmpty());
    setAccessibleDescription(m_condition->text() + QStringLiteral(": ") + first.text + QLatin1Char(' ') + second.text);
}

void EffectsPanel::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::of(this).colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
    painter.setPen(colours.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace matchdesk
