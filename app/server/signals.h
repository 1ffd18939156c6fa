// SPDX-License-Identifier: MIT
#pragma once

#include <signal.h>

#include <stop_token>
#include <thread>

namespace matchdesk {

/// The signals that end the server. Made first thing in main, before any other thread, which then inherits that they
/// are blocked: they are only ever taken by waiting for them.
class EndSignals {
public:
    EndSignals();

    /// Blocks until one arrives, unless one has been seen already.
    void wait();
    /// Watches in the background, so that a start that takes long can be given up: seen() tells.
    void watch();
    void stopWatching();
    [[nodiscard]] bool seen() const noexcept { return m_seen.stop_requested(); }

private:
    sigset_t m_signals {};
    std::stop_source m_seen;
    std::jthread m_watcher;
};

} // namespace matchdesk
