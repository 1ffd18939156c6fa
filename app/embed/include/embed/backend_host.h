// SPDX-License-Identifier: MIT
#pragma once

#include "domain/client.h"
#include "domain/staff.h"
#include "support/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// Who can use a backend that is started.
enum class Access {
    Everybody, ///< a demo: each member of staff gets a token, the same at each start unless `oneTimeTokens`
    LocalUser, ///< one person's own data: one lead, with a new token at each start
    Team,      ///< tokens as they are stored; a new database gets its first lead, whose token is handed out once
};

/// What takes emails out of the outbox.
enum class MailKind {
    None,   ///< nothing: they are kept there to be read
    Smtp,
    Notify, ///< GOV.UK Notify
};

inline constexpr std::uint64_t kUsualSeed = 7;

/// What to serve, from where, and to whom.
struct HostOptions {
    std::filesystem::path dataFolder;  ///< holds the SQLite database; made when it is not there
    std::string registerAddress;       ///< of the DQT API that records are looked up in; empty: the register here
    std::filesystem::path registerKeyFile; ///< with that API's key in its first line
    std::string postgresUri;           ///< a PostgreSQL database instead, when not empty
    bool demo = false;                 ///< makes the demo world where there is none yet
    std::optional<std::uint64_t> seed; ///< of the demo world; not given: the one that is there, or kUsualSeed
    int records = 20'000;
    int tickets = 60;
    Access access = Access::Team;
    bool oneTimeTokens = false;        ///< Everybody: new tokens at each start, so that none outlives the process
    std::string userName;              ///< LocalUser and Team: the display name of the lead that is made
    MailKind mail = MailKind::None;
    std::filesystem::path mailConfig;     ///< the settings of `mail`: messaging/mail_settings.h
    std::filesystem::path serviceKeyFile; ///< not given: systemd's credential, or the one in the data folder
    std::chrono::milliseconds hold {15'000};
    std::chrono::seconds contestWait = std::chrono::hours(24);
    bool syncFully = true; ///< false loses acknowledged decisions with the power: for the test that shows it
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;            ///< 0: one that is free
    unsigned workers = 0;              ///< threads that answer; 0: as many as processors, four at least
    std::vector<std::string> hosts;    ///< names that the server answers to, besides loopback and `address`
};

struct StaffAccess {
    Staff staff;
    std::string token; ///< 256 random bits; the store knows its hash only
};

struct ClientAccess {
    Client client;
    std::string key; ///< the store knows its hash only
};

/// What a client needs to know of a backend that runs.
struct HostReady {
    std::string address; ///< "http://127.0.0.1:49152"
    std::uint16_t port = 0;
    std::string world;   ///< what the workplace is called
    bool made = false;   ///< the database is new
    std::vector<StaffAccess> staff; ///< whom this start made tokens for
    std::vector<ClientAccess> clients; ///< of a demo that is served: the one that may do everything
};

/// Told how far a start is (0 to 1) and with what ("opening", "serving", or what the demo world is being filled with);
/// returns false to give the start up. Called on the thread that starts.
using HostProgress = std::function<bool(double fraction, std::string_view phase)>;

/// A database and the backend over it, started and stopped as one. A QCoreApplication must exist.
/// Started, used and destroyed by one thread at a time.
class BackendHost {
public:
    /// Blocks until the backend serves, which for a new demo world takes seconds. Errors: Cancelled; Conflict (the
    /// database is open in another process); RuleRefused "schema-newer", "network-file-system", or "other-world" (a
    /// demo world of another seed is there already); Damaged; StorageFull; Forbidden (the folder cannot be written);
    /// Unprocessable (the address of a database; `field` is "mail" for its settings); Forbidden, Damaged or NotFound with
    /// the `field` "service.key"; Unavailable (`field` is "port" where that is in use, "database" where
    /// that does not answer).
    [[nodiscard]] static Result<std::unique_ptr<BackendHost>> start(const HostOptions &options,
                                                                    const HostProgress &progress = {});
    ~BackendHost(); ///< stops
    BackendHost(const BackendHost &) = delete;
    BackendHost &operator=(const BackendHost &) = delete;

    [[nodiscard]] const HostReady &ready() const noexcept;
    /// Lets requests under way finish, ends the threads and closes the database. A second call does nothing.
    void stop();

private:
    BackendHost();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk
