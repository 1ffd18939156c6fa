// SPDX-License-Identifier: MIT
#include "decision_bar.h"

#include "command/command_registry.h"
#include "kit/flow_row.h"
#include "kit/key_button.h"
#include "kit/labels.h"
#include "ticket/ticket_presenter.h"
#include "wording/candidates.h"
#include "wording/decisions.h"

#include <algorithm>
#include <array>

namespace matchdesk {

namespace {

/// In the order of the buttons beside the first one.
constexpr std::array kKinds {DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::SuspectTakeover, DecisionKind::NotSure,
    DecisionKind::Park, DecisionKind::Skip};

/// The command behind the first decision that a ticket about no record offers.
QString commandOf(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::ApproveDetails:
    case DecisionKind::ApproveChange: return QStringLiteral("ticket.approve");
    case DecisionKind::CloseCase: return QStringLiteral("ticket.close-case");
    default: return QStringLiteral("ticket.no-record");
    }
}

} // namespace

DecisionBar::DecisionBar(TicketPresenter &presenter, CommandRegistry &registry, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_registry(registry), m_primary(new KeyButton({}, this)), m_back(new KeyButton(tr("Back"), this)),
      m_advice(new SpannedLabel(TextRole::Caption, Ink::Muted, this))
{
    setAccessibleName(tr("Decisions"));
    auto *layout = new FlowRow(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    layout->addWidget(m_primary);
    layout->addWidget(m_back);
    for (const QString &id : {QStringLiteral("ticket.no-record"), QStringLiteral("ticket.ask"), QStringLiteral("ticket.takeover"), QStringLiteral("ticket.not-sure"),
             QStringLiteral("ticket.park"), QStringLiteral("ticket.skip")}) {
        auto *button = new KeyButton({}, this);
        registry.bind(*button, id);
        m_others.push_back(button);
        layout->addWidget(button);
    }
    m_advice->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_advice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    layout->addWidget(m_advice);
    registry.bind(*m_back, QStringLiteral("ticket.back"));
    m_back->setText(tr("Back"));
    connect(m_primary, &QPushButton::clicked, this, [this, &registry] {
        const auto offered = m_presenter.open();
        registry.run(!m_presenter.isAboutRecord() && !offered.empty() ? commandOf(offered.front()) : QStringLiteral("ticket.confirm"));
    });
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
    const auto offered = m_presenter.open();
    for (std::size_t at = 0; at < m_others.size(); ++at) {
        const DecisionKind here = m_presenter.kindHere(kKinds.at(at));
        const bool isFirst = !offered.empty() && offered.front() == here;
        m_others[at]->setText(DecisionWords::button(here));
        m_others[at]->setVisible(!open && !isFirst && std::ranges::find(offered, here) != offered.end());
        m_others[at]->setEnabled(!m_presenter.isAboutRecord() || m_presenter.isMineToLeave() ? m_presenter.whyNot(here).isEmpty() : true);
        if (!m_presenter.isAboutRecord())
            m_others[at]->setToolTip(m_presenter.whyNot(here));
    }
    if (!m_presenter.isAboutRecord()) {
        refreshOther(offered);
        return;
    }
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
    m_primary->setEnabled(!m_presenter.isMineToLeave());
    m_advice->setText(open ? QString() : CandidateWords::wouldSettle(m_presenter.detail()));
}

void DecisionBar::refreshOther(const std::vector<DecisionKind> &offered)
{
    setVisible(!m_presenter.isDecided() && !m_presenter.draft().asking && !offered.empty());
    m_back->hide();
    m_advice->setText(QString());
    if (offered.empty())
        return;
    const DecisionKind first = offered.front();
    const QString why = m_presenter.whyNot(first);
    m_primary->setText(DecisionWords::button(first));
    m_primary->setKey(m_registry.shownKey(commandOf(first)));
    m_primary->setPrimary(why.isEmpty());
    m_primary->setEnabled(why.isEmpty());
    m_primary->setToolTip(why);
    m_primary->setAccessibleName(m_primary->text());
    m_primary->setAccessibleDescription(why);
    m_primary->show();
}

} // namespace matchdesk
