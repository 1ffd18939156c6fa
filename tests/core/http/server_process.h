// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/raw_client.h"

#include <sys/types.h>

#include <cstddef>
#include <cstdint>

namespace matchdesk::http::tests {

/// A server with the product's own limits in a process of its own, so that its memory can be told from the attackers' and
/// both have files enough. Create it before any thread is started.
class ServerProcess {
public:
    ServerProcess();
    /// Asks it to stop and waits; a server that does not end well fails the test.
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    [[nodiscard]] RawClient client() const { return RawClient(m_port); }
    /// Milliseconds until a good request on a new connection was answered, or -1 if it was not within two seconds.
    [[nodiscard]] double probe() const;
    /// Resident memory in KiB.
    [[nodiscard]] long memory() const;

private:
    pid_t m_child = -1;
    int m_toChild = -1;
    std::uint16_t m_port = 0;
};

} // namespace matchdesk::http::tests
