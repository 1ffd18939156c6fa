// SPDX-License-Identifier: MIT
#include "call_meter.h"

#include "logging.h"

#include <exception>
#include <vector>

namespace matchdesk {

namespace {

constexpr std::chrono::minutes kWindow {1};
constexpr std::chrono::seconds kBetweenStores {1};

} // namespace

CallMeter::~CallMeter()
{
    stop();
}

Outcome CallMeter::start()
{
    const auto uses
        = inRead<std::vector<ClientUse>>(m_store, [](Session &session) { return session.clients().uses(); });
    if (!uses.ok())
        return uses.error();
    for (const ClientUse &use : uses.value())
        m_uses.emplace(use.client, use);
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    return Done {};
}

void CallMeter::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

std::optional<std::chrono::seconds> CallMeter::take(const Client &client)
{
    const Instant now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    ClientUse &use = m_uses[client.id];
    // A clock that was set back must not lock anybody out for longer than one window.
    if (now >= use.since + kWindow || now < use.since)
        use = ClientUse {.client = client.id, .since = now, .calls = 0};
    if (use.calls >= client.callsPerMinute)
        return std::chrono::ceil<std::chrono::seconds>(use.since + kWindow - now);
    ++use.calls;
    m_unkept.insert(client.id);
    return std::nullopt;
}

void CallMeter::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, stop, kBetweenStores, [] { return false; });
        }
        keep();
    }
    m_store.releaseThread();
}

void CallMeter::keep()
{
    std::vector<ClientUse> unkept;
    {
        const std::scoped_lock lock(m_mutex);
        for (const ClientId &id : m_unkept)
            unkept.push_back(m_uses[id]);
        m_unkept.clear();
    }
    if (unkept.empty())
        return;
    Outcome kept = Done {};
    try {
        kept = m_store.write([&unkept](Session &session) -> Outcome {
            for (const ClientUse &use : unkept) {
                if (Outcome noted = session.clients().noteUse(use); !noted.ok())
                    return noted;
            }
            return Done {};
        });
    } catch (const std::exception &failure) {
        kept = Error {.code = ErrorCode::Internal, .detail = failure.what()};
    }
    if (kept.ok())
        return;
    logFailure("storing the clients' calls", kept.error());
    const std::scoped_lock lock(m_mutex);
    for (const ClientUse &use : unkept)
        m_unkept.insert(use.client);
}

} // namespace matchdesk
