// SPDX-License-Identifier: MIT
#pragma once

#include "domain/client.h"
#include "domain/staff.h"
#include "domain/store.h"
#include "support/result.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace matchdesk {

/// Who sent a request: a member of staff, a calling program, or, on open routes, nobody known.
struct Caller {
    std::optional<Staff> staff;
    std::optional<Client> client;
};

/// Knows who stands behind an Authorization header ("Bearer <token>"). Tokens and keys are stored and looked up as SHA-256
/// only: 256 random bits need no slow hash, and the lookup's duration tells nothing. Any thread.
class Doorkeeper {
public:
    /// A client whose key was looked up is let in for this long without another look, so its revocation may take as long.
    /// Members of staff are looked up each time.
    static constexpr std::chrono::milliseconds knownFor {1000};

    explicit Doorkeeper(Store &store) : m_store(store) {}

    /// Unauthorised for anything but a known token or the key of a client that is not revoked.
    [[nodiscard]] Result<Caller> admit(std::string_view authorization);

private:
    struct Known {
        Client client;
        std::chrono::steady_clock::time_point until;
    };

    [[nodiscard]] std::optional<Client> remembered(const std::string &hash);
    void remember(const std::string &hash, const Client &client);
    [[nodiscard]] Result<Caller> lookUp(const std::string &hash, bool clientFirst);

    Store &m_store;
    std::mutex m_mutex;
    std::unordered_map<std::string, Known> m_known; ///< by the key's hash
};

} // namespace matchdesk
