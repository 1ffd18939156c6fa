// SPDX-License-Identifier: MIT
#include "page.h"

#include "samples.h"

#include "command/command_palette.h"
#include "command/command_registry.h"
#include "command/key_sheet.h"
#include "kit/banner.h"
#include "kit/busy_line.h"
#include "kit/countdown.h"
#include "kit/glyph.h"
#include "kit/key_button.h"
#include "kit/key_cap.h"
#include "kit/labels.h"
#include "kit/search_field.h"
#include "kit/states.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace matchdesk {

using namespace Qt::Literals::StringLiterals;

namespace {

class Sheet final : public QWidget {
public:
    explicit Sheet(QWidget *parent) : QWidget(parent)
    {
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Base);
    }
};

} // namespace

GalleryPage::GalleryPage(const Clock &clock)
    : m_clock(clock)
    , m_registry(new CommandRegistry(*this, clock))
    , m_palette(new CommandPalette(*m_registry, *this))
    , m_sheet(new KeySheet(*m_registry, *this))
{
    setWindowTitle(tr("Parts"));
    auto *page = new QWidget(this);
    auto *down = new QVBoxLayout(page);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    down->addWidget(topBar());
    down->addWidget(new Hairline(Qt::Horizontal, page));
    auto *across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(left());
    across->addWidget(new Hairline(Qt::Vertical, page));
    across->addWidget(right(), 1);
    down->addLayout(across, 1);
    down->addWidget(new Hairline(Qt::Horizontal, page));
    down->addWidget(foot());
    setCentralWidget(page);
    addCommands();
    m_registry->fillMenuBar(*menuBar());
}

void GalleryPage::addCommands()
{
    m_registry->addContext(u"ticket"_s, tr("This ticket"), m_ticket);
    m_registry->addMenu(u"ticket"_s, tr("Ticket"));
    m_registry->addMenu(u"view"_s, tr("View"));
    const auto command = [this](const char *id, const QString &title, const QKeySequence &key, const QString &menu,
                             const QString &context, const QString &refusal = {}) {
        m_registry->add({.id = QLatin1String(id), .title = title, .keys = {key}, .context = context, .menu = menu,
            .availability = [refusal] { return refusal.isEmpty() ? Availability::yes() : Availability::no(refusal); },
            .action = [] {}});
    };
    const QString ticket = u"ticket"_s;
    const QString view = u"view"_s;
    command("ticket.link", tr("Link"), Qt::Key_Return, ticket, ticket, tr("Choose a candidate first"));
    command("ticket.none", tr("No record"), Qt::Key_0, ticket, ticket);
    command("ticket.ask", tr("Ask the user"), Qt::Key_A, ticket, ticket);
    command("ticket.unsure", tr("Not sure"), Qt::Key_U, ticket, ticket);
    command("ticket.skip", tr("Skip"), Qt::Key_S, ticket, ticket);
    command("window.palette", tr("Every command"), Qt::CTRL | Qt::Key_K, view, {});
    command("window.keys", tr("Keys"), Qt::Key_Question, view, {});
    command("window.find", tr("Find a ticket, person or record"), Qt::Key_Slash, view, {});
    command("window.undo", tr("Undo the last decision"), Qt::CTRL | Qt::Key_Z, view, {});
    command("window.queue", tr("Go to the queue"), QKeySequence(Qt::Key_G, Qt::Key_Q), view, {});
}

QWidget *GalleryPage::topBar()
{
    auto *bar = new Sheet(this);
    auto *across = new QHBoxLayout(bar);
    across->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    across->setSpacing(Space::l);
    across->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, u"Matchdesk"_s, bar));
    across->addStretch(1);
    auto *search = new SearchField(tr("Find a ticket, person or record"), bar);
    search->setObjectName(u"search"_s);
    search->setKey(Qt::Key_Slash);
    search->setFixedWidth(420);
    across->addWidget(search);
    across->addStretch(1);
    auto *countdown = new Countdown(m_clock, TextRole::Body, Ink::Text2, bar);
    countdown->setWords([](std::chrono::seconds left) {
        return SpannedText::fill(GalleryPage::tr("%1 · next goes in %2 s"),
            {SpannedText::strong(GalleryPage::tr("2 held")),
                SpannedText::plain(QString::number(left.count()))});
    });
    countdown->start(m_clock.now() + std::chrono::seconds(9));
    across->addWidget(countdown);
    auto *undo = new KeyLine(bar);
    undo->setParts({{{}, {Qt::CTRL | Qt::Key_Z}}});
    across->addWidget(undo);
    across->addWidget(new TypeLabel(TextRole::Body, Ink::Text2, u"Bea Lloyd, agent"_s, bar));
    return bar;
}

QWidget *GalleryPage::left()
{
    auto *list = new Sheet(this);
    list->setFixedWidth(static_cast<int>(304 * Theme::of(this).appearance().textScale));
    auto *down = new QVBoxLayout(list);
    down->setContentsMargins(0, Space::s, 0, 0);
    down->setSpacing(0);
    down->addWidget(new QueueRow(u"Siân Pritchard-Lowe"_s, u"2 d left"_s, u"said a TRN · none answered"_s,
        u"MD-10428"_s, {.selected = true}, list));
    down->addWidget(new QueueRow(u"Chukwuemeka Balogun"_s, u"2 d left"_s, u"2 records answered"_s, u"MD-11111"_s,
        {.hovered = true}, list));
    down->addWidget(new QueueRow(u"Małgorzata Nowak"_s, u"3 d left"_s, u"holds QTS · none answered"_s, u"MD-10433"_s,
        {}, list));
    down->addWidget(new QueueRow(u"Dave Metcalfe"_s, u"3 d left"_s, u"said a TRN · none answered"_s, u"MD-10436"_s,
        {.selected = true, .focused = true}, list));
    down->addWidget(new QueueRow(u"Rukhsana Iqbal"_s, u"3 d left"_s, u"disputed the record"_s, u"MD-10437"_s,
        {.selected = true, .paneActive = false}, list));
    down->addWidget(new Hairline(Qt::Horizontal, list));
    auto *empty = new EmptyState(list);
    empty->setMessage(tr("Queue clear"), tr("Nothing waits for you. Eleven tickets await their user."),
        tr("Near their promise"), QKeySequence(Qt::Key_G, Qt::Key_P));
    down->addWidget(empty, 1);
    auto *line = new Hairline(Qt::Horizontal, list);
    down->addWidget(line);
    auto *error = new ErrorState(list);
    error->setMessage(tr("Could not load the queue"), tr("Your decisions are saved. Try again in a moment."),
        u"GET /v1/tickets: 503\nrequest 7f2c"_s);
    down->addWidget(error, 1);
    return list;
}

QWidget *GalleryPage::right()
{
    m_ticket = new QWidget(this);
    auto *down = new QVBoxLayout(m_ticket);
    down->setContentsMargins(Space::l, Space::m, Space::l, Space::l);
    down->setSpacing(Space::s);

    auto *head = new QHBoxLayout;
    head->addWidget(new TypeLabel(TextRole::Title, Ink::Text, u"Siân Pritchard-Lowe"_s, m_ticket));
    head->addStretch();
    auto *tabs = new QTabBar(m_ticket);
    tabs->setObjectName(u"tabs"_s);
    tabs->setAccessibleName(tr("Parts of the ticket"));
    tabs->addTab(tr("Compare"));
    tabs->addTab(tr("History 4"));
    tabs->addTab(tr("Messages 1"));
    tabs->setDrawBase(false);
    head->addWidget(tabs);
    down->addLayout(head);

    auto *facts = new QHBoxLayout;
    facts->setSpacing(Space::l);
    for (const QString &fact : {u"MD-10428"_s, u"No match: said a TRN, no record answered"_s})
        facts->addWidget(new ElidingLabel(TextRole::Body, Ink::Text2, fact, m_ticket));
    facts->addWidget(new ElidingLabel(TextRole::Body, Ink::Warn, tr("2 working days left"), m_ticket));
    facts->addStretch();
    down->addLayout(facts);
    auto *busy = new BusyLine(m_ticket);
    busy->setObjectName(u"busy"_s);
    busy->start(tr("Still loading the candidates."));
    down->addWidget(busy);

    auto *values = new QGridLayout;
    values->setSpacing(0);
    const auto sample = [&](int row, int column, SpannedText value, Glyph glyph, Ink ink, const QString &verdict) {
        values->addWidget(new Sample(value, glyph, ink, verdict, m_ticket), row, column);
    };
    using Kind = SpannedText::Kind;
    sample(0, 0, {u"NW •• •• 41 C"_s, {{9, 2, Kind::Mark}}}, Glyph::Wave, Ink::Warn, tr("digits swapped"));
    sample(0, 1, {u"4821937"_s, {}}, Glyph::Tick, Ink::Ok, tr("same"));
    sample(0, 2, {u"4821973"_s, {{5, 2, Kind::Mark}}}, Glyph::Wave, Ink::Warn, tr("digits swapped"));
    sample(0, 3, {u"1111117"_s, {{0, 1, Kind::Mark}}}, Glyph::Cross, Ink::Danger, tr("contradicts"));
    sample(1, 0, {u"6 April 1986"_s, {}}, Glyph::Swap, Ink::Warn, tr("day and month swapped"));
    sample(1, 1, {u"Siân Pritchard"_s, {}}, Glyph::Part, Ink::Warn, tr("part of a double surname"));
    sample(1, 2, {u"—"_s, {}}, Glyph::Dash, Ink::Muted, tr("none held"));
    sample(1, 3, {u"Pension record"_s, {}}, Glyph::Flag, Ink::Warn, tr("Pension record, no QTS"));
    down->addLayout(values);

    auto *effects = new SpannedLabel(TextRole::Body, Ink::Text, m_ticket);
    effects->setWrap(true);
    effects->setText(SpannedText::fill(
        tr("TRN %1 goes on this account. Its name becomes %2, as on the record. Register for an NPQ is told: found."),
        {SpannedText::strong(u"4821973"_s), SpannedText::strong(u"Siân Pritchard"_s)}));
    down->addWidget(effects);

    auto *buttons = new QHBoxLayout;
    const auto button = [&](const QString &text, int key, bool primary, const char *name) {
        auto *made = new KeyButton(text, m_ticket);
        made->setKey(key);
        made->setPrimary(primary);
        made->setObjectName(QLatin1String(name));
        buttons->addWidget(made);
        return made;
    };
    button(tr("Link 1"), Qt::Key_Return, true, "link");
    button(tr("No record"), Qt::Key_0, false, "none");
    button(tr("Ask the user"), Qt::Key_A, false, "ask");
    button(tr("Not sure"), Qt::Key_U, false, "unsure");
    button(tr("Skip"), Qt::Key_S, false, "skip")->setEnabled(false);
    buttons->addStretch();
    down->addLayout(buttons);

    for (const auto &[tone, sentence, action] : std::initializer_list<std::tuple<Tone, QString, QString>> {
             {Tone::Info, tr("You see what was known at 14:02. The server does not answer."), tr("Try again")},
             {Tone::Ok, tr("The candidate was added."), {}},
             {Tone::Warn, tr("This record is claimed by another account since 2023."), tr("Compare the three")},
             {Tone::Danger, tr("Sam Lee resolved this 2 minutes ago. Your draft is kept."), tr("Compare")}}) {
        auto *banner = new Banner(m_ticket);
        banner->say(tone, sentence, action);
        down->addWidget(banner);
    }

    auto *fields = new QHBoxLayout;
    auto *edit = new QLineEdit(u"MD-10428"_s, m_ticket);
    edit->setObjectName(u"edit"_s);
    edit->setAccessibleName(tr("Reference"));
    auto *refused = new QLineEdit(u"12345"_s, m_ticket);
    refused->setProperty("refused", true);
    refused->setAccessibleName(tr("Refused"));
    auto *off = new QLineEdit(u"cannot be changed"_s, m_ticket);
    off->setEnabled(false);
    off->setAccessibleName(tr("Off"));
    auto *combo = new QComboBox(m_ticket);
    combo->setObjectName(u"combo"_s);
    combo->setAccessibleName(tr("Reason"));
    combo->addItems({tr("Never taught in England"), tr("Other reason")});
    auto *spin = new QSpinBox(m_ticket);
    spin->setAccessibleName(tr("Seconds"));
    for (QWidget *field : std::initializer_list<QWidget *> {edit, refused, off, combo, spin})
        fields->addWidget(field);
    down->addLayout(fields);

    auto *choices = new QHBoxLayout;
    auto *check = new QCheckBox(tr("Letters act as keys"), m_ticket);
    check->setChecked(true);
    auto *uncheck = new QCheckBox(tr("Manual release"), m_ticket);
    uncheck->setObjectName(u"check"_s);
    auto *radio = new QRadioButton(tr("Demo world"), m_ticket);
    radio->setChecked(true);
    auto *other = new QRadioButton(tr("My own data or server"), m_ticket);
    auto *tool = new QToolButton(m_ticket);
    tool->setText(tr("Settings"));
    tool->setIcon(Theme::of(this).icon(u"settings"_s));
    tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tool->setAutoRaise(true);
    for (QWidget *choice : std::initializer_list<QWidget *> {check, uncheck, radio, other, tool})
        choices->addWidget(choice);
    choices->addStretch();
    down->addLayout(choices);
    auto *icons = new QHBoxLayout;
    for (const char *name : {"search", "queue", "person", "record", "message", "history", "undo", "clock", "check",
             "close", "info", "warning", "error", "flag", "filter", "settings", "keyboard", "copy", "lock", "refresh",
             "offline", "chevron-right", "chevron-down", "sun", "moon"}) {
        auto *icon = new QLabel(m_ticket);
        icon->setPixmap(Theme::of(this).icon(QLatin1String(name)).pixmap(16, 16));
        icon->setAccessibleName(QLatin1String(name));
        icons->addWidget(icon);
    }
    icons->addStretch();
    down->addLayout(icons);

    auto *model = new QStandardItemModel(6, 3, m_ticket);
    model->setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("What")});
    for (int row = 0; row < 6; ++row) {
        model->setItem(row, 0, new QStandardItem(u"18 Nov 09:4%1"_s.arg(row)));
        model->setItem(row, 1, new QStandardItem(u"Bea Lloyd"_s));
        model->setItem(row, 2, new QStandardItem(tr("Looked at candidate %1").arg(row + 1)));
    }
    auto *table = new QTableView(m_ticket);
    table->setAccessibleName(tr("History"));
    table->setModel(model);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->selectRow(1);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setSortingEnabled(true);
    table->setMinimumHeight(110);
    table->verticalHeader()->setDefaultSectionSize(Theme::of(this).metrics().row);
    down->addWidget(table, 1);
    return m_ticket;
}

QWidget *GalleryPage::foot()
{
    auto *line = new Sheet(this);
    auto *across = new QHBoxLayout(line);
    across->setContentsMargins(Space::l, Space::xs, Space::l, Space::xs);
    across->addWidget(caption(tr("Connected · updated 09:42"), line));
    across->addStretch();
    auto *keys = new KeyLine(line);
    keys->setParts({{tr("Link in 2 keys:"), {Qt::Key_1, Qt::Key_Return}},
        {tr("look at each candidate with"), {Qt::Key_J, Qt::Key_K}}, {tr("all keys"), {Qt::Key_Question}},
        {tr("commands"), {Qt::CTRL | Qt::Key_K}}});
    across->addWidget(keys);
    return line;
}

void GalleryPage::openPalette(const QString &typed)
{
    m_palette->open();
    m_palette->findChild<QLineEdit *>()->setText(typed);
}

void GalleryPage::openKeys()
{
    m_palette->dismiss();
    m_ticket->findChild<KeyButton *>()->setFocus();
    m_sheet->open();
}

void GalleryPage::focusPart(const QString &objectName)
{
    if (auto *part = findChild<QWidget *>(objectName))
        part->setFocus(Qt::TabFocusReason);
}

} // namespace matchdesk
