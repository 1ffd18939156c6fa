// SPDX-License-Identifier: MIT
#include "served_clients.h"

#include "domain/client.h"

namespace matchdesk::test {

ServedClients::ServedClients(BackendOptions options)
    : ServedDesk(std::move(options))
{
    Client client;
    client.id = ClientId("client-1");
    client.name = "Test client";
    client.scopes = allScopes();
    client.createdAt = bench.clock.now();
    const Outcome added = bench.store->write(
        [&](Session &session) { return addClient(session, client, key, "Leo Marchetti"); });
    EXPECT_TRUE(added.ok());
}

boost::json::value ServedClients::read(const std::string &path) const
{
    const Answer answer = call("GET", path);
    EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
    return jsonOf(answer);
}

boost::json::value jsonOf(const ServedDesk::Answer &answer)
{
    boost::json::error_code failure;
    boost::json::value value = boost::json::parse(answer.body, failure);
    EXPECT_FALSE(failure) << answer.body;
    return value;
}

} // namespace matchdesk::test
