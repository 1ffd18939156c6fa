// SPDX-License-Identifier: MIT
#include "decision_bar.h"

#include "command/command_registry.h"
#include "kit/key_button.h"
#include "kit/labels.h"
#include "ticket/ticket_presenter.h"
#include "wording/candidates.h"
#include "wording/decisions.h"

#include <QHBoxLayout>

#include <array>

namespace matchdesk {

namespace {

/// In the order of the buttons beside the first one.
constexpr std::array kKinds {DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::NotSure, DecisionKind::Park,
    DecisionKind::Skip};

} // namespace

DecisionBar::DecisionBar(TicketPresenter &presenter, CommandRegistry &registry, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_primary(new KeyButton({}, this)), m_back(new KeyButton(tr("Back"), this)),
      m_advice(new SpannedLabel(TextRole::Caption, Ink::Muted, this))
{
    setAccessibleName(tr("Decisions"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    layout->addWidget(m_primary);
    layout->addWidget(m_back);
    for (const QString &id : {QStringLiteral("ticket.no-record"), QStringLiteral("ticket.ask"), QStringLiteral("ticket.not-sure"),
             QStringLiteral("ticket.park"), QStringLiteral("ticket.skip")}) {
        auto *button = new KeyButton({}, this);
        registry.bind(*button, id);
        m_others.push_back(button);
        layout->addWidget(button);
    }
    for (std::size_t at = 0; at < m_others.size(); ++at)
        m_others[at]->setText(DecisionWords::button(kKinds.at(at)));
    m_advice->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_advice, 1);
    registry.bind(*m_back, QStringLiteral("ticket.back"));
    m_back->setText(tr("Back"));
    connect(m_primary, &QPushButton::clicked, this, [&registry] { registry.run(QStringLiteral("ticket.confirm")); });
    connect(&presenter, &TicketPresenter::choiceChanged, this, &DecisionBar::refresh);
    connect(&presenter, &TicketPresenter::ticketChanged, this, &DecisionBar::refresh);
    connect(&presenter, &TicketPresenter::noticeChanged, this, &DecisionBar::refresh);
    refresh();
}

void DecisionBar::refresh()
{
    const auto asking = m_presenter.draft().asking;
    const bool comparing = m_presenter.isComparingOwner();
    const bool open = asking || comparing;
    // A question brings its own way on and back.
    setVisible(!m_presenter.isDecided() && (!asking || DecisionWords::question(*asking).isEmpty()));
    const int number = m_presenter.looked() < 0 ? 0 : m_presenter.looked() - m_presenter.firstShown() + 1;
    const DecisionKind kind = asking.value_or(DecisionKind::Link);
    const CandidateView *view = m_presenter.candidate();
    const bool claimed = !asking && view != nullptr && view->rule == LinkRule::RecordClaimed;

    m_primary->setText(claimed ? tr("Compare with its owner") : DecisionWords::button(kind, number));
    const bool ready = m_presenter.whyNotConfirm().isEmpty();
    m_primary->setPrimary(ready);
    // Before anything is chosen the cap shows both keys, so that a link is never one careless Enter away.
    m_primary->setKey(open || m_presenter.isChosen() || number == 0
            ? QKeySequence(Qt::Key_Return)
            : QKeySequence(Qt::Key(int(Qt::Key_0) + number), Qt::Key_Return));
    m_primary->setToolTip(m_presenter.whyNotConfirm());
    m_primary->setAccessibleName(m_primary->text());
    m_primary->setAccessibleDescription(m_presenter.whyNotConfirm());
    m_primary->setVisible(!comparing || asking);
    m_back->setVisible(open);
    for (std::size_t at = 0; at < m_others.size(); ++at) {
        m_others[at]->setVisible(!open);
        m_others[at]->setEnabled(!m_presenter.isMineToLeave() || m_presenter.whyNot(kKinds.at(at)).isEmpty());
    }
    m_primary->setEnabled(!m_presenter.isMineToLeave());
    m_advice->setText(open ? QString() : CandidateWords::wouldSettle(m_presenter.detail().wouldSettle));
}

} // namespace matchdesk
