// SPDX-License-Identifier: MIT
#include "ticket/ticket_pane.h"

#include "command/command_registry.h"
#include "decision_bar.h"
#include "effects_panel.h"
#include "identity/contest_page.h"
#include "identity/details_page.h"
#include "kit/banner.h"
#include "kit/busy_line.h"
#include "kit/key_button.h"
#include "kit/states.h"
#include "match/comparison_grid.h"
#include "match/evidence_strip.h"
#include "owner_page.h"
#include "question_panel.h"
#include "ticket/entry_pages.h"
#include "ticket/ticket_presenter.h"
#include "ticket_header.h"
#include "wording/candidates.h"
#include "wording/errors.h"
#include "wording/formats.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace matchdesk {

TicketPane::TicketPane(TicketPresenter &presenter, ApiClient &api, const Clock &clock, CommandRegistry &registry, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_header(new TicketHeader(presenter, this)), m_busy(new BusyLine(this)),
      m_banner(new Banner(this)), m_stack(new QStackedWidget(this)),
      m_compare(nullptr), m_grid(new ComparisonGrid(this)), m_owner(new OwnerPage(presenter, this)), m_contest(new ContestPage(clock, this)),
      m_details(new DetailsPage(this)),
      m_more(new KeyButton({}, this)), m_question(new QuestionPanel(presenter, registry, this)), m_evidence(new EvidenceStrip(this)),
      m_history(new HistoryPage(api, clock, this)), m_messages(new MessagesPage(api, clock, false, this)),
      m_empty(new EmptyState(this)), m_error(new ErrorState(this))
{
    setAccessibleName(tr("The open ticket"));
    setFocusPolicy(Qt::ClickFocus);
    m_compare = makeComparePage(registry);
    for (QWidget *page : {m_compare, static_cast<QWidget *>(m_history), static_cast<QWidget *>(m_messages),
             static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_error)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    layout->setSpacing(Space::s);
    layout->addWidget(m_header);
    layout->addWidget(m_busy);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);

    connect(m_header->tabs(), &QTabBar::currentChanged, this, [this] { showTicket(); });
    connect(&presenter, &TicketPresenter::ticketChanged, this, &TicketPane::showTicket);
    connect(&presenter, &TicketPresenter::choiceChanged, this, &TicketPane::showChoice);
    connect(&presenter, &TicketPresenter::noticeChanged, this, &TicketPane::showNotice);
    connect(&presenter, &TicketPresenter::said, this, [this](const QString &sentence) { announce(this, sentence); });
    connect(&presenter, &TicketPresenter::failedToAdd, this, [this](const QString &sentence) { m_banner->say(Tone::Warn, sentence); });
    connect(&presenter, &TicketPresenter::evidenceCame, this, [this](const EvidenceFile &file) {
        if (const QString why = m_opener.open(file); !why.isEmpty())
            m_banner->say(Tone::Warn, why);
    });
    connect(&presenter, &TicketPresenter::evidenceFailed, this, [this](const QString &sentence) { m_banner->say(Tone::Warn, sentence); });
    connect(m_grid, &ComparisonGrid::chosenByUser, this,
        [this](int shown) { m_presenter.look(m_presenter.firstShown() + shown); });
    connect(m_grid, &ComparisonGrid::currentFieldChanged, this, &TicketPane::showEvidence);
    connect(m_error, &ErrorState::retryRequested, this, &TicketPane::retryRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &TicketPane::nextRequested);
    connect(m_banner, &Banner::actionTriggered, this, &TicketPane::nextRequested);
    connect(m_busy, &BusyLine::stopRequested, m_busy, &BusyLine::stop);
    connect(m_question, &QuestionPanel::confirmed, this, [&registry] { registry.run(QStringLiteral("ticket.confirm")); });
    connect(m_question, &QuestionPanel::left, this, &TicketPane::focusComparison);
    m_contest->hide();
    m_details->hide();
    showTicket();
    showNotice();
}

QWidget *TicketPane::makeComparePage(CommandRegistry &registry)
{
    auto *page = new QWidget(this);
    registry.bind(*m_more, QStringLiteral("ticket.more"));
    registry.bind(*m_details->openButton(), QStringLiteral("ticket.evidence"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    // The grid takes what it needs before anything is left over at the foot.
    layout->addWidget(m_grid, 1000);
    layout->addWidget(m_owner);
    layout->addWidget(m_contest, 1000);
    layout->addWidget(m_details);
    layout->addWidget(m_more, 0, Qt::AlignRight);
    layout->addWidget(new EffectsPanel(m_presenter, page));
    layout->addWidget(m_question);
    layout->addWidget(new DecisionBar(m_presenter, registry, page));
    layout->addWidget(m_evidence);
    layout->addStretch(1);
    return page;
}

void TicketPane::focusComparison()
{
    if (m_stack->currentWidget() == m_compare && m_grid->isVisibleTo(m_compare))
        m_grid->setFocus(Qt::OtherFocusReason);
    else if (m_stack->currentWidget() == m_compare && m_contest->isVisibleTo(m_compare))
        m_contest->setFocus(Qt::OtherFocusReason);
    else if (m_stack->currentWidget() == m_compare && m_details->isVisibleTo(m_compare))
        m_details->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void TicketPane::showTab(int tab)
{
    m_header->tabs()->setCurrentIndex(tab);
}

bool TicketPane::isComparing() const
{
    return m_header->tabs()->currentIndex() <= 0;
}

void TicketPane::showTicket()
{
    using State = TicketPresenter::State;
    const State state = m_presenter.state();
    if (state == State::Loading)
        m_busy->start(tr("Still loading this ticket."));
    else
        m_busy->stop();
    if (state == State::None) {
        m_empty->setMessage(tr("No ticket is open"), tr("Choose one in the list, or take the next one."), tr("Take the next one"),
            QKeySequence(Qt::Key_N));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (state == State::Failed) {
        m_error->setMessage(ErrorWords::failed(Doing::LoadingTicket), ErrorWords::explain(m_presenter.error(), Doing::LoadingTicket),
            ErrorWords::details(m_presenter.error()));
        m_stack->setCurrentWidget(m_error);
        return;
    }
    m_history->setTicket(m_presenter.ticket());
    m_messages->setTicket(m_presenter.ticket());
    const int tab = m_header->tabs()->currentIndex();
    QWidget *const pages[] = {m_compare, m_history, m_messages};
    QWidget *page = pages[tab < 0 ? 0 : tab];
    const bool turned = m_stack->currentWidget() != page;
    m_stack->setCurrentWidget(page);
    if (turned && tab == 1)
        m_history->reload();
    if (turned && tab == 2)
        m_messages->reload();
    showChoice();
}

void TicketPane::showChoice()
{
    ComparisonLook look;
    look.firstShown = m_presenter.firstShown();
    look.chosen = m_presenter.looked();
    look.revealed = m_presenter.isRevealed();
    look.now = m_presenter.now();
    m_grid->setComparison(comparisonOf(m_presenter.detail(), look));
    m_grid->setChosen(m_presenter.looked() < 0 ? -1 : m_presenter.looked() - m_presenter.firstShown());
    const bool owner = m_presenter.isComparingOwner();
    const bool contest = m_presenter.isContest();
    const bool hadFocus = m_grid->hasFocus() || m_contest->hasFocus() || m_details->hasFocus();
    const auto offered = m_presenter.open();
    const bool details = m_presenter.isDetailsChange();
    const bool isNoQuestion = (!contest && !details) || m_presenter.isDecided() || m_presenter.isMineToLeave() || offered.empty();
    const QString blocked = isNoQuestion ? QString() : m_presenter.whyNot(offered.front());
    m_contest->setContest(m_presenter.detail(), {look.revealed, m_presenter.isMineToLeave(), blocked, look.now});
    m_details->setChange(m_presenter.detail(), blocked, look.now);
    m_owner->setVisible(owner);
    m_contest->setVisible(contest);
    m_details->setVisible(details);
    m_grid->setVisible(!owner && !contest && !details);
    if (hadFocus && !m_grid->isVisibleTo(m_compare) && !contest && !details)
        setFocus(Qt::OtherFocusReason);
    else if (hadFocus)
        focusComparison();
    // The question needs the room; the evidence is back when it is answered.
    m_evidence->setVisible(!m_presenter.draft().asking && !owner && !contest && !details);
    const int total = static_cast<int>(m_presenter.detail().candidates.size());
    m_more->setVisible(total > kCandidatesShown && !m_presenter.draft().asking);
    if (total > kCandidatesShown) {
        const int first = m_presenter.firstShown();
        const int last = std::min(total, first + kCandidatesShown);
        //: Which candidates are shown, of how many. The button shows the next ones.
        m_more->setText(tr("More: %1 to %2 of %3").arg(Formats::number(first + 1), Formats::number(last), Formats::number(total)));
    }
    showEvidence();
}

void TicketPane::showNotice()
{
    using Kind = TicketPresenter::Notice::Kind;
    const auto &notice = m_presenter.notice();
    switch (notice.kind) {
    case Kind::None: m_banner->clear(); return;
    case Kind::Conflict:
    case Kind::Rule: m_banner->say(Tone::Danger, notice.sentence, tr("Next ticket")); return;
    case Kind::Lease: m_banner->say(Tone::Warn, notice.sentence, tr("Next ticket")); return;
    case Kind::Closed: m_banner->say(Tone::Info, notice.sentence, tr("Next ticket")); return;
    case Kind::Hint: m_banner->say(Tone::Info, notice.sentence); return;
    }
}

void TicketPane::showEvidence()
{
    const Comparison &comparison = m_grid->comparison();
    const matching::Field field = m_grid->currentField();
    const int shown = std::max(0, m_grid->chosen());
    const auto &candidates = m_presenter.detail().candidates;
    const auto place = static_cast<std::size_t>(m_presenter.firstShown() + shown);
    for (const ComparedField &line : comparison.fields) {
        if (line.field != field || shown >= static_cast<int>(line.values.size()))
            continue;
        m_evidence->setEvidence(tr("%1, candidate %2").arg(line.label, Formats::number(shown + 1)),
            line.values[static_cast<std::size_t>(shown)].evidence,
            place < candidates.size() ? CandidateWords::wouldConfirm(candidates[place]) : QString());
        return;
    }
    m_evidence->setEvidence({}, {}, {});
}

void addTicketCommands(CommandRegistry &registry, TicketPresenter &presenter, TicketScreen screen)
{
    using Asked = std::function<QString()>;
    // The keys work on what is seen: behind another page they would decide blindly.
    const auto unless = [screen](const Asked &whyNot) {
        return [screen, whyNot] {
            if (screen.isComparing && !screen.isComparing())
                return Availability::no(TicketPane::tr("Go back to Compare first (Esc)."));
            const QString why = whyNot ? whyNot() : QString();
            return why.isEmpty() ? Availability::yes() : Availability::no(why);
        };
    };
    for (int number = 1; number <= kCandidatesShown; ++number) {
        Command choose;
        choose.id = QStringLiteral("ticket.choose-%1").arg(number);
        choose.title = TicketPane::tr("Choose candidate or answer %1").arg(number);
        choose.keys = {QKeySequence(Qt::Key_0 + number)};
        choose.menu = QStringLiteral("ticket");
        // An answer can decide, so one press gives one.
        choose.repeats = false;
        choose.availability = unless({});
        choose.action = [&presenter, number] { presenter.digit(number); };
        registry.add(choose);
    }
    const auto add = [&registry](const QString &id, const QString &title, const QList<QKeySequence> &keys, bool decisive,
                         const std::function<Availability()> &availability, const std::function<void()> &action,
                         const QStringList &keywords = {}) {
        Command command;
        command.id = id;
        command.title = title;
        command.keys = keys;
        command.keywords = keywords;
        command.menu = QStringLiteral("ticket");
        command.decisive = decisive;
        command.availability = availability;
        command.action = action;
        registry.add(command);
    };
    for (int number = kCandidatesShown + 1; number <= 7; ++number) {
        add(QStringLiteral("ticket.choose-%1").arg(number), TicketPane::tr("Choose answer %1").arg(number),
            {QKeySequence(Qt::Key_0 + number)}, false, unless({}), [&presenter, number] { presenter.digit(number); });
    }
    add(QStringLiteral("ticket.confirm"), TicketPane::tr("Link, or confirm what is open"),
        {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, true,
        unless([&presenter] { return presenter.whyNotConfirm(); }),
        [&presenter] { presenter.confirm(); }, {TicketPane::tr("match")});
    const auto decision = [&](const QString &id, DecisionKind kind, Qt::Key key, bool decisive, const QString &title) {
        add(id, title, {QKeySequence(key)}, decisive, unless([&presenter, kind] { return presenter.whyNot(kind); }),
            [&presenter, kind] { presenter.begin(kind); });
    };
    decision(QStringLiteral("ticket.no-record"), DecisionKind::NoRecord, Qt::Key_0, false, TicketPane::tr("No record, or reject or stop a change"));
    decision(QStringLiteral("ticket.ask"), DecisionKind::AskUser, Qt::Key_A, false, TicketPane::tr("Ask the user for a fact or a proof"));
    decision(QStringLiteral("ticket.approve"), DecisionKind::ApproveChange, Qt::Key_Y, false, TicketPane::tr("Approve a change of address or details"));
    decision(QStringLiteral("ticket.takeover"), DecisionKind::SuspectTakeover, Qt::Key_T, false, TicketPane::tr("Suspect a takeover"));
    decision(QStringLiteral("ticket.close-case"), DecisionKind::CloseCase, Qt::Key_C, false, TicketPane::tr("Close a case"));
    decision(QStringLiteral("ticket.not-sure"), DecisionKind::NotSure, Qt::Key_U, false, TicketPane::tr("Not sure"));
    decision(QStringLiteral("ticket.park"), DecisionKind::Park, Qt::Key_P, true, TicketPane::tr("Park"));
    decision(QStringLiteral("ticket.skip"), DecisionKind::Skip, Qt::Key_S, false, TicketPane::tr("Skip"));
    add(QStringLiteral("ticket.back"), TicketPane::tr("Back"), {QKeySequence(Qt::Key_Escape)}, false, {},
        [&presenter, screen] {
            if (screen.isComparing && !screen.isComparing())
                screen.compare();
            else
                presenter.back();
        });
    add(QStringLiteral("ticket.next-candidate"), TicketPane::tr("Next candidate"), {QKeySequence(Qt::Key_J)}, false, unless({}),
        [&presenter] { presenter.lookBy(1); });
    add(QStringLiteral("ticket.previous-candidate"), TicketPane::tr("Previous candidate"), {QKeySequence(Qt::Key_K)}, false, unless({}),
        [&presenter] { presenter.lookBy(-1); });
    add(QStringLiteral("ticket.more"), TicketPane::tr("More candidates"), {QKeySequence(Qt::Key_M)}, false,
        unless([&presenter] {
            return presenter.detail().candidates.size() > std::size_t(kCandidatesShown)
                ? QString()
                : TicketPane::tr("All candidates are shown.");
        }),
        [&presenter] { presenter.showMore(); });
    add(QStringLiteral("ticket.reveal"), TicketPane::tr("Show masked values for 30 seconds"), {QKeySequence(Qt::Key_R)}, false, unless({}),
        [&presenter] { presenter.reveal(); }, {TicketPane::tr("unmask")});
    add(QStringLiteral("ticket.evidence"), TicketPane::tr("Open the document"), {QKeySequence(Qt::Key_E)}, false,
        unless([&presenter] { return presenter.whyNoEvidence(); }), [&presenter] { presenter.fetchEvidence(); }, {TicketPane::tr("evidence")});
}

} // namespace matchdesk
