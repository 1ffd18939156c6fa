// SPDX-License-Identifier: MIT
#include "identity/details_page.h"

#include "kit/key_button.h"
#include "kit/labels.h"
#include "theme/theme.h"
#include "wording/details.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace matchdesk {

namespace {

/// Wide enough for the labels of the rows in both languages.
constexpr int kLabelWidth = 128;

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : text;
}

/// The table's cells, row by row.
class Rows {
public:
    explicit Rows(QWidget *page) : m_page(page), m_grid(new QGridLayout(page))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setHorizontalSpacing(Space::m);
        m_grid->setVerticalSpacing(Space::xs);
        m_grid->setColumnMinimumWidth(0, kLabelWidth);
        m_grid->setColumnStretch(1, 1);
        m_grid->setColumnStretch(2, 1);
    }

    void heads(const QString &before, const QString &after)
    {
        m_grid->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, before, m_page), m_row, 1);
        m_grid->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, after, m_page), m_row, 2);
        ++m_row;
    }

    void row(const QString &label, const QString &before, const QString &after)
    {
        const bool changes = before != after;
        cell(0, SpannedText::plain(label), Ink::Muted);
        cell(1, SpannedText::plain(orNothing(before)), Ink::Text);
        cell(2, changes ? SpannedText::strong(orNothing(after)) : SpannedText::plain(orNothing(after)), changes ? Ink::Text : Ink::Muted);
        ++m_row;
    }

private:
    void cell(int column, const SpannedText &text, Ink ink)
    {
        auto *label = new SpannedLabel(TextRole::Body, ink, m_page);
        label->setText(text);
        label->setWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        m_grid->addWidget(label, m_row, column, Qt::AlignTop);
    }

    QWidget *m_page;
    QGridLayout *m_grid;
    int m_row = 0;
};

} // namespace

DetailsPage::DetailsPage(QWidget *parent)
    : QWidget(parent), m_standing(new SpannedLabel(TextRole::BodyStrong, Ink::Text, this)),
      m_blocked(new SpannedLabel(TextRole::Body, Ink::Warn, this)), m_details(new QWidget(this)),
      m_document(new SpannedLabel(TextRole::Body, Ink::Text, this)), m_open(new KeyButton(tr("Open the document"), this))
{
    setAccessibleName(tr("Change of details"));
    setFocusPolicy(Qt::StrongFocus);
    m_details->setAccessibleName(tr("What the account says and what is asked for"));
    for (SpannedLabel *label : {m_standing, m_blocked, m_document})
        label->setWrap(true);
    auto *document = new QHBoxLayout;
    document->setSpacing(Space::m);
    document->addWidget(m_document, 1);
    document->addWidget(m_open, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    layout->setSpacing(Space::m);
    layout->addWidget(m_standing);
    layout->addWidget(m_blocked);
    layout->addWidget(m_details);
    layout->addLayout(document);
    layout->addStretch(1);
}

void DetailsPage::setChange(const TicketDetail &detail, const QString &blocked, Instant now)
{
    if (!detail.detailsChange)
        return;
    const DetailsChange &change = *detail.detailsChange;
    m_standing->setText(DetailsWords::standing(change, now));
    m_blocked->setText(blocked);
    m_blocked->setVisible(!blocked.isEmpty());
    showDetails(detail);
    QString document = QStringLiteral("%1 · %2").arg(DetailsWords::document(change.document), DetailsWords::file(change.fileType, change.fileSize));
    if (!change.fileName.empty())
        document += QStringLiteral(" · ") + shown(change.fileName);
    m_document->setText(document);
    m_open->setVisible(change.state == DetailsState::Asked);
    setAccessibleDescription(m_standing->text().text + QLatin1Char(' ') + blocked);
}

void DetailsPage::showDetails(const TicketDetail &detail)
{
    delete m_details->layout();
    qDeleteAll(m_details->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    const DetailsChange &change = *detail.detailsChange;
    // Once it is decided the account says something else.
    const PersonDetails present = change.state == DetailsState::Asked ? detailsOf(detail.identity) : change.before;
    Rows rows(m_details);
    rows.heads(tr("The account says"), tr("Asked for"));
    rows.row(tr("First name"), shown(present.firstName), shown(change.after.firstName));
    rows.row(tr("Middle name"), shown(present.middleName), shown(change.after.middleName));
    rows.row(tr("Last name"), shown(present.lastName), shown(change.after.lastName));
    rows.row(tr("Date of birth"), Formats::date(present.dateOfBirth), Formats::date(change.after.dateOfBirth));
}

void DetailsPage::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::of(this).colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
    painter.setPen(hasFocus() ? colours.focus : colours.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace matchdesk
