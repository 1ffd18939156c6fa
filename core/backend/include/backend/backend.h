// SPDX-License-Identifier: MIT
#pragma once

#include "domain/portal_account.h"
#include "domain/record_source.h"
#include "domain/register_health.h"
#include "domain/store.h"
#include "http/server.h"
#include "messaging/mail_transport.h"
#include "register/live_register.h"
#include "support/clock.h"
#include "support/result.h"
#include "support/secret_key.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace matchdesk {

/// What one backend serves, and how.
struct BackendOptions {
    std::chrono::milliseconds hold {15'000}; ///< how long a decision can be taken back
    std::chrono::seconds contestWait = std::chrono::hours(24); ///< how long a change of address can be objected to
    std::string world;                       ///< what the window calls this workplace
    bool demo = false;
    /// How long a request for a ticket waits for the register at start before it is answered 503.
    std::chrono::milliseconds registerPatience {2'000};
    /// Where records are looked up and portal accounts unlocked, when that is elsewhere; all outlive the backend. None: the
    /// register here.
    RecordSource *source = nullptr;
    PortalAccounts *portal = nullptr;
    std::function<RegisterHealth()> registerHealth;
    /// What one-time passcodes are kept under, and what counts them by address: derived from the service's key, so that they
    /// last as long as it does. A backend that is given none makes its own, and codes end with it.
    std::optional<SecretKey> passcodePepper;
    std::optional<SecretKey> addressCounters;
    /// Where other programs leave changes of the register while this one has the database; empty: nowhere.
    std::filesystem::path changesInbox;
    std::chrono::milliseconds followEvery {1'000}; ///< how often it is looked whether the register has changed
    std::shared_ptr<MailTransport> mail; ///< takes the outbox further; without one it is kept to be read
    SecretKey mailKey;                   ///< seals what only its recipient may read, until it is sent
    http::ServerOptions server;              ///< address, port, hosts and limits; refuse and onExchange are the backend's
};

/// The whole backend over one store: serves the routes of contract/routes.h, loads the register in the background and
/// follows its changes, has the open tickets that they touch matched again, and carries out held decisions when they are
/// due, overdue ones at once. Everything runs in its own threads.
/// The object is used from one thread at a time; what it is given must outlive it.
class Backend {
public:
    Backend(Store &store, const Clock &clock, LiveRegister &records, BackendOptions options);
    ~Backend(); ///< stops
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;

    /// Starts the threads and returns the port. Tickets can be listed at once; one ticket can be shown as soon as the
    /// register is loaded, unless `records` has one already. Errors: Unavailable (address in use), or the store's.
    [[nodiscard]] Result<std::uint16_t> start();
    /// Lets requests under way finish, then ends all threads. Held decisions stay in the store. Blocks; a second call does
    /// nothing.
    void stop();

    [[nodiscard]] bool registerReady() const noexcept;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk
