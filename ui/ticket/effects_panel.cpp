// SPDX-License-Identifier: MIT
#include "effects_panel.h"

#include "kit/labels.h"
#include "theme/paint.h"
#include "theme/theme.h"
#include "ticket/ticket_presenter.h"
#include "wording/candidates.h"
#include "wording/contests.h"
#include "wording/decisions.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace matchdesk {

namespace {

SpannedText spanned(const Phrase &phrase)
{
    QList<SpannedText> parts;
    for (const QString &value : phrase.values)
        parts << SpannedText::strong(value);
    return SpannedText::fill(phrase.pattern, parts);
}

/// The width in which `label` breaks between its words and never within one.
int widthFor(const QLabel &label)
{
    int width = 104 - Space::m;
    for (const QString &word : label.text().split(QLatin1Char(' ')))
        width = std::max(width, label.fontMetrics().horizontalAdvance(word));
    return width;
}

} // namespace

EffectsPanel::EffectsPanel(TicketPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_condition(new TypeLabel(TextRole::Body, Ink::Muted, {}, this)),
      m_consequences(new SpannedLabel(TextRole::Body, Ink::Text, this))
{
    setAccessibleName(tr("What the decision does"));
    m_condition->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_condition->setWordWrap(true);
    m_consequences->setWrap(true);
    m_consequences->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::s, Space::m, Space::s);
    layout->setSpacing(Space::m);
    layout->addWidget(m_condition, 0, Qt::AlignTop);
    layout->addWidget(m_consequences, 1);
    connect(&presenter, &TicketPresenter::choiceChanged, this, &EffectsPanel::refresh);
    connect(&presenter, &TicketPresenter::ticketChanged, this, &EffectsPanel::refresh);
    refresh();
}

void EffectsPanel::refresh()
{
    // Nothing is foretold of what is decided already or is another reader's, nor before the owner's comparison has its answer.
    const bool asking = m_presenter.draft().asking.has_value();
    setVisible(!m_presenter.isDecided() && (asking || !(m_presenter.isMineToLeave() || m_presenter.isComparingOwner())));
    const DecisionKind kind = m_presenter.previewed();
    m_condition->setText(DecisionWords::ifYou(kind, m_presenter.looked() < 0 ? 0 : m_presenter.looked() - m_presenter.firstShown() + 1));
    m_condition->setFixedWidth(widthFor(*m_condition));
    SpannedText first;
    SpannedText second;
    const auto append = [](SpannedText &line, const SpannedText &more) {
        if (!line.text.isEmpty())
            line.append(SpannedText::plain(QStringLiteral(" ")));
        line.append(more);
    };
    const CandidateView *view = m_presenter.candidate();
    const bool blocked = kind == DecisionKind::Link && m_presenter.isAboutRecord() && view != nullptr && view->rule != LinkRule::Allowed;
    if (blocked) {
        first = SpannedText::plain(CandidateWords::rule(view->rule, view->candidate.record));
    } else {
        // What is changed, then what is sent and what happens to the ticket.
        const std::vector<Effect> effects = m_presenter.effects();
        const std::vector<Phrase> phrases = DecisionWords::effects(effects, m_presenter.hold());
        for (std::size_t at = 0; at < effects.size(); ++at) {
            if (effects[at].kind == EffectKind::TicketClosed && kind == DecisionKind::Link)
                continue;
            append(effects[at].kind == EffectKind::EmailSent || !second.text.isEmpty() ? second : first, spanned(phrases[at]));
        }
        if (first.text.isEmpty() && second.text.isEmpty() && m_presenter.isAboutRecord() && m_presenter.state() == TicketPresenter::State::Ready)
            first = SpannedText::plain(tr("No candidate to link. Find a record with /, or say that there is none with 0."));
    }
    if (m_presenter.isContest() && kind == DecisionKind::ApproveChange) {
        const ContestView &contest = *m_presenter.detail().contest;
        //: Introduces what happens when a time is over: "After 24 hours, if nobody objects:"
        append(second, SpannedText::plain(tr("After %1, if nobody objects:").arg(ContestWords::duration(std::chrono::seconds(contest.waitSeconds)))));
        for (const Phrase &phrase : DecisionWords::effects(contest.afterWait, std::chrono::seconds(0)))
            append(second, spanned(phrase));
    }
    // One paragraph takes fewer lines than two, and the comparison needs them.
    if (!second.text.isEmpty())
        append(first, second);
    m_consequences->setText(first);
    setAccessibleDescription(m_condition->text() + QStringLiteral(": ") + first.text);
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
