// SPDX-License-Identifier: MIT
#include "remote/remote_register.h"

#include "core/backend/served_desk.h"
#include "domain/client.h"
#include "scripted_peer.h"
#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>

namespace matchdesk::test {

namespace {

using namespace std::chrono_literals;
using matching::Conclusion;
using matching::RecordStatus;
using matching::Refusal;

constexpr const char *kKey = "mdk_0123456789012345678901234567890123456789abc";

/// What the register said of itself for the log.
class Warnings {
public:
    void add(std::string_view text)
    {
        const std::scoped_lock lock(m_mutex);
        m_texts.emplace_back(text);
    }
    [[nodiscard]] bool say(std::string_view words) const
    {
        const std::scoped_lock lock(m_mutex);
        return std::ranges::any_of(m_texts,
                                   [words](const std::string &text) { return text.find(words) != std::string::npos; });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_texts;
};

class RemoteRegisterTest : public ::testing::Test {
protected:
    std::unique_ptr<RemoteRegister> at(const std::string &address, std::chrono::milliseconds limit = 1'500ms)
    {
        auto made = RemoteRegister::make(
            {.address = address,
             .key = kKey,
             .limit = limit,
             .warn = [this](std::string_view text) { warnings.add(text); }},
            clock);
        EXPECT_TRUE(made.ok());
        return std::move(made).value();
    }
    static matching::Claim sarah()
    {
        matching::Claim claim;
        claim.firstName = "Sarah";
        claim.lastName = "Lowe";
        claim.dateOfBirth = "1986-06-04";
        claim.nationalInsuranceNumber = "JG103759A";
        return claim;
    }

    ManualClock clock {std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + 9h};
    Warnings warnings;
};

const std::string kNobody = ScriptedPeer::response("200 OK", R"({"results":[]})");

/// The same over the real thing: a backend of ours as the DQT.
class OverOurDqt : public RemoteRegisterTest {
protected:
    OverOurDqt()
    {
        Client client;
        client.id = ClientId("c");
        client.name = "Journeys";
        client.scopes = {Scope::DqtRead, Scope::DqtUnlock};
        client.createdAt = desk.bench.clock.now();
        const Outcome added = desk.bench.store->write(
            [&](Session &session) { return addClient(session, client, kKey, "Leo Marchetti"); });
        EXPECT_TRUE(added.ok());
    }

    ServedDesk desk;
    std::unique_ptr<RemoteRegister> dqt = at("http://127.0.0.1:" + std::to_string(desk.port) + "/");
};

TEST_F(OverOurDqt, confirmsWhatTheRegisterHereConfirms)
{
    const auto here = desk.bench.records.current()->match(sarah(), {});
    const auto there = dqt->find(sarah(), {});
    ASSERT_TRUE(there.ok()) << there.error().detail;
    EXPECT_EQ(there.value().result.conclusion, Conclusion::Confirmed);
    EXPECT_EQ(there.value().result.confirmedTrn, here.confirmedTrn);
    ASSERT_EQ(there.value().result.candidates.size(), 1U);
    EXPECT_EQ(there.value().result.candidates[0].record.trn, DeskBench::freeTrn);
    EXPECT_EQ(there.value().result.candidates[0].cells.size(), 7U);
    EXPECT_EQ(dqt->health().state, RegisterState::Fine);
}

TEST_F(OverOurDqt, findsNobodyForTooLittle)
{
    matching::Claim little;
    little.firstName = "Sarah";
    little.lastName = "Lowe";
    EXPECT_EQ(dqt->find(little, {}).value().result.conclusion, Conclusion::None);
    EXPECT_EQ(dqt->find(little, {.id = "default", .saysQualified = true}).value().result.conclusion,
              Conclusion::ClaimsARecord);
    little.statedTrn = "7654321";
    EXPECT_EQ(dqt->find(little, {}).value().result.conclusion, Conclusion::ClaimsARecord);
    EXPECT_FALSE(dqt->find(little, {}).value().result.wouldSettle.empty());
}

TEST_F(OverOurDqt, doesNotConfirmWhatSomethingStandsAgainst)
{
    matching::Claim martin;
    martin.firstName = "Martin";
    martin.lastName = "Ashdown";
    martin.dateOfBirth = "1979-11-23";
    martin.nationalInsuranceNumber = "JG103760B";
    EXPECT_EQ(dqt->find(martin, {}).value().result.refusal, Refusal::RecordHasAlert);
    EXPECT_EQ(dqt->find(martin, {}).value().result.conclusion, Conclusion::ClaimsARecord);
    matching::Claim claim = sarah();
    claim.statedTrn = DeskBench::otherTrn;
    EXPECT_EQ(dqt->find(claim, {}).value().result.refusal, Refusal::StatedTrnContradicts);
    claim.statedTrn = "9999999";
    EXPECT_EQ(dqt->find(claim, {}).value().result.conclusion, Conclusion::Confirmed) << "nobody's TRN: a slip";
}

TEST_F(OverOurDqt, isStrictWhenAsked)
{
    const matching::Policy strict {.id = "strict"};
    EXPECT_EQ(dqt->find(sarah(), strict).value().result.conclusion, Conclusion::None);
    matching::Claim claim = sarah();
    claim.statedTrn = DeskBench::freeTrn;
    EXPECT_EQ(dqt->find(claim, strict).value().result.confirmedTrn, DeskBench::freeTrn);
}

TEST_F(OverOurDqt, readsOneRecordByItsTrn)
{
    const auto record = dqt->byTrn(DeskBench::freeTrn);
    ASSERT_TRUE(record.ok() && record.value());
    EXPECT_EQ(record.value()->firstName, "Sarah");
    EXPECT_EQ(record.value()->status, RecordStatus::Active);
    EXPECT_TRUE(dqt->byTrn(DeskBench::alertTrn).value()->activeAlert);
    EXPECT_FALSE(dqt->byTrn("9999999").value());
    EXPECT_FALSE(dqt->byTrn("99").value());
    EXPECT_EQ(dqt->byTrn(DeskBench::inactiveTrn).value()->status, RecordStatus::Inactive);
    const auto merged = dqt->byTrn(DeskBench::mergedTrn);
    ASSERT_TRUE(merged.ok() && merged.value());
    EXPECT_EQ(merged.value()->trn, DeskBench::mergedTrn);
    EXPECT_EQ(merged.value()->status, RecordStatus::Merged);
    EXPECT_EQ(merged.value()->mergedIntoTrn, DeskBench::otherTrn);
}

TEST_F(OverOurDqt, unlocksPortalAccounts)
{
    const Outcome failed = desk.bench.store->write(
        [](Session &session) { return session.portalAccounts().setFailedSignIns(DeskBench::freeTrn, 3); });
    ASSERT_TRUE(failed.ok());
    EXPECT_EQ(dqt->unlock(DeskBench::freeTrn).value(), true);
    EXPECT_EQ(dqt->unlock(DeskBench::freeTrn).value(), false);
    EXPECT_EQ(dqt->unlock(DeskBench::alertTrn).error().rule, "active-alert");
    EXPECT_EQ(dqt->unlock("9999999").error().code, ErrorCode::NotFound);
    EXPECT_EQ(dqt->unlock(DeskBench::inactiveTrn).error().code, ErrorCode::NotFound);
}

TEST_F(OverOurDqt, isUnavailableOnceTheKeyIsRevoked)
{
    ASSERT_TRUE(desk.bench.store
                    ->write([&](Session &session) {
                        return revokeClient(session, ClientId("c"), "Leo Marchetti", desk.bench.clock.now());
                    })
                    .ok());
    EXPECT_EQ(dqt->find(sarah(), {}).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(dqt->health().state, RegisterState::KeyRefused);
    EXPECT_TRUE(warnings.say("--register-key-file"));
}

TEST_F(RemoteRegisterTest, sendsTheKeyAndTheFactsAsTheApiNamesThem)
{
    ScriptedPeer peer({ScriptedPeer::answering(kNobody)});
    matching::Claim claim = sarah();
    claim.lastName = "O'Brien Lowe & Söhne";
    claim.emailAddress = "sarah+teach@mail.test";
    ASSERT_TRUE(at(peer.address())->find(claim, {.id = "strict"}).ok());
    ASSERT_EQ(peer.requests().size(), 1U);
    const std::string request = peer.requests()[0];
    EXPECT_TRUE(request.starts_with(
        "GET /v2/teachers/find?firstName=Sarah&lastName=O%27Brien%20Lowe%20%26%20S%C3%B6hne&dateOfBirth=1986-06-04"
        "&nationalInsuranceNumber=JG103759A&emailAddress=sarah%2Bteach%40mail.test&matchPolicy=Strict HTTP/1.1"))
        << request;
    EXPECT_NE(request.find("Authorization: Bearer " + std::string(kKey)), std::string::npos);
}

TEST_F(RemoteRegisterTest, takesSilenceForUnknownAndNeverForNoMatch)
{
    ScriptedPeer peer({ScriptedPeer::silent()});
    const auto started = std::chrono::steady_clock::now();
    const auto dqt = at(peer.address(), 300ms);
    const auto answer = dqt->find(sarah(), {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - started, 3s);
    EXPECT_EQ(dqt->health().state, RegisterState::Silent);
    EXPECT_EQ(at("http://127.0.0.1:1", 300ms)->byTrn("1000001").error().code, ErrorCode::Unavailable);
}

TEST_F(RemoteRegisterTest, takesNonsenseForUnknown)
{
    for (const std::string &answer :
         {ScriptedPeer::response("200 OK", "<html>"), ScriptedPeer::response("200 OK", R"({"results":[{"trn":"1"}]})"),
          ScriptedPeer::response("500 Internal Server Error", "{}"), ScriptedPeer::response("302 Found", "{}"),
          ScriptedPeer::response("204 No Content", "")}) {
        ScriptedPeer peer({ScriptedPeer::answering(answer)});
        EXPECT_EQ(at(peer.address())->find(sarah(), {}).error().code, ErrorCode::Unavailable) << answer;
    }
}

TEST_F(RemoteRegisterTest, waitsAsLongAsItIsTold)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("429 Too Many Requests", "{}", "Retry-After: 30\r\n")),
                       ScriptedPeer::answering(kNobody)});
    const auto dqt = at(peer.address());
    const auto refused = dqt->find(sarah(), {});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().when, toIso(clock.now() + 30s));
    EXPECT_EQ(dqt->health().state, RegisterState::Busy);
    clock.advance(29s);
    EXPECT_EQ(dqt->find(sarah(), {}).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(peer.requests().size(), 1U) << "nobody asked meanwhile";
    clock.advance(1s);
    EXPECT_TRUE(dqt->find(sarah(), {}).ok());
    EXPECT_EQ(dqt->health().state, RegisterState::Fine);
}

TEST_F(RemoteRegisterTest, followsAPermanentMoveAndSaysSo)
{
    ScriptedPeer here({ScriptedPeer::answering(kNobody)});
    ScriptedPeer before({[&here](PeerConnection &connection) {
        const std::string request = connection.readRequest();
        const std::size_t from = request.find(' ') + 1;
        const std::string path = request.substr(from, request.find(' ', from) - from);
        connection.send(ScriptedPeer::response("308 Permanent Redirect", "",
                                               "Location: " + here.address() + "/dqt" + path + "\r\n"));
    }});
    const auto dqt = at(before.address());
    ASSERT_TRUE(dqt->find(sarah(), {}).ok());
    EXPECT_EQ(dqt->health(), (RegisterHealth {.state = RegisterState::Moved, .movedTo = here.address() + "/dqt"}));
    EXPECT_TRUE(warnings.say(here.address() + "/dqt"));
    ASSERT_TRUE(dqt->find(sarah(), {}).ok());
    EXPECT_EQ(before.requests().size(), 1U) << "from then on it asks there";
    EXPECT_EQ(here.requests().size(), 2U);
    EXPECT_TRUE(here.requests()[1].starts_with("GET /dqt/v2/teachers/find?"));
    EXPECT_EQ(dqt->health().state, RegisterState::Moved) << "still worth saying";
}

TEST_F(RemoteRegisterTest, takesTheKeyToNoAddressThatIsNotSecure)
{
    ScriptedPeer before({[](PeerConnection &connection) {
        const std::string request = connection.readRequest();
        const std::size_t from = request.find(' ') + 1;
        connection.send(ScriptedPeer::response(
            "308 Permanent Redirect", "",
            "Location: http://dqt.example" + request.substr(from, request.find(' ', from) - from) + "\r\n"));
    }});
    const auto dqt = at(before.address());
    EXPECT_EQ(dqt->find(sarah(), {}).error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(warnings.say("not secure"));
}

TEST_F(RemoteRegisterTest, stopsAskingWhatIsGone)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("410 Gone", "{}"))});
    const auto dqt = at(peer.address());
    EXPECT_EQ(dqt->find(sarah(), {}).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(dqt->health().state, RegisterState::Gone);
    EXPECT_TRUE(warnings.say("configure another one (--register)"));
    EXPECT_EQ(dqt->find(sarah(), {}).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(dqt->byTrn("1000001").error().code, ErrorCode::Unavailable);
    EXPECT_EQ(peer.requests().size(), 1U);
}

TEST_F(RemoteRegisterTest, isMadeForAddressesThatRecordsMayBeAskedOf)
{
    for (const char *address : {"", "dqt.example", "http://dqt.example", "ftp://dqt.example", "https://",
                                "https://user@dqt.example", "https://dqt.example?a=b", "https://dqt.example #"}) {
        const auto made = RemoteRegister::make({.address = address, .key = kKey, .limit = 1s, .warn = {}}, clock);
        ASSERT_FALSE(made.ok()) << address;
        EXPECT_EQ(made.error().field, "register");
    }
    for (const char *key : {"", "two words", "line\nline"})
        EXPECT_EQ(RemoteRegister::make({.address = "https://dqt.example", .key = key, .limit = 1s, .warn = {}}, clock)
                      .error()
                      .field,
                  "register-key-file");
    EXPECT_TRUE(RemoteRegister::make({.address = "https://dqt.example/api", .key = kKey, .limit = 1s, .warn = {}}, clock).ok());
}

} // namespace

} // namespace matchdesk::test
