// SPDX-License-Identifier: MIT
#include "hold_keeper.h"

#include "logging.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace matchdesk {

namespace {

/// The longest sleep: holds end by the clock on the wall, which can be set forward, and another process may hold too.
constexpr std::chrono::milliseconds kLongestRest {1'000};
constexpr std::chrono::milliseconds kShortestRest {1};
/// The pause after the store could not be asked.
constexpr std::chrono::milliseconds kAfterFailure {250};

} // namespace

HoldKeeper::HoldKeeper(Store &store, const Clock &clock, Decisions &decisions, Expiry &expiry, Contests &contests,
                       std::function<bool()> registerReady)
    : m_store(store)
    , m_clock(clock)
    , m_decisions(decisions)
    , m_expiry(expiry)
    , m_contests(contests)
    , m_registerReady(std::move(registerReady))
{
}

HoldKeeper::~HoldKeeper()
{
    stop();
}

void HoldKeeper::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void HoldKeeper::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void HoldKeeper::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_one();
}

void HoldKeeper::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const std::chrono::milliseconds rest = settleAndRest();
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, rest, [this] { return m_woken; });
        m_woken = false;
    }
    m_store.releaseThread();
}

std::chrono::milliseconds HoldKeeper::settleAndRest()
{
    try {
        // Asked before, so that a register that becomes ready meanwhile does not turn waiting into a failure.
        const bool ready = m_registerReady();
        const Result<int> settled = m_decisions.applyDue();
        if (!settled.ok()) {
            if (!ready && settled.error().code == ErrorCode::Unavailable)
                return kAfterFailure;
            logFailure("carrying out held decisions", settled.error());
            return kAfterFailure;
        }
        if (const Result<int> ended = m_expiry.endDue(); !ended.ok()) {
            logFailure("ending leases and parkings", ended.error());
            return kAfterFailure;
        }
        if (const Result<int> switched = m_contests.switchDue(); !switched.ok()) {
            if (ready || switched.error().code != ErrorCode::Unavailable)
                logFailure("changing contested addresses", switched.error());
            return kAfterFailure;
        }
        auto rest = kLongestRest;
        for (const Result<std::optional<Instant>> &next : {m_decisions.nextDue(), m_contests.nextDue()}) {
            if (!next.ok()) {
                logFailure("asking for what is due next", next.error());
                return kAfterFailure;
            }
            if (next.value())
                rest = std::min(rest, std::chrono::ceil<std::chrono::milliseconds>(*next.value() - m_clock.now()));
        }
        return std::clamp(rest, kShortestRest, kLongestRest);
    } catch (const std::exception &failure) {
        logFailure("carrying out held decisions", Error {.code = ErrorCode::Internal, .detail = failure.what()});
        return kAfterFailure;
    }
}

} // namespace matchdesk
