// SPDX-License-Identifier: MIT
#include "domain/client.h"

#include "domain/store.h"
#include "name_table.h"
#include "support/text.h"
#include "unacceptable.h"

#include <algorithm>

namespace matchdesk {

using detail::unacceptable;

namespace {

constexpr std::string_view kKeyPrefix = "mdk_";

constexpr std::array kScopes {Scope::Journey,  Scope::DqtRead,   Scope::DqtUnlock,    Scope::UserRead,
                              Scope::UserWrite, Scope::TrnTokenWrite, Scope::WebhookAdmin};

Outcome check(const Client &client)
{
    const auto isControl = [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f; };
    if (client.name.empty() || client.name.size() > kLongestClientName
        || std::any_of(client.name.begin(), client.name.end(), isControl))
        return unacceptable("name", "a client's name is 1 to 100 bytes without control characters");
    if (client.scopes.empty())
        return unacceptable("scopes", "a client needs at least one scope");
    if (client.callsPerMinute < 1 || client.callsPerMinute > kMostCallsPerMinute)
        return unacceptable("rate", "a client's rate is 1 to 1000000 calls in a minute");
    return Done {};
}

Outcome note(Session &session, AuditAction action, std::string_view by, std::string text, Instant now)
{
    AuditEvent event;
    event.at = now;
    event.staffName = std::string(by);
    event.action = action;
    event.note = std::move(text);
    return session.audit().append(std::move(event));
}

} // namespace

const std::vector<Scope> &allScopes()
{
    static const std::vector<Scope> all(kScopes.begin(), kScopes.end());
    return all;
}

bool holds(const Client &client, Scope scope) noexcept
{
    return std::find(client.scopes.begin(), client.scopes.end(), scope) != client.scopes.end();
}

Result<std::vector<Scope>> scopesFromText(std::string_view text)
{
    std::vector<Scope> scopes;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::optional<Scope> scope = scopeFromName(text.substr(at, end - at));
        if (!scope || std::find(scopes.begin(), scopes.end(), *scope) != scopes.end())
            return unacceptable("scopes", "scopes are a list with commas of " + textOf(allScopes()));
        scopes.push_back(*scope);
        at = end + 1;
    }
    std::sort(scopes.begin(), scopes.end());
    return scopes;
}

std::string textOf(const std::vector<Scope> &scopes)
{
    std::string text;
    for (const Scope scope : scopes) {
        if (!text.empty())
            text += ',';
        text += nameOf(scope);
    }
    return text;
}

std::string newClientKey()
{
    return std::string(kKeyPrefix) + newToken();
}

bool looksLikeClientKey(std::string_view token) noexcept
{
    return token.starts_with(kKeyPrefix);
}

Outcome addClient(Session &session, const Client &client, std::string_view key, std::string_view by)
{
    if (Outcome checked = check(client); !checked.ok())
        return checked;
    if (Outcome added = session.clients().add(client, sha256Hex(key)); !added.ok())
        return added;
    return note(session, AuditAction::ClientAdded, by, client.name + ": " + textOf(client.scopes), client.createdAt);
}

Outcome revokeClient(Session &session, const ClientId &id, std::string_view by, Instant now)
{
    const Result<std::vector<Client>> clients = session.clients().all();
    if (!clients.ok())
        return clients.error();
    const auto found = std::find_if(clients.value().begin(), clients.value().end(),
                                    [&id](const Client &client) { return client.id == id; });
    if (Outcome revoked = session.clients().revoke(id, now); !revoked.ok())
        return revoked;
    return note(session, AuditAction::ClientRevoked, by, found == clients.value().end() ? "" : found->name, now);
}

std::string_view nameOf(Scope scope) noexcept
{
    switch (scope) {
    case Scope::Journey: return "journey";
    case Scope::DqtRead: return "dqt:read";
    case Scope::DqtUnlock: return "dqt:unlock";
    case Scope::UserRead: return "user:read";
    case Scope::UserWrite: return "user:write";
    case Scope::TrnTokenWrite: return "trn_token:write";
    case Scope::WebhookAdmin: return "webhook:admin";
    }
    return {};
}

std::optional<Scope> scopeFromName(std::string_view name) noexcept
{
    return detail::byName(name, kScopes);
}

} // namespace matchdesk
