// SPDX-License-Identifier: MIT
#include "bench/desk_session.h"
#include "bench/parts.h"
#include "domain/working_days.h"
#include "queue/queue_model.h"
#include "queue/queue_pane.h"
#include "queue/queue_presenter.h"
#include "shell/desk.h"
#include "store/sql_store.h"

#include <QScrollBar>
#include <QWheelEvent>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace matchdesk::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::array kFirstNames {"Amelia", "Bronwen", "Callum", "Dilys", "Ewan", "Farida", "Grace", "Harpreet", "Isla", "Jakub",
    "Kwame", "Lowri", "Morag", "Nadia", "Oluwaseun", "Priya", "Rhodri", "Siân", "Tariq", "Zofia"};
constexpr std::array kLastNames {"Ashdown", "Begum", "Carruthers", "Davies", "Eze", "Fairclough", "Griffiths", "Hargreave",
    "Iqbal", "Jankowski", "Kelly", "Lowe", "Mbeki", "Nowak", "O'Hara", "Probert", "Quayle", "Rahman", "Smithson", "Wójcik"};

Outcome addTickets(Session &session, int from, int to)
{
    const Instant now = SystemClock().now();
    for (int number = from; number < to; ++number) {
        Ticket ticket;
        ticket.id = TicketId("0192f0c4-7b1e-7000-8000-0000000" + std::to_string(10'000 + number));
        ticket.identity = IdentityId("asker");
        // Strides without a common factor, so that neighbours differ.
        const auto first = static_cast<std::size_t>(number) * 7 % kFirstNames.size();
        const auto last = static_cast<std::size_t>(number) / kFirstNames.size() * 3 % kLastNames.size();
        ticket.personName = std::string(kFirstNames.at(first)) + ' ' + kLastNames.at(last);
        ticket.service = "Register for a course";
        ticket.cause = number % 3 == 0 ? Cause::SeveralAnswered : Cause::StatedTrnNoneAnswered;
        ticket.openedAt = now - std::chrono::hours(24 * (number % 7)) - std::chrono::seconds(number % 3600);
        // As real promises do, they end with a working day; time spent waiting for the person moved a few of them.
        const auto waited = number % 10 == 0 ? std::chrono::minutes(number * 7919LL % 9000) : std::chrono::minutes(0);
        ticket.promisedBy = endOfWorkingDay(now - std::chrono::hours(24 * (number % 7)), kPromisedWorkingDays) + waited;
        Attempt attempt;
        attempt.at = ticket.openedAt;
        attempt.claim.firstName = kFirstNames.at(first);
        attempt.claim.lastName = kLastNames.at(last);
        const auto done = session.tickets().add(ticket, {attempt});
        if (!done.ok())
            return done.error();
    }
    return Done {};
}

void require(const Outcome &outcome)
{
    if (outcome.ok())
        return;
    std::fprintf(stderr, "desk_bench: the long queue was not made: %s\n", outcome.error().detail.c_str());
    std::exit(1);
}

/// A database with so many open tickets of one account.
std::filesystem::path longQueue(const Plan &plan)
{
    const auto folder = plan.folder / ("queue-" + std::to_string(plan.rows));
    if (std::filesystem::exists(folder / "matchdesk.sqlite"))
        return folder;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto making = folder / "making.sqlite";
    auto opened = SqlStore::openSqlite(making);
    if (!opened.ok())
        require(opened.error());
    Store &store = *opened.value();
    require(store.write([](Session &session) {
        Identity asker;
        asker.id = IdentityId("asker");
        asker.emailAddress = "asker@mail.test";
        return session.identities().add(asker);
    }));
    constexpr int kBatch = 1000;
    for (int from = 0; from < plan.rows; from += kBatch) {
        require(store.write([&](Session &session) { return addTickets(session, from, std::min(from + kBatch, plan.rows)); }));
    }
    store.releaseThread();
    opened.value().reset();
    std::filesystem::rename(making, folder / "matchdesk.sqlite");
    return folder;
}

class Scroller {
public:
    Scroller(FrameProbe &application, DeskSession &session)
        : m_application(application), m_session(session), m_bar(*session.list().verticalScrollBar())
    {
    }

    /// The whole list from top to bottom in `frames` steps, as dragging the bar does.
    void drag(int frames, Samples &into)
    {
        for (int at = 1; at <= frames; ++at)
            step(into, [&] { m_bar.setValue(static_cast<int>(static_cast<long long>(m_bar.maximum()) * at / frames)); });
    }

    /// One notch of the wheel after the other, upwards from the end.
    void wheel(int frames, Samples &into)
    {
        QWidget *viewport = m_session.list().viewport();
        const QPointF middle = viewport->rect().center();
        for (int at = 0; at < frames; ++at)
            step(into, [&] {
                QWheelEvent notch(middle, viewport->mapToGlobal(middle), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(viewport, &notch);
            });
    }

private:
    template <typename Move>
    void step(Samples &into, Move move)
    {
        m_application.await([this](QObject *painted) { return m_session.isList(painted); });
        const int before = m_bar.value();
        const auto began = SteadyClock::now();
        move();
        if (m_bar.value() == before)
            return;
        if (const auto frame = m_application.frame(5s))
            into.add(milliseconds(*frame - began));
    }

    FrameProbe &m_application;
    DeskSession &m_session;
    QScrollBar &m_bar;
};

class Filterer {
public:
    Filterer(FrameProbe &application, DeskSession &session) : m_application(application), m_session(session) {}

    /// Types the word and takes it back, each key measured.
    void type(const QByteArray &word, Samples &into)
    {
        for (const char letter : word)
            step(static_cast<Qt::Key>(QChar::fromLatin1(letter).toUpper().unicode()), 1, into);
        for (qsizetype at = 0; at < word.size(); ++at)
            step(Qt::Key_Backspace, -1, into);
    }

private:
    void step(Qt::Key key, int by, Samples &into)
    {
        const QueueModel &model = m_session.desk().queue().model();
        const auto expected = model.filter().size() + by;
        m_application.await([&, expected](QObject *painted) {
            return m_session.isList(painted) && model.filter().size() == expected;
        });
        const auto pressed = m_session.press(key);
        if (const auto frame = m_application.frame(5s))
            into.add(milliseconds(*frame - pressed));
        else
            std::fprintf(stderr, "desk_bench: the filter did not follow a key\n");
    }

    FrameProbe &m_application;
    DeskSession &m_session;
};

} // namespace

void measureQueue(FrameProbe &application, const Plan &plan, Report &report)
{
    const std::string rows = std::to_string(plan.rows);
    const auto data = longQueue(plan);
    const double loadBefore = machineLoad();
    const auto began = SteadyClock::now();
    DeskSession session(application, data, false);
    Samples usable;
    if (const auto frame = session.usable(60s))
        usable.add(milliseconds(*frame - began));
    report.add(rows + " tickets: window opened to usable queue", "ms", usable);
    if (usable.count() == 0)
        return;
    static_cast<void>(application.takeLongestTurn());
    QueuePresenter &queue = session.desk().queue();
    Samples whole;
    if (application.until([&] { return queue.isComplete() && static_cast<int>(queue.model().size()) == plan.rows; }, 60s))
        whole.add(milliseconds(SteadyClock::now() - began));
    report.add(rows + " tickets: window opened to whole queue read", "ms", whole);
    Samples stop;
    stop.add(application.takeLongestTurn());
    report.add(rows + " tickets: longest turn of the window's thread meanwhile", "ms", stop);

    session.desk().findChild<QueuePane *>()->setView(QueueView::All);
    application.idle(500ms);
    const int frames = std::min(2000, plan.rows / 10);
    Scroller scroller(application, session);
    Samples dragged;
    scroller.drag(frames, dragged);
    report.add(rows + " tickets: scrolling frame, dragging through all", "ms", dragged, {.p95 = 33, .worst = 33});
    Samples wheeled;
    scroller.wheel(frames / 2, wheeled);
    report.add(rows + " tickets: scrolling frame, wheel", "ms", wheeled, {.p95 = 33, .worst = 33});

    Samples filtered;
    session.press(Qt::Key_F, Qt::ControlModifier);
    application.idle(200ms);
    Filterer filterer(application, session);
    for (const char *word : {"hargreave", "sian", "register", "md-1", "several"})
        filterer.type(word, filtered);
    report.add(rows + " tickets: key in the filter to painted list", "ms", filtered, {.p95 = 100, .worst = 100});
    // Once a minute every age is another, and tickets come near their promise.
    Samples minutes;
    for (int minute = 0; minute < 5; ++minute) {
        const auto tick = SteadyClock::now();
        queue.model().setNow(SystemClock().now());
        minutes.add(milliseconds(SteadyClock::now() - tick));
    }
    report.add(rows + " tickets: a minute has passed", "ms", minutes);
    Samples memory;
    memory.add(memoryMebibytes("VmRSS"));
    report.add(rows + " tickets: memory of desktop and backend", "MiB", memory);
    report.note("queue: load " + std::to_string(loadBefore) + " before, " + std::to_string(machineLoad()) + " after");
}

} // namespace matchdesk::bench
