// SPDX-License-Identifier: MIT
// The attacks at their real size and against the product's own limits; abuse_test.cpp has the quick ones.
#include "core/http/running_server.h"
#include "core/http/server_process.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace matchdesk::http::tests {

namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;

Moment now()
{
    return std::chrono::steady_clock::now();
}

double secondsSince(Moment began)
{
    return std::chrono::duration<double>(now() - began).count();
}

/// Good requests at a steady rate, and how long each took.
struct Probes {
    std::vector<double> times;
    int lost = 0;

    void take(const ServerProcess &server)
    {
        const double time = server.probe();
        if (time < 0)
            ++lost;
        else
            times.push_back(time);
    }
    [[nodiscard]] double quantile(double share)
    {
        if (times.empty())
            return -1;
        std::sort(times.begin(), times.end());
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    }
    void print(const char *when)
    {
        std::printf("%s: %zu good requests answered, %d lost, p50 %.2f ms, p99 %.2f ms, worst %.2f ms\n", when,
                    times.size(), lost, quantile(0.5), quantile(0.99), quantile(1));
    }
};

TEST(Hostile, TenThousandIdleConnections)
{
    rlimit files {};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &files), 0);
    ASSERT_GE(files.rlim_max, 10'100U) << "this machine does not allow files enough";

    ServerProcess server;
    for (int i = 0; i < 50; ++i)
        ASSERT_GE(server.probe(), 0);
    const long before = server.memory();
    std::vector<RawClient> idle;
    idle.reserve(10'000);
    const Moment began = now();
    for (int i = 0; i < 10'000; ++i) {
        idle.push_back(server.client());
        ASSERT_TRUE(idle.back().connected()) << i;
    }
    std::printf("10,000 connections in %.2f s\n", secondsSince(began));

    Probes probes;
    const Moment load = now();
    for (int i = 0; i < 200 * 10; ++i) {
        std::this_thread::sleep_until(load + i * 5ms);
        probes.take(server);
    }
    const long during = server.memory();
    probes.print("with 10,000 idle connections, 200 a second");
    std::printf("resident: %ld KiB before, %ld KiB with them\n", before, during);
    EXPECT_EQ(probes.lost, 0);
    EXPECT_LT(probes.quantile(0.99), 100);
    EXPECT_LT(during, 150 * 1024);

    int open = 0;
    for (const RawClient &client : idle)
        open += client.isOpen() ? 1 : 0;
    std::printf("%d still open after %.1f s\n", open, secondsSince(began));
    EXPECT_EQ(open, 10'000);
    std::this_thread::sleep_until(began + 33s);
    int closed = 0;
    for (RawClient &client : idle)
        closed += client.seesClose(10ms) ? 1 : 0;
    std::printf("%d closed after 33 s\n", closed);
    EXPECT_EQ(closed, 10'000) << "idle for longer than the limit";
    EXPECT_LT(server.memory(), during + 5 * 1024);
}

void dribbleAt(const std::string &what, const std::string &start)
{
    ServerProcess server;
    ASSERT_GE(server.probe(), 0);
    const long before = server.memory();
    std::vector<RawClient> attackers;
    for (int i = 0; i < 500; ++i) {
        attackers.push_back(server.client());
        ASSERT_TRUE(attackers.back().connected()) << i;
        attackers.back().send(start);
    }
    const Moment began = now();
    Probes probes;
    while (secondsSince(began) < 9.5) {
        for (RawClient &attacker : attackers)
            attacker.send("a");
        for (int i = 0; i < 4; ++i) {
            probes.take(server);
            std::this_thread::sleep_for(50ms);
        }
    }
    const long during = server.memory();
    std::this_thread::sleep_until(began + 11s);
    int gone = 0;
    for (RawClient &attacker : attackers)
        gone += attacker.seesClose(10ms) ? 1 : 0;
    probes.print(what.c_str());
    std::printf("resident: %ld KiB before, %ld KiB during; %d of 500 attackers gone after 11 s\n", before, during, gone);
    EXPECT_EQ(probes.lost, 0);
    EXPECT_LT(probes.quantile(1), 500);
    EXPECT_EQ(gone, 500);
    EXPECT_LT(during - before, 20 * 1024);
}

TEST(Hostile, FiveHundredClientsThatDribbleHeaders)
{
    dribbleAt("500 dribbling headers", "GET /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ");
}

TEST(Hostile, FiveHundredClientsThatDribbleBodies)
{
    dribbleAt("500 dribbling bodies",
              "POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
}

TEST(Hostile, ThreeHundredMegabytes)
{
    ServerProcess server;
    ASSERT_GE(server.probe(), 0);
    const std::string post = "POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
    struct Case {
        std::string what;
        std::string start;
        std::string block;
        int status;
    };
    const std::string mebibyte(1024 * 1024, 'a');
    const std::vector<Case> cases {
        {"announced body", post + "Content-Length: 1073741824\r\n\r\n", mebibyte, 413},
        {"chunked body", post + "Transfer-Encoding: chunked\r\n\r\n", "100000\r\n" + mebibyte + "\r\n", 413},
        {"small chunks", post + "Transfer-Encoding: chunked\r\n\r\n", "1000\r\n" + mebibyte.substr(0, 4096) + "\r\n", 413},
        {"header line", "GET /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ", mebibyte, 431},
        {"target", "GET /", mebibyte, 414},
    };
    for (const Case &attack : cases) {
        const long before = server.memory();
        RawClient client = server.client();
        client.send(attack.start);
        std::size_t sent = 0;
        while (sent < 300U * 1024 * 1024) {
            const std::size_t count = client.send(attack.block, 2s);
            sent += count;
            if (count < attack.block.size())
                break;
        }
        const long after = server.memory();
        std::printf("%s: %.1f MB taken of 300, resident %ld KiB before, %ld KiB after\n", attack.what.c_str(),
                    static_cast<double>(sent) / 1e6, before, after);
        EXPECT_LT(sent, 20U * 1024 * 1024) << attack.what;
        EXPECT_LT(after - before, 5 * 1024) << attack.what;
        // The same start in portions that fit the socket's buffers shows the answer.
        RawClient polite = server.client();
        polite.send(attack.start);
        for (int i = 0; i < 20; ++i)
            polite.send(std::string_view(attack.block).substr(0, 4'104), 100ms);
        const auto answer = polite.receive();
        ASSERT_TRUE(answer) << attack.what;
        EXPECT_EQ(answer->status, attack.status) << attack.what;
        EXPECT_GE(server.probe(), 0) << attack.what;
    }
}

TEST(Hostile, PipelinesThatEndInAReset)
{
    ServerProcess server;
    ASSERT_GE(server.probe(), 0);
    std::string pipelined;
    for (int i = 0; i < 20; ++i)
        pipelined += postText("{}");
    long early = 0;
    Probes probes;
    for (int round = 0; round < 300; ++round) {
        std::vector<RawClient> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(server.client());
            ASSERT_TRUE(clients.back().connected());
            clients.back().send(pipelined);
        }
        for (RawClient &client : clients)
            client.abort();
        if (round % 10 == 0)
            probes.take(server);
        if (round == 30)
            early = server.memory();
    }
    const long after = server.memory();
    probes.print("between 300 rounds of 20 clients with 20 requests and a reset");
    std::printf("resident: %ld KiB after 30 rounds, %ld KiB after 300\n", early, after);
    EXPECT_EQ(probes.lost, 0);
    EXPECT_LT(after - early, 5 * 1024);
}

} // namespace

} // namespace matchdesk::http::tests
