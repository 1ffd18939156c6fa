// SPDX-License-Identifier: MIT
#pragma once

#include "embed/backend_host.h"

#include <QFuture>

#include <memory>

namespace matchdesk {

/// The whole backend inside this process, on threads of its own: loopback, a free port, tokens that never leave memory.
/// The desktop speaks HTTP to it as to any other.
/// Lives on: main.
class EmbeddedBackend {
public:
    EmbeddedBackend();
    ~EmbeddedBackend(); ///< gives up a start under way, or stops what runs; blocks for both, at most seconds
    EmbeddedBackend(const EmbeddedBackend &) = delete;
    EmbeddedBackend &operator=(const EmbeddedBackend &) = delete;

    /// Starts once; returns at once. `progress` is called on the starting thread: what it shows has to be sent to main.
    /// Errors: as BackendHost::start.
    [[nodiscard]] QFuture<Result<HostReady>> start(HostOptions options, HostProgress progress = {});
    /// Gives up a start under way, which then ends with Cancelled. Returns at once.
    void cancel();
    /// As the destructor. A second call does nothing.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk
