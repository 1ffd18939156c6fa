// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <QFuture>

#include <string>

namespace matchdesk {

/// Keeps what must not lie readable on a disk, such as the token for a server. Names are not secret and hold nothing
/// personal. Lives on: main.
/// Errors: NotFound (nothing under that name), Forbidden (the person or the system refused), Unavailable (no store on
/// this machine, or it did not answer in time). A caller then asks the person again; nothing is ever kept in the clear.
class SecretStore {
public:
    virtual ~SecretStore() = default;

    [[nodiscard]] virtual QFuture<Result<std::string>> read(const std::string &name) = 0;
    [[nodiscard]] virtual QFuture<Outcome> write(const std::string &name, const std::string &secret) = 0;
    /// Removing what is not there is a success.
    [[nodiscard]] virtual QFuture<Outcome> remove(const std::string &name) = 0;
};

} // namespace matchdesk
