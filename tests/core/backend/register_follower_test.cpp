// SPDX-License-Identifier: MIT
#include "served_desk.h"

#include "domain/queue.h"
#include "support/text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace matchdesk::test {

namespace {

constexpr const char *kNino = "JG103767B";

/// A backend that follows its register, and one ticket that the next change answers.
class RegisterFollowing : public ::testing::Test {
protected:
    RegisterFollowing() : inbox(std::filesystem::temp_directory_path() / ("matchdesk-inbox-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(inbox);
        desk = std::make_unique<ServedDesk>(options());
        StatedFacts facts = desk->bench.factsFor(DeskBench::freeTrn, "asker@mail.test");
        facts.claim.nationalInsuranceNumber = kNino;
        ticket = desk->bench.raise(facts).id;
    }
    ~RegisterFollowing() override
    {
        desk.reset();
        std::filesystem::remove_all(inbox);
    }

    [[nodiscard]] BackendOptions options() const
    {
        BackendOptions options = ServedDesk::usualOptions();
        options.changesInbox = inbox;
        options.followEvery = std::chrono::milliseconds(20);
        return options;
    }
    [[nodiscard]] matching::Record record() const
    {
        auto found = desk->bench.records.current()->records().record(DeskBench::freeTrn).value();
        found.nationalInsuranceNumber = kNino;
        return found;
    }
    [[nodiscard]] std::int64_t apply(const matching::Changes &changes) const
    {
        return inWrite<std::int64_t>(*desk->bench.store,
                                     [&](Session &session) { return session.records().apply(changes); })
            .value();
    }
    [[nodiscard]] bool matches() const { return desk->bench.ticket(ticket).hint == Hint::MatchesNow; }

    std::filesystem::path inbox;
    std::unique_ptr<ServedDesk> desk;
    TicketId ticket;
};

TEST_F(RegisterFollowing, takesAChangeOfTheStoreIntoUseAndTellsTheDesks)
{
    const auto news = ServedDesk::read<QueueNews>(desk->get("/v1/tickets?after=0", desk->bench.ada));
    EXPECT_EQ(apply({{record()}, {}}), 1);
    ASSERT_TRUE(eventually([&] { return matches(); }));
    EXPECT_EQ(desk->shown(ticket, desk->bench.ada).candidates.front().candidate.record.nationalInsuranceNumber, kNino);
    // What a desktop asks for all the time brings the changed row.
    const auto more = ServedDesk::read<QueueNews>(
        desk->get("/v1/tickets?after=" + std::to_string(news.nextAfter), desk->bench.ada));
    ASSERT_FALSE(more.rows.empty());
    EXPECT_EQ(more.rows.back().id, ticket);
    EXPECT_EQ(more.rows.back().hint, Hint::MatchesNow);
}

TEST_F(RegisterFollowing, takesFilesThatOthersLeave)
{
    {
        std::ofstream broken(inbox / "00000000000000000001-1.csv");
        broken << "no,columns\n1,2\n";
    }
    {
        const auto changed = record();
        std::ofstream file(inbox / "00000000000000000002-1.csv.making");
        file << "trn,first_name,last_name,date_of_birth,national_insurance_number,status\n"
             << changed.trn << ',' << changed.firstName << ',' << changed.lastName << ','
             << toIso(*changed.dateOfBirth) << ',' << kNino << ",active\n1000007,,,,,bad\n";
    }
    std::filesystem::rename(inbox / "00000000000000000002-1.csv.making", inbox / "00000000000000000002-1.csv");
    ASSERT_TRUE(eventually([&] { return matches(); }));
    EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(inbox / "00000000000000000002-1.csv"); }));
    // What cannot be read is kept aside and holds nothing up.
    EXPECT_TRUE(std::filesystem::exists(inbox / "00000000000000000001-1.csv.refused"));
    EXPECT_TRUE(desk->bench.records.current()->records().record(DeskBench::otherTrn).has_value());
}

TEST_F(RegisterFollowing, makesUpForWhatHappenedWhileItWasAway)
{
    desk->backend->stop();
    static_cast<void>(apply({{record()}, {}}));
    // The next start finds a register that has the change, and tickets that do not know of it.
    desk->bench.changeRecord(DeskBench::freeTrn, [](matching::Record &changed) { changed.nationalInsuranceNumber = kNino; });
    desk->backend = std::make_unique<Backend>(*desk->bench.store, desk->bench.clock, desk->bench.records, options());
    desk->port = desk->backend->start().value();
    EXPECT_TRUE(eventually([&] { return matches(); }));
}

/// The record of somebody who has an account, under a new name.
class RegisterRenaming : public RegisterFollowing {
protected:
    [[nodiscard]] matching::Record renamed() const
    {
        auto found = desk->bench.records.current()->records().record(DeskBench::claimedTrn).value();
        found.previousLastNames.push_back(found.lastName);
        found.lastName = "Vaughan";
        return found;
    }
    [[nodiscard]] Identity account() const { return desk->bench.identity(desk->bench.ownerOfClaimed().id); }
    [[nodiscard]] auto renamings() const
    {
        const auto events = inRead<std::vector<IdentityEvent>>(*desk->bench.store, [&](Session &session) {
            return session.identityEvents().forIdentity(desk->bench.ownerOfClaimed().id);
        });
        return std::ranges::count_if(events.value(), [](const IdentityEvent &event) {
            return event.kind == IdentityEventKind::UserUpdated && event.source == ChangeSource::DqtSynchronization;
        });
    }
};

TEST_F(RegisterRenaming, givesTheAccountItsRecordsNewNameOnce)
{
    static_cast<void>(apply({{renamed(), record()}, {}}));
    ASSERT_TRUE(eventually([&] { return account().lastName == "Vaughan"; }));
    EXPECT_EQ(account().trn, DeskBench::claimedTrn);
    EXPECT_EQ(renamings(), 1);
    // A change that says nothing new of the name is no change of the account.
    auto again = renamed();
    again.nationalInsuranceNumber = "JG103769D";
    static_cast<void>(apply({{again}, {}}));
    ASSERT_TRUE(eventually([&] {
        return desk->bench.records.current()->records().record(DeskBench::claimedTrn)->nationalInsuranceNumber == "JG103769D";
    }));
    EXPECT_EQ(renamings(), 1);
}

TEST_F(RegisterRenaming, reachesTheAccountWhenItHappenedWhileNobodyFollowed)
{
    desk->backend->stop();
    static_cast<void>(apply({{renamed()}, {}}));
    desk->bench.changeRecord(DeskBench::claimedTrn, [](matching::Record &changed) { changed.lastName = "Vaughan"; });
    desk->backend = std::make_unique<Backend>(*desk->bench.store, desk->bench.clock, desk->bench.records, options());
    desk->port = desk->backend->start().value();
    EXPECT_TRUE(eventually([&] { return account().lastName == "Vaughan"; }));
}

TEST_F(RegisterFollowing, removesARecordFromUse)
{
    static_cast<void>(apply({{}, {DeskBench::freeTrn}}));
    EXPECT_TRUE(eventually(
        [&] { return !desk->bench.records.current()->records().record(DeskBench::freeTrn).has_value(); }));
    EXPECT_FALSE(matches());
}

} // namespace

} // namespace matchdesk::test
