// SPDX-License-Identifier: MIT
#include "register_loader.h"

#include "logging.h"

#include <algorithm>
#include <exception>
#include <vector>

namespace matchdesk {

namespace {

constexpr std::chrono::milliseconds kFirstPause {250};
constexpr std::chrono::milliseconds kLongestPause {10'000};

} // namespace

RegisterLoader::RegisterLoader(Store &store, LiveRegister &records)
    : m_store(store)
    , m_records(records)
{
}

RegisterLoader::~RegisterLoader()
{
    stop();
}

void RegisterLoader::start()
{
    if (ready())
        return;
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void RegisterLoader::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

bool RegisterLoader::waitReady(std::chrono::milliseconds patience)
{
    if (ready())
        return true;
    std::unique_lock lock(m_mutex);
    if (m_waiting)
        return false;
    m_waiting = true;
    m_changed.wait_for(lock, patience, [this] { return m_stopped || ready(); });
    m_waiting = false;
    return ready();
}

std::optional<std::int64_t> RegisterLoader::loadedChange() const noexcept
{
    const std::int64_t loaded = m_loaded;
    return loaded < 0 ? std::nullopt : std::optional(loaded);
}

void RegisterLoader::run(const std::stop_token &stop)
{
    std::chrono::milliseconds pause = kFirstPause;
    while (!stop.stop_requested() && !load()) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, pause, [this] { return m_stopped; });
        pause = std::min(pause * 2, kLongestPause);
    }
    m_store.releaseThread();
    {
        // Taken and given back so that nobody misses the news between looking and waiting.
        const std::scoped_lock lock(m_mutex);
    }
    m_changed.notify_all();
}

bool RegisterLoader::load()
{
    try {
        std::int64_t last = 0;
        const auto records
            = inRead<std::vector<matching::Record>>(m_store, [&](Session &session) -> Result<std::vector<matching::Record>> {
                  const auto newest = session.records().lastChange();
                  if (!newest.ok())
                      return newest.error();
                  last = newest.value();
                  return session.records().all();
              });
        if (!records.ok()) {
            logFailure("loading the register", records.error());
            return false;
        }
        m_loaded = last;
        m_records.replace(matching::Register::build(records.value()));
        return true;
    } catch (const std::exception &failure) {
        logFailure("loading the register", Error {.code = ErrorCode::Internal, .detail = failure.what()});
        return false;
    }
}

} // namespace matchdesk
