// SPDX-License-Identifier: MIT
#include "core/http/raw_client.h"
#include "program.h"

#include <gtest/gtest.h>

#include <fstream>

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace matchdesk::test {

namespace {

using contract::Origin;

std::optional<http::tests::Answer> ask(
    const std::string &address, const std::string &path, const std::string &token = {})
{
    http::tests::RawClient client(portOf(address));
    client.send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n");
    return client.receive();
}

std::vector<std::string> smallDemo(const std::filesystem::path &folder)
{
    return {"--demo", "--data", folder.string(), "--records", "400", "--tickets", "8"};
}

/// The start of `server` failed as it should: one line, that exit code.
void expectFailure(Program &server, int code, const std::string &words)
{
    EXPECT_EQ(server.exitCode(), code);
    const std::string said = server.errors();
    EXPECT_TRUE(said.starts_with("matchdesk-server: ")) << said;
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
    EXPECT_NE(said.find(words), std::string::npos) << said;
    EXPECT_FALSE(server.line(std::chrono::seconds(1))) << "it said that it is ready";
}

TEST(ServerProgram, servesADemoWorldToEachMemberOfStaff)
{
    const TemporaryFolder folder;
    Program server(smallDemo(folder.path()));
    const auto ready = server.ready();
    EXPECT_TRUE(ready.demo);
    EXPECT_EQ(ready.world, "Demo world 7");
    EXPECT_TRUE(ready.bootstrapToken.empty());
    ASSERT_EQ(ready.staff.size(), 4U);
    EXPECT_EQ(ask(ready.address, "/v1/health")->status, 200);
    EXPECT_EQ(ask(ready.address, "/v1/tickets")->status, 401);
    for (const auto &access : ready.staff) {
        EXPECT_GE(access.token.size(), 43U) << "256 bits";
        const auto workplace
            = contract::decode<Workplace>(ask(ready.address, "/v1/workplace", access.token)->body, Origin::Response);
        ASSERT_TRUE(workplace.ok());
        EXPECT_EQ(workplace.value().me, access.staff);
    }
    const auto list = contract::decode<contract::TicketList>(
        ask(ready.address, "/v1/tickets", ready.staff[0].token)->body, Origin::Response);
    ASSERT_TRUE(list.ok());
    EXPECT_EQ(list.value().tickets.size(), 8U);
    server.signal(SIGTERM);
    EXPECT_EQ(server.exitCode(), 0);
    EXPECT_EQ(server.errors(), "");
}

TEST(ServerProgram, opensTheSameWorldAgainWithTheSameTokens)
{
    const TemporaryFolder folder;
    std::string oldToken;
    std::vector<TicketRow> before;
    for (int start = 0; start < 2; ++start) {
        Program server(smallDemo(folder.path()));
        const auto ready = server.ready();
        ASSERT_FALSE(ready.staff.empty());
        const auto list = contract::decode<contract::TicketList>(
            ask(ready.address, "/v1/tickets", ready.staff[0].token)->body, Origin::Response);
        ASSERT_TRUE(list.ok());
        if (start == 1) {
            EXPECT_EQ(list.value().tickets, before);
            // A desktop that was open over the restart is still signed in.
            EXPECT_EQ(ask(ready.address, "/v1/tickets", oldToken)->status, 200);
            EXPECT_EQ(ready.staff[0].token, oldToken);
        }
        oldToken = ready.staff[0].token;
        before = list.value().tickets;
        server.signal(SIGINT);
        EXPECT_EQ(server.exitCode(), 0);
    }
}

TEST(ServerProgram, givesTheFirstLeadOfANewDatabaseATokenOnce)
{
    const TemporaryFolder folder;
    std::string token;
    for (int start = 0; start < 2; ++start) {
        Program server({"--data", (folder.path() / "new" / "data").string(), "--lead-name", "Leo Marchetti"});
        const auto ready = server.ready();
        EXPECT_FALSE(ready.demo);
        EXPECT_TRUE(ready.staff.empty());
        EXPECT_EQ(ready.bootstrapToken.empty(), start == 1);
        if (start == 0)
            token = ready.bootstrapToken;
        const auto workplace
            = contract::decode<Workplace>(ask(ready.address, "/v1/workplace", token)->body, Origin::Response);
        ASSERT_TRUE(workplace.ok());
        EXPECT_EQ(workplace.value().me.role, Role::Lead);
        EXPECT_EQ(workplace.value().me.displayName, "Leo Marchetti");
        server.signal(SIGTERM);
        EXPECT_EQ(server.exitCode(), 0);
    }
}

TEST(ServerProgram, keepsItsDataToItself)
{
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    Program server({"--data", data.string()});
    static_cast<void>(server.ready());
    struct stat status {};
    ASSERT_EQ(stat((data / "matchdesk.sqlite").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(ServerProgram, endsWhenItIsToldToBeforeItIsReady)
{
    const TemporaryFolder folder;
    Program server({"--demo", "--data", folder.path().string(), "--records", "150000"});
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    server.signal(SIGTERM);
    EXPECT_EQ(server.exitCode(), 0);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "matchdesk.sqlite"));
    // What was given up leaves nothing in the way.
    Program again(smallDemo(folder.path()));
    EXPECT_EQ(again.ready().staff.size(), 4U);
}

TEST(ServerProgram, startsAgainAfterBeingKilledWhileItMadeTheWorld)
{
    const TemporaryFolder folder;
    {
        Program server({"--demo", "--data", folder.path().string(), "--records", "200000"});
        std::this_thread::sleep_for(std::chrono::milliseconds(1'500));
        server.signal(SIGKILL);
        ASSERT_EQ(server.exitCode(), -SIGKILL) << "it was ready too soon for this test";
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "matchdesk.sqlite"));
    Program again(smallDemo(folder.path()));
    const auto ready = again.ready();
    ASSERT_EQ(ready.staff.size(), 4U);
    const auto list = contract::decode<contract::TicketList>(
        ask(ready.address, "/v1/tickets", ready.staff[0].token)->body, Origin::Response);
    EXPECT_EQ(list.value().tickets.size(), 8U);
}

TEST(ServerProgram, answersRequestsUnderWayBeforeItEnds)
{
    const TemporaryFolder folder;
    Program server(smallDemo(folder.path()));
    const auto ready = server.ready();
    std::vector<std::unique_ptr<http::tests::RawClient>> clients;
    for (int i = 0; i < 16; ++i) {
        clients.push_back(std::make_unique<http::tests::RawClient>(portOf(ready.address)));
        clients.back()->send("GET /v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                             + ready.staff[0].token + "\r\n\r\n");
    }
    server.signal(SIGTERM);
    for (const auto &client : clients) {
        const auto answer = client->receive();
        EXPECT_TRUE(!answer || answer->status == 200 || answer->status == 503);
    }
    EXPECT_EQ(server.exitCode(), 0);
}

TEST(ServerProgram, saysWhyItDoesNotStart)
{
    const TemporaryFolder folder;
    {
        Program server({"--port", "ninety"});
        expectFailure(server, 2, "--port");
    }
    {
        Program server({"--data", "/proc/matchdesk"});
        expectFailure(server, 3, "cannot be written");
    }
    {
        std::ofstream(folder.path() / "file") << "not a folder";
        Program server({"--data", (folder.path() / "file").string()});
        expectFailure(server, 3, "cannot be written");
    }
    {
        const auto damaged = folder.path() / "damaged";
        std::filesystem::create_directories(damaged);
        std::ofstream(damaged / "matchdesk.sqlite") << std::string(10'000, 'x');
        Program server({"--data", damaged.string()});
        expectFailure(server, 7, "damaged");
    }
    {
        Program server({"--postgres", "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=2"});
        expectFailure(server, 8, "database");
    }
}

TEST(ServerProgram, refusesASecondOneOnTheSameDataAndOnTheSamePort)
{
    const TemporaryFolder folder;
    Program first({"--data", (folder.path() / "one").string()});
    const auto ready = first.ready();
    Program sameData({"--data", (folder.path() / "one").string()});
    expectFailure(sameData, 4, "in use");
    Program samePort({"--data", (folder.path() / "two").string(), "--port", std::to_string(portOf(ready.address))});
    expectFailure(samePort, 6, "port");
    EXPECT_EQ(ask(ready.address, "/v1/health")->status, 200);
}

TEST(ServerProgram, refusesAnotherDemoWorldThanTheOneThatIsThere)
{
    const TemporaryFolder folder;
    {
        Program server(smallDemo(folder.path()));
        static_cast<void>(server.ready());
        server.signal(SIGTERM);
        EXPECT_EQ(server.exitCode(), 0);
    }
    Program other({"--demo", "--seed", "8", "--data", folder.path().string()});
    expectFailure(other, 7, "not the demo world");
}

} // namespace

} // namespace matchdesk::test
