// SPDX-License-Identifier: MIT
// The figures that the rooms above count on, on the release build.
#include "samples.h"
#include "store/sql_store.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace matchdesk::tests {
namespace {

using Clock = std::chrono::steady_clock;

/// The processor time that this thread has had: what a run costs when others use the machine as well.
double processorMilliseconds()
{
    timespec now {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double milliseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// Milliseconds, by the clock on the wall and of the processor.
struct Cost {
    double wall = 1e9;
    double processor = 1e9;
};

/// What `work` costs: the best of a few runs, since the machine does other things as well.
template <typename Work>
Cost best(Work work, int runs = 5)
{
    Cost least;
    for (int i = 0; i < runs; ++i) {
        const auto started = Clock::now();
        const double before = processorMilliseconds();
        work();
        least.wall = std::min(least.wall, milliseconds(Clock::now() - started));
        least.processor = std::min(least.processor, processorMilliseconds() - before);
    }
    return least;
}

class StoreSpeed : public ::testing::Test {
protected:
    void SetUp() override
    {
        std::string name = (std::filesystem::temp_directory_path() / "matchdesk-speed-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        m_folder = name;
        auto opened = SqlStore::openSqlite(m_folder / "speed.db");
        ASSERT_TRUE(opened.ok());
        m_store = std::move(opened).value();
    }
    void TearDown() override
    {
        m_store->releaseThread();
        m_store.reset();
        std::filesystem::remove_all(m_folder);
    }
    static void expectAtMost(const std::string &what, double took, double most)
    {
        std::printf("%-32s %8.2f ms (at most %.0f)\n", what.c_str(), took, most);
        EXPECT_LE(took, most) << what;
    }
    /// For what is in memory and waits for nothing: there the processor's time is the time it takes.
    static void expectProcessorAtMost(const std::string &what, const Cost &cost, double most)
    {
        std::printf("%-32s %8.2f ms, %8.2f ms of the processor (at most %.0f)\n", what.c_str(), cost.wall,
                    cost.processor, most);
        EXPECT_LE(cost.processor, most) << what;
    }

    std::filesystem::path m_folder;
    std::unique_ptr<Store> m_store;
};

TEST_F(StoreSpeed, TwentyThousandRecords)
{
    std::vector<matching::Record> records;
    for (int i = 0; i < 20'000; ++i) {
        matching::Record record = sampleRecord(std::to_string(7'000'000 + i));
        record.previousFirstNames.clear();
        record.previousLastNames.resize(i % 5 == 0 ? 1 : 0);
        records.push_back(std::move(record));
    }
    const auto started = Clock::now();
    ASSERT_TRUE(m_store->write([&](Session &session) { return session.records().addAll(records); }).ok());
    expectAtMost("add 20,000 records", milliseconds(Clock::now() - started), 1000);
    expectProcessorAtMost("read 20,000 records", best([&] {
                              const auto all = inRead<std::vector<matching::Record>>(
                                  *m_store, [](Session &session) { return session.records().all(); });
                              ASSERT_EQ(all.value().size(), records.size());
                          }),
                          150);
}

TEST_F(StoreSpeed, AHundredThousandTickets)
{
    constexpr int kTickets = 100'000;
    ASSERT_TRUE(putIdentity(*m_store, sampleIdentity("i", "i@example.org")).ok());
    const auto started = Clock::now();
    for (int batch = 0; batch < 100; ++batch) {
        const Outcome added = m_store->write([&](Session &session) -> Outcome {
            for (int i = 0; i < kTickets / 100; ++i) {
                const int number = batch * (kTickets / 100) + i;
                Ticket ticket;
                ticket.id = TicketId("0192f0c4-7b1e-7000-8000-0000000" + std::to_string(10'000 + number));
                ticket.identity = IdentityId("i");
                ticket.personName = "Person Number " + std::to_string(number);
                ticket.service = "Apply for qualified teacher status";
                ticket.openedAt = at(number);
                ticket.promisedBy = at(number * 7919LL % kTickets);
                ticket.state = number % 10 == 0 ? TicketState::Closed : TicketState::Open;
                const auto done = session.tickets().add(ticket, {sampleAttempt("7200000", "asker@example.org")});
                if (!done.ok())
                    return done.error();
            }
            return Done {};
        });
        ASSERT_TRUE(added.ok());
    }
    std::printf("%-40s %8.0f ms\n", "add 100,000 tickets", milliseconds(Clock::now() - started));

    expectProcessorAtMost("all tickets in pages of 5,000",
                          best(
                              [&] {
                                  std::int64_t after = 0;
                                  std::size_t seen = 0;
                                  for (;;) {
                                      const auto page = inRead<std::vector<Ticket>>(*m_store, [&](Session &session) {
                                          return session.tickets().changedAfter(after, 5000);
                                      });
                                      if (page.value().empty())
                                          break;
                                      seen += page.value().size();
                                      after = page.value().back().changeSeq;
                                  }
                                  ASSERT_EQ(seen, static_cast<std::size_t>(kTickets));
                              },
                              3),
                          900);
    expectProcessorAtMost("first 200 open tickets", best([&] {
                              const auto open = inRead<std::vector<Ticket>>(
                                  *m_store, [](Session &session) { return session.tickets().firstOpen(200); });
                              ASSERT_EQ(open.value().size(), 200U);
                          }),
                          8);
    expectProcessorAtMost("search that finds nothing", best([&] {
                              const auto found = inRead<std::vector<Ticket>>(*m_store, [](Session &session) {
                                  return session.tickets().search("nobody of that name", 50);
                              });
                              ASSERT_TRUE(found.value().empty());
                          }),
                          150);
    expectAtMost("one decision",
                 best(
                     [&, number = 0]() mutable {
                         const std::string id = "d" + std::to_string(number++);
                         const Outcome decided = m_store->write([&](Session &session) -> Outcome {
                             auto ticket = session.tickets().byReference("MD-50000");
                             if (!ticket.ok())
                                 return ticket.error();
                             const auto updated = session.tickets().update(ticket.value(), ticket.value().version);
                             if (!updated.ok())
                                 return updated.error();
                             const Outcome added = session.decisions().add(sampleDecision(id, ticket.value().id), id,
                                                                           "digest", std::string(3000, 'e'), {});
                             return added.ok() ? session.audit().append(sampleEvent(ticket.value().id)) : added;
                         });
                         ASSERT_TRUE(decided.ok());
                     },
                     50)
                     .wall,
                 3);
}

} // namespace
} // namespace matchdesk::tests
