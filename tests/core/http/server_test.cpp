// SPDX-License-Identifier: MIT
#include "http/server.h"

#include "core/http/malformed_requests.h"
#include "core/http/running_server.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace matchdesk::http {

namespace {

using namespace std::chrono_literals;
using tests::Answer;
using tests::getText;
using tests::postText;
using tests::RawClient;
using tests::RunningServer;

TEST(Server, AnswersWithTheHeadersEveryAnswerHas)
{
    RunningServer server;
    RawClient client = server.client();
    client.send(getText("/v1/echo", "X-Request-Id: abcdef-0123\r\n"));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "GET /v1/echo ");
    EXPECT_EQ(answer->headers.at("content-type"), "text/plain; charset=utf-8");
    EXPECT_EQ(answer->headers.at("cache-control"), "no-store");
    EXPECT_EQ(answer->headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer->headers.at("x-request-id"), "abcdef-0123");
    EXPECT_EQ(answer->headers.at("connection"), "keep-alive");
    EXPECT_TRUE(answer->headers.contains("date"));
    EXPECT_FALSE(answer->headers.contains("server"));
}

TEST(Server, GivesEveryRequestAnIdAndTheHandlerItsPeer)
{
    RunningServer server({}, [](const Request &request) {
        Response response;
        response.body = request.peer + " " + request.requestId;
        return response;
    });
    RawClient client = server.client();
    client.send(getText());
    const auto first = client.receive();
    client.send(getText());
    const auto second = client.receive();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->body, "127.0.0.1 " + first->headers.at("x-request-id"));
    EXPECT_NE(first->headers.at("x-request-id"), second->headers.at("x-request-id"));
}

TEST(Server, ServesPipelinedRequestsInOrder)
{
    RunningServer server;
    RawClient client = server.client();
    std::string all;
    for (int i = 0; i < 50; ++i)
        all += postText(std::to_string(i));
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        const auto answer = client.receive();
        ASSERT_TRUE(answer) << i;
        EXPECT_EQ(answer->body, "POST /v1/echo " + std::to_string(i));
    }
}

TEST(Server, AnswersAClientThatHasFinishedSending)
{
    RunningServer server;
    RawClient client = server.client();
    client.send(getText());
    client.finish();
    EXPECT_TRUE(client.receive());
    EXPECT_TRUE(client.seesClose());
}

TEST(Server, InvitesABody)
{
    RunningServer server;
    RawClient client = server.client();
    client.send("POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    const auto interim = client.receive();
    ASSERT_TRUE(interim);
    EXPECT_EQ(interim->status, 100);
    client.send("{}");
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "POST /v1/echo {}");
}

TEST(Server, SendsNoBodyForHeadAndForNoContent)
{
    RunningServer server({}, [](const Request &request) {
        Response response;
        response.status = request.path == "/none" ? 204 : 200;
        response.body = "12345";
        return response;
    });
    RawClient client = server.client();
    client.send("HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    const auto head = client.receive(5s, false);
    ASSERT_TRUE(head);
    EXPECT_EQ(head->headers.at("content-length"), "5");
    client.send(getText("/none"));
    const auto none = client.receive();
    ASSERT_TRUE(none);
    EXPECT_EQ(none->status, 204);
    EXPECT_FALSE(none->headers.contains("content-length"));
    client.send(getText());
    const auto full = client.receive();
    ASSERT_TRUE(full) << "a stray body would have been read as an answer";
    EXPECT_EQ(full->body, "12345");
}

TEST(Server, TurnsWhatAHandlerThrowsOrCannotSendInto500)
{
    RunningServer server({}, [](const Request &request) -> Response {
        if (request.path == "/throws")
            throw std::runtime_error("ann.lee@mail.example");
        Response response;
        if (request.path == "/splits")
            response.headers.emplace_back("X-A", "b\r\nX-C: d");
        if (request.path == "/frames")
            response.headers.emplace_back("Content-length", "3");
        if (request.path == "/status")
            response.status = 99;
        return response;
    });
    RawClient client = server.client();
    for (const std::string path : {"/throws", "/splits", "/frames", "/status"}) {
        client.send(getText(path));
        const auto answer = client.receive();
        ASSERT_TRUE(answer) << path;
        EXPECT_EQ(answer->status, 500) << path;
        EXPECT_EQ(answer->headers.at("content-type"), "application/problem+json; charset=utf-8");
        EXPECT_EQ(answer->body.find("ann.lee"), std::string::npos);
        EXPECT_NE(answer->body.find(answer->headers.at("x-request-id")), std::string::npos);
    }
    client.send(getText());
    EXPECT_TRUE(client.receive()) << "the connection outlives a failing handler";
}

TEST(Server, AsksForTheBodyOfARefusal)
{
    ServerOptions options;
    options.refuse = [](const Refusal &refusal) {
        Response response = problem(refusal);
        response.body = "mine: " + refusal.code;
        return response;
    };
    RunningServer server(options);
    RawClient client = server.client();
    client.send(getText("/v1/echo", "Origin: null\r\n"));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "mine: origin-refused");
}

TEST(Server, ReportsEveryExchange)
{
    std::mutex mutex;
    std::vector<Exchange> seen;
    ServerOptions options;
    options.onExchange = [&](const Exchange &exchange) {
        const std::lock_guard lock(mutex);
        seen.push_back(exchange);
    };
    RunningServer server(options);
    RawClient client = server.client();
    client.send(getText());
    const auto good = client.receive();
    client.send(getText("//"));
    const auto bad = client.receive();
    ASSERT_TRUE(good && bad);
    const std::lock_guard lock(mutex);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].requestId, good->headers.at("x-request-id"));
    EXPECT_EQ(seen[0].method, "GET");
    EXPECT_EQ(seen[0].status, 200);
    EXPECT_EQ(seen[0].refusal, "");
    EXPECT_EQ(seen[1].requestId, bad->headers.at("x-request-id"));
    EXPECT_EQ(seen[1].status, 400);
    EXPECT_EQ(seen[1].refusal, "malformed");
}

TEST(Server, ClosesAfterItsRequestsAndItsAge)
{
    ServerOptions options;
    options.requestsPerConnection = 3;
    RunningServer few(options);
    RawClient client = few.client();
    for (int i = 0; i < 3; ++i) {
        client.send(getText());
        const auto answer = client.receive();
        ASSERT_TRUE(answer) << i;
        EXPECT_EQ(answer->headers.at("connection"), i < 2 ? "keep-alive" : "close");
    }
    EXPECT_TRUE(client.seesClose());

    options.requestsPerConnection = 1'000;
    options.connectionAge = 50ms;
    RunningServer young(options);
    RawClient old = young.client();
    std::this_thread::sleep_for(60ms);
    old.send(getText());
    const auto answer = old.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->headers.at("connection"), "close");
    EXPECT_TRUE(old.seesClose());
}

TEST(Server, ClosesWhenTheClientAsks)
{
    RunningServer server;
    RawClient client = server.client();
    client.send(getText("/v1/echo", "Connection: close\r\n") + getText());
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->headers.at("connection"), "close");
    EXPECT_TRUE(client.seesClose());
    EXPECT_EQ(server.handled(), 1) << "what follows a close is not served";
}

TEST(Server, MakesUsesAndDestroysEachHandlerInItsWorker)
{
    struct Life {
        std::mutex mutex;
        std::map<unsigned, std::thread::id> made;
        std::multiset<std::thread::id> destroyed;
        int strays = 0;
    } life;
    /// Stands for a database connection.
    struct Resource {
        explicit Resource(Life &l) : m_life(l) {}
        ~Resource()
        {
            const std::lock_guard lock(m_life.mutex);
            m_life.destroyed.insert(std::this_thread::get_id());
            m_life.strays += std::this_thread::get_id() == m_owner ? 0 : 1;
        }
        Resource(const Resource &) = delete;
        Resource &operator=(const Resource &) = delete;
        Life &m_life;
        std::thread::id m_owner = std::this_thread::get_id();
    };
    ServerOptions options;
    options.workers = 3;
    Server server(options, [&life](unsigned worker) -> Result<Handler> {
        const std::lock_guard lock(life.mutex);
        life.made[worker] = std::this_thread::get_id();
        return Handler([&life, resource = std::make_shared<Resource>(life)](const Request &) {
            const std::lock_guard inner(life.mutex);
            life.strays += std::this_thread::get_id() == resource->m_owner ? 0 : 1;
            return Response();
        });
    });
    const auto port = server.start();
    ASSERT_TRUE(port.ok());
    for (int i = 0; i < 20; ++i) {
        RawClient client(port.value());
        client.send(getText());
        EXPECT_TRUE(client.receive());
    }
    server.stop();
    std::multiset<std::thread::id> makers;
    for (const auto &[worker, thread] : life.made)
        makers.insert(thread);
    EXPECT_EQ(makers.size(), 3U);
    EXPECT_EQ(life.destroyed, makers);
    EXPECT_EQ(life.strays, 0);
}

TEST(Server, DoesNotStartWhereAWorkerCannot)
{
    ServerOptions options;
    options.workers = 4;
    Server server(options, [](unsigned worker) -> Result<Handler> {
        if (worker == 2) {
            Error error;
            error.code = ErrorCode::StorageFull;
            return error;
        }
        return RunningServer::echo();
    });
    const auto started = server.start();
    ASSERT_FALSE(started.ok());
    EXPECT_EQ(started.error().code, ErrorCode::StorageFull);
}

TEST(Server, SaysWhereItCannotListen)
{
    RunningServer first;
    for (const std::string address : {"127.0.0.1", "192.0.2.1", "nowhere"}) {
        ServerOptions options;
        options.address = address;
        options.port = first.port();
        Server second(options, [](unsigned) -> Result<Handler> { return RunningServer::echo(); });
        const auto started = second.start();
        ASSERT_FALSE(started.ok()) << address;
        EXPECT_EQ(started.error().code, ErrorCode::Unavailable);
    }
}

class BadRequestOverASocket : public ::testing::TestWithParam<tests::BadRequest> {
protected:
    static void SetUpTestSuite() { s_server = std::make_unique<RunningServer>(); }
    static void TearDownTestSuite() { s_server.reset(); }
    static inline std::unique_ptr<RunningServer> s_server;
};

TEST_P(BadRequestOverASocket, IsAnsweredAndTheConnectionCloses)
{
    const int before = s_server->handled();
    RawClient client = s_server->client();
    client.send(GetParam().bytes);
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, GetParam().status);
    EXPECT_EQ(answer->headers.at("connection"), "close");
    EXPECT_EQ(answer->headers.at("content-type"), "application/problem+json; charset=utf-8");
    EXPECT_NE(answer->body.find("\"code\":\"" + GetParam().code + "\""), std::string::npos) << answer->body;
    EXPECT_FALSE(client.receive(100ms)) << "one answer, and no second request served";
    client.finish();
    EXPECT_TRUE(client.seesClose());
    EXPECT_EQ(s_server->handled(), before);
    EXPECT_TRUE(s_server->answers());
}

INSTANTIATE_TEST_SUITE_P(Malformed, BadRequestOverASocket, ::testing::ValuesIn(tests::malformedRequests()),
                         tests::testName);
INSTANTIATE_TEST_SUITE_P(Refused, BadRequestOverASocket, ::testing::ValuesIn(tests::refusedRequests()), tests::testName);

} // namespace

} // namespace matchdesk::http
