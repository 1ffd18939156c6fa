// SPDX-License-Identifier: MIT
#pragma once

#include "secrets/secret_store.h"

#include <chrono>

namespace matchdesk {

/// The desktop's own keychain (Secret Service, KWallet), by QtKeychain. A job on a machine without one can hang for
/// ever, so every job has a deadline and then answers Unavailable; a later answer is dropped.
/// Needs a running event loop on main.
class KeychainSecretStore final : public SecretStore {
public:
    explicit KeychainSecretStore(std::string service = "matchdesk",
        std::chrono::milliseconds deadline = std::chrono::seconds(5));

    [[nodiscard]] QFuture<Result<std::string>> read(const std::string &name) override;
    [[nodiscard]] QFuture<Outcome> write(const std::string &name, const std::string &secret) override;
    [[nodiscard]] QFuture<Outcome> remove(const std::string &name) override;

private:
    std::string m_service;
    std::chrono::milliseconds m_deadline;
};

} // namespace matchdesk
