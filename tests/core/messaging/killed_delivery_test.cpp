// SPDX-License-Identifier: MIT
#include "messaging/post.h"
#include "smtp_peer.h"
#include "store/sql_store.h"
#include "temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <random>
#include <thread>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace matchdesk {
namespace {

/// MATCHDESK_KILLS asks for more than the usual number.
int wantedKills()
{
    const char *wanted = std::getenv("MATCHDESK_KILLS");
    return wanted == nullptr ? 12 : std::atoi(wanted);
}

pid_t start(const std::filesystem::path &database, std::uint16_t port)
{
    const std::string program = MATCHDESK_BUILD_DIR "/tests/mail_program";
    const std::string file = database.string();
    const std::string portText = std::to_string(port);
    std::vector<std::string> words {program, file, portText, "300"};
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    EXPECT_EQ(::posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ), 0);
    return child;
}

TEST(KilledDelivery, LosesNothingAndSendsAtMostOneTwiceForEachKill)
{
    const int kills = wantedKills();
    const int messages = kills * 10;
    const test::TemporaryFolder folder;
    const auto database = folder.path() / "mail.sqlite";
    const auto withStore = [&](auto work) {
        const auto store = SqlStore::openSqlite(database).value();
        work(*store);
        store->releaseThread();
    };
    withStore([&](Store &store) {
        ASSERT_TRUE(store.write([&](Session &session) -> Outcome {
            for (int i = 0; i < messages; ++i) {
                const MessageOrder order {.templateId = "email-changed",
                                          .recipient = 'u' + std::to_string(i) + "@example.test",
                                          .variables = {{"name", "Siân"}, {"service", "Register"}},
                                          .cause = std::to_string(i)};
                if (Outcome written = post(session, Mailroom(Templates::builtIn(), SecretKey()), order, SystemClock().now()); !written.ok())
                    return written;
            }
            return Done {};
        }).ok());
    });
    test::SmtpPeer peer;
    std::mt19937 random(20'260'309);
    const auto distinct = [&] {
        std::map<std::string, int> arrived;
        for (const auto &mail : peer.received())
            ++arrived[mail.to];
        return arrived;
    };
    int killed = 0;
    for (; killed < kills; ++killed) {
        const pid_t child = start(database, peer.port());
        const std::size_t before = peer.received().size();
        // Counted from the first message, so that a slow start does not make every kill come too early.
        for (int i = 0; i < 5'000 && peer.received().size() == before && distinct().size() < static_cast<std::size_t>(messages); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
    const pid_t last = start(database, peer.port());
    for (int i = 0; i < 30'000 && distinct().size() < static_cast<std::size_t>(messages); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(500)); // what was held by the dead is taken and written down
    ::kill(last, SIGTERM);
    ::waitpid(last, nullptr, 0);

    const auto arrived = distinct();
    EXPECT_EQ(arrived.size(), static_cast<std::size_t>(messages)) << "nothing is lost";
    const auto extra = static_cast<int>(peer.received().size()) - messages;
    EXPECT_LE(extra, killed);
    std::map<std::string, std::set<std::string>> ids;
    for (const auto &mail : peer.received())
        ids[mail.to].insert(test::headerOf(mail.text, "Message-ID"));
    for (const auto &[recipient, known] : ids)
        EXPECT_EQ(known.size(), 1U) << "a second copy says that it is one";
    withStore([&](Store &store) {
        const auto all = inRead<std::vector<Message>>(store, [&](Session &session) {
            return session.outbox().newest(std::nullopt, static_cast<std::size_t>(messages) + 1);
        }).value();
        EXPECT_EQ(std::ranges::count(all, DeliveryState::Sent, &Message::state), messages);
    });
    RecordProperty("kills", killed);
    RecordProperty("copies", extra);
    std::printf("%d messages, %d kills, %d sent twice\n", messages, killed, extra);
}

} // namespace
} // namespace matchdesk
