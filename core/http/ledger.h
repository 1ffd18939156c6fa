// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace matchdesk::http {

/// Counts the open connections, all together and by peer. Any thread.
class Ledger {
public:
    /// Enters a connection unless that would exceed one of the limits.
    [[nodiscard]] bool enter(const std::string &peer, std::size_t limit, std::size_t perPeer);
    void leave(const std::string &peer);
    [[nodiscard]] std::size_t total() const;
    /// Waits until no connection is left; false when `atMost` passed first.
    [[nodiscard]] bool awaitNone(std::chrono::milliseconds atMost);

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_none;
    std::unordered_map<std::string, std::size_t> m_byPeer;
    std::size_t m_total = 0;
};

} // namespace matchdesk::http
