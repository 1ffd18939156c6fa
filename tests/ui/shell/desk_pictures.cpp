// SPDX-License-Identifier: MIT
#include "command/command_registry.h"
#include "match/comparison_grid.h"
#include "settings/settings.h"
#include "shell/decision_flow.h"
#include "shell/desk.h"
#include "shell/progress_page.h"
#include "shell/start_page.h"
#include "support/sample_desk.h"
#include "theme/theme.h"
#include "ticket/ticket_presenter.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QThread>
#include <QTranslator>

#include <cstdio>
#include <functional>

using namespace matchdesk;

namespace {

void wait(int milliseconds)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < milliseconds) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::msleep(2);
    }
}

struct Step {
    const char *name;
    std::function<void(Desk &, test::FakeApiClient &, ManualClock &)> act;
    Role role = Role::Agent;
};

/// Opens a contested email that stands in `state`, after `change`.
void showContest(Desk &desk, test::FakeApiClient &api, ContestState state, const std::function<void(ContestFacts &)> &change = {})
{
    ContestFacts facts = test::contestFacts(10460, state);
    if (change)
        change(facts);
    api.add(test::contestDetail(facts));
    desk.queue().refresh();
    wait(60);
    desk.flow().open(facts.ticket.id);
    wait(60);
}

/// Opens a change of details.
void showDetailsChange(Desk &desk, test::FakeApiClient &api)
{
    const TicketDetail detail = test::detailsChangeDetail(10470);
    api.add(detail);
    desk.queue().refresh();
    wait(60);
    desk.flow().open(detail.ticket.id);
    wait(60);
}

const std::vector<Step> &steps()
{
    static const std::vector<Step> all {
        {"ticket", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.ticket().digit(1); }},
        {"untouched", [](Desk &, test::FakeApiClient &, ManualClock &) {}},
        {"held", [](Desk &desk, test::FakeApiClient &, ManualClock &clock) {
             desk.ticket().digit(1);
             desk.ticket().confirm();
             wait(50);
             clock.advance(std::chrono::seconds(6));
             desk.ticket().digit(1);
             desk.ticket().confirm();
         }},
        {"no-record", [](Desk &desk, test::FakeApiClient &, ManualClock &) {
             desk.ticket().begin(DecisionKind::NoRecord);
             desk.ticket().digit(2);
         }},
        {"ask", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.ticket().begin(DecisionKind::AskUser); }},
        {"claimed", [](Desk &desk, test::FakeApiClient &, ManualClock &) {
             desk.flow().open(TicketId("ticket-10437"));
             wait(60);
             desk.ticket().digit(1);
             desk.ticket().confirm();
             desk.ticket().digit(1);
         }},
        {"closed", [](Desk &desk, test::FakeApiClient &api, ManualClock &clock) {
             TicketDetail detail = test::sampleDetail();
             detail.ticket.id = TicketId("ticket-closed");
             detail.ticket.state = TicketState::Closed;
             detail.candidates.resize(1);
             api.add(detail);
             HistoryEntry linked;
             linked.at = clock.now() - std::chrono::minutes(20);
             linked.staffName = "Sam Okoro";
             linked.action = "decision-held";
             linked.kind = DecisionKind::Link;
             linked.trn = detail.candidates.front().candidate.record.trn;
             api.historyEntries = {linked};
             desk.flow().open(detail.ticket.id);
         }},
        {"first-reader", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             TicketDetail detail = test::sampleDetail();
             detail.ticket.id = TicketId("ticket-first-reader");
             detail.ticket.state = TicketState::SecondOpinion;
             detail.ticket.firstReader = test::sampleWorkplace().me.id;
             api.add(detail);
             desk.flow().open(detail.ticket.id);
             wait(60);
             desk.ticket().digit(1);
         }},
        {"conflict", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             api.decideError = Error {ErrorCode::Conflict, "decided", {}, {}, "Sam Okoro", "link", "2026-11-18T09:42:00Z"};
             desk.ticket().digit(1);
             desk.ticket().confirm();
         }},
        {"details-asked", [](Desk &desk, test::FakeApiClient &api, ManualClock &) { showDetailsChange(desk, api); }},
        {"details-rejecting", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showDetailsChange(desk, api);
             desk.ticket().begin(DecisionKind::NoRecord);
         }},
        {"contest-asked", [](Desk &desk, test::FakeApiClient &api, ManualClock &) { showContest(desk, api, ContestState::Asked); }, Role::Verifier},
        {"contest-approving", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Asked);
             desk.ticket().begin(DecisionKind::ApproveChange);
         }, Role::Verifier},
        {"contest-second", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Proposed);
             desk.ticket().begin(DecisionKind::ApproveChange);
         }, Role::Verifier},
        {"contest-mine-was-first", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Proposed, [](ContestFacts &facts) {
                 facts.ticket.firstReader = test::sampleWorkplace().me.id;
                 facts.contest.firstApproval->staff = facts.ticket.firstReader;
             });
         }, Role::Verifier},
        {"contest-waiting", [](Desk &desk, test::FakeApiClient &api, ManualClock &) { showContest(desk, api, ContestState::Waiting); }, Role::Verifier},
        {"contest-stop", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Waiting);
             desk.ticket().begin(DecisionKind::StopChange);
         }, Role::Verifier},
        {"contest-objected", [](Desk &desk, test::FakeApiClient &api, ManualClock &) { showContest(desk, api, ContestState::Objected); }, Role::Lead},
        {"contest-rejected", [](Desk &desk, test::FakeApiClient &api, ManualClock &) { showContest(desk, api, ContestState::Rejected); }, Role::Lead},
        {"contest-stopped", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Stopped, [](ContestFacts &facts) {
                 facts.contest.settledRule = "email-taken";
                 facts.ticket.hint = Hint::ReturnedByRule;
                 facts.addressHolder = facts.owner;
                 facts.addressHolder->id = IdentityId("somebody");
             });
         }, Role::Lead},
        {"contest-done", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Done, [](ContestFacts &facts) { facts.contest.settledAt = facts.now; });
         }, Role::Verifier},
        {"contest-alert", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Proposed, [](ContestFacts &facts) {
                 facts.record->activeAlert = true;
                 facts.lastFailedAt = facts.now - std::chrono::days(9);
                 facts.contest.via = ContestVia::Agent;
                 facts.contest.tried = {{*facts.contest.provenAt, ContestStep::NewAddressProven}, {facts.now, ContestStep::FoundBySupport}};
             });
         }, Role::Verifier},
        {"contest-reject", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Asked);
             desk.ticket().begin(DecisionKind::RejectChange);
             desk.ticket().digit(3);
         }, Role::Verifier},
        {"contest-ask", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             showContest(desk, api, ContestState::Asked);
             desk.ticket().begin(DecisionKind::AskProof);
             desk.ticket().digit(1);
         }, Role::Verifier},
        {"contest-for-an-agent", [](Desk &desk, test::FakeApiClient &api, ManualClock &) { showContest(desk, api, ContestState::Asked); }},
        {"revealed", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.ticket().reveal(); }},
        {"history", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.registry().run(QStringLiteral("ticket.history")); }},
        {"messages", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.registry().run(QStringLiteral("ticket.messages")); }},
        {"outbox", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.registry().run(QStringLiteral("go.outbox")); }},
        {"palette", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.registry().run(QStringLiteral("app.palette")); }},
        {"keys", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.registry().run(QStringLiteral("help.keys")); }},
        {"search", [](Desk &desk, test::FakeApiClient &, ManualClock &) {
             desk.registry().run(QStringLiteral("app.search"));
             wait(30);
             if (QWidget *field = QApplication::focusWidget())
                 for (const QChar letter : QStringLiteral("Lowe")) {
                     QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
                     QCoreApplication::sendEvent(field, &press);
                 }
             wait(250);
         }},
        {"parked-empty", [](Desk &desk, test::FakeApiClient &, ManualClock &) { desk.registry().run(QStringLiteral("go.parked")); }},
        {"offline", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             api.mode = test::FakeApiClient::Mode::Fails;
             desk.queue().refresh();
         }},
        {"four", [](Desk &desk, test::FakeApiClient &api, ManualClock &) {
             TicketDetail detail = test::sampleDetail();
             detail.ticket.id = TicketId("ticket-4");
             detail.candidates.push_back(detail.candidates.front());
             detail.candidates.back().candidate.record.trn = "7777777";
             detail.candidates.push_back(detail.candidates.front());
             detail.candidates.back().candidate.record.trn = "7777778";
             detail.candidates[2].candidate.flags = {matching::Flag::ActiveAlert, matching::Flag::SecondTrnSuspected};
             api.add(detail);
             desk.flow().open(detail.ticket.id);
             wait(60);
             desk.ticket().digit(2);
         }},
    };
    return all;
}

void take(const QString &folder, const Step &step, Theme &theme, bool dark, QSize size, double scale)
{
    Appearance look;
    look.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    look.textScale = scale;
    theme.apply(look);
    QTemporaryDir home;
    Settings settings(home.filePath(QStringLiteral("settings.ini")));
    ManualClock clock(test::sampleNow());
    test::FakeApiClient api;
    test::fill(api);
    api.place.me.role = step.role;
    Desk desk(api, clock, settings, api.place);
    desk.resize(size);
    desk.show();
    desk.activateWindow();
    wait(120);
    step.act(desk, api, clock);
    wait(120);
    const QString file = QStringLiteral("%1/%2-%3-%4%5.png").arg(folder, QLatin1String(step.name), dark ? QStringLiteral("dark") : QStringLiteral("light"),
        QString::number(size.width()), scale > 1.0 ? QStringLiteral("-large") : QString());
    desk.grab().save(file);
    std::printf("%s\n", qPrintable(file));
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: desk_pictures FOLDER [FIRST-LETTERS-OF-STEPS [cy]]\n", stderr);
        return 2;
    }
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QTranslator english;
    // A third argument "cy" shows Welsh.
    const bool welsh = argc > 3 && QLatin1String(argv[3]) == QLatin1String("cy");
    if (welsh)
        QLocale::setDefault(QLocale(QLocale::Welsh, QLocale::UnitedKingdom));
    if (english.load(welsh ? QStringLiteral(":/i18n/matchdesk_cy.qm") : QStringLiteral(":/i18n/matchdesk_en.qm")))
        QCoreApplication::installTranslator(&english);
    Theme theme(application);
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    const QLatin1String only(argc > 2 ? argv[2] : "");
    for (const Step &step : steps()) {
        if (!only.isEmpty() && !QString::fromLatin1(step.name).startsWith(only))
            continue;
        take(folder, step, theme, false, QSize(1366, 768), 1.0);
        take(folder, step, theme, true, QSize(1366, 768), 1.0);
        if (QLatin1String(step.name) == QLatin1String("ticket") || QLatin1String(step.name) == QLatin1String("four")
            || QLatin1String(step.name) == QLatin1String("contest-asked")) {
            take(folder, step, theme, false, QSize(1920, 1080), 1.0);
            take(folder, step, theme, false, QSize(1366, 768), 2.0);
        }
    }
    return 0;
}
