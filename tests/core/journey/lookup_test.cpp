// SPDX-License-Identifier: MIT
#include "core/casework/store_kinds.h"

#include "domain/working_days.h"
#include "support/memory_store.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

class LookupTest : public OnEveryStore {
protected:
    LookupAnswer submit(const StatedFacts &facts, const std::vector<StatedFacts> &earlier = {})
    {
        auto answer = bench.lookup.submit(facts, earlier);
        EXPECT_TRUE(answer.ok()) << answer.error().detail;
        return answer.ok() ? std::move(answer).value() : LookupAnswer {};
    }

    StatedFacts confirming()
    {
        StatedFacts facts = bench.factsFor(DeskBench::freeTrn, "sarah@mail.test");
        facts.claim.nationalInsuranceNumber = "JG 10 37 59 A";
        return facts;
    }

    Cause causeOf(const StatedFacts &facts)
    {
        const LookupAnswer answer = submit(facts);
        EXPECT_TRUE(answer.ticket.has_value());
        EXPECT_TRUE(answer.identity.trn.empty());
        EXPECT_EQ(answer.identity.lookupStatus, LookupStatus::Pending);
        return answer.ticket ? answer.ticket->cause : Cause::MailboxLost;
    }
};

TEST_P(LookupTest, ConfirmedAndFreeIsLinkedAtOnce)
{
    StatedFacts facts = confirming();
    facts.claim.firstName = "sarah";
    facts.claim.lastName = "LOWE";
    const auto outbox = bench.outbox();
    const LookupAnswer answer = submit(facts);
    EXPECT_EQ(answer.conclusion, matching::Conclusion::Confirmed);
    EXPECT_FALSE(answer.ticket.has_value());
    EXPECT_EQ(answer.identity.trn, DeskBench::freeTrn);
    EXPECT_EQ(answer.identity.lookupStatus, LookupStatus::Found);
    EXPECT_EQ(answer.identity.linkSource, LinkSource::Lookup);
    EXPECT_EQ(answer.identity.linkedAt, bench.clock.now());
    EXPECT_EQ(displayName(answer.identity), "Sarah Lowe") << "the record's name";
    EXPECT_EQ(bench.identity(answer.identity.id), answer.identity) << "as stored";
    EXPECT_EQ(bench.outbox(), outbox);
}

TEST_P(LookupTest, EachCauseIsItsOwn)
{
    StatedFacts trn = bench.factsFor(DeskBench::freeTrn, "a@mail.test");
    trn.saysQualified = false;
    trn.claim.statedTrn = "7654321";
    EXPECT_EQ(causeOf(trn), Cause::StatedTrnNoneAnswered);
    EXPECT_EQ(causeOf(bench.factsFor(DeskBench::freeTrn, "b@mail.test")), Cause::QualifiedNoneAnswered);
    StatedFacts claimed = bench.factsFor(DeskBench::claimedTrn, "c@mail.test");
    claimed.claim.nationalInsuranceNumber = "JG103761C";
    EXPECT_EQ(causeOf(claimed), Cause::RecordClaimed);
    StatedFacts disputed = confirming();
    disputed.disputesRecord = true;
    EXPECT_EQ(causeOf(disputed), Cause::RecordDisputed);
}

TEST_P(LookupTest, TwoRecordsThatAnswerGoToAPerson)
{
    // The same person, numbered twice.
    bench.changeRecord(DeskBench::otherTrn, [](auto &record) {
        record.firstName = "Sarah";
        record.lastName = "Lowe";
        record.dateOfBirth = std::chrono::year(1986) / std::chrono::June / 4;
        record.nationalInsuranceNumber = "JG103759A";
    });
    const LookupAnswer answer = submit(confirming());
    ASSERT_TRUE(answer.ticket.has_value());
    EXPECT_EQ(answer.conclusion, matching::Conclusion::Several);
    EXPECT_EQ(answer.ticket->cause, Cause::SeveralAnswered);
    EXPECT_EQ(answer.ticket->hint, Hint::SecondTrnSuspected);
    EXPECT_TRUE(answer.identity.trn.empty());
}

TEST_P(LookupTest, NobodyWhoClaimsNothingGetsNoTicket)
{
    StatedFacts facts = bench.factsFor(DeskBench::freeTrn, "new@mail.test");
    facts.saysQualified = false;
    facts.claim.firstName = "Wilhelmina";
    facts.claim.lastName = "Quartermaine";
    facts.claim.dateOfBirth = "2001-02-03";
    const LookupAnswer answer = submit(facts);
    EXPECT_EQ(answer.conclusion, matching::Conclusion::None);
    EXPECT_FALSE(answer.ticket.has_value());
    EXPECT_EQ(answer.identity.lookupStatus, LookupStatus::None);
    EXPECT_EQ(bench.identity(answer.identity.id).emailAddress, "new@mail.test");
}

TEST_P(LookupTest, NoRegisterIsNotNoRecord)
{
    LiveRegister none;
    Lookup lookup(*bench.store, bench.clock, none, Templates::builtIn());
    StatedFacts facts = confirming();
    facts.saysQualified = false;
    const auto answer = lookup.submit(facts);
    ASSERT_TRUE(answer.ok());
    ASSERT_TRUE(answer.value().ticket.has_value());
    EXPECT_EQ(answer.value().ticket->cause, Cause::LookupUnavailable);
    EXPECT_EQ(answer.value().identity.lookupStatus, LookupStatus::Pending);
}

TEST_P(LookupTest, ATicketCarriesWhatItWasBornFrom)
{
    StatedFacts now = bench.factsFor(DeskBench::freeTrn, " Sarah.Lowe@Mail.Test ");
    now.language = "cy";
    StatedFacts first = now;
    first.claim.dateOfBirth = "1968-06-04";
    first.saysQualified = false;
    const LookupAnswer answer = submit(now, {first});
    ASSERT_TRUE(answer.ticket.has_value());
    const Ticket &ticket = *answer.ticket;
    EXPECT_EQ(bench.ticket(ticket.id), ticket);
    EXPECT_EQ(ticket.state, TicketState::Open);
    EXPECT_EQ(ticket.personName, "Sarah Lowe");
    EXPECT_EQ(ticket.service, "Register for a course");
    EXPECT_TRUE(ticket.saysQualified);
    EXPECT_EQ(ticket.openedAt, bench.clock.now());
    EXPECT_EQ(ticket.promisedBy, endOfWorkingDay(bench.clock.now(), 5));
    const auto attempts = bench.detail(ticket.id).attempts;
    ASSERT_EQ(attempts.size(), 2U);
    EXPECT_EQ(attempts[0].claim, first.claim);
    EXPECT_EQ(attempts[0].conclusion, matching::Conclusion::None) << "matched again as it was made";
    EXPECT_EQ(attempts[1].claim, now.claim) << "as typed";
    EXPECT_EQ(attempts[1].conclusion, matching::Conclusion::ClaimsARecord);
    EXPECT_GT(attempts[1].candidates, 0U);
    EXPECT_EQ(answer.identity.emailAddress, "sarah.lowe@mail.test");

    const auto events = bench.audit(ticket.id);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].action, AuditAction::TicketOpened);
    const auto messages = bench.messages(ticket.id);
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].templateId, "ticket-received");
    EXPECT_EQ(messages[0].recipient, "sarah.lowe@mail.test");
    EXPECT_EQ(messages[0].language, "cy");
    EXPECT_NE(messages[0].body.find('\n' + ticket.reference + '\n'), std::string::npos);
    EXPECT_NE(messages[0].body.find("9 Mawrth 2026"), std::string::npos) << messages[0].body;
}

TEST_P(LookupTest, AKnownAddressSignsInInsteadOfMakingASecondIdentity)
{
    const LookupAnswer first = submit(bench.factsFor(DeskBench::freeTrn, "sarah@mail.test"));
    bench.clock.advance(std::chrono::hours(1));
    StatedFacts again = confirming();
    again.claim.emailAddress = "SARAH@mail.test";
    const LookupAnswer second = submit(again);
    EXPECT_EQ(second.identity.id, first.identity.id);
    EXPECT_EQ(second.identity.lastSignedInAt, bench.clock.now());
    EXPECT_EQ(second.identity.trn, DeskBench::freeTrn) << "what is stated now confirms";
    const LookupAnswer third = submit(bench.factsFor(DeskBench::freeTrn, "sarah@mail.test"));
    EXPECT_FALSE(third.ticket.has_value()) << "linked already";
    EXPECT_EQ(third.identity.trn, DeskBench::freeTrn);
    EXPECT_EQ(third.identity.lookupStatus, LookupStatus::Found);
    again.disputesRecord = true;
    const LookupAnswer disputed = submit(again);
    ASSERT_TRUE(disputed.ticket.has_value());
    EXPECT_EQ(disputed.ticket->cause, Cause::RecordDisputed);
}

TEST_P(LookupTest, WithoutAnAddressOrAServiceNothingIsKept)
{
    for (const char *address : {"", "nobody", "@mail.test", "a@", "a@b\nBcc: c@d", "a b@mail.test", "a@mail.test,b@mail.test"}) {
        StatedFacts facts = confirming();
        facts.claim.emailAddress = address;
        EXPECT_EQ(bench.lookup.submit(facts).error().code, ErrorCode::Unprocessable) << address;
    }
    StatedFacts facts = confirming();
    facts.service = " ";
    EXPECT_EQ(bench.lookup.submit(facts).error().field, "service");
    const auto kept = inRead<std::optional<Identity>>(
        *bench.store, [](Session &session) { return session.identities().liveByTrn(DeskBench::freeTrn); });
    EXPECT_FALSE(kept.value().has_value());
}

TEST_P(LookupTest, HostileNamesAreKeptFitForALine)
{
    StatedFacts facts = bench.factsFor(DeskBench::freeTrn, "hostile@mail.test");
    facts.claim.firstName = "Sarah\r\nBcc: x@mail.test";
    facts.claim.lastName = std::string(10'000, 'L') + "\xe2\x80\xae";
    const LookupAnswer answer = submit(facts);
    ASSERT_TRUE(answer.ticket.has_value());
    EXPECT_EQ(answer.ticket->personName.find_first_of("\r\n"), std::string::npos);
    EXPECT_LE(answer.ticket->personName.size(), 210U);
    EXPECT_EQ(bench.detail(answer.ticket->id).attempts.back().claim, facts.claim) << "the claim stays as typed";
    EXPECT_TRUE(bench.messages(answer.ticket->id).front().body.starts_with("Hello,"));
}

INSTANTIATE_TEST_SUITE_P(Stores, LookupTest, testing::ValuesIn(storeKinds()), nameOfKind);

TEST(Lookup, IsAllOrNothingWhereverItIsCutOff)
{
    for (int cut = 1; cut < 12; ++cut) {
        auto owned = std::make_unique<MemoryStore>();
        MemoryStore &store = *owned;
        DeskBench bench(std::move(owned));
        const auto before = footprintOf(bench, bench.raiseFor(DeskBench::otherTrn).id);
        const auto outbox = bench.outbox();
        Error full;
        full.code = ErrorCode::StorageFull;
        store.failChange(cut, full);
        const auto answer = bench.lookup.submit(bench.factsFor(DeskBench::freeTrn, "sarah@mail.test"));
        if (answer.ok()) {
            EXPECT_GT(cut, 3) << "a ticket takes an identity, a ticket, an audit entry and a message";
            return;
        }
        EXPECT_EQ(answer.error().code, ErrorCode::StorageFull);
        EXPECT_EQ(footprintOf(bench, before.ticket.id).tickets, before.tickets);
        EXPECT_EQ(bench.outbox(), outbox);
    }
    FAIL() << "no submission got through";
}

} // namespace
} // namespace matchdesk::test
