// SPDX-License-Identifier: MIT
#include "retry_keeper.h"

#include "logging.h"

#include <exception>

namespace matchdesk {

namespace {

/// Retries are half a minute apart at least, and the clock on the wall can be set forward.
constexpr std::chrono::milliseconds kRest {500};
constexpr std::chrono::hours kBetweenTidyings {1};

} // namespace

void RetryKeeper::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void RetryKeeper::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void RetryKeeper::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        workOnce();
        std::unique_lock lock(m_mutex);
        m_stopped.wait_for(lock, stop, kRest, [] { return false; });
    }
    m_store.releaseThread();
}

void RetryKeeper::workOnce()
{
    try {
        if (const auto settled = m_retries.runDue(); !settled.ok())
            logFailure("asking the register again", settled.error());
        const Instant now = m_clock.now();
        if (now < m_tidied + kBetweenTidyings)
            return;
        if (const Outcome tidied = m_retries.tidy(); !tidied.ok())
            logFailure("clearing journeys", tidied.error());
        m_tidied = now;
    } catch (const std::exception &failure) {
        logFailure("asking the register again", Error {.code = ErrorCode::Internal, .detail = failure.what()});
    }
}

} // namespace matchdesk
