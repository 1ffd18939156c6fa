// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The programs that call the service: other services' front ends and back ends, each with a key of its own and only
/// the scopes that it was given. Values, and the port to where they are kept.
namespace matchdesk {

/// What a client may do. The wire names are those of the interfaces that clients were written for.
enum class Scope : std::uint8_t {
    Journey,       ///< "journey": carry a user through sign-in and match
    DqtRead,       ///< "dqt:read": find and read teaching records
    DqtUnlock,     ///< "dqt:unlock": unlock a record's self-service portal account
    UserRead,      ///< "user:read"
    UserWrite,     ///< "user:write"
    TrnTokenWrite, ///< "trn_token:write"
    WebhookAdmin,  ///< "webhook:admin"
};

/// Every scope, in the order of the enumeration.
[[nodiscard]] const std::vector<Scope> &allScopes();

/// Calls in one minute that a client may make where nothing else was said.
inline constexpr std::int32_t kUsualCallsPerMinute = 1'000;
inline constexpr std::int32_t kMostCallsPerMinute = 1'000'000;
inline constexpr std::size_t kLongestClientName = 100;

/// One calling program. Its key is not part of it: the store knows the key's SHA-256 alone.
struct Client {
    ClientId id;
    std::string name;
    std::vector<Scope> scopes; ///< ascending, none twice
    ServiceId service;         ///< the calling service that it acts for; empty: any
    std::int32_t callsPerMinute = kUsualCallsPerMinute;
    Instant createdAt {};
    std::optional<Instant> revokedAt;

    friend bool operator==(const Client &, const Client &) = default;
};

[[nodiscard]] bool holds(const Client &client, Scope scope) noexcept;

/// "journey,dqt:read". An unknown or repeated name is Unprocessable.
[[nodiscard]] Result<std::vector<Scope>> scopesFromText(std::string_view text);
[[nodiscard]] std::string textOf(const std::vector<Scope> &scopes);

/// A new client key. It says what it is, so that a key that got into the wrong hands is recognised by those who find it.
[[nodiscard]] std::string newClientKey();
[[nodiscard]] bool looksLikeClientKey(std::string_view token) noexcept;

/// The calls that one client has made in the window that began at `since`.
struct ClientUse {
    ClientId client;
    Instant since {};
    std::int32_t calls = 0;

    friend bool operator==(const ClientUse &, const ClientUse &) = default;
};

class ClientRepository {
public:
    virtual ~ClientRepository() = default;
    /// Revoked ones too, by name.
    [[nodiscard]] virtual Result<std::vector<Client>> all() = 0;
    [[nodiscard]] virtual Result<std::optional<Client>> byKeyHash(std::string_view keyHash) = 0;
    /// Conflict where the id, the key or the name of a client that is not revoked is there already.
    [[nodiscard]] virtual Outcome add(const Client &client, std::string_view keyHash) = 0;
    /// NotFound for a client that is not there or is revoked already.
    [[nodiscard]] virtual Outcome revoke(const ClientId &id, Instant at) = 0;
    /// How far the clients' windows are used up. noteUse() replaces what was noted for the same client.
    [[nodiscard]] virtual Result<std::vector<ClientUse>> uses() = 0;
    [[nodiscard]] virtual Outcome noteUse(const ClientUse &use) = 0;
};

class Session;
/// Stores a new client and notes it in the audit, as done by `by`. Unprocessable (name, scopes, rate), Conflict.
[[nodiscard]] Outcome addClient(Session &session, const Client &client, std::string_view key, std::string_view by);
/// Ends a client and notes it in the audit. NotFound.
[[nodiscard]] Outcome revokeClient(Session &session, const ClientId &id, std::string_view by, Instant now);

[[nodiscard]] std::string_view nameOf(Scope) noexcept;
[[nodiscard]] std::optional<Scope> scopeFromName(std::string_view) noexcept;

} // namespace matchdesk
