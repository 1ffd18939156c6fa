// SPDX-License-Identifier: MIT
#include "embed/embedded_backend.h"

#include "app/server/program.h"
#include "remote/http_api_client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <set>

namespace matchdesk::test {

namespace {

HostOptions smallDemo(const TemporaryFolder &folder)
{
    HostOptions options;
    options.dataFolder = folder.path() / "demo";
    options.demo = true;
    options.access = Access::Everybody;
    options.records = 400;
    options.tickets = 8;
    return options;
}

Result<HostReady> answerOf(QFuture<Result<HostReady>> future)
{
    future.waitForFinished();
    EXPECT_EQ(future.resultCount(), 1);
    return future.takeResult();
}

TEST(EmbeddedBackend, isSpokenToOverHttpLikeAnyOther)
{
    const TemporaryFolder folder;
    EmbeddedBackend backend;
    std::atomic<int> reports = 0;
    const auto ready = answerOf(backend.start(smallDemo(folder), [&reports](double fraction, std::string_view phase) {
        ++reports;
        return fraction >= 0 && fraction <= 1 && !phase.empty();
    }));
    ASSERT_TRUE(ready.ok()) << ready.error().detail;
    EXPECT_GT(reports, 2);
    EXPECT_TRUE(ready.value().made);
    EXPECT_EQ(ready.value().world, "Demo world 7");
    EXPECT_TRUE(ready.value().address.starts_with("http://127.0.0.1:"));
    ASSERT_EQ(ready.value().staff.size(), 4U);
    std::set<std::string> tokens;
    for (const StaffAccess &access : ready.value().staff) {
        tokens.insert(access.token);
        HttpApiClient client(std::make_shared<CurlWorker>(), {.address = ready.value().address, .token = access.token});
        auto workplace = client.workplace();
        workplace.waitForFinished();
        ASSERT_TRUE(workplace.result().ok());
        EXPECT_EQ(workplace.result().value().me, access.staff);
        auto rows = client.firstRows(100);
        rows.waitForFinished();
        EXPECT_EQ(rows.result().value().size(), 8U);
    }
    EXPECT_EQ(tokens.size(), 4U);
    backend.stop();
    backend.stop();
}

TEST(EmbeddedBackend, aServedDemoKeepsItsTokensAndAnEmbeddedOneDoesNot)
{
    const TemporaryFolder folder;
    const TemporaryFolder other;
    const auto tokensOf = [](const HostReady &ready) {
        std::map<std::string, std::string> tokens;
        for (const StaffAccess &access : ready.staff)
            tokens[access.staff.id.text] = access.token;
        return tokens;
    };
    const auto served = [&](const HostOptions &options) {
        const auto host = BackendHost::start(options);
        EXPECT_TRUE(host.ok());
        return host.ok() ? tokensOf(host.value()->ready()) : std::map<std::string, std::string> {};
    };
    const auto first = served(smallDemo(folder));
    ASSERT_EQ(first.size(), 4U);
    EXPECT_EQ(served(smallDemo(folder)), first) << "a restart signs nobody out";
    const auto elsewhere = served(smallDemo(other));
    for (const auto &[staff, token] : first) {
        EXPECT_EQ(token.size(), 64U);
        EXPECT_NE(elsewhere.at(staff), token) << "each world has tokens of its own";
    }
    std::set<std::string> embedded;
    for (int start = 0; start < 2; ++start) {
        EmbeddedBackend backend;
        const auto ready = answerOf(backend.start(smallDemo(folder)));
        ASSERT_TRUE(ready.ok());
        for (const auto &[staff, token] : tokensOf(ready.value())) {
            EXPECT_NE(token, first.at(staff));
            embedded.insert(token);
        }
    }
    EXPECT_EQ(embedded.size(), 8U);
    EXPECT_EQ(served(smallDemo(folder)), first);
}

TEST(EmbeddedBackend, keepsOnePersonsOwnData)
{
    const TemporaryFolder folder;
    HostOptions options;
    options.dataFolder = folder.path() / "own";
    options.access = Access::LocalUser;
    options.userName = "Leo Marchetti";
    std::string token;
    for (int start = 0; start < 2; ++start) {
        EmbeddedBackend backend;
        const auto ready = answerOf(backend.start(options));
        ASSERT_TRUE(ready.ok()) << ready.error().detail;
        EXPECT_EQ(ready.value().made, start == 0);
        ASSERT_EQ(ready.value().staff.size(), 1U);
        EXPECT_EQ(ready.value().staff[0].staff.role, Role::Lead);
        EXPECT_EQ(ready.value().staff[0].staff.displayName, "Leo Marchetti");
        EXPECT_NE(ready.value().staff[0].token, token) << "tokens are for one run";
        token = ready.value().staff[0].token;
    }
}

TEST(EmbeddedBackend, canBeGivenUpWhileTheWorldIsMade)
{
    const TemporaryFolder folder;
    HostOptions options = smallDemo(folder);
    options.records = 100'000;
    EmbeddedBackend backend;
    auto future = backend.start(options, [&backend](double, std::string_view) {
        backend.cancel();
        return true;
    });
    const auto answer = answerOf(future);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(std::filesystem::exists(options.dataFolder / "matchdesk.sqlite"));
}

TEST(EmbeddedBackend, endsWithItsOwner)
{
    const TemporaryFolder folder;
    QFuture<Result<HostReady>> future;
    {
        EmbeddedBackend backend;
        HostOptions options = smallDemo(folder);
        options.records = 100'000;
        future = backend.start(options);
    }
    EXPECT_TRUE(future.isFinished()) << "the destructor waits for the thread that starts";
    EXPECT_EQ(answerOf(future).error().code, ErrorCode::Cancelled);
    EmbeddedBackend again;
    EXPECT_TRUE(answerOf(again.start(smallDemo(folder))).ok()) << "nothing half-made is in the way";
}

TEST(EmbeddedBackend, saysWhatIsInTheWay)
{
    const TemporaryFolder folder;
    EmbeddedBackend first;
    ASSERT_TRUE(answerOf(first.start(smallDemo(folder))).ok());
    EXPECT_EQ(answerOf(first.start(smallDemo(folder))).error().code, ErrorCode::Internal) << "it starts once";
    EmbeddedBackend second;
    EXPECT_EQ(answerOf(second.start(smallDemo(folder))).error().code, ErrorCode::Conflict);
    HostOptions forbidden;
    forbidden.dataFolder = "/proc/matchdesk";
    EmbeddedBackend third;
    EXPECT_EQ(answerOf(third.start(forbidden)).error().code, ErrorCode::Forbidden);
}

} // namespace

} // namespace matchdesk::test
