// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

Error ruleRefused(std::string rule)
{
    Error made = memoryError(ErrorCode::RuleRefused, rule);
    made.rule = std::move(rule);
    return made;
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(),
                           [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return low;
}

class Identities final : public IdentityRepository, private MemoryPart {
public:
    explicit Identities(const MemoryPart &part) : MemoryPart(part) {}

    Result<Identity> byId(const IdentityId &id) override
    {
        const auto found = m_state.identities.find(id);
        if (found == m_state.identities.end())
            return memoryError(ErrorCode::NotFound, "no such identity");
        return *found->second;
    }

    Result<std::vector<Identity>> unlinkedBornOn(matching::Date born) override
    {
        std::vector<Identity> found;
        for (const auto &[id, identity] : m_state.identities) {
            if (identity->live && identity->trn.empty() && identity->dateOfBirth == born)
                found.push_back(*identity);
        }
        return found;
    }

    Result<Identity> surviving(const IdentityId &id) override
    {
        auto identity = byId(id);
        while (identity.ok() && !identity.value().mergedInto.empty())
            identity = byId(identity.value().mergedInto);
        return identity;
    }

    Result<std::vector<IdentityId>> mergedIds(const IdentityId &id) override
    {
        std::vector<IdentityId> merged;
        for (const auto &[key, identity] : m_state.identities) {
            const auto last = surviving(key);
            if (key != id && last.ok() && last.value().id == id)
                merged.push_back(key);
        }
        return merged;
    }

    Result<IdentityPage> page(const IdentityQuery &query) override
    {
        std::vector<Identity> all;
        for (const auto &[key, identity] : m_state.identities) {
            if (identity->live && (query.statuses.empty() || std::ranges::count(query.statuses, identity->lookupStatus) > 0))
                all.push_back(*identity);
        }
        std::ranges::sort(all, {}, [](const Identity &one) {
            return std::pair(lowered(one.lastName + ' ' + one.firstName), one.id);
        });
        IdentityPage page;
        page.total = static_cast<std::int64_t>(all.size());
        for (std::size_t i = query.offset; i < all.size() && page.identities.size() < query.limit; ++i)
            page.identities.push_back(all[i]);
        return page;
    }

    Result<std::optional<Identity>> liveByTrn(std::string_view trn) override
    {
        return live(m_state.liveTrns, std::string(trn));
    }
    Result<std::optional<Identity>> liveByEmail(std::string_view address) override
    {
        return live(m_state.liveEmails, lowered(address));
    }

    Outcome add(const Identity &identity) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (m_state.identities.contains(identity.id))
            return memoryError(ErrorCode::Internal, "an identity with this id is there already");
        return putIdentity(identity);
    }

    Result<Identity> update(Identity identity, std::int64_t basedOn) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        const auto found = m_state.identities.find(identity.id);
        if (found == m_state.identities.end())
            return memoryError(ErrorCode::NotFound, "no such identity");
        if (found->second->version != basedOn)
            return memoryError(ErrorCode::Conflict, "the identity has another version");
        identity.version = basedOn + 1;
        if (Outcome stored = putIdentity(identity); !stored.ok())
            return stored.error();
        return identity;
    }

private:
    Result<std::optional<Identity>> live(const std::map<std::string, IdentityId> &index, const std::string &value)
    {
        const auto found = index.find(value);
        if (found == index.end())
            return std::optional<Identity> {};
        return std::optional<Identity>(*m_state.identities.at(found->second));
    }

    Outcome putIdentity(const Identity &identity)
    {
        const auto takenByAnother = [&](const std::map<std::string, IdentityId> &index, const std::string &value) {
            const auto found = index.find(value);
            return identity.live && !value.empty() && found != index.end() && found->second != identity.id;
        };
        const std::string address = lowered(identity.emailAddress);
        if (takenByAnother(m_state.liveTrns, identity.trn))
            return ruleRefused("trn-claimed");
        if (takenByAnother(m_state.liveEmails, address))
            return ruleRefused("email-taken");
        std::erase_if(m_state.liveTrns, [&](const auto &item) { return item.second == identity.id; });
        std::erase_if(m_state.liveEmails, [&](const auto &item) { return item.second == identity.id; });
        if (identity.live && !identity.trn.empty())
            m_state.liveTrns[identity.trn] = identity.id;
        if (identity.live && !address.empty())
            m_state.liveEmails[address] = identity.id;
        m_state.identities[identity.id] = std::make_shared<const Identity>(identity);
        return Done {};
    }
};

class IdentityEvents final : public IdentityEventRepository, private MemoryPart {
public:
    explicit IdentityEvents(const MemoryPart &part) : MemoryPart(part) {}

    Outcome append(const IdentityEvent &event) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        IdentityEvent stored = event;
        stored.seq = static_cast<std::int64_t>(m_state.identityEvents.size()) + 1;
        m_state.identityEvents.push_back(std::make_shared<const IdentityEvent>(std::move(stored)));
        return Done {};
    }

    Result<std::vector<IdentityEvent>> after(std::int64_t seq, std::size_t limit) override
    {
        std::vector<IdentityEvent> events;
        for (const auto &event : m_state.identityEvents) {
            if (event->seq > seq && events.size() < limit)
                events.push_back(*event);
        }
        return events;
    }

    Result<std::vector<IdentityEvent>> forIdentity(const IdentityId &id) override
    {
        std::vector<IdentityEvent> events;
        for (const auto &event : m_state.identityEvents) {
            if (event->identity.id == id)
                events.push_back(*event);
        }
        return events;
    }
};

class Services final : public CallingServiceRepository, private MemoryPart {
public:
    explicit Services(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::vector<CallingService>> all() override
    {
        std::vector<CallingService> services;
        for (const auto &[id, service] : m_state.services)
            services.push_back(service);
        return services;
    }

    Result<CallingService> byId(const ServiceId &id) override
    {
        const auto found = m_state.services.find(id);
        if (found == m_state.services.end())
            return memoryError(ErrorCode::NotFound, "no such service");
        return found->second;
    }

    Outcome put(const CallingService &service) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.services.insert_or_assign(service.id, service);
        return Done {};
    }
};

} // namespace

std::unique_ptr<IdentityEventRepository> memoryIdentityEvents(const MemoryPart &part)
{
    return std::make_unique<IdentityEvents>(part);
}

std::unique_ptr<CallingServiceRepository> memoryServices(const MemoryPart &part)
{
    return std::make_unique<Services>(part);
}

std::unique_ptr<IdentityRepository> memoryIdentities(const MemoryPart &part)
{
    return std::make_unique<Identities>(part);
}

} // namespace matchdesk::test
