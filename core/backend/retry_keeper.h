// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "journey/retries.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace matchdesk {

/// Asks the register again for journeys that ended while it was away, and clears journeys that nobody went on with. One
/// thread of its own; start() and stop() from one thread.
class RetryKeeper {
public:
    explicit RetryKeeper(const JourneyTools &tools) : m_store(tools.store), m_clock(tools.clock), m_retries(tools) {}
    ~RetryKeeper() { stop(); }
    RetryKeeper(const RetryKeeper &) = delete;
    RetryKeeper &operator=(const RetryKeeper &) = delete;

    void start();
    void stop();

private:
    void run(const std::stop_token &stop);
    void workOnce();

    Store &m_store;
    const Clock &m_clock;
    LookupRetries m_retries;
    Instant m_tidied {};
    std::mutex m_mutex;
    std::condition_variable_any m_stopped;
    std::jthread m_thread;
};

} // namespace matchdesk
