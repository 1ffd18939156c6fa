// SPDX-License-Identifier: MIT
#include "bench/desk_session.h"
#include "bench/parts.h"
#include "command/command_registry.h"
#include "domain/rules.h"
#include "match/comparison.h"
#include "shell/decision_flow.h"
#include "shell/desk.h"
#include "ticket/ticket_presenter.h"

#include <cstdio>
#include <map>
#include <set>

namespace matchdesk::bench {

namespace {

using namespace std::chrono_literals;

/// One in ten has no record and one in ten is skipped; the rest are linked where the rules allow a link.
constexpr int kNoRecordAt = 3;
constexpr int kSkipAt = 7;

class Shift {
public:
    Shift(FrameProbe &application, DeskSession &session)
        : m_application(application), m_session(session), m_presenter(session.desk().ticket())
    {
        QObject::connect(&session.desk().flow(), &DecisionFlow::ticketOpened, &application, [this](const TicketId &) {
            m_guardedUntil = SteadyClock::now() + CommandRegistry::guardTime;
            m_wasThere = m_presenter.state() == TicketPresenter::State::Ready;
        });
    }

    /// Decides the open ticket. False when the desk did not do what was asked of it.
    bool decide(int number)
    {
        m_application.until([this] { return m_presenter.state() == TicketPresenter::State::Ready; }, 5s);
        const int candidate = linkable();
        const int turn = number % 10;
        if (!m_presenter.whyNot(DecisionKind::NoRecord).isEmpty())
            return pass();
        if (turn == kSkipAt || m_refused.contains(m_presenter.ticket())) {
            m_session.press(Qt::Key_S);
            return finish(Qt::Key_1, DecisionKind::Skip);
        }
        if (turn == kNoRecordAt || candidate < 0) {
            m_session.press(Qt::Key_0);
            m_session.press(Qt::Key_1);
            return finish(Qt::Key_Return, DecisionKind::NoRecord);
        }
        m_session.press(static_cast<Qt::Key>(Qt::Key_1 + candidate));
        return finish(Qt::Key_Return, DecisionKind::Link);
    }

    [[nodiscard]] const Samples &all() const { return m_all; }
    [[nodiscard]] const std::map<DecisionKind, Samples> &byKind() const { return m_byKind; }
    [[nodiscard]] const Samples &processor() const { return m_processor; }
    [[nodiscard]] std::size_t refused() const { return m_refused.size(); }
    [[nodiscard]] int passed() const { return m_passed; }
    [[nodiscard]] int late() const { return m_late; }

private:
    /// The first candidate of those shown that may be linked; -1 for none.
    [[nodiscard]] int linkable() const
    {
        const auto &candidates = m_presenter.detail().candidates;
        for (std::size_t at = 0; at < candidates.size() && at < std::size_t(kCandidatesShown); ++at) {
            if (candidates[at].rule == LinkRule::Allowed)
                return static_cast<int>(at);
        }
        return -1;
    }

    /// Somebody else has it, or it is decided: goes on to the next without counting.
    bool pass()
    {
        ++m_passed;
        const TicketId before = m_presenter.ticket();
        m_session.press(Qt::Key_N);
        return m_application.until([&] { return m_presenter.ticket() != before; }, 5s);
    }

    bool finish(Qt::Key key, DecisionKind kind)
    {
        // The guard is there for people; it is waited out and not counted.
        while (SteadyClock::now() < m_guardedUntil + 5ms)
            m_application.idle(5ms);
        const TicketId before = m_presenter.ticket();
        m_application.await([this, before](QObject *painted) {
            return m_session.isComparison(painted) && m_presenter.state() == TicketPresenter::State::Ready
                && m_presenter.ticket() != before;
        });
        const auto pressed = m_session.press(key);
        const auto painted = m_application.frame(3s);
        if (!painted) {
            // The backend's rules have the last word; such a ticket comes back, and is skipped instead.
            if (m_presenter.notice().kind == TicketPresenter::Notice::Kind::Conflict && m_refused.insert(before).second)
                return true;
            std::fprintf(stderr, "desk_bench: nothing followed a %s on %s: '%s'\n", std::string(nameOf(kind)).c_str(),
                before.text.c_str(), qPrintable(m_presenter.notice().sentence));
            return false;
        }
        const double took = milliseconds(*painted - pressed);
        m_all.add(took);
        m_byKind[kind].add(took);
        m_processor.add(m_application.processorTime());
        m_late += m_wasThere ? 0 : 1;
        return true;
    }

    FrameProbe &m_application;
    DeskSession &m_session;
    TicketPresenter &m_presenter;
    SteadyClock::time_point m_guardedUntil {};
    bool m_wasThere = false;
    Samples m_all;
    std::map<DecisionKind, Samples> m_byKind;
    Samples m_processor;
    std::set<TicketId> m_refused;
    int m_passed = 0;
    int m_late = 0;
};

} // namespace

void measureDecisions(FrameProbe &application, const Plan &plan, Report &report)
{
    // Some are claimed, held or handed on, so that there must be more tickets than decisions.
    const int tickets = plan.decisions + plan.decisions * 3 / 10 + 60;
    const auto data = worldCopy(plan.folder, tickets, "decisions");
    DeskSession session(application, data, true);
    if (!session.usable(60s)) {
        report.add("decision key to next ticket painted", "ms", {}, {.p95 = 50, .worst = 150});
        return;
    }
    const double loadBefore = machineLoad();
    Shift shift(application, session);
    // The first frames after a start load fonts and fill caches; a shift has them once.
    application.idle(1500ms);
    static_cast<void>(application.takeLongestTurn());
    bool isGoing = true;
    while (isGoing && static_cast<int>(shift.all().count()) < plan.decisions && shift.passed() < tickets)
        isGoing = shift.decide(static_cast<int>(shift.all().count()));
    report.add("decision key to next ticket painted", "ms", shift.all(), {.p95 = 50, .worst = 150});
    for (const auto &[kind, samples] : shift.byKind())
        report.add("  of these: " + std::string(nameOf(kind)), "ms", samples);
    report.add("  of it: processor time of the window's thread", "ms", shift.processor());
    Samples longest;
    longest.add(application.takeLongestTurn());
    report.add("longest single turn of the window's thread in the shift", "ms", longest);
    Samples memory;
    memory.add(memoryMebibytes("VmRSS"));
    report.add("memory at the end of the shift (backend included)", "MiB", memory);
    report.note("decisions: " + std::to_string(tickets) + " tickets, " + std::to_string(shift.passed()) + " passed over, "
        + std::to_string(shift.refused()) + " refused by a rule, "
        + std::to_string(shift.late()) + " of the next tickets not fetched ahead; load " + std::to_string(loadBefore) + " before, "
        + std::to_string(machineLoad()) + " after");
    if (static_cast<int>(shift.all().count()) < plan.decisions)
        report.add("decisions that were asked for but not taken", "", [&] {
            Samples missing;
            missing.add(plan.decisions - static_cast<double>(shift.all().count()));
            return missing;
        }(), {.worst = 0.5});
}

} // namespace matchdesk::bench
