// SPDX-License-Identifier: MIT
#include "remote/http_api_client.h"

#include "contract/error_status.h"
#include "core/backend/served_desk.h"
#include "scripted_peer.h"
#include "support/as_it_travels.h"

#include <QFuture>

#include <gtest/gtest.h>

namespace matchdesk::test {

namespace {

using namespace std::chrono_literals;

std::shared_ptr<CurlWorker> quickWorker()
{
    CurlLimits limits;
    limits.total = 3'000ms;
    limits.firstPause = 5ms;
    limits.longestPause = 20ms;
    return std::make_shared<CurlWorker>(limits);
}

/// The answer of a call; fails the test when there is none.
template <typename T>
Result<T> answerOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    EXPECT_EQ(future.resultCount(), 1);
    return future.takeResult();
}

template <typename T>
T valueOf(QFuture<Result<T>> future)
{
    Result<T> answer = answerOf(std::move(future));
    EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : std::string(nameOf(answer.error().code)) + answer.error().detail);
    return answer.ok() ? std::move(answer).value() : T {};
}

class HttpApiClientTest : public ::testing::Test {
protected:
    [[nodiscard]] HttpApiClient clientFor(const Staff &staff)
    {
        return HttpApiClient(worker, {.address = "http://127.0.0.1:" + std::to_string(desk.port),
                                      .token = ServedDesk::tokenOf(staff)});
    }

    ServedDesk desk;
    std::shared_ptr<CurlWorker> worker = quickWorker();
};

TEST_F(HttpApiClientTest, runsAShiftAgainstARealBackend)
{
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    HttpApiClient ada = clientFor(desk.bench.ada);
    EXPECT_EQ(valueOf(ada.workplace()).me, desk.bench.ada);
    const auto rows = valueOf(ada.firstRows(50));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(valueOf(ada.queueNews(0, 100)).rows, rows);
    EXPECT_EQ(valueOf(ada.lease(id)).holder, desk.bench.ada.id);
    const auto shown = valueOf(ada.ticket(id));
    EXPECT_EQ(shown, test::asItTravels(desk.bench.detail(id)));
    EXPECT_EQ(valueOf(ada.findTickets("lowe")).size(), 1U);
    EXPECT_EQ(valueOf(ada.findRecords("yusuf demirci")).at(0).trn, DeskBench::otherTrn);
    EXPECT_TRUE(valueOf(ada.addCandidate(id, DeskBench::otherTrn)).addedByHand);
    EXPECT_TRUE(answerOf(ada.noteReveal(id)).ok());

    const auto again = valueOf(ada.ticket(id));
    DecisionRequest request;
    request.ticket = id;
    request.basedOnVersion = again.ticket.version;
    request.seenDigest = again.digest;
    request.kind = DecisionKind::Link;
    request.trn = DeskBench::freeTrn;
    request.key = "a-key";
    const Decision held = valueOf(ada.decide(request));
    EXPECT_EQ(held.state, DecisionState::Held);
    EXPECT_EQ(valueOf(ada.decide(request)), held);
    EXPECT_EQ(valueOf(ada.undo(held.id)).state, DecisionState::Undone);
    EXPECT_EQ(valueOf(ada.myDecisions()).size(), 1U);

    request.basedOnVersion = valueOf(ada.ticket(id)).ticket.version;
    request.key = "another-key";
    static_cast<void>(valueOf(ada.decide(request)));
    desk.bench.clock.advance(DeskBench::hold);
    ASSERT_TRUE(eventually([&] { return desk.bench.ticket(id).state == TicketState::Closed; }));
    EXPECT_EQ(valueOf(ada.messages(id)), desk.bench.messages(id));
    EXPECT_EQ(valueOf(ada.outbox()), desk.bench.outbox());
    EXPECT_GE(valueOf(ada.history(id)).size(), 5U);
    EXPECT_TRUE(answerOf(ada.release(id)).ok());
}

TEST_F(HttpApiClientTest, passesRefusalsOnWhole)
{
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    HttpApiClient ada = clientFor(desk.bench.ada);
    HttpApiClient bea = clientFor(desk.bench.bea);
    static_cast<void>(valueOf(ada.lease(id)));
    const auto refused = answerOf(bea.lease(id));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().who, desk.bench.ada.displayName);
    EXPECT_FALSE(refused.error().when.empty());
    EXPECT_EQ(answerOf(ada.ticket(TicketId("../workplace"))).error().code, ErrorCode::BadRequest)
        << "an id never becomes another path";
    EXPECT_EQ(answerOf(ada.ticket(TicketId("no-such"))).error().code, ErrorCode::NotFound);
    HttpApiClient stranger(
        worker, {.address = "http://127.0.0.1:" + std::to_string(desk.port), .token = std::string(43, 'x')});
    EXPECT_EQ(answerOf(stranger.workplace()).error().code, ErrorCode::Unauthorised);
}

TEST_F(HttpApiClientTest, carriesEveryErrorFromTheStoreToTheCaller)
{
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    desk.awaitQuiet();
    HttpApiClient ada = clientFor(desk.bench.ada);
    for (const ErrorCode code : allErrorCodes()) {
        if (code == ErrorCode::TooMany || code == ErrorCode::Unavailable)
            continue; // those pass by themselves: the client tries again and succeeds
        const Error error{
            .code = code, .detail = "made to fail", .field = "f", .rule = "r", .who = "w", .what = "x", .when = "y"};
        desk.memory->failChange(1, error);
        const auto answer = answerOf(ada.lease(id));
        ASSERT_FALSE(answer.ok()) << nameOf(code);
        EXPECT_EQ(answer.error(), error);
    }
}

TEST_F(HttpApiClientTest, endsItsCallsWhenItIsDestroyedAndNotThoseOfOthers)
{
    ScriptedPeer silent({ScriptedPeer::silent()});
    HttpApiClient staying = clientFor(desk.bench.ada);
    std::vector<QFuture<Result<Workplace>>> futures;
    {
        HttpApiClient leaving(worker, {.address = silent.address(), .token = "t"});
        for (int i = 0; i < 5; ++i)
            futures.push_back(leaving.workplace());
    }
    for (auto &future : futures)
        EXPECT_EQ(answerOf(future).error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(answerOf(staying.workplace()).ok());
}

TEST_F(HttpApiClientTest, reportsABackendThatIsGone)
{
    HttpApiClient ada = clientFor(desk.bench.ada);
    EXPECT_TRUE(answerOf(ada.workplace()).ok());
    desk.backend->stop();
    EXPECT_EQ(answerOf(ada.workplace()).error().code, ErrorCode::Unavailable);
    DecisionRequest request;
    request.key = "k";
    EXPECT_EQ(answerOf(ada.decide(request)).error().code, ErrorCode::Unavailable);
}

TEST(HttpApiClientAgainstScripts, saysWhatMakesNoSense)
{
    const auto worker = quickWorker();
    const auto askWith = [&](const std::string &answer) {
        ScriptedPeer peer({ScriptedPeer::answering(answer)});
        HttpApiClient client(worker, {.address = peer.address(), .token = "t"});
        return answerOf(client.workplace()).error().code;
    };
    EXPECT_EQ(askWith(ScriptedPeer::response("200 OK", "<html>Sign in to the network</html>")), ErrorCode::Internal);
    EXPECT_EQ(askWith(ScriptedPeer::response("200 OK", "{}")), ErrorCode::Internal);
    EXPECT_EQ(askWith(ScriptedPeer::response("200 OK", "")), ErrorCode::Internal);
    EXPECT_EQ(askWith(ScriptedPeer::response("302 Found", "")), ErrorCode::Internal);
    EXPECT_EQ(askWith(ScriptedPeer::response("502 Bad Gateway", "<html>")), ErrorCode::Unavailable);
    EXPECT_EQ(askWith(ScriptedPeer::response("404 Not Found", "")), ErrorCode::NotFound);
}

TEST(HttpApiClientAgainstScripts, repeatsADecisionUnderTheSameKeyAndTraceId)
{
    const Decision decision{.id = DecisionId("d"),
        .ticket = TicketId("t"),
        .ticketReference = "MD-1",
        .staff = {},
        .staffName = {},
        .trn = {},
        .askedFor = {},
        .note = {},
        .refusedRule = {},
        .seenDigest = {}};
    ScriptedPeer peer({[](PeerConnection &connection) {
                           static_cast<void>(connection.readRequest());
                           connection.reset();
                       },
        ScriptedPeer::answering(ScriptedPeer::response("200 OK", contract::encode(decision)))});
    HttpApiClient client(quickWorker(), {.address = peer.address(), .token = "secret-token"});
    DecisionRequest request;
    request.ticket = TicketId("t");
    request.key = "key-1";
    const auto answer = answerOf(client.decide(request));
    ASSERT_TRUE(answer.ok()) << answer.error().detail;
    const auto requests = peer.requests();
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(requests[0], requests[1]);
    EXPECT_NE(requests[0].find("\r\nIdempotency-Key: key-1\r\n"), std::string::npos);
    EXPECT_NE(requests[0].find("\r\nAuthorization: Bearer secret-token\r\n"), std::string::npos);
    EXPECT_NE(requests[0].find("\r\nX-Request-Id: "), std::string::npos);
    EXPECT_EQ(requests[0].find("key-1", requests[0].find("\r\n\r\n")), std::string::npos)
        << "the key is not in the body";
}

TEST(HttpApiClientAgainstScripts, sendsARevealOnlyOnce)
{
    ScriptedPeer peer({[](PeerConnection &connection) {
                           static_cast<void>(connection.readRequest());
                           connection.reset();
                       },
        ScriptedPeer::answering(ScriptedPeer::response("204 No Content", ""))});
    HttpApiClient client(quickWorker(), {.address = peer.address(), .token = "t"});
    EXPECT_EQ(answerOf(client.noteReveal(TicketId("t"))).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(peer.requests().size(), 1U);
}

TEST(HttpApiClientAgainstScripts, keepsSearchesOutOfTheAddress)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("200 OK", R"({"records":[]})"))});
    HttpApiClient client(quickWorker(), {.address = peer.address(), .token = "t"});
    EXPECT_TRUE(answerOf(client.findRecords("lowe 4/6/1986")).ok());
    const std::string line = peer.requests().at(0).substr(0, peer.requests().at(0).find("\r\n"));
    EXPECT_EQ(line, "POST /v1/records/search HTTP/1.1");
}

} // namespace

} // namespace matchdesk::test
