// SPDX-License-Identifier: MIT
#include "secrets/memory_secret_store.h"

namespace matchdesk {

namespace {

template <typename T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<Result<std::string>> MemorySecretStore::read(const std::string &name)
{
    const auto found = m_secrets.find(name);
    if (found == m_secrets.end())
        return ready<Result<std::string>>(Error {ErrorCode::NotFound, "no such secret", {}, {}, {}, {}, {}});
    return ready<Result<std::string>>(found->second);
}

QFuture<Outcome> MemorySecretStore::write(const std::string &name, const std::string &secret)
{
    m_secrets[name] = secret;
    return ready<Outcome>(Done {});
}

QFuture<Outcome> MemorySecretStore::remove(const std::string &name)
{
    m_secrets.erase(name);
    return ready<Outcome>(Done {});
}

} // namespace matchdesk
