// SPDX-License-Identifier: MIT
#include "secrets/keychain_secret_store.h"
#include "secrets/memory_secret_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <gtest/gtest.h>

namespace matchdesk {
namespace {

template <typename T>
bool answersWithin(const QFuture<T> &future, std::chrono::milliseconds limit)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!future.isFinished() && elapsed.elapsed() < limit.count()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::msleep(1);
    }
    return future.isFinished();
}

TEST(MemorySecretStore, keepsReplacesAndForgets)
{
    MemorySecretStore store;
    EXPECT_EQ(store.read("server").result().error().code, ErrorCode::NotFound);
    EXPECT_TRUE(store.write("server", "first").result().ok());
    EXPECT_TRUE(store.write("server", "second").result().ok());
    EXPECT_EQ(store.read("server").result().value(), "second");
    EXPECT_TRUE(store.remove("server").result().ok());
    EXPECT_TRUE(store.remove("server").result().ok());
    EXPECT_EQ(store.read("server").result().error().code, ErrorCode::NotFound);
}

TEST(KeychainSecretStore, answersUnavailableWhereThereIsNoKeychain)
{
    KeychainSecretStore store("matchdesk-test", std::chrono::seconds(5));
    const auto read = store.read("server");
    ASSERT_TRUE(answersWithin(read, std::chrono::seconds(6)));
    ASSERT_FALSE(read.result().ok());
    EXPECT_EQ(read.result().error().code, ErrorCode::Unavailable);
    const auto written = store.write("server", "token");
    ASSERT_TRUE(answersWithin(written, std::chrono::seconds(6)));
    EXPECT_FALSE(written.result().ok()) << "a secret must not go anywhere else";
}

TEST(KeychainSecretStore, answersAtTheDeadlineWhateverTheKeychainDoes)
{
    KeychainSecretStore store("matchdesk-test", std::chrono::milliseconds(0));
    const auto read = store.read("server");
    ASSERT_TRUE(answersWithin(read, std::chrono::milliseconds(500)));
    EXPECT_EQ(read.result().error().code, ErrorCode::Unavailable);
}

} // namespace
} // namespace matchdesk
