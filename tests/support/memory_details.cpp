// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

namespace matchdesk::test {

namespace {

class DetailsChanges final : public DetailsChangeRepository, private MemoryPart {
public:
    explicit DetailsChanges(const MemoryPart &part) : MemoryPart(part) {}

    Outcome add(const DetailsChange &change, std::string_view content) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (!m_state.detailsChanges.emplace(change.ticket, change).second)
            return memoryError(ErrorCode::Conflict, "the change is there already");
        m_state.evidenceFiles[change.ticket] = std::make_shared<const std::string>(content);
        return Done {};
    }

    Result<DetailsChange> byTicket(const TicketId &ticket) override
    {
        const auto found = m_state.detailsChanges.find(ticket);
        if (found == m_state.detailsChanges.end())
            return memoryError(ErrorCode::NotFound, "no such change of details");
        return found->second;
    }

    Result<std::optional<std::string>> content(const TicketId &ticket) override
    {
        const auto found = m_state.evidenceFiles.find(ticket);
        return found == m_state.evidenceFiles.end() ? std::optional<std::string> {}
                                                    : std::optional<std::string>(*found->second);
    }

    Outcome settle(const TicketId &ticket, DetailsState state, Instant at) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        const auto found = m_state.detailsChanges.find(ticket);
        if (found == m_state.detailsChanges.end())
            return memoryError(ErrorCode::NotFound, "no such change of details");
        found->second.state = state;
        found->second.settledAt = at;
        m_state.evidenceFiles.erase(ticket);
        return Done {};
    }
};

} // namespace

std::unique_ptr<DetailsChangeRepository> memoryDetailsChanges(const MemoryPart &part)
{
    return std::make_unique<DetailsChanges>(part);
}

} // namespace matchdesk::test
