// SPDX-License-Identifier: MIT
#include "embed/embedded_backend.h"

#include <QPromise>

#include <stop_token>
#include <thread>
#include <utility>

namespace matchdesk {

class EmbeddedBackend::Impl {
public:
    QFuture<Result<HostReady>> start(HostOptions options, HostProgress progress)
    {
        QPromise<Result<HostReady>> promise;
        promise.start();
        QFuture<Result<HostReady>> future = promise.future();
        if (m_starter.joinable()) {
            promise.addResult(Result<HostReady>(Error {.code = ErrorCode::Internal, .detail = "started already"}));
            promise.finish();
            return future;
        }
        // Nobody but this process has to know them.
        options.oneTimeTokens = true;
        m_starter = std::jthread([this, promise = std::move(promise), options = std::move(options),
                                  progress = std::move(progress)](const std::stop_token &stop) mutable {
            Result<std::unique_ptr<BackendHost>> host
                = BackendHost::start(options, [&stop, &progress](double fraction, std::string_view phase) {
                      return !stop.stop_requested() && (!progress || progress(fraction, phase));
                  });
            if (host.ok()) {
                m_host = std::move(host).value();
                promise.addResult(Result<HostReady>(m_host->ready()));
            } else {
                promise.addResult(Result<HostReady>(host.error()));
            }
            promise.finish();
        });
        return future;
    }

    void cancel() { m_starter.request_stop(); }

    void stop()
    {
        cancel();
        if (m_starter.joinable())
            m_starter.join();
        m_host.reset();
    }

private:
    std::unique_ptr<BackendHost> m_host; ///< written by the starter, read after it was joined
    std::jthread m_starter;
};

EmbeddedBackend::EmbeddedBackend()
    : m_impl(std::make_unique<Impl>())
{
}

EmbeddedBackend::~EmbeddedBackend()
{
    stop();
}

QFuture<Result<HostReady>> EmbeddedBackend::start(HostOptions options, HostProgress progress)
{
    return m_impl->start(std::move(options), std::move(progress));
}

void EmbeddedBackend::cancel()
{
    m_impl->cancel();
}

void EmbeddedBackend::stop()
{
    m_impl->stop();
}

} // namespace matchdesk
