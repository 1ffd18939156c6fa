// SPDX-License-Identifier: MIT
#include "owner_page.h"

#include "domain/mask.h"
#include "kit/key_button.h"
#include "kit/labels.h"
#include "theme/theme.h"
#include "ticket/ticket_presenter.h"
#include "wording/candidates.h"
#include "wording/comparisons.h"
#include "wording/decisions.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace matchdesk {

OwnerPage::OwnerPage(TicketPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_title(new TypeLabel(TextRole::BodyStrong, Ink::Text, {}, this)),
      m_table(new QWidget(this)), m_same(new KeyButton(tr("Same person, other address"), this)),
      m_wrong(new KeyButton(tr("Owner has it wrongly"), this)), m_other(new KeyButton(tr("Not this person’s record"), this))
{
    setAccessibleName(tr("Comparison with the record's owner"));
    m_title->setWordWrap(true);
    const std::array buttons {m_same, m_wrong, m_other};
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::s);
    for (std::size_t at = 0; at < buttons.size(); ++at) {
        const int number = static_cast<int>(at) + 1;
        buttons[at]->setKey(QKeySequence(Qt::Key_0 + number));
        buttons[at]->setAccessibleName(buttons[at]->text());
        connect(buttons[at], &QPushButton::clicked, this, [&presenter, number] { presenter.digit(number); });
        row->addWidget(buttons[at]);
    }
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    layout->setSpacing(Space::m);
    layout->addWidget(m_title);
    layout->addWidget(m_table);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(&presenter, &TicketPresenter::choiceChanged, this, &OwnerPage::refresh);
}

void OwnerPage::refresh()
{
    const CandidateView *view = m_presenter.candidate();
    if (!m_presenter.isComparingOwner() || view == nullptr || !view->owner)
        return;
    const Owner &owner = *view->owner;
    const matching::Record &record = view->candidate.record;
    const TicketDetail &detail = m_presenter.detail();
    const matching::Claim claim = detail.attempts.empty() ? matching::Claim {} : detail.attempts.back().claim;
    const Instant now = m_presenter.now();
    const bool revealed = m_presenter.isRevealed();
    const auto email = [revealed](const std::string &address) { return shown(revealed ? address : maskedEmail(address)); };
    const auto nino = [revealed](const std::string &number) { return shown(revealed ? number : maskedNino(number)); };

    m_title->setText(tr("TRN %1 belongs to another account already. Is its owner this person?").arg(shown(record.trn)));
    struct Line {
        QString label;
        QString stated;
        QString owner;
        QString record;
    };
    const QString none = QStringLiteral("—");
    const auto orNone = [&none](const QString &text) { return text.isEmpty() ? none : text; };
    const QString statedName = shown(claim.firstName + ' ' + claim.lastName).trimmed();
    const std::array lines {
        Line {ComparisonWords::label(matching::Field::Name), statedName, shown(owner.displayName), CandidateWords::name(record)},
        Line {ComparisonWords::label(matching::Field::DateOfBirth), Formats::statedDate(claim.dateOfBirth), orNone(Formats::date(owner.dateOfBirth)), Formats::date(record.dateOfBirth)},
        Line {ComparisonWords::label(matching::Field::NationalInsuranceNumber), nino(claim.nationalInsuranceNumber), orNone(nino(owner.nationalInsuranceNumber)), nino(record.nationalInsuranceNumber)},
        Line {ComparisonWords::label(matching::Field::EmailAddress), email(claim.emailAddress), email(owner.emailAddress), email(record.emailAddress)},
        Line {tr("TRN held"), shown(claim.statedTrn), shown(record.trn), shown(record.trn)},
        Line {tr("Linked"), none, Formats::sentence(CandidateWords::linkedHow(owner, now)), none},
        Line {tr("Last signed in"),
            detail.identity.lastSignedInAt ? Formats::day(*detail.identity.lastSignedInAt, now) : none,
            owner.lastSignedInAt ? Formats::day(*owner.lastSignedInAt, now) : tr("never"), none},
    };

    delete m_table->layout();
    qDeleteAll(m_table->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Space::xl);
    grid->setVerticalSpacing(Space::s);
    const std::array heads {QString(), tr("This person states"), tr("The owner’s account"), tr("The record")};
    for (int column = 0; column < 4; ++column) {
        grid->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, heads.at(static_cast<std::size_t>(column)), m_table), 0, column);
        grid->setColumnStretch(column, column == 0 ? 0 : 1);
    }
    grid->setColumnMinimumWidth(0, 104 - Space::xl);
    int row = 1;
    for (const Line &line : lines) {
        const auto cell = [&](const QString &text, int column) {
            auto *label = new SpannedLabel(TextRole::Body, column == 0 ? Ink::Muted : Ink::Text, m_table);
            label->setText(text.isEmpty() ? none : text);
            label->setWrap(true);
            grid->addWidget(label, row, column);
        };
        cell(line.label, 0);
        cell(line.stated, 1);
        cell(line.owner, 2);
        cell(line.record, 3);
        ++row;
    }
    m_same->setPrimary(m_presenter.draft().asking == DecisionKind::SamePerson);
    m_wrong->setPrimary(m_presenter.draft().asking == DecisionKind::WrongOwner);
}

void OwnerPage::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::of(this).colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
    painter.setPen(colours.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace matchdesk
