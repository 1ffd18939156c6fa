// SPDX-License-Identifier: MIT
#include "tables.h"

#include "failure.h"

namespace matchdesk::store {

namespace {

#define CLIENT_COLUMNS "id, name, scopes, service, calls_per_minute, created_at, revoked_at"

Client readClient(Query &row)
{
    Client client;
    client.id = row.id<ClientId>();
    client.name = row.text();
    const std::string scopes = row.text();
    // A scope that this program does not know opens nothing; the others still hold.
    for (std::size_t at = 0; at < scopes.size();) {
        const std::size_t end = std::min(scopes.find(',', at), scopes.size());
        if (const auto scope = scopeFromName(std::string_view(scopes).substr(at, end - at)))
            client.scopes.push_back(*scope);
        at = end + 1;
    }
    client.service = row.id<ServiceId>();
    client.callsPerMinute = static_cast<std::int32_t>(row.number());
    client.createdAt = row.instant();
    client.revokedAt = row.optionalInstant();
    return client;
}

ClientUse readUse(Query &row)
{
    ClientUse use;
    use.client = row.id<ClientId>();
    use.since = row.instant();
    use.calls = static_cast<std::int32_t>(row.number());
    return use;
}

std::int64_t readCount(Query &row)
{
    return row.number();
}

} // namespace

Result<std::vector<Client>> ClientTable::all()
{
    Query query(m_work, "SELECT " CLIENT_COLUMNS " FROM clients ORDER BY name, created_at, id");
    return allRows(query, &readClient);
}

Result<std::optional<Client>> ClientTable::byKeyHash(std::string_view keyHash)
{
    Query query(m_work, "SELECT " CLIENT_COLUMNS " FROM clients WHERE key_hash = ?");
    return firstRow(query.with(keyHash), &readClient);
}

Outcome ClientTable::add(const Client &client, std::string_view keyHash)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO clients (" CLIENT_COLUMNS ", key_hash) VALUES (?,?,?,?,?,?,?,?)");
    insert.with(client.id, client.name, textOf(client.scopes), client.service, client.callsPerMinute, client.createdAt,
                client.revokedAt, keyHash);
    if (!insert.run()) {
        Error error = insert.error();
        if (insert.failure().kind == FailureKind::Unique)
            error.field = "name";
        return error;
    }
    return Done {};
}

Outcome ClientTable::revoke(const ClientId &id, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work, "UPDATE clients SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL");
    if (!update.with(at, id).run())
        return update.error();
    if (update.affected() == 1)
        return Done {};
    return fault(ErrorCode::NotFound, "there is no such client, or it is revoked already");
}

Result<std::vector<ClientUse>> ClientTable::uses()
{
    Query query(m_work, "SELECT client, since, calls FROM client_uses ORDER BY client");
    return allRows(query, &readUse);
}

Outcome ClientTable::noteUse(const ClientUse &use)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query upsert(m_work, "INSERT INTO client_uses (client, since, calls) VALUES (?,?,?) "
                         "ON CONFLICT (client) DO UPDATE SET since = excluded.since, calls = excluded.calls");
    if (!upsert.with(use.client, use.since, use.calls).run())
        return upsert.error();
    return Done {};
}

Result<std::optional<std::int32_t>> PortalAccountTable::failedSignIns(std::string_view trn)
{
    Query query(m_work, "SELECT failed_sign_ins FROM portal_accounts WHERE trn = ?");
    const auto count = firstRow(query.with(trn), &readCount);
    if (!count.ok())
        return count.error();
    if (!count.value())
        return std::optional<std::int32_t> {};
    return std::optional(static_cast<std::int32_t>(*count.value()));
}

Outcome PortalAccountTable::setFailedSignIns(std::string_view trn, std::int32_t count)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query upsert(m_work, "INSERT INTO portal_accounts (trn, failed_sign_ins) VALUES (?,?) "
                         "ON CONFLICT (trn) DO UPDATE SET failed_sign_ins = excluded.failed_sign_ins");
    if (!upsert.with(trn, count).run())
        return upsert.error();
    return Done {};
}

} // namespace matchdesk::store
