// SPDX-License-Identifier: MIT
#include "remote/curl_worker.h"

#include "scripted_peer.h"

#include <gtest/gtest.h>

#include <future>

namespace matchdesk::test {

namespace {

using namespace std::chrono_literals;

CurlLimits quick()
{
    CurlLimits limits;
    limits.connect = 500ms;
    limits.total = 1'500ms;
    limits.firstPause = 5ms;
    limits.longestPause = 20ms;
    limits.body = 100'000;
    return limits;
}

class CurlWorkerTest : public ::testing::Test {
protected:
    std::future<Result<HttpReply>> start(HttpCall call, CurlWorker::Group group)
    {
        auto promise = std::make_shared<std::promise<Result<HttpReply>>>();
        worker->submit(
            group, std::move(call), [promise](Result<HttpReply> reply) { promise->set_value(std::move(reply)); });
        return promise->get_future();
    }
    Result<HttpReply> run(HttpCall call)
    {
        auto future = start(std::move(call), worker->newGroup());
        if (future.wait_for(10s) != std::future_status::ready)
            return Error {.code = ErrorCode::Internal, .detail = "never answered"};
        return future.get();
    }
    Result<HttpReply> get(const std::string &url)
    {
        return run({.method = "GET", .url = url, .headers = {}, .body = {}, .repeatable = true});
    }
    Result<HttpReply> postOnce(const std::string &url)
    {
        return run({.method = "POST",
            .url = url,
            .headers = {"Content-Type: application/json"},
            .body = "{}",
            .repeatable = false});
    }

    std::unique_ptr<CurlWorker> worker = std::make_unique<CurlWorker>(quick());
};

const std::string kFine = ScriptedPeer::response("200 OK", "{}");

TEST_F(CurlWorkerTest, bringsBackStatusTypeAndBody)
{
    ScriptedPeer peer(
        {ScriptedPeer::answering(ScriptedPeer::response("201 Created", "hello", "Content-Type: text/plain\r\n"))});
    const auto reply = get(peer.address() + "/a?b=c");
    ASSERT_TRUE(reply.ok()) << reply.error().detail;
    EXPECT_EQ(reply.value().status, 201);
    EXPECT_EQ(reply.value().contentType, "text/plain");
    EXPECT_EQ(reply.value().body, "hello");
    EXPECT_TRUE(peer.requests().at(0).starts_with("GET /a?b=c HTTP/1.1\r\n")) << peer.requests().at(0);
}

TEST_F(CurlWorkerTest, sendsMethodHeadersAndBody)
{
    ScriptedPeer peer({ScriptedPeer::answering(kFine)});
    ASSERT_TRUE(run({.method = "POST",
                        .url = peer.address(),
                        .headers = {"X-One: 1", "Content-Type: application/json"},
                        .body = "{\"a\":1}",
                        .repeatable = false})
                    .ok());
    ASSERT_TRUE(run({.method = "POST", .url = peer.address(), .headers = {}, .body = {}, .repeatable = false}).ok());
    ASSERT_TRUE(run({.method = "DELETE", .url = peer.address(), .headers = {}, .body = {}, .repeatable = false}).ok());
    const auto requests = peer.requests();
    EXPECT_NE(requests.at(0).find("\r\nX-One: 1\r\n"), std::string::npos);
    EXPECT_TRUE(requests.at(0).ends_with("\r\n\r\n{\"a\":1}"));
    EXPECT_TRUE(requests.at(1).starts_with("POST / ")) << requests.at(1);
    EXPECT_NE(requests.at(1).find("\r\nContent-Length: 0\r\n"), std::string::npos);
    EXPECT_TRUE(requests.at(2).starts_with("DELETE / "));
}

TEST_F(CurlWorkerTest, tellsThatNobodyIsThere)
{
    std::string address;
    {
        ScriptedPeer gone({ScriptedPeer::silent()});
        address = gone.address();
    }
    const auto from = std::chrono::steady_clock::now();
    const auto reply = get(address);
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - from, 1s);
}

TEST_F(CurlWorkerTest, givesUpOnSilenceAfterTheTotalTime)
{
    ScriptedPeer peer({ScriptedPeer::silent()});
    const auto from = std::chrono::steady_clock::now();
    const auto reply = get(peer.address());
    const auto took = std::chrono::steady_clock::now() - from;
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::Unavailable);
    EXPECT_GE(took, 1'400ms);
    EXPECT_LT(took, 4s);
}

TEST_F(CurlWorkerTest, givesUpOnDribbleAfterTheTotalTime)
{
    ScriptedPeer peer({[](PeerConnection &connection) {
        if (connection.readRequest().empty())
            return;
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 60; ++i) {
            connection.send("x");
            std::this_thread::sleep_for(50ms);
        }
    }});
    const auto reply = get(peer.address());
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::Unavailable);
}

TEST_F(CurlWorkerTest, triesAgainAfterBrokenConnectionsWhereThatDoesNoHarm)
{
    const std::vector<ScriptedPeer::Script> breaking {
        [](PeerConnection &connection) {
            static_cast<void>(connection.readRequest());
            connection.reset();
        },
        [](PeerConnection &connection) {
            static_cast<void>(connection.readRequest());
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
        },
        [](PeerConnection &connection) { static_cast<void>(connection.readRequest()); },
        ScriptedPeer::answering(kFine)};
    ScriptedPeer patient(breaking);
    const auto reply = get(patient.address());
    ASSERT_TRUE(reply.ok()) << reply.error().detail;
    EXPECT_EQ(reply.value().body, "{}");
    EXPECT_EQ(patient.requests().size(), 4U);

    for (std::size_t i = 0; i < 3; ++i) {
        ScriptedPeer once({breaking[i], ScriptedPeer::answering(kFine)});
        const auto broken = postOnce(once.address());
        ASSERT_FALSE(broken.ok());
        EXPECT_EQ(broken.error().code, ErrorCode::Unavailable);
        EXPECT_EQ(once.requests().size(), 1U) << "sent twice, case " << i;
    }
}

TEST_F(CurlWorkerTest, triesAgainOnStatusesThatPass)
{
    for (const char *status : {"429 Too Many", "502 Bad Gateway", "503 Unavailable", "504 Gateway Timeout"}) {
        ScriptedPeer peer(
            {ScriptedPeer::answering(ScriptedPeer::response(status, "")), ScriptedPeer::answering(kFine)});
        EXPECT_EQ(get(peer.address()).value().status, 200) << status;
        ScriptedPeer once(
            {ScriptedPeer::answering(ScriptedPeer::response(status, "")), ScriptedPeer::answering(kFine)});
        EXPECT_NE(postOnce(once.address()).value().status, 200) << status;
    }
    for (const char *status : {"400 Bad", "404 Not Found", "409 Conflict", "500 Broken", "501 Never", "507 Full"}) {
        ScriptedPeer peer(
            {ScriptedPeer::answering(ScriptedPeer::response(status, "")), ScriptedPeer::answering(kFine)});
        EXPECT_NE(get(peer.address()).value().status, 200) << status;
        EXPECT_EQ(peer.requests().size(), 1U) << status;
    }
}

TEST_F(CurlWorkerTest, triesOnlySoOften)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("503 Unavailable", "later"))});
    EXPECT_EQ(get(peer.address()).value().status, 503);
    EXPECT_EQ(peer.requests().size(), 4U);
}

TEST_F(CurlWorkerTest, waitsAsLongAsItIsAskedTo)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("503 Unavailable", "", "Retry-After: 1\r\n")),
                       ScriptedPeer::answering(kFine)});
    const auto from = std::chrono::steady_clock::now();
    EXPECT_EQ(get(peer.address()).value().status, 200);
    EXPECT_GE(std::chrono::steady_clock::now() - from, 1s);
    // Longer than there is time: what came is the answer, at once.
    ScriptedPeer late({ScriptedPeer::answering(ScriptedPeer::response("503 Unavailable", "", "Retry-After: 30\r\n"))});
    EXPECT_EQ(get(late.address()).value().status, 503);
    EXPECT_EQ(late.requests().size(), 1U);
}

TEST_F(CurlWorkerTest, followsNoRedirect)
{
    ScriptedPeer target({ScriptedPeer::answering(kFine)});
    ScriptedPeer peer(
        {ScriptedPeer::answering(ScriptedPeer::response("302 Found", "", "Location: " + target.address() + "/\r\n"))});
    EXPECT_EQ(get(peer.address()).value().status, 302);
    EXPECT_TRUE(target.requests().empty());
}

TEST_F(CurlWorkerTest, takesNoLongerAnswerThanAllowed)
{
    ScriptedPeer peer({ScriptedPeer::answering(ScriptedPeer::response("200 OK", std::string(100'001, 'x')))});
    const auto reply = get(peer.address());
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::Internal);
    EXPECT_EQ(peer.requests().size(), 1U);
    ScriptedPeer fits({ScriptedPeer::answering(ScriptedPeer::response("200 OK", std::string(100'000, 'x')))});
    EXPECT_TRUE(get(fits.address()).ok());
}

TEST_F(CurlWorkerTest, makesNothingOfGarbage)
{
    for (const char *garbage :
        {"", "hello\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\x16\x03\x01\x02", "SSH-2.0-OpenSSH\r\n"}) {
        ScriptedPeer peer({ScriptedPeer::answering(garbage)});
        const auto reply = get(peer.address());
        ASSERT_FALSE(reply.ok()) << garbage;
        EXPECT_EQ(reply.error().code, ErrorCode::Unavailable) << garbage;
    }
}

TEST_F(CurlWorkerTest, keepsToAShortContentLength)
{
    ScriptedPeer peer({ScriptedPeer::answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}and more")});
    EXPECT_EQ(get(peer.address()).value().body, "{}");
}

TEST_F(CurlWorkerTest, refusesWhatItMustNotSend)
{
    for (const char *url :
        {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://", "not a url", ""}) {
        const auto reply = get(url);
        ASSERT_FALSE(reply.ok()) << url;
        EXPECT_NE(reply.error().code, ErrorCode::Cancelled);
    }
    ScriptedPeer peer({ScriptedPeer::answering(kFine)});
    const auto split = run(
        {.method = "GET", .url = peer.address(), .headers = {"X-A: 1\r\nX-B: 2"}, .body = {}, .repeatable = true});
    ASSERT_FALSE(split.ok());
    EXPECT_EQ(split.error().code, ErrorCode::Unprocessable);
    EXPECT_TRUE(peer.requests().empty());
}

TEST_F(CurlWorkerTest, cancelsOneGroupAndNotAnother)
{
    ScriptedPeer silent({ScriptedPeer::silent()});
    ScriptedPeer slow({[](PeerConnection &connection) {
        if (connection.readRequest().empty())
            return;
        std::this_thread::sleep_for(300ms);
        connection.send(kFine);
    }});
    const auto one = worker->newGroup();
    const auto other = worker->newGroup();
    auto first = start({.method = "GET", .url = silent.address(), .headers = {}, .body = {}, .repeatable = true}, one);
    auto second = start({.method = "GET", .url = slow.address(), .headers = {}, .body = {}, .repeatable = true}, other);
    worker->cancel(one);
    ASSERT_EQ(first.wait_for(1s), std::future_status::ready);
    EXPECT_EQ(first.get().error().code, ErrorCode::Cancelled);
    ASSERT_EQ(second.wait_for(5s), std::future_status::ready);
    EXPECT_TRUE(second.get().ok());
}

TEST_F(CurlWorkerTest, endsEverythingWhenItIsDestroyed)
{
    ScriptedPeer silent({ScriptedPeer::silent()});
    std::vector<std::future<Result<HttpReply>>> futures;
    for (int i = 0; i < 20; ++i)
        futures.push_back(
            start({.method = "GET", .url = silent.address(), .headers = {}, .body = {}, .repeatable = true},
                worker->newGroup()));
    const auto from = std::chrono::steady_clock::now();
    worker.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - from, 1s);
    for (auto &future : futures) {
        ASSERT_EQ(future.wait_for(0s), std::future_status::ready);
        EXPECT_EQ(future.get().error().code, ErrorCode::Cancelled);
    }
}

TEST_F(CurlWorkerTest, carriesManyCallsFromManyThreads)
{
    ScriptedPeer peer({[](PeerConnection &connection) {
        while (!connection.readRequest().empty())
            connection.send(kFine);
    }});
    std::atomic<int> fine = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                const auto reply = get(peer.address());
                if (reply.ok() && reply.value().status == 200)
                    ++fine;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(fine, 200);
}

} // namespace

} // namespace matchdesk::test
