// SPDX-License-Identifier: MIT
#include "casework/rematch.h"

#include "store_kinds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace matchdesk::test {
namespace {

constexpr const char *kNino = "JG103767B";

class RematchTest : public OnEveryStore {
protected:
    RematchTest() : rematch(*bench.store, bench.clock) {}

    /// A ticket of somebody who states an NI number that the record lacks.
    Ticket raiseWithNino(const std::string &trn)
    {
        StatedFacts facts = bench.factsFor(trn, "asker." + trn + "@mail.test");
        facts.claim.nationalInsuranceNumber = kNino;
        return bench.raise(facts);
    }
    [[nodiscard]] matching::Record record(const std::string &trn) const
    {
        return bench.records.current()->records().record(trn).value();
    }
    /// Puts `changes` into use, as a backend does, and has the tickets matched again.
    Rematched change(const matching::Changes &changes)
    {
        const auto before = bench.records.current();
        bench.records.replace(matching::withChanges(before->sharedRecords(), changes).records);
        const auto done = rematch.afterChange(*before, *bench.records.current(), changes);
        EXPECT_TRUE(done.ok());
        return done.ok() ? done.value() : Rematched {};
    }
    Rematched giveNino(const std::string &trn, const std::string &nino = kNino)
    {
        matching::Record changed = record(trn);
        changed.nationalInsuranceNumber = nino;
        return change({{changed}, {}});
    }
    [[nodiscard]] std::size_t events(const TicketId &id, AuditAction action)
    {
        const auto history = bench.audit(id);
        return static_cast<std::size_t>(std::ranges::count(history, action, &AuditEvent::action));
    }

    Rematch rematch;
};

TEST_P(RematchTest, ATicketThatAnswersToOneRecordNowSaysSo)
{
    const Ticket ticket = raiseWithNino(DeskBench::freeTrn);
    const Ticket stranger = bench.raiseFor(DeskBench::otherTrn);
    const Rematched done = giveNino(DeskBench::freeTrn);
    EXPECT_EQ(done.open, 2U);
    EXPECT_EQ(done.matched, 1U);
    EXPECT_EQ(done.confirming, 1U);
    const Ticket now = bench.ticket(ticket.id);
    EXPECT_EQ(now.hint, Hint::MatchesNow);
    EXPECT_GT(now.changeSeq, ticket.changeSeq);
    EXPECT_EQ(now.state, TicketState::Open);
    ASSERT_EQ(events(ticket.id, AuditAction::MatchesNow), 1U);
    EXPECT_EQ(bench.audit(ticket.id).back().trn, DeskBench::freeTrn);
    EXPECT_EQ(bench.ticket(stranger.id), stranger);

    // The same again says nothing twice.
    EXPECT_EQ(giveNino(DeskBench::freeTrn).confirming, 0U);
    EXPECT_EQ(events(ticket.id, AuditAction::MatchesNow), 1U);
}

TEST_P(RematchTest, WhatLapsesIsTakenBack)
{
    const Ticket ticket = raiseWithNino(DeskBench::freeTrn);
    EXPECT_EQ(giveNino(DeskBench::freeTrn).confirming, 1U);
    EXPECT_EQ(giveNino(DeskBench::freeTrn, {}).lapsed, 1U);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::None);
    EXPECT_EQ(events(ticket.id, AuditAction::MatchesNoLonger), 1U);
}

TEST_P(RematchTest, ARecordTakenOutCanLeaveOneAnswer)
{
    matching::Record twin = record(DeskBench::freeTrn);
    twin.trn = "1000099";
    twin.nationalInsuranceNumber = kNino;
    matching::Record both = record(DeskBench::freeTrn);
    both.nationalInsuranceNumber = kNino;
    static_cast<void>(change({{twin, both}, {}}));
    const Ticket ticket = raiseWithNino(DeskBench::freeTrn);
    EXPECT_EQ(ticket.cause, Cause::SeveralAnswered);
    EXPECT_EQ(change({{}, {twin.trn}}).confirming, 1U);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::MatchesNow);
}

TEST_P(RematchTest, ATicketThatConfirmedAllAlongIsNoNews)
{
    const Ticket claimed = bench.raiseFor(DeskBench::claimedTrn);
    ASSERT_EQ(claimed.cause, Cause::RecordClaimed);
    matching::Record changed = record(DeskBench::claimedTrn);
    changed.middleName = "Mair";
    const Rematched done = change({{changed}, {}});
    EXPECT_EQ(done.matched, 1U);
    EXPECT_EQ(done.confirming, 0U);
    EXPECT_EQ(bench.ticket(claimed.id).hint, claimed.hint);
}

TEST_P(RematchTest, AHeldTicketIsLookedAtOnceItIsOpenAgain)
{
    const Ticket ticket = raiseWithNino(DeskBench::freeTrn);
    const Decision held = bench.decide(bench.request(ticket.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada);
    EXPECT_EQ(giveNino(DeskBench::freeTrn).confirming, 0U);
    EXPECT_EQ(rematch.retry(*bench.records.current()).value().confirming, 0U);
    ASSERT_TRUE(bench.decisions.undo(held.id, bench.ada, "request-2").ok());
    EXPECT_EQ(rematch.retry(*bench.records.current()).value().confirming, 1U);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::MatchesNow);
    EXPECT_EQ(rematch.retry(*bench.records.current()).value(), Rematched {});
}

TEST_P(RematchTest, WithoutKnowingWhatChangedAllAreMatchedAgain)
{
    const Ticket ticket = raiseWithNino(DeskBench::freeTrn);
    const Ticket claimed = bench.raiseFor(DeskBench::claimedTrn);
    bench.changeRecord(DeskBench::freeTrn, [](matching::Record &changed) { changed.nationalInsuranceNumber = kNino; });
    const Rematched done = rematch.all(*bench.records.current()).value();
    EXPECT_EQ(done.matched, 2U);
    EXPECT_EQ(done.confirming, 1U);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::MatchesNow);
    EXPECT_EQ(bench.ticket(claimed.id).hint, claimed.hint);
    EXPECT_EQ(rematch.all(*bench.records.current()).value().confirming, 0U);
}

INSTANTIATE_TEST_SUITE_P(Stores, RematchTest, testing::ValuesIn(storeKinds()), nameOfKind);

TEST(RematchAgainstEverything, NoTicketIsMissedAndNoneIsMadeUp)
{
    constexpr int people = 300;
    DeskBench bench(openMemory(), people);
    std::mt19937 random(71);
    std::vector<Ticket> tickets;
    for (int person = 0; person < people; ++person) {
        StatedFacts facts = bench.factsOfCrowd(person);
        facts.claim.nationalInsuranceNumber = "JG" + std::to_string(200'000 + person) + "A";
        if (person % 5 == 0)
            facts.claim.lastName = bench.factsOfCrowd((person + 1) % people).claim.lastName;
        tickets.push_back(bench.raise(facts));
    }
    Rematch rematch(*bench.store, bench.clock);
    std::size_t confirming = 0;
    std::set<TicketId> expected;
    for (int day = 0; day < 12; ++day) {
        matching::Changes changes;
        for (int at = 0; at < 6; ++at) {
            const int person = static_cast<int>(random() % people);
            auto record = bench.records.current()->records().record(std::to_string(2'000'000 + person)).value();
            if (at % 3 != 2)
                record.nationalInsuranceNumber = "JG" + std::to_string(200'000 + person) + "A";
            else
                record.nationalInsuranceNumber.clear();
            if (at == 4)
                record.lastName = bench.factsOfCrowd((person + 1) % people).claim.lastName;
            changes.put.push_back(std::move(record));
        }
        const auto before = bench.records.current();
        bench.records.replace(matching::withChanges(before->sharedRecords(), changes).records);
        const auto now = bench.records.current();
        const Rematched done = rematch.afterChange(*before, *now, changes).value();
        confirming += done.confirming;
        EXPECT_EQ(done.open, tickets.size());
        EXPECT_LT(done.matched, tickets.size() / 2);
        for (const Ticket &ticket : tickets) {
            const auto claim = bench.detail(ticket.id).attempts.back().claim;
            const matching::Policy policy {"default", ticket.saysQualified};
            const auto was = before->match(claim, policy);
            const auto is = now->match(claim, policy);
            if (is.conclusion != matching::Conclusion::Confirmed)
                expected.erase(ticket.id);
            else if (was.confirmedTrn != is.confirmedTrn)
                expected.insert(ticket.id);
        }
        for (const Ticket &ticket : tickets)
            EXPECT_EQ(bench.ticket(ticket.id).hint == Hint::MatchesNow, expected.contains(ticket.id)) << "day " << day;
    }
    EXPECT_GT(confirming, 10U);
}

} // namespace
} // namespace matchdesk::test
