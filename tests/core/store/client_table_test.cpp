// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

namespace matchdesk::tests {
namespace {

Client sampleClient(const std::string &id, const std::string &name)
{
    Client client;
    client.id = ClientId(id);
    client.name = name;
    client.scopes = {Scope::DqtRead, Scope::UserWrite};
    client.service = ServiceId("npq");
    client.callsPerMinute = 250;
    client.createdAt = at(5);
    return client;
}

class ClientTable : public DatabaseTest {
protected:
    Outcome add(const Client &client, const std::string &hash)
    {
        return store().write([&](Session &session) { return session.clients().add(client, hash); });
    }
    Outcome revoke(const char *id)
    {
        return store().write([&](Session &session) { return session.clients().revoke(ClientId(id), at(9)); });
    }
    std::optional<Client> byHash(const std::string &hash)
    {
        return inRead<std::optional<Client>>(store(), [&](Session &session) {
                   return session.clients().byKeyHash(hash);
               }).value();
    }
};

TEST_P(ClientTable, ComesBackAsItWent)
{
    const Client client = sampleClient("c1", "Zebra");
    ASSERT_TRUE(add(client, "hash-1").ok());
    Client bare = sampleClient("c2", "Apply");
    bare.service = {};
    bare.scopes = {Scope::Journey};
    ASSERT_TRUE(add(bare, "hash-2").ok());
    reopen();
    EXPECT_EQ(byHash("hash-1"), client);
    EXPECT_EQ(byHash("hash-2"), bare);
    EXPECT_FALSE(byHash("hash-3"));
    EXPECT_FALSE(byHash(""));
    const auto all = inRead<std::vector<Client>>(store(), [](Session &session) { return session.clients().all(); });
    EXPECT_EQ(all.value(), (std::vector {bare, client}));
}

TEST_P(ClientTable, HasEachKeyAndEachLiveNameOnce)
{
    ASSERT_TRUE(add(sampleClient("c1", "Apply"), "hash-1").ok());
    EXPECT_EQ(add(sampleClient("c1", "Claim"), "hash-2").error().code, ErrorCode::Conflict);
    EXPECT_EQ(add(sampleClient("c2", "Claim"), "hash-1").error().code, ErrorCode::Conflict);
    EXPECT_EQ(add(sampleClient("c3", "Apply"), "hash-3").error().code, ErrorCode::Conflict);
    ASSERT_TRUE(revoke("c1").ok());
    EXPECT_TRUE(add(sampleClient("c4", "Apply"), "hash-4").ok());
    EXPECT_EQ(byHash("hash-1")->revokedAt, at(9));
    EXPECT_EQ(revoke("c1").error().code, ErrorCode::NotFound);
    EXPECT_EQ(revoke("nobody").error().code, ErrorCode::NotFound);
}

TEST_P(ClientTable, KeepsWhatIsUsedUp)
{
    ASSERT_TRUE(add(sampleClient("c1", "Apply"), "hash-1").ok());
    for (const std::int32_t calls : {7, 8}) {
        ASSERT_TRUE(store().write([&](Session &session) {
            return session.clients().noteUse({ClientId("c1"), at(60), calls});
        }).ok());
    }
    reopen();
    const auto uses
        = inRead<std::vector<ClientUse>>(store(), [](Session &session) { return session.clients().uses(); });
    EXPECT_EQ(uses.value(), (std::vector {ClientUse {ClientId("c1"), at(60), 8}}));
}

ON_BOTH_ENGINES(ClientTable);

class PortalAccountTable : public DatabaseTest {};

TEST_P(PortalAccountTable, CountsFailedSignIns)
{
    const auto failed = [this](const char *trn) {
        return inRead<std::optional<std::int32_t>>(store(), [&](Session &session) {
                   return session.portalAccounts().failedSignIns(trn);
               }).value();
    };
    EXPECT_FALSE(failed("1234567"));
    for (const std::int32_t count : {2, 5, 0}) {
        ASSERT_TRUE(store().write([&](Session &session) {
            return session.portalAccounts().setFailedSignIns("1234567", count);
        }).ok());
        EXPECT_EQ(failed("1234567"), count);
    }
    EXPECT_FALSE(failed("7654321"));
}

ON_BOTH_ENGINES(PortalAccountTable);

} // namespace
} // namespace matchdesk::tests
