// SPDX-License-Identifier: MIT
#include "identity/contest_page.h"

#include "domain/mask.h"
#include "gate_list.h"
#include "kit/countdown.h"
#include "kit/labels.h"
#include "match/comparison.h"
#include "step_list.h"
#include "theme/theme.h"
#include "wording/candidates.h"
#include "wording/contests.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <array>

namespace matchdesk {

namespace {

/// Wide enough for the labels of the rows in both languages.
constexpr int kLabelWidth = 104 - Space::m;

Ink inkOf(VerdictShape shape)
{
    switch (shape) {
    case VerdictShape::Agrees: return Ink::Ok;
    case VerdictShape::Nearly:
    case VerdictShape::Swapped:
    case VerdictShape::Part: return Ink::Warn;
    case VerdictShape::Nothing: return Ink::Muted;
    case VerdictShape::Contradicts: return Ink::Danger;
    }
    Q_UNREACHABLE();
}

/// The table's cells, row by row.
class People {
public:
    explicit People(QWidget *page) : m_page(page), m_grid(new QGridLayout(page))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setHorizontalSpacing(Space::m);
        m_grid->setVerticalSpacing(Space::xs);
        m_grid->setColumnMinimumWidth(0, kLabelWidth);
        for (int column = 1; column < 4; ++column)
            m_grid->setColumnStretch(column, 1);
    }

    void heads(const std::array<QString, 4> &texts)
    {
        for (int column = 0; column < 4; ++column)
            m_grid->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, texts.at(static_cast<std::size_t>(column)), m_page), m_row, column);
        ++m_row;
    }

    void row(const QString &label, const SpannedText &stated, const QString &account, const SpannedText &record,
        const QString &verdict, Ink ink)
    {
        cell(SpannedText::plain(label), 0, Ink::Muted);
        cell(stated, 1, Ink::Text);
        cell(SpannedText::plain(account), 2, Ink::Text);
        auto *held = new QWidget(m_page);
        auto *lines = new QVBoxLayout(held);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        auto *value = new SpannedLabel(TextRole::Body, Ink::Text, held);
        value->setText(orNothing(record));
        value->setWrap(true);
        lines->addWidget(value);
        if (!verdict.isEmpty())
            lines->addWidget(new TypeLabel(TextRole::Caption, ink, verdict, held));
        m_grid->addWidget(held, m_row, 3, Qt::AlignTop);
        ++m_row;
    }

    /// One sentence across the three columns.
    void sentence(const QString &label, const SpannedText &text)
    {
        cell(SpannedText::plain(label), 0, Ink::Muted);
        auto *line = new SpannedLabel(TextRole::Body, Ink::Text, m_page);
        line->setText(text);
        line->setWrap(true);
        m_grid->addWidget(line, m_row, 1, 1, 3);
        ++m_row;
    }

private:
    static SpannedText orNothing(const SpannedText &text)
    {
        return text.text.isEmpty() ? SpannedText::plain(QStringLiteral("—")) : text;
    }

    void cell(const SpannedText &text, int column, Ink ink)
    {
        auto *label = new SpannedLabel(TextRole::Body, ink, m_page);
        label->setText(orNothing(text));
        label->setWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        m_grid->addWidget(label, m_row, column, Qt::AlignTop);
    }

    QWidget *m_page;
    QGridLayout *m_grid;
    int m_row = 0;
};

QString accountSentence(const Identity &owner, Instant now)
{
    QStringList parts;
    parts << ContestPage::tr("made %1").arg(Formats::day(owner.createdAt, now));
    const Owner link {owner.id, displayName(owner), owner.emailAddress, owner.linkedAt, owner.linkSource, owner.lastSignedInAt};
    if (owner.linkedAt)
        parts << CandidateWords::linkedHow(link, now);
    parts << (owner.lastSignedInAt ? ContestPage::tr("last signed in %1").arg(Formats::day(*owner.lastSignedInAt, now))
                                   : ContestPage::tr("never signed in"));
    return Formats::sentence(parts.join(QStringLiteral(" · ")));
}

} // namespace

ContestPage::ContestPage(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_standing(new SpannedLabel(TextRole::BodyStrong, Ink::Text, this)),
      m_blocked(new SpannedLabel(TextRole::Body, Ink::Warn, this)),
      m_countdown(new Countdown(clock, TextRole::BodyStrong, Ink::Warn, this)), m_scroll(new QScrollArea(this)),
      m_people(new QWidget), m_gates(new GateList), m_steps(new StepList)
{
    setAccessibleName(tr("Contested email"));
    setFocusPolicy(Qt::StrongFocus);
    m_standing->setWrap(true);
    m_blocked->setWrap(true);
    // What stands beneath has its height first; the page takes what is left, and scrolls where that is too little.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    setMinimumHeight(160);
    m_countdown->setWords([](std::chrono::seconds left) { return SpannedText::plain(ContestWords::changesIn(left)); });
    m_people->setAccessibleName(tr("Who asks, the account and its record"));
    auto *sheet = new QWidget;
    auto *left = new QVBoxLayout;
    left->setSpacing(Space::l);
    left->addWidget(m_people);
    left->addWidget(new Hairline(Qt::Horizontal, sheet));
    left->addWidget(m_steps);
    left->addStretch(1);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, sheet);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(Space::l);
    m_columns->addLayout(left, 13);
    m_columns->addWidget(new Hairline(Qt::Vertical, sheet));
    m_columns->addWidget(m_gates, 9);
    m_scroll->setWidget(sheet);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    sheet->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    layout->setSpacing(Space::m);
    layout->addWidget(m_standing);
    layout->addWidget(m_blocked);
    layout->addWidget(m_countdown);
    layout->addWidget(m_scroll, 1);
}

void ContestPage::setContest(const TicketDetail &detail, const ContestLook &look)
{
    if (!detail.contest) {
        m_countdown->stop();
        return;
    }
    showStanding(*detail.contest, look);
    showPeople(detail, look);
    m_gates->setGates(detail.contest->gates, look.now);
    m_steps->setSteps(detail.contest->contest, look.now);
}

void ContestPage::showStanding(const ContestView &view, const ContestLook &look)
{
    m_standing->setText(ContestWords::standing(view, look.mineWasFirst, look.now));
    const bool waits = view.contest.state == ContestState::Waiting && view.contest.effectiveAt;
    m_countdown->setVisible(waits);
    if (waits)
        m_countdown->start(*view.contest.effectiveAt);
    else
        m_countdown->stop();
    m_blocked->setText(look.blocked);
    m_blocked->setVisible(!look.blocked.isEmpty());
    setAccessibleDescription(m_standing->text().text + QLatin1Char(' ') + look.blocked);
}

void ContestPage::showPeople(const TicketDetail &detail, const ContestLook &look)
{
    const ContestView &view = *detail.contest;
    delete m_people->layout();
    qDeleteAll(m_people->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    People people(m_people);
    ComparisonLook compared;
    compared.chosen = detail.candidates.empty() ? -1 : 0;
    compared.revealed = look.revealed;
    compared.now = look.now;
    const Comparison comparison = comparisonOf(detail, compared);
    const QString oldAddress = shown(look.revealed ? view.owner.emailAddress : maskedEmail(view.owner.emailAddress));
    // What is asked for is never hidden: two people are to agree to exactly this address.
    people.sentence(tr("Change"), SpannedText::fill(tr("%1 in place of %2"),
                                      {SpannedText::strong(shown(view.contest.newEmailAddress)), SpannedText::strong(oldAddress)}));
    people.heads({QString(), tr("The asker states"), tr("The account"), tr("Its record")});
    const QString none = QStringLiteral("—");
    const auto nino = [&look](const std::string &number) { return shown(look.revealed ? number : maskedNino(number)); };
    for (const ComparedField &line : comparison.fields) {
        const ComparedValue held = line.values.empty() ? ComparedValue {} : line.values.front();
        QString account;
        SpannedText stated = line.stated;
        switch (line.field) {
        case matching::Field::Name: account = shown(displayName(view.owner)); break;
        case matching::Field::DateOfBirth: account = Formats::date(view.owner.dateOfBirth); break;
        case matching::Field::NationalInsuranceNumber:
            account = view.owner.nationalInsuranceNumber.empty() ? QString() : nino(view.owner.nationalInsuranceNumber);
            break;
        case matching::Field::Trn: account = shown(view.owner.trn); break;
        case matching::Field::EmailAddress:
            account = oldAddress;
            // It stands above in full; here it is beside the others.
            stated = SpannedText::plain(shown(maskedEmail(view.contest.newEmailAddress)));
            break;
        case matching::Field::PreviousName:
        case matching::Field::IttProvider: break;
        }
        // A row without a value says nothing, and the page has better use for its room.
        const bool says = !account.isEmpty() || (!line.stated.text.isEmpty() && line.stated.text != none)
            || (!held.value.text.isEmpty() && held.value.text != none);
        if (says)
            people.row(line.label, stated, account, held.value, held.verdict, inkOf(held.shape));
    }
    people.sentence(tr("Account"), SpannedText::plain(accountSentence(view.owner, look.now)));
    people.sentence(tr("Asker"), SpannedText::plain(ContestWords::via(view.contest.via)));
}

void ContestPage::keyPressEvent(QKeyEvent *event)
{
    // The page is read from top to bottom; where it does not fit, the arrows move it.
    QScrollBar *bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Down: bar->triggerAction(QAbstractSlider::SliderSingleStepAdd); return;
    case Qt::Key_Up: bar->triggerAction(QAbstractSlider::SliderSingleStepSub); return;
    case Qt::Key_PageDown: bar->triggerAction(QAbstractSlider::SliderPageStepAdd); return;
    case Qt::Key_PageUp: bar->triggerAction(QAbstractSlider::SliderPageStepSub); return;
    default: QWidget::keyPressEvent(event);
    }
}

void ContestPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Beside each other the two columns need about fifty lines' height of width; large text puts them below each other.
    const int needed = 50 * QFontMetrics(Theme::of(this).font(TextRole::Body)).height();
    m_columns->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ContestPage::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::of(this).colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
    painter.setPen(hasFocus() ? colours.focus : colours.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace matchdesk
