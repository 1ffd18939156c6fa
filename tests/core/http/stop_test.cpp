// SPDX-License-Identifier: MIT
#include "core/http/gate.h"
#include "core/http/running_server.h"
#include "http/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace matchdesk::http {

namespace {

using namespace std::chrono_literals;
using tests::Gate;
using tests::getText;
using tests::postText;
using tests::RawClient;
using tests::RunningServer;
using tests::waitingAt;
using Moment = std::chrono::steady_clock::time_point;

Moment now()
{
    return std::chrono::steady_clock::now();
}

TEST(Stop, EndsIdleConnectionsAtOnce)
{
    RunningServer server;
    std::vector<RawClient> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(server.client());
        clients.back().send(getText());
        ASSERT_TRUE(clients.back().receive());
    }
    const Moment began = now();
    server.server().stop();
    EXPECT_LT(now() - began, 500ms);
    for (RawClient &client : clients)
        EXPECT_TRUE(client.seesClose(1s));
    EXPECT_FALSE(server.client().connected());
    server.server().stop();
}

TEST(Stop, FinishesWhatIsUnderWayAndRefusesWhatIsNew)
{
    Gate gate;
    RunningServer server({}, waitingAt(gate));
    RawClient busy = server.client();
    busy.send(getText() + getText());
    RawClient half = server.client();
    half.send("GET /v1/echo HTTP/1.1\r\n");
    ASSERT_TRUE(gate.awaitWaiting(1));
    std::this_thread::sleep_for(50ms);
    std::thread stopping([&server] { server.server().stop(); });
    std::this_thread::sleep_for(50ms);
    half.send("Host: 127.0.0.1\r\n\r\n");
    const auto refused = half.receive();
    gate.open();
    const auto finished = busy.receive();
    EXPECT_TRUE(busy.seesClose());
    stopping.join();
    ASSERT_TRUE(finished && refused);
    EXPECT_EQ(finished->status, 200);
    EXPECT_EQ(finished->headers.at("connection"), "close");
    EXPECT_EQ(refused->status, 503);
    EXPECT_NE(refused->body.find("stopping"), std::string::npos);
}

TEST(Stop, DoesNotWaitForSlowClientsLongerThanTheDrainLimit)
{
    ServerOptions options;
    options.drainLimit = 200ms;
    RunningServer server(options);
    RawClient half = server.client();
    half.send("GET /v1/echo HTTP/1.1\r\n");
    std::this_thread::sleep_for(50ms);
    const Moment began = now();
    server.server().stop();
    EXPECT_GE(now() - began, 190ms);
    EXPECT_LT(now() - began, 1s);
    EXPECT_TRUE(half.seesClose(1s));
}

TEST(Stop, UnderLoadLosesNoRequestThatAWorkerHasSeen)
{
    for (int round = 0; round < 10; ++round) {
        std::atomic<int> answered {0};
        std::atomic<bool> ended {false};
        RunningServer server;
        std::vector<std::thread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&] {
                while (!ended) {
                    RawClient client = server.client();
                    if (!client.connected())
                        return;
                    while (true) {
                        client.send(postText("{}"));
                        const auto answer = client.receive();
                        if (!answer)
                            break;
                        answered += answer->status == 200 ? 1 : 0;
                        EXPECT_TRUE(answer->status == 200 || answer->status == 503);
                    }
                }
            });
        }
        std::this_thread::sleep_for(30ms);
        const Moment began = now();
        server.server().stop();
        EXPECT_LT(now() - began, 3s);
        ended = true;
        for (std::thread &client : clients)
            client.join();
        EXPECT_GT(answered, 0);
        EXPECT_EQ(answered, server.handled());
    }
}

} // namespace

} // namespace matchdesk::http
