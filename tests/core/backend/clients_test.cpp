// SPDX-License-Identifier: MIT
#include "contract/routes.h"
#include "served_desk.h"

#include "domain/client.h"
#include "support/text.h"

namespace matchdesk::test {

namespace {

using contract::Audience;
using contract::Route;

constexpr const char *kKey = "mdk_0123456789012345678901234567890123456789abc";

/// A client with these scopes, known to the desk by kKey.
Client addTo(ServedDesk &desk, std::vector<Scope> scopes, std::int32_t rate = kUsualCallsPerMinute)
{
    Client client;
    client.id = ClientId("client-1");
    client.name = "Find a lost TRN";
    client.scopes = std::move(scopes);
    client.callsPerMinute = rate;
    client.createdAt = desk.bench.clock.now();
    const Outcome added = desk.bench.store->write(
        [&](Session &session) { return addClient(session, client, kKey, "Leo Marchetti"); });
    EXPECT_TRUE(added.ok()) << (added.ok() ? "" : added.error().detail);
    return client;
}

TEST(Clients, openEachRouteOfTheirScopesAndNoOther)
{
    for (const Scope scope : allScopes()) {
        ServedDesk desk;
        addTo(desk, {scope});
        for (const Route &route : contract::routes()) {
            const auto answer = desk.ask(std::string(route.method), contract::pathOf(route.operation, "1234567"), kKey);
            const bool isFor = route.audience == Audience::Open || route.audience == Audience::Known
                || (route.audience == Audience::Client && route.scope == scope);
            EXPECT_EQ(answer.status == 403, !isFor) << route.name << " with " << nameOf(scope) << ": " << answer.body;
            EXPECT_LT(answer.status, 500) << route.name << ": " << answer.body;
        }
    }
}

TEST(Clients, areNotStaffAndStaffAreNoClients)
{
    ServedDesk desk;
    addTo(desk, allScopes());
    EXPECT_EQ(desk.ask("GET", "/v1/tickets", kKey).status, 403);
    EXPECT_EQ(ServedDesk::errorIn(desk.ask("GET", "/v1/tickets", kKey)).code, ErrorCode::Forbidden);
    for (const Route &route : contract::routes()) {
        if (route.audience != Audience::Client)
            continue;
        const auto answer = desk.ask(
            std::string(route.method), contract::pathOf(route.operation, "1234567"), ServedDesk::tokenOf(desk.bench.leo));
        EXPECT_EQ(answer.status, 403) << route.name;
    }
}

TEST(Clients, mayReadTheDescriptionOfTheInterfaces)
{
    ServedDesk desk;
    addTo(desk, {Scope::DqtRead});
    for (const std::string &token : {std::string(kKey), ServedDesk::tokenOf(desk.bench.ada)}) {
        const auto answer = desk.ask("GET", "/v1/openapi.yaml", token);
        EXPECT_EQ(answer.status, 200);
        EXPECT_TRUE(answer.headers.at("content-type").starts_with("application/yaml"));
        EXPECT_NE(answer.body.find("\nopenapi: 3.0.3\n"), std::string::npos);
        EXPECT_TRUE(answer.body.ends_with("\n"));
    }
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", {}).status, 401);
}

TEST(Clients, endWhenTheyAreRevoked)
{
    ServedDesk desk;
    const Client client = addTo(desk, allScopes());
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 200);
    const Outcome revoked = desk.bench.store->write(
        [&](Session &session) { return revokeClient(session, client.id, "Leo Marchetti", desk.bench.clock.now()); });
    ASSERT_TRUE(revoked.ok());
    ServedDesk::Answer answer;
    EXPECT_TRUE(eventually([&] {
        answer = desk.ask("GET", "/v1/openapi.yaml", kKey);
        return answer.status == 401;
    }));
    EXPECT_EQ(answer.headers.at("www-authenticate"), "Bearer");
}

TEST(Clients, areToldWhenToComeAgainAfterTooManyCalls)
{
    ServedDesk desk;
    addTo(desk, allScopes(), 3);
    for (int call = 0; call < 3; ++call)
        EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 200);
    desk.bench.clock.advance(std::chrono::seconds(20));
    const auto refused = desk.ask("GET", "/v1/openapi.yaml", kKey);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.headers.at("retry-after"), "40");
    EXPECT_TRUE(refused.headers.at("content-type").starts_with(contract::kProblemType));
    // A path that is not there is a call as well.
    EXPECT_EQ(desk.ask("GET", "/v1/nothing", kKey).status, 429);
    // The desk goes on meanwhile.
    EXPECT_EQ(desk.get("/v1/workplace", desk.bench.ada).status, 200);
    desk.bench.clock.advance(std::chrono::seconds(40));
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 200);
}

TEST(Clients, getNoNewMinuteFromARestart)
{
    ServedDesk desk;
    addTo(desk, allScopes(), 2);
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 200);
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 200);
    desk.backend.reset();
    desk.backend = std::make_unique<Backend>(*desk.bench.store, desk.bench.clock, desk.bench.records,
                                             ServedDesk::usualOptions());
    desk.port = desk.backend->start().value();
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 429);
}

TEST(Clients, haveTheirCallsStoredWhileTheServerRuns)
{
    ServedDesk desk;
    const Client client = addTo(desk, allScopes());
    EXPECT_EQ(desk.ask("GET", "/v1/openapi.yaml", kKey).status, 200);
    EXPECT_TRUE(eventually([&] {
        const auto uses = inRead<std::vector<ClientUse>>(
            *desk.bench.store, [](Session &session) { return session.clients().uses(); });
        return uses.ok() && uses.value().size() == 1 && uses.value().front().client == client.id
            && uses.value().front().calls == 1;
    }));
}

TEST(Clients, leaveATraceInTheAudit)
{
    ServedDesk desk;
    const Client client = addTo(desk, {Scope::UserRead, Scope::UserWrite});
    ASSERT_TRUE(desk.bench.store
                    ->write([&](Session &session) {
                        return revokeClient(session, client.id, "Leo Marchetti", desk.bench.clock.now());
                    })
                    .ok());
    const auto events = inRead<std::vector<AuditEvent>>(
        *desk.bench.store, [](Session &session) { return session.audit().after(0, 100); });
    ASSERT_TRUE(events.ok());
    ASSERT_GE(events.value().size(), 2U);
    const AuditEvent &added = events.value()[events.value().size() - 2];
    const AuditEvent &revoked = events.value().back();
    EXPECT_EQ(added.action, AuditAction::ClientAdded);
    EXPECT_EQ(added.staffName, "Leo Marchetti");
    EXPECT_EQ(added.note, "Find a lost TRN: user:read,user:write");
    EXPECT_EQ(revoked.action, AuditAction::ClientRevoked);
    EXPECT_EQ(revoked.note, "Find a lost TRN");
}

} // namespace

} // namespace matchdesk::test
