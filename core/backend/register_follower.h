// SPDX-License-Identifier: MIT
#pragma once

#include "casework/rematch.h"
#include "domain/record_source.h"
#include "domain/store.h"
#include "register/live_register.h"
#include "register_loader.h"
#include "support/clock.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <thread>

namespace matchdesk {

/// Follows the changes of the register while the backend runs, in a thread of its own: puts what has changed in the store
/// on top of the register in use, which readers go on with or take anew as they please, and has the open tickets that it
/// can touch matched again, and the accounts that are linked to it take its names. Also takes files of changes out of a folder into the store: an embedded database is open in one
/// program alone, so that others leave changes there. Nothing is lost when it dies: a file goes when its changes are
/// stored, and the store knows how far tickets and accounts have followed.
class RegisterFollower {
public:
    /// `inbox` may be empty: then changes come by the store alone. `every` is how often it looks. `accountRecords` are those
    /// that accounts are linked to, or nullptr where they are another register's: its changes come at sign-in alone.
    RegisterFollower(Store &store, const Clock &clock, LiveRegister &records, const RegisterLoader &loader,
                     RecordSource *accountRecords, std::filesystem::path inbox, std::chrono::milliseconds every);
    ~RegisterFollower(); ///< stops
    RegisterFollower(const RegisterFollower &) = delete;
    RegisterFollower &operator=(const RegisterFollower &) = delete;

    /// Looks once in the calling thread, which may use the store.
    void start();
    /// Gives up after the change under way. A second call does nothing.
    void stop();

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] Outcome begin();
    [[nodiscard]] Outcome step();
    void takeInbox();
    [[nodiscard]] Outcome take(const std::filesystem::path &file);
    [[nodiscard]] Outcome follow();
    [[nodiscard]] Outcome makeUp();
    [[nodiscard]] Outcome rename(const matching::Changes &changes);
    [[nodiscard]] Outcome noteFollowed();

    Store &m_store;
    const Clock &m_clock;
    LiveRegister &m_records;
    const RegisterLoader &m_loader;
    RecordSource *const m_accountRecords;
    const std::filesystem::path m_inbox;
    const std::chrono::milliseconds m_every;
    Rematch m_rematch;
    bool m_begun = false;
    std::int64_t m_known = 0;    ///< the change up to which the register in use has them all
    std::int64_t m_followed = 0; ///< the change up to which open tickets were matched again and accounts took names
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::jthread m_thread;
};

} // namespace matchdesk
