// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

class Decisions final : public DecisionRepository, private MemoryPart {
public:
    explicit Decisions(const MemoryPart &part) : MemoryPart(part) {}

    Result<Decision> byId(const DecisionId &id) override
    {
        return made(id).then([](const Shared<DecisionEntry> &found) -> Result<Decision> { return found->decision; });
    }

    Result<std::optional<Decision>> byKey(std::string_view key) override
    {
        const auto found = m_state.decisionsByKey.find(std::string(key));
        if (found == m_state.decisionsByKey.end())
            return std::optional<Decision> {};
        return std::optional<Decision>(m_state.decisions.at(found->second)->decision);
    }

    Outcome add(const Decision &decision, std::string_view key, std::string_view requestDigest,
                std::string_view evidence, const Standing &before) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (!m_state.decisionsByKey.emplace(key, decision.id).second)
            return memoryError(ErrorCode::Conflict, "the key is there already");
        m_state.decisions[decision.id] = std::make_shared<const DecisionEntry>(DecisionEntry {
            decision, std::string(key), std::string(requestDigest), std::string(evidence), before});
        if (decision.state == DecisionState::Held)
            m_state.held.insert(decision.id);
        return Done {};
    }

    Result<Standing> standingBefore(const DecisionId &id) override
    {
        return made(id).then([](const Shared<DecisionEntry> &found) -> Result<Standing> { return found->before; });
    }

    Result<std::string> requestDigest(std::string_view key) override
    {
        const auto found = m_state.decisionsByKey.find(std::string(key));
        if (found == m_state.decisionsByKey.end())
            return memoryError(ErrorCode::NotFound, "no such key");
        return m_state.decisions.at(found->second)->requestDigest;
    }

    Result<std::string> evidence(const DecisionId &id) override
    {
        return made(id).then([](const Shared<DecisionEntry> &found) -> Result<std::string> { return found->evidence; });
    }

    Outcome settle(const DecisionId &id, DecisionState state, std::string_view refusedRule, Instant) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return made(id).then([&](const Shared<DecisionEntry> &found) -> Outcome {
            if (found->decision.state != DecisionState::Held)
                return memoryError(ErrorCode::TooLate, "the decision is held no longer");
            DecisionEntry changed = *found;
            changed.decision.state = state;
            changed.decision.refusedRule = refusedRule;
            m_state.decisions[id] = std::make_shared<const DecisionEntry>(std::move(changed));
            m_state.held.erase(id);
            return Done {};
        });
    }

    Result<std::vector<Decision>> heldDueBy(Instant at, std::size_t limit) override
    {
        std::vector<Decision> due = heldByDue();
        std::erase_if(due, [at](const Decision &decision) { return decision.dueAt > at; });
        due.resize(std::min(due.size(), limit));
        return due;
    }

    Result<std::optional<Instant>> nextDue() override
    {
        const std::vector<Decision> held = heldByDue();
        return held.empty() ? std::optional<Instant> {} : std::optional<Instant>(held.front().dueAt);
    }

    Result<std::vector<Decision>> recentBy(const StaffId &staff, std::size_t limit) override
    {
        std::vector<Decision> mine;
        for (const auto &[id, found] : m_state.decisions) {
            if (found->decision.staff == staff)
                mine.push_back(found->decision);
        }
        std::ranges::sort(mine, [](const Decision &left, const Decision &right) { return left.takenAt > right.takenAt; });
        std::vector<Decision> recent;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            if (i < limit || mine[i].state == DecisionState::Held)
                recent.push_back(mine[i]);
        }
        return recent;
    }

private:
    Result<Shared<DecisionEntry>> made(const DecisionId &id) const
    {
        const auto found = m_state.decisions.find(id);
        if (found == m_state.decisions.end())
            return memoryError(ErrorCode::NotFound, "no such decision");
        return found->second;
    }

    [[nodiscard]] std::vector<Decision> heldByDue() const
    {
        std::vector<Decision> held;
        for (const DecisionId &id : m_state.held)
            held.push_back(m_state.decisions.at(id)->decision);
        std::ranges::sort(held, {}, &Decision::dueAt);
        return held;
    }
};

} // namespace

std::unique_ptr<DecisionRepository> memoryDecisions(const MemoryPart &part)
{
    return std::make_unique<Decisions>(part);
}

} // namespace matchdesk::test
