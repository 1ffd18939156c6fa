// SPDX-License-Identifier: MIT
#include "ticket_header.h"

#include "domain/working_days.h"
#include "kit/labels.h"
#include "ticket/ticket_presenter.h"
#include "wording/formats.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <QGridLayout>
#include <QTabBar>

namespace matchdesk {

TicketHeader::TicketHeader(TicketPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_name(new SpannedLabel(TextRole::Title, Ink::Text, this)),
      m_reference(new TypeLabel(TextRole::Body, Ink::Text2, {}, this)), m_reading(new TypeLabel(TextRole::Body, Ink::Text, {}, this)),
      m_cause(new SpannedLabel(TextRole::Body, Ink::Text2, this)),
      m_service(new TypeLabel(TextRole::Body, Ink::Text2, {}, this)), m_timeLeft(new TypeLabel(TextRole::Body, Ink::Text2, {}, this)),
      m_tabs(new QTabBar(this))
{
    setAccessibleName(tr("Ticket"));
    m_tabs->setAccessibleName(tr("Parts of the ticket"));
    m_tabs->addTab(tr("Compare"));
    m_tabs->addTab(tr("History"));
    m_tabs->addTab(tr("Messages"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_cause->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *about = new QHBoxLayout;
    about->setSpacing(14);
    about->addWidget(m_reference);
    about->addWidget(m_reading);
    about->addWidget(m_cause);
    about->addWidget(m_service);
    about->addWidget(m_timeLeft);
    about->addStretch(1);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_tabs, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xxs);
    layout->addLayout(top);
    layout->addLayout(about);
    connect(&presenter, &TicketPresenter::ticketChanged, this, &TicketHeader::refresh);
    refresh();
}

void TicketHeader::refresh()
{
    const Ticket &ticket = m_presenter.detail().ticket;
    const bool known = m_presenter.state() != TicketPresenter::State::None && !ticket.reference.empty();
    m_name->setText(shown(ticket.personName));
    m_reference->setText(shown(ticket.reference));
    m_cause->setText(known ? TicketWords::cause(ticket.cause) : QString());
    const bool second = known && ticket.state == TicketState::SecondOpinion;
    m_reading->setText(!second ? QString()
            : m_presenter.isMineToLeave() ? tr("Awaits a second reader")
                                          : Formats::sentence(TicketWords::state(ticket.state)));
    m_reading->setVisible(second);
    m_service->setText(shown(ticket.service));
    m_timeLeft->setText(known ? Formats::timeLeftInFull(ticket.promisedBy, ticket.pausedAt, m_presenter.now()) : QString());
    m_timeLeft->setToolTip(known ? Formats::exactly(ticket.promisedBy) : QString());
    m_timeLeft->setInk(known && !ticket.pausedAt && workingDaysLeft(m_presenter.now(), ticket.promisedBy) <= 2 ? Ink::Warn : Ink::Text2);
    const auto counted = [](const QString &word, std::uint32_t count) {
        return count == 0 ? word : QStringLiteral("%1 %2").arg(word, Formats::number(count));
    };
    m_tabs->setTabText(1, counted(tr("History"), m_presenter.detail().historyCount));
    m_tabs->setTabText(2, counted(tr("Messages"), m_presenter.detail().messageCount));
    m_tabs->setVisible(known);
}

} // namespace matchdesk
