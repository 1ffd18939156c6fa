// SPDX-License-Identifier: MIT
#pragma once

#include "secrets/secret_store.h"

#include <map>

namespace matchdesk {

/// Keeps secrets until the program ends: for tests, and for those who chose not to have a token kept.
class MemorySecretStore final : public SecretStore {
public:
    [[nodiscard]] QFuture<Result<std::string>> read(const std::string &name) override;
    [[nodiscard]] QFuture<Outcome> write(const std::string &name, const std::string &secret) override;
    [[nodiscard]] QFuture<Outcome> remove(const std::string &name) override;

private:
    std::map<std::string, std::string> m_secrets;
};

} // namespace matchdesk
