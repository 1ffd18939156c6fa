// SPDX-License-Identifier: MIT
#include "served_clients.h"

#include "core/remote/scripted_peer.h"
#include "domain/identity_changes.h"
#include "domain/webhook.h"
#include "support/mac.h"
#include "support/text.h"

#include <functional>
#include <set>

namespace matchdesk::test {

namespace {

namespace json = boost::json;

const std::string kTaken = ScriptedPeer::response("200 OK", "");

std::string headerOf(const std::string &request, const std::string &name)
{
    const std::size_t at = request.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const std::size_t from = at + name.size() + 4;
    return request.substr(from, request.find("\r\n", from) - from);
}

std::string bodyOf(const std::string &request)
{
    return request.substr(request.find("\r\n\r\n") + 4);
}

/// A consuming service that takes what it is told, and a desk that tells it.
class Webhooks : public ::testing::Test {
protected:
    /// Makes a webhook for `messages` and returns its secret.
    std::string listen(const std::string &url, const std::string &messages)
    {
        const auto answer = desk.call("POST", "/v1/webhooks", R"({"url":")" + url + R"(","messages":)" + messages + '}');
        EXPECT_EQ(answer.status, 201) << answer.body;
        if (answer.status != 201)
            return {};
        id = std::string(jsonOf(answer).at("id").as_string());
        return std::string(jsonOf(answer).at("secret").as_string());
    }
    json::value stateOf() const { return desk.read("/v1/webhooks").at("webhooks").at(0); }
    IdentityId add(const std::string &first)
    {
        Identity identity;
        identity.id = IdentityId("i-" + first);
        identity.firstName = first;
        identity.lastName = "Abbot";
        identity.emailAddress = first + "@mail.test";
        identity.createdAt = desk.bench.clock.now();
        const auto added = inWrite<Identity>(*desk.bench.store, [&](Session &session) {
            return addIdentity(session, identity, {}, desk.bench.clock.now());
        });
        EXPECT_TRUE(added.ok());
        return identity.id;
    }

    void change(const IdentityId &identity, const std::function<void(Identity &)> &edit)
    {
        const auto saved = inWrite<Identity>(*desk.bench.store, [&](Session &session) -> Result<Identity> {
            const auto before = session.identities().byId(identity);
            if (!before.ok())
                return before.error();
            Identity after = before.value();
            edit(after);
            return saveChange(session, before.value(), after, ChangeSource::ChangedByUser, {}, desk.bench.clock.now());
        });
        EXPECT_TRUE(saved.ok());
    }

    ServedClients desk;
    std::string id;
};

TEST_F(Webhooks, areToldOfEachAccountInOrderAndSigned)
{
    ScriptedPeer peer({ScriptedPeer::answering(kTaken)});
    const std::string secret = listen(peer.address() + "/hooks/1", R"(["UserCreated","UserUpdated"])");
    const IdentityId ann = add("Ann");
    change(ann, [](Identity &identity) { identity.lastName = "Abbott"; });
    add("Bob");
    ASSERT_TRUE(eventually([&] { return peer.requests().size() >= 3; }));
    const auto requests = peer.requests();
    std::vector<json::value> bodies;
    std::set<std::string> ids;
    for (const std::string &request : requests) {
        EXPECT_TRUE(request.starts_with("POST /hooks/1 HTTP/1.1\r\n"));
        EXPECT_EQ(headerOf(request, "X-Hub-Signature-256"), hmacSha256Hex(secret, bodyOf(request)));
        EXPECT_TRUE(headerOf(request, "Content-Type").starts_with("application/json"));
        bodies.push_back(json::parse(bodyOf(request)));
        EXPECT_EQ(headerOf(request, "X-TeacherIdentity-NotificationId"), bodies.back().at("notificationId").as_string());
        ids.emplace(bodies.back().at("notificationId").as_string());
        EXPECT_EQ(bodies.back().at("timeUtc"), "2026-03-02T09:30:00.000000Z");
    }
    EXPECT_EQ(ids.size(), 3U);
    EXPECT_EQ(bodies[0].at("messageType"), "UserCreated");
    EXPECT_EQ(bodies[0].at("message").at("user").at("firstName"), "Ann");
    EXPECT_EQ(bodies[0].at("message").at("user").at("userId"), json::value(ann.text));
    EXPECT_EQ(bodies[0].at("message").at("user").at("emailAddress"), "Ann@mail.test");
    EXPECT_EQ(bodies[0].at("message").at("user").at("trnLookupStatus"), "None");
    EXPECT_TRUE(bodies[0].at("message").at("user").at("trn").is_null());
    EXPECT_EQ(bodies[1].at("messageType"), "UserUpdated");
    EXPECT_EQ(bodies[1].at("message").at("changes"), json::value({{"lastName", "Abbott"}})) << "what changed, and no more";
    EXPECT_EQ(bodies[1].at("message").at("user").at("lastName"), "Abbott");
    EXPECT_EQ(bodies[2].at("message").at("user").at("firstName"), "Bob");
    EXPECT_TRUE(eventually([&] { return stateOf().at("delivered") == 3; }));
    EXPECT_EQ(stateOf().at("waiting"), 0);
}

TEST_F(Webhooks, areToldOnlyWhatTheyWant)
{
    ScriptedPeer peer({ScriptedPeer::answering(kTaken)});
    listen(peer.address(), R"(["UserUpdated","Ping"])");
    add("Ann");
    change(IdentityId("i-Ann"), [](Identity &identity) { identity.firstName = "Anna"; });
    ASSERT_TRUE(eventually([&] { return peer.requests().size() >= 2; }));
    EXPECT_EQ(json::parse(bodyOf(peer.requests()[0])).at("messageType"), "Ping");
    EXPECT_EQ(json::parse(bodyOf(peer.requests()[1])).at("messageType"), "UserUpdated");
    EXPECT_EQ(desk.call("POST", "/v1/webhooks/" + id + "/ping").status, 204);
    ASSERT_TRUE(eventually([&] { return peer.requests().size() >= 3; }));
    EXPECT_EQ(json::parse(bodyOf(peer.requests()[2])).at("messageType"), "Ping");
}

TEST_F(Webhooks, hearOfANameThatTheRegisterChanged)
{
    ScriptedPeer peer({ScriptedPeer::answering(kTaken)});
    listen(peer.address(), R"(["UserUpdated"])");
    auto record = desk.bench.records.current()->records().record(DeskBench::claimedTrn).value();
    record.lastName = "Vaughan";
    const auto applied = inWrite<std::int64_t>(
        *desk.bench.store, [&](Session &session) { return session.records().apply({{record}, {}}); });
    ASSERT_TRUE(applied.ok());
    ASSERT_TRUE(eventually([&] { return !peer.requests().empty(); }));
    const auto told = json::parse(bodyOf(peer.requests()[0]));
    EXPECT_EQ(told.at("messageType"), "UserUpdated");
    EXPECT_EQ(told.at("message").at("changes"), json::value({{"lastName", "Vaughan"}}));
    EXPECT_EQ(told.at("message").at("user").at("trn"), DeskBench::claimedTrn);
}

TEST_F(Webhooks, hearOfAMergeWhoSurvived)
{
    ScriptedPeer peer({ScriptedPeer::answering(kTaken)});
    listen(peer.address(), R"(["UserMerged"])");
    const IdentityId kept = add("Ann");
    const IdentityId absorbed = add("Anne");
    const Outcome merged = desk.bench.store->write([&](Session &session) -> Outcome {
        auto identity = session.identities().byId(absorbed);
        if (!identity.ok())
            return identity.error();
        Identity gone = identity.value();
        gone.live = false;
        gone.mergedInto = kept;
        const auto updated = session.identities().update(gone, identity.value().version);
        if (!updated.ok())
            return updated.error();
        return noteMerged(session, updated.value(), {}, desk.bench.clock.now());
    });
    ASSERT_TRUE(merged.ok());
    ASSERT_TRUE(eventually([&] { return !peer.requests().empty(); }));
    const json::value message = json::parse(bodyOf(peer.requests()[0])).at("message");
    EXPECT_EQ(message.at("masterUserId"), json::value(kept.text));
    EXPECT_EQ(message.at("mergedUserId"), json::value(absorbed.text));
    EXPECT_EQ(message.at("masterUser").at("firstName"), "Ann");
}

TEST_F(Webhooks, areTriedAgainAndThenParked)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("500 Internal Server Error", ""))});
    listen(peer.address(), R"(["UserCreated"])");
    add("Ann");
    using namespace std::chrono_literals;
    const std::vector<std::chrono::seconds> pauses {30s, 2min, 10min, 1h, 2h, 4h, 8h};
    for (std::size_t tries = 1; tries <= 8; ++tries) {
        ASSERT_TRUE(eventually([&] { return peer.requests().size() == tries; })) << tries;
        if (tries == 8)
            break;
        ASSERT_TRUE(eventually([&] {
            const auto waiting = inRead<WebhookCounts>(
                *desk.bench.store, [&](Session &session) { return session.webhooks().counts(WebhookId(id)); });
            const auto due = inRead<std::vector<WebhookNotification>>(*desk.bench.store, [&](Session &session) {
                return session.webhooks().due(WebhookId(id), Instant::max(), 10);
            });
            return waiting.value().waiting == 1 && due.value().front().tries == static_cast<std::int32_t>(tries);
        }));
        desk.bench.clock.advance(pauses[tries - 1]);
    }
    ASSERT_TRUE(eventually([&] { return stateOf().at("parked") == 1; }));
    EXPECT_EQ(stateOf().at("waiting"), 0);
    desk.bench.clock.advance(24h);
    // Until somebody sends it again.
    const auto resent = desk.call("POST", "/v1/webhooks/" + id + "/resend");
    EXPECT_EQ(resent.status, 200);
    EXPECT_EQ(jsonOf(resent).at("notifications"), 1);
    ASSERT_TRUE(eventually([&] { return peer.requests().size() == 9; }));
    std::set<std::string> ids;
    for (const std::string &request : peer.requests())
        ids.insert(headerOf(request, "X-TeacherIdentity-NotificationId"));
    EXPECT_EQ(ids.size(), 1U) << "it is one notification all along";
}

TEST_F(Webhooks, doNotWaitForEachOther)
{
    ScriptedPeer silent({ScriptedPeer::silent()});
    ScriptedPeer quick({ScriptedPeer::answering(kTaken)});
    listen(silent.address(), R"(["UserCreated"])");
    listen(quick.address(), R"(["UserCreated"])");
    for (const char *name : {"Ann", "Bob", "Cem"})
        add(name);
    EXPECT_TRUE(eventually([&] { return quick.requests().size() == 3; }));
    EXPECT_EQ(silent.requests().size(), 1U) << "one at a time";
}

TEST_F(Webhooks, hearAfterARestartWhatHappenedBefore)
{
    ScriptedPeer silent({ScriptedPeer::silent(), ScriptedPeer::answering(kTaken)});
    listen(silent.address(), R"(["UserCreated"])");
    add("Ann");
    ASSERT_TRUE(eventually([&] { return silent.requests().size() == 1; }));
    desk.backend.reset();
    add("Bob");
    desk.backend = std::make_unique<Backend>(*desk.bench.store, desk.bench.clock, desk.bench.records,
                                             ServedDesk::usualOptions());
    desk.port = desk.backend->start().value();
    ASSERT_TRUE(eventually([&] { return silent.requests().size() == 3; }));
    const auto first = [&](std::size_t request) {
        return json::parse(bodyOf(silent.requests()[request])).at("message").at("user").at("firstName");
    };
    EXPECT_EQ(first(1), "Ann") << "nobody said that it was taken";
    EXPECT_EQ(first(2), "Bob");
    EXPECT_EQ(headerOf(silent.requests()[0], "X-TeacherIdentity-NotificationId"),
              headerOf(silent.requests()[1], "X-TeacherIdentity-NotificationId"));
}

TEST_F(Webhooks, areMadeForAddressesThatCanBeTrusted)
{
    for (const char *url : {"", "hook.example", "http://hook.example", "ftp://hook.example", "https://user@hook.example/",
                            "https://hook.example/#part", "https://hook.example/a b"}) {
        const auto refused
            = desk.call("POST", "/v1/webhooks", R"({"url":")" + std::string(url) + R"(","messages":["Ping"]})");
        EXPECT_EQ(refused.status, 422) << url;
        EXPECT_EQ(ServedDesk::errorIn(refused).field, "url");
    }
    for (const char *messages : {"[]", R"(["UserDeleted"])", R"(["Ping","Ping"])", "null", R"("Ping")"})
        EXPECT_EQ(desk.call("POST", "/v1/webhooks",
                            R"({"url":"https://hook.example/","messages":)" + std::string(messages) + '}').status,
                  422)
            << messages;
    EXPECT_EQ(desk.read("/v1/webhooks").at("webhooks"), json::array());
}

TEST_F(Webhooks, areListedWithoutTheirSecretsAndGoWhenRemoved)
{
    listen("https://hook.invalid/", R"(["UserCreated"])");
    EXPECT_EQ(stateOf().at("url"), "https://hook.invalid/");
    EXPECT_FALSE(stateOf().as_object().contains("secret"));
    EXPECT_EQ(desk.call("DELETE", "/v1/webhooks/" + id).status, 204);
    EXPECT_EQ(desk.call("DELETE", "/v1/webhooks/" + id).status, 404);
    EXPECT_EQ(desk.call("POST", "/v1/webhooks/" + id + "/ping").status, 404);
    EXPECT_EQ(desk.call("POST", "/v1/webhooks/" + id + "/resend").status, 404);
    EXPECT_EQ(desk.read("/v1/webhooks").at("webhooks"), json::array());
}

} // namespace

} // namespace matchdesk::test
