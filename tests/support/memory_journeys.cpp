// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

class Journeys final : public JourneyRepository, private MemoryPart {
public:
    explicit Journeys(const MemoryPart &part) : MemoryPart(part) {}

    Result<Journey> byId(const JourneyId &id) override
    {
        const auto found = m_state.journeys.find(id);
        if (found == m_state.journeys.end())
            return memoryError(ErrorCode::NotFound, "no such journey");
        return *found->second;
    }

    Outcome add(const Journey &journey) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.journeys[journey.id] = std::make_shared<const Journey>(journey);
        return Done {};
    }

    Result<Journey> update(Journey journey, std::int64_t basedOn) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        const auto present = byId(journey.id);
        if (!present.ok())
            return present;
        if (present.value().version != basedOn)
            return memoryError(ErrorCode::Conflict, "the journey has another version");
        journey.version = basedOn + 1;
        m_state.journeys[journey.id] = std::make_shared<const Journey>(journey);
        return journey;
    }

    Outcome addAttempt(const JourneyId &id, const Attempt &attempt) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.journeyAttempts[id].push_back(attempt);
        return Done {};
    }

    Result<std::vector<Attempt>> attempts(const JourneyId &id) override
    {
        const auto found = m_state.journeyAttempts.find(id);
        return found == m_state.journeyAttempts.end() ? std::vector<Attempt> {} : found->second;
    }

    Result<std::optional<Journey>> lastAnswered(const IdentityId &identity) override
    {
        std::optional<Journey> last;
        for (const auto &[id, journey] : m_state.journeys) {
            if (journey->identity == identity && journey->state == JourneyState::Finished
                && !journey->answers.claim.lastName.empty() && (!last || last->createdAt < journey->createdAt))
                last = *journey;
        }
        return last;
    }

    Result<std::vector<std::string>> trnsFoundWith(std::string_view address) override
    {
        std::vector<std::string> trns;
        for (const auto &[id, journey] : m_state.journeys) {
            if (journey->emailAddress == address && !journey->foundTrn.empty())
                trns.push_back(journey->foundTrn);
        }
        return trns;
    }

    Result<std::vector<Journey>> retriesDueBy(Instant at, std::size_t limit) override
    {
        std::vector<Journey> due;
        for (const auto &[id, journey] : m_state.journeys) {
            if (journey->retryAt && *journey->retryAt <= at && due.size() < limit)
                due.push_back(*journey);
        }
        return due;
    }

    Outcome removeUnfinished(Instant at) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        std::erase_if(m_state.journeys, [at](const auto &item) {
            return item.second->expiresAt < at && item.second->state != JourneyState::Finished;
        });
        return Done {};
    }
};

class AddressCounters final : public AddressCounterRepository, private MemoryPart {
public:
    explicit AddressCounters(const MemoryPart &part) : MemoryPart(part) {}

    Result<AddressCounter> of(std::string_view key) override
    {
        const auto found = m_state.addressCounters.find(key);
        if (found != m_state.addressCounters.end())
            return found->second;
        AddressCounter fresh;
        fresh.key = key;
        return fresh;
    }

    Outcome put(const AddressCounter &counter) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.addressCounters.insert_or_assign(counter.key, counter);
        return Done {};
    }
};

} // namespace

std::unique_ptr<JourneyRepository> memoryJourneys(const MemoryPart &part)
{
    return std::make_unique<Journeys>(part);
}

std::unique_ptr<AddressCounterRepository> memoryAddressCounters(const MemoryPart &part)
{
    return std::make_unique<AddressCounters>(part);
}

} // namespace matchdesk::test
