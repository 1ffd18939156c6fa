// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

class Contests final : public ContestRepository, private MemoryPart {
public:
    explicit Contests(const MemoryPart &part) : MemoryPart(part) {}

    Outcome add(const Contest &contest) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (!m_state.contests.emplace(contest.ticket, contest).second)
            return memoryError(ErrorCode::Conflict, "the contest is there already");
        return Done {};
    }

    Result<Contest> byTicket(const TicketId &ticket) override
    {
        const auto found = m_state.contests.find(ticket);
        if (found == m_state.contests.end())
            return memoryError(ErrorCode::NotFound, "no such contest");
        return found->second;
    }

    Result<Contest> update(Contest contest, std::int64_t basedOn) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        const auto found = m_state.contests.find(contest.ticket);
        if (found == m_state.contests.end())
            return memoryError(ErrorCode::NotFound, "no such contest");
        if (found->second.version != basedOn)
            return memoryError(ErrorCode::Conflict, "the contest has changed");
        contest.version = basedOn + 1;
        found->second = contest;
        return contest;
    }

    Result<std::vector<Contest>> ofOwner(const IdentityId &owner) override
    {
        std::vector<Contest> found = all([&owner](const Contest &contest) { return contest.owner == owner; });
        std::ranges::sort(found, [](const Contest &left, const Contest &right) { return left.ticket > right.ticket; });
        return found;
    }

    Result<std::vector<Contest>> dueBy(Instant at, std::size_t limit) override
    {
        std::vector<Contest> due = waiting();
        std::erase_if(due, [at](const Contest &contest) { return *contest.effectiveAt > at; });
        due.resize(std::min(due.size(), limit));
        return due;
    }

    Result<std::optional<Instant>> nextDue() override
    {
        const std::vector<Contest> due = waiting();
        return due.empty() ? std::optional<Instant> {} : due.front().effectiveAt;
    }

    Outcome addObjectionToken(const TicketId &ticket, std::string_view tokenHash, Instant) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.objectionTokens.emplace(tokenHash, ticket);
        return Done {};
    }

    Result<std::optional<TicketId>> byObjectionToken(std::string_view tokenHash) override
    {
        const auto found = m_state.objectionTokens.find(tokenHash);
        return found == m_state.objectionTokens.end() ? std::optional<TicketId> {}
                                                      : std::optional<TicketId>(found->second);
    }

private:
    template <typename Wanted>
    [[nodiscard]] std::vector<Contest> all(const Wanted &wanted) const
    {
        std::vector<Contest> found;
        for (const auto &[ticket, contest] : m_state.contests) {
            if (wanted(contest))
                found.push_back(contest);
        }
        return found;
    }

    [[nodiscard]] std::vector<Contest> waiting() const
    {
        std::vector<Contest> found
            = all([this](const Contest &contest) {
                  const auto ticket = m_state.tickets.find(contest.ticket);
                  return contest.state == ContestState::Waiting && contest.effectiveAt
                      && ticket != m_state.tickets.end() && ticket->second->ticket.state == TicketState::Waiting;
              });
        std::ranges::sort(found, {}, &Contest::effectiveAt);
        return found;
    }
};

} // namespace

std::unique_ptr<ContestRepository> memoryContests(const MemoryPart &part)
{
    return std::make_unique<Contests>(part);
}

} // namespace matchdesk::test
