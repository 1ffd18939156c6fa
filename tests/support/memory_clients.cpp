// SPDX-License-Identifier: MIT
#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

class Clients final : public ClientRepository, private MemoryPart {
public:
    explicit Clients(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::vector<Client>> all() override
    {
        std::vector<Client> found;
        for (const auto &[id, item] : m_state.clients)
            found.push_back(item.first);
        std::ranges::stable_sort(found, {}, &Client::name);
        return found;
    }

    Result<std::optional<Client>> byKeyHash(std::string_view keyHash) override
    {
        for (const auto &[id, item] : m_state.clients) {
            if (item.second == keyHash)
                return std::optional(item.first);
        }
        return std::optional<Client> {};
    }

    Outcome add(const Client &client, std::string_view keyHash) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        for (const auto &[id, item] : m_state.clients) {
            if (id == client.id || item.second == keyHash || (item.first.name == client.name && !item.first.revokedAt))
                return memoryError(ErrorCode::Conflict, "the client is there already");
        }
        m_state.clients[client.id] = {client, std::string(keyHash)};
        return Done {};
    }

    Outcome revoke(const ClientId &id, Instant at) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        const auto found = m_state.clients.find(id);
        if (found == m_state.clients.end() || found->second.first.revokedAt)
            return memoryError(ErrorCode::NotFound, "there is no such client, or it is revoked already");
        found->second.first.revokedAt = at;
        return Done {};
    }

    Result<std::vector<ClientUse>> uses() override
    {
        std::vector<ClientUse> found;
        for (const auto &[id, use] : m_state.clientUses)
            found.push_back(use);
        return found;
    }

    Outcome noteUse(const ClientUse &use) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.clientUses[use.client] = use;
        return Done {};
    }
};

class PortalAccountList final : public PortalAccountRepository, private MemoryPart {
public:
    explicit PortalAccountList(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::optional<std::int32_t>> failedSignIns(std::string_view trn) override
    {
        const auto found = m_state.portalAccounts.find(trn);
        return found == m_state.portalAccounts.end() ? std::optional<std::int32_t> {} : std::optional(found->second);
    }

    Outcome setFailedSignIns(std::string_view trn, std::int32_t count) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.portalAccounts.insert_or_assign(std::string(trn), count);
        return Done {};
    }
};

} // namespace

std::unique_ptr<ClientRepository> memoryClients(const MemoryPart &part)
{
    return std::make_unique<Clients>(part);
}

std::unique_ptr<PortalAccountRepository> memoryPortalAccounts(const MemoryPart &part)
{
    return std::make_unique<PortalAccountList>(part);
}

} // namespace matchdesk::test
