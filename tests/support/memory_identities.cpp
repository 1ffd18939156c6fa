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

} // namespace

std::unique_ptr<IdentityRepository> memoryIdentities(const MemoryPart &part)
{
    return std::make_unique<Identities>(part);
}

} // namespace matchdesk::test
