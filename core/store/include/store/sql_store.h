// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/clock.h"
#include "support/result.h"

#include <filesystem>
#include <memory>
#include <string>

/// Storage in a SQL database: SQLite for the embedded backend, PostgreSQL for a team's server. The only room with SQL.
///
/// Threads: the Store is called from any thread; each thread gets its own connection, kept until it calls
/// releaseThread(). All threads have done so before the Store is destroyed. Writers take turns on both engines: the work of
/// each runs on the store's one writing thread, while its caller waits. What SQLite deletes is overwritten.
/// A QCoreApplication must exist, since Qt finds its database drivers through it.
///
/// Inside one transaction any failed statement spoils the transaction: it is rolled back even if the work goes on and
/// returns success. Two refusals leave it usable, because callers go on after them: RuleRefused "trn-claimed" or
/// "email-taken" of identities, and Conflict of decisions (a key that was used already).
namespace matchdesk {

/// SQLite's `synchronous` setting. Normal is faster and loses acknowledged decisions when the power fails; it exists so
/// that the durability test can show that it would notice.
enum class Synchronous { Full, Normal };

struct StoreOptions {
    std::string appVersion = "0"; ///< written beside each migration that this program applies
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    Synchronous synchronous = Synchronous::Full;
};

class SqlStore {
public:
    /// Opens the database in `file`, making it (0600) and its directory (0700) where there is none, brings its schema
    /// up to date and checks it. Holds `file`.lock meanwhile, so that a second opener is told. Errors: Conflict (open
    /// elsewhere), Damaged (not a database, not ours, or its check fails), StorageFull, RuleRefused "schema-newer"
    /// (written by a newer program) or "network-file-system", Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Store>> openSqlite(const std::filesystem::path &file,
                                                                   const StoreOptions &options = {});

    /// Opens the database that `connectionUri` names ("postgresql://user@host/name?sslmode=verify-full"); a remote host
    /// gets verify-full unless the address says otherwise.
    /// Errors: Unprocessable (the address), Unavailable, Damaged "migration-changed", RuleRefused "schema-newer".
    [[nodiscard]] static Result<std::unique_ptr<Store>> openPostgres(const std::string &connectionUri,
                                                                     const StoreOptions &options = {});
};

} // namespace matchdesk
