// SPDX-License-Identifier: MIT
#include "client_keys.h"

#include "staff_tokens.h"
#include "support/text.h"

namespace matchdesk {

namespace {

constexpr const char *kDemoClient = "demo-client";

} // namespace

Result<std::vector<ClientAccess>> makeClientKeys(Store &store, const Clock &clock, const HostOptions &options)
{
    std::vector<ClientAccess> keys;
    if (options.access != Access::Everybody || options.oneTimeTokens)
        return keys;
    const Result<std::string> secret = demoSecret(store, kDemoClient);
    if (!secret.ok())
        return secret.error();
    ClientAccess access;
    access.client.id = ClientId(kDemoClient);
    access.client.name = "Demo client";
    access.client.scopes = allScopes();
    access.client.createdAt = clock.now();
    access.key = "mdk_" + secret.value();
    const Outcome stored = store.write([&access](Session &session) -> Outcome {
        const auto known = session.clients().byKeyHash(sha256Hex(access.key));
        if (!known.ok())
            return known.error();
        if (known.value())
            return Done {};
        return addClient(session, access.client, access.key, "matchdesk-server");
    });
    if (!stored.ok())
        return stored.error();
    keys.push_back(std::move(access));
    return keys;
}

} // namespace matchdesk
