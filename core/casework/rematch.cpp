// SPDX-License-Identifier: MIT
#include "casework/rematch.h"

#include <optional>
#include <utility>
#include <vector>

namespace matchdesk {

namespace {

constexpr std::size_t kTicketsAtOnce = 500;

std::string answerOf(const matching::Matcher &matcher, const matching::Claim &claim, const matching::Policy &policy)
{
    auto result = matcher.match(claim, policy);
    return result.conclusion == matching::Conclusion::Confirmed ? std::move(result.confirmedTrn) : std::string();
}

/// A hint that says less than that a record answers now. What a colleague or the user did comes first.
bool givesWay(Hint hint)
{
    return hint == Hint::None || hint == Hint::SecondTrnSuspected || hint == Hint::SkippedOften
        || hint == Hint::MatchesNow;
}

bool waits(const Ticket &ticket)
{
    return ticket.state != TicketState::Closed && ticket.state != TicketState::Held;
}

} // namespace

Outcome Rematch::catchUp()
{
    for (bool more = true; more;) {
        // Kept until the transaction is over: it may be run twice.
        std::vector<std::pair<TicketId, std::optional<Stated>>> news;
        std::int64_t after = m_after;
        const Outcome read = m_store.read([&](Session &session) -> Outcome {
            news.clear();
            const auto changed = session.tickets().changedAfter(m_after, kTicketsAtOnce);
            if (!changed.ok())
                return changed.error();
            for (const Ticket &ticket : changed.value()) {
                after = ticket.changeSeq;
                if (ticket.state == TicketState::Closed || ticket.kind != TicketKind::NoMatch) {
                    news.emplace_back(ticket.id, std::nullopt);
                    continue;
                }
                auto attempts = session.tickets().attempts(ticket.id);
                if (!attempts.ok())
                    return attempts.error();
                if (attempts.value().empty())
                    continue;
                Attempt &last = attempts.value().back();
                news.emplace_back(ticket.id,
                                  Stated {std::move(last.claim),
                                          {"default", ticket.saysQualified},
                                          last.conclusion,
                                          ticket.hint,
                                          ticket.state == TicketState::Held});
            }
            more = changed.value().size() == kTicketsAtOnce;
            return Done {};
        });
        if (!read.ok())
            return read;
        for (auto &[id, stated] : news) {
            if (stated)
                m_open.insert_or_assign(id, *std::move(stated));
            else
                m_open.erase(id);
        }
        m_after = after;
    }
    return Done {};
}

Outcome Rematch::note(const TicketId &id, const Answer &answer, Rematched &out)
{
    bool noted = false;
    const Outcome written = m_store.write([&](Session &session) -> Outcome {
        noted = false;
        auto found = session.tickets().byId(id);
        if (!found.ok())
            return found.error();
        Ticket ticket = std::move(found).value();
        if (!waits(ticket))
            return Done {};
        const bool confirms = !answer.empty();
        if (!confirms && ticket.hint != Hint::MatchesNow)
            return Done {};
        AuditEvent event;
        event.at = m_clock.now();
        event.action = confirms ? AuditAction::MatchesNow : AuditAction::MatchesNoLonger;
        event.ticket = id;
        event.trn = answer;
        if (Outcome appended = session.audit().append(std::move(event)); !appended.ok())
            return appended;
        noted = true;
        if (givesWay(ticket.hint)) {
            ticket.hint = confirms ? Hint::MatchesNow : Hint::None;
            const std::int64_t basedOn = ticket.version;
            const auto stored = session.tickets().update(std::move(ticket), basedOn);
            if (!stored.ok())
                return stored.error();
        }
        return Done {};
    });
    if (written.ok() && noted)
        ++(answer.empty() ? out.lapsed : out.confirming);
    return written;
}

Outcome Rematch::look(const TicketId &id, const Stated &stated, bool wasConfirmed, const Answer &was,
                      const matching::Matcher &now, Rematched &out)
{
    if (stated.held) {
        m_later.insert(id);
        return Done {};
    }
    ++out.matched;
    const Answer answer = answerOf(now, stated.claim, stated.policy);
    const bool asBefore = was.empty() ? wasConfirmed : answer == was;
    if (!answer.empty() ? asBefore : stated.hint != Hint::MatchesNow)
        return Done {};
    return note(id, answer, out);
}

Result<Rematched> Rematch::afterChange(const matching::Matcher &before, const matching::Matcher &now,
                                       const matching::Changes &changes)
{
    if (const Outcome known = catchUp(); !known.ok())
        return known.error();
    const matching::ChangeReach reach(before.records(), changes);
    Rematched out;
    for (const auto &[id, stated] : m_open) {
        ++out.open;
        if (!reach.touches(stated.claim))
            continue;
        const Answer was = answerOf(before, stated.claim, stated.policy);
        if (const Outcome looked = look(id, stated, !was.empty(), was, now, out); !looked.ok())
            return looked.error();
    }
    return out;
}

Result<Rematched> Rematch::all(const matching::Matcher &now)
{
    if (const Outcome known = catchUp(); !known.ok())
        return known.error();
    Rematched out;
    for (const auto &[id, stated] : m_open) {
        ++out.open;
        const bool wasConfirmed = stated.first == matching::Conclusion::Confirmed || stated.hint == Hint::MatchesNow;
        if (const Outcome looked = look(id, stated, wasConfirmed, {}, now, out); !looked.ok())
            return looked.error();
    }
    return out;
}

Result<Rematched> Rematch::retry(const matching::Matcher &now)
{
    Rematched out;
    if (m_later.empty())
        return out;
    if (const Outcome known = catchUp(); !known.ok())
        return known.error();
    for (const TicketId &id : std::exchange(m_later, {})) {
        const auto stated = m_open.find(id);
        if (stated == m_open.end())
            continue;
        const bool wasConfirmed = stated->second.first == matching::Conclusion::Confirmed
            || stated->second.hint == Hint::MatchesNow;
        if (const Outcome looked = look(id, stated->second, wasConfirmed, {}, now, out); !looked.ok())
            return looked.error();
    }
    return out;
}

} // namespace matchdesk
