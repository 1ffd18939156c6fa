// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(),
                           [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return low;
}

class Tickets final : public TicketRepository, private MemoryPart {
public:
    explicit Tickets(const MemoryPart &part) : MemoryPart(part) {}

    Result<Ticket> byId(const TicketId &id) override
    {
        return entry(id).then([](const Shared<TicketEntry> &found) -> Result<Ticket> { return found->ticket; });
    }

    Result<Ticket> byReference(std::string_view reference) override
    {
        for (const auto &[id, found] : m_state.tickets) {
            if (found->ticket.reference == reference)
                return found->ticket;
        }
        return memoryError(ErrorCode::NotFound, "no such reference");
    }

    Result<Ticket> add(Ticket ticket, const std::vector<Attempt> &attempts) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        if (m_state.tickets.contains(ticket.id))
            return memoryError(ErrorCode::Internal, "a ticket with this id is there already");
        ticket.reference = "MD-" + std::to_string(m_state.nextReference++);
        ticket.version = 1;
        ticket.changeSeq = 0;
        const TicketId id = ticket.id;
        put({std::move(ticket), std::make_shared<const std::vector<Attempt>>(attempts), {}});
        return m_state.tickets[id]->ticket;
    }

    Result<Ticket> update(Ticket ticket, std::int64_t basedOn) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        auto found = entry(ticket.id);
        if (!found.ok())
            return found.error();
        if (found.value()->ticket.version != basedOn)
            return memoryError(ErrorCode::Conflict, "the ticket has another version");
        TicketEntry changed = *found.value();
        ticket.changeSeq = changed.ticket.changeSeq;
        ticket.version = basedOn + 1;
        changed.ticket = std::move(ticket);
        const TicketId id = changed.ticket.id;
        put(std::move(changed));
        return m_state.tickets[id]->ticket;
    }

    Outcome setLease(const TicketId &id, const std::optional<Lease> &lease) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return entry(id).then([&](const Shared<TicketEntry> &found) -> Outcome {
            TicketEntry changed = *found;
            changed.ticket.lease = lease;
            put(std::move(changed));
            return Done {};
        });
    }

    Result<std::vector<Attempt>> attempts(const TicketId &id) override
    {
        return entry(id).then(
            [](const Shared<TicketEntry> &found) -> Result<std::vector<Attempt>> { return *found->attempts; });
    }

    Result<std::vector<Ticket>> changedAfter(std::int64_t after, std::size_t limit) override
    {
        std::vector<Ticket> changed;
        for (auto at = m_state.ticketsByChange.upper_bound(after);
             at != m_state.ticketsByChange.end() && changed.size() < limit; ++at)
            changed.push_back(m_state.tickets.at(at->second)->ticket);
        return changed;
    }

    Result<std::vector<Ticket>> firstOpen(std::size_t limit) override
    {
        std::vector<Ticket> open;
        for (const auto &[id, found] : m_state.tickets) {
            if (found->ticket.state != TicketState::Closed)
                open.push_back(found->ticket);
        }
        std::ranges::sort(open, [](const Ticket &left, const Ticket &right) {
            return comesBefore(rowOf(left, {}), rowOf(right, {}));
        });
        open.resize(std::min(open.size(), limit));
        return open;
    }

    Result<std::vector<Ticket>> search(std::string_view text, std::size_t limit) override
    {
        const std::string wanted = lowered(text);
        std::vector<Ticket> hits;
        for (const auto &[id, found] : m_state.tickets) {
            const matching::Claim claim = found->attempts->empty() ? matching::Claim {} : found->attempts->back().claim;
            for (const std::string *place :
                 {&found->ticket.reference, &found->ticket.personName, &claim.statedTrn, &claim.emailAddress}) {
                if (lowered(*place).find(wanted) != std::string::npos) {
                    hits.push_back(found->ticket);
                    break;
                }
            }
        }
        std::ranges::sort(hits, [](const Ticket &left, const Ticket &right) { return left.openedAt > right.openedAt; });
        hits.resize(std::min(hits.size(), limit));
        return hits;
    }

    Result<std::vector<Ticket>> openOf(const IdentityId &identity) override
    {
        std::vector<Ticket> open;
        for (const auto &[id, found] : m_state.tickets) {
            if (found->ticket.identity == identity && found->ticket.state != TicketState::Closed)
                open.push_back(found->ticket);
        }
        return open;
    }

    Outcome addAttempts(const TicketId &id, const std::vector<Attempt> &attempts) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return entry(id).then([&](const Shared<TicketEntry> &found) -> Outcome {
            TicketEntry changed = *found;
            std::vector<Attempt> all = *found->attempts;
            all.insert(all.end(), attempts.begin(), attempts.end());
            changed.attempts = std::make_shared<const std::vector<Attempt>>(std::move(all));
            m_state.tickets[id] = std::make_shared<const TicketEntry>(std::move(changed));
            return Done {};
        });
    }

    Outcome addCandidate(const TicketId &id, std::string_view trn, const StaffId &, Instant) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return entry(id).then([&](const Shared<TicketEntry> &found) -> Outcome {
            TicketEntry changed = *found;
            if (std::ranges::find(changed.added, trn) == changed.added.end())
                changed.added.emplace_back(trn);
            m_state.tickets[id] = std::make_shared<const TicketEntry>(std::move(changed));
            return Done {};
        });
    }

    Result<std::vector<std::string>> addedCandidates(const TicketId &id) override
    {
        return entry(id).then(
            [](const Shared<TicketEntry> &found) -> Result<std::vector<std::string>> { return found->added; });
    }

private:
    Result<Shared<TicketEntry>> entry(const TicketId &id) const
    {
        const auto found = m_state.tickets.find(id);
        if (found == m_state.tickets.end())
            return memoryError(ErrorCode::NotFound, "no such ticket");
        return found->second;
    }

    void put(TicketEntry changed)
    {
        m_state.ticketsByChange.erase(changed.ticket.changeSeq);
        changed.ticket.changeSeq = m_state.nextChange++;
        m_state.ticketsByChange[changed.ticket.changeSeq] = changed.ticket.id;
        const TicketId id = changed.ticket.id;
        m_state.tickets[id] = std::make_shared<const TicketEntry>(std::move(changed));
    }
};

} // namespace

std::unique_ptr<TicketRepository> memoryTickets(const MemoryPart &part)
{
    return std::make_unique<Tickets>(part);
}

} // namespace matchdesk::test
