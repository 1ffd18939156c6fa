// SPDX-License-Identifier: MIT
#include "mail_keeper.h"

#include "logging.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace matchdesk {

namespace {

/// The pause after the store could not be asked.
constexpr std::chrono::milliseconds kAfterFailure {250};
/// How long the end of the program waits for a try: giving it up may send the message twice.
constexpr std::chrono::seconds kPatience {5};

} // namespace

MailKeeper::MailKeeper(Store &store, const Clock &clock, std::shared_ptr<MailTransport> transport, const SecretKey &sealing)
    : m_store(store), m_clock(clock), m_transport(std::move(transport)), m_sealing(sealing)
{
}

MailKeeper::~MailKeeper()
{
    stop();
}

void MailKeeper::start()
{
    if (!m_transport)
        return;
    m_delivery = std::make_unique<Delivery>(m_store, m_clock, *m_transport, m_sealing);
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void MailKeeper::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void MailKeeper::wake()
{
    if (!m_transport)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_one();
}

void MailKeeper::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const std::chrono::milliseconds rest = deliverAndRest(stop);
        std::unique_lock lock(m_mutex);
        const auto until = std::chrono::steady_clock::now() + rest;
        m_changed.wait_until(lock, stop, std::max(until, m_quietUntil), [this] {
            return m_woken && std::chrono::steady_clock::now() >= m_quietUntil;
        });
        m_woken = false;
    }
    m_store.releaseThread();
}

std::chrono::milliseconds MailKeeper::deliverAndRest(const std::stop_token &stop)
{
    try {
        m_stopSeen = {};
        const GiveUp giveUp = [this, &stop] {
            if (!stop.stop_requested())
                return false;
            const auto now = std::chrono::steady_clock::now();
            if (m_stopSeen == std::chrono::steady_clock::time_point {})
                m_stopSeen = now;
            return now - m_stopSeen > kPatience;
        };
        const Result<DeliveryStep> step = m_delivery->step(giveUp);
        if (!step.ok()) {
            logFailure("delivering mail", step.error());
            return kAfterFailure;
        }
        const bool blocked = step.value().problem == DeliveryProblem::NotAuthorised
            || step.value().problem == DeliveryProblem::ClockWrong;
        if (blocked) {
            logFailure("delivering mail",
                       Error {.code = ErrorCode::Forbidden,
                              .detail = "the mail service takes nothing from us: "
                                  + std::string(nameOf(step.value().problem))});
        }
        if (step.value().took && step.value().rest.count() > 0)
            m_quietUntil = std::chrono::steady_clock::now() + step.value().rest;
        return step.value().rest;
    } catch (const std::exception &failure) {
        logFailure("delivering mail", Error {.code = ErrorCode::Internal, .detail = failure.what()});
        return kAfterFailure;
    }
}

} // namespace matchdesk
