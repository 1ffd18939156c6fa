// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "domain/working_days.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

class ApplyingTest : public OnEveryStore {
protected:
    /// Decides, checks that what was previewed is what then happened, and returns what was left behind.
    Footprint decideAndCompare(const Ticket &ticket, DecisionKind kind, Reason reason, const std::string &trn,
                               const Staff &staff)
    {
        const TicketDetail shown = bench.detail(ticket.id);
        std::vector<Effect> preview;
        if (trn.empty()) {
            preview = shown.effects.at(kind);
        } else {
            const auto view = std::ranges::find(shown.candidates, trn,
                                                [](const auto &candidate) { return candidate.candidate.record.trn; });
            EXPECT_NE(view, shown.candidates.end());
            preview = kind == DecisionKind::WrongOwner
                ? effectsOf(kind, shown.ticket, shown.identity, &view->candidate.record, view->needsSecondPerson)
                : view->effects;
        }
        // A second reader is shown both ends of a link that needs two people, and one of them happens.
        if (preview.size() > 1 && preview.front().kind == EffectKind::SecondPersonNeeded)
            preview.erase(shown.ticket.proposedTrn == trn ? preview.begin() : preview.begin() + 1,
                          shown.ticket.proposedTrn == trn ? preview.begin() + 1 : preview.end());
        const Footprint before = footprintOf(bench, ticket.id);
        const Decision decision = bench.decide(bench.request(ticket.id, kind, reason, trn), staff);
        EXPECT_EQ(bench.settle(), 1);
        Footprint after = footprintOf(bench, ticket.id);
        EXPECT_EQ(inOrder(preview), effectsBetween(before, after, decision)) << nameOf(kind);
        EXPECT_FALSE(preview.empty());
        EXPECT_EQ(after.ticket.lease, std::nullopt);
        EXPECT_EQ(after.ticket.lastDecision, decision.id);
        return after;
    }

    [[nodiscard]] AuditEvent lastOf(const TicketId &id, AuditAction action)
    {
        const auto events = bench.audit(id);
        const auto found = std::ranges::find(events.rbegin(), events.rend(), action, &AuditEvent::action);
        EXPECT_NE(found, events.rend());
        return found == events.rend() ? AuditEvent {} : *found;
    }
};

TEST_P(ApplyingTest, LinkGivesTheIdentityItsTrnAndTheRecordsName)
{
    StatedFacts facts = bench.factsFor(DeskBench::freeTrn, "sal@mail.test");
    facts.claim.firstName = "Sally";
    facts.language = "cy";
    const Ticket ticket = bench.raise(facts);
    const auto evidence = bench.encoder.encode(bench.detail(ticket.id));
    const Footprint after = decideAndCompare(ticket, DecisionKind::Link, Reason::None, DeskBench::freeTrn, bench.ada);
    EXPECT_EQ(after.identity.trn, DeskBench::freeTrn);
    EXPECT_EQ(after.identity.firstName, "Sarah");
    EXPECT_EQ(after.identity.linkSource, LinkSource::Support);
    EXPECT_EQ(after.identity.linkedAt, bench.clock.now());
    EXPECT_EQ(after.identity.lookupStatus, LookupStatus::Found);
    EXPECT_EQ(after.ticket.state, TicketState::Closed);
    EXPECT_EQ(lastOf(ticket.id, AuditAction::DecisionApplied).evidence, evidence);
    EXPECT_EQ(lastOf(ticket.id, AuditAction::IdentityLinked).trn, DeskBench::freeTrn);

    const auto mail = std::ranges::find(after.messages, "trn-found", &Message::templateId);
    ASSERT_NE(mail, after.messages.end());
    EXPECT_EQ(mail->recipient, "sal@mail.test");
    EXPECT_EQ(mail->language, "cy");
    EXPECT_TRUE(mail->body.starts_with("Annwyl Sarah Lowe,")) << mail->body;
    EXPECT_NE(mail->body.find("\n1000001\n"), std::string::npos);
    EXPECT_EQ(bench.decisions.recentBy(bench.ada, 5).value().front().state, DecisionState::Applied);
}

TEST_P(ApplyingTest, NoRecordTellsThePersonWhy)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    const Footprint after = decideAndCompare(ticket, DecisionKind::NoRecord, Reason::DetailsTooThin, {}, bench.ada);
    EXPECT_EQ(after.identity.lookupStatus, LookupStatus::Failed);
    EXPECT_TRUE(after.identity.trn.empty());
    EXPECT_EQ(after.ticket.state, TicketState::Closed);
    const auto mail = std::ranges::find(after.messages, "not-found", &Message::templateId);
    ASSERT_NE(mail, after.messages.end());
    EXPECT_NE(mail->body.find("fit too many people"), std::string::npos);
    EXPECT_NE(mail->body.find(ticket.reference), std::string::npos);
    EXPECT_EQ(lastOf(ticket.id, AuditAction::DecisionApplied).reason, Reason::DetailsTooThin);
}

TEST_P(ApplyingTest, AskingStopsTheClockAndDecidingStartsItAgain)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    const Footprint asked = decideAndCompare(ticket, DecisionKind::AskUser, Reason::None, {}, bench.ada);
    EXPECT_EQ(asked.ticket.state, TicketState::AwaitingUser);
    EXPECT_EQ(asked.ticket.pausedAt, bench.clock.now());
    EXPECT_EQ(asked.ticket.promisedBy, ticket.promisedBy);
    const auto mail = std::ranges::find(asked.messages, "more-information", &Message::templateId);
    ASSERT_NE(mail, asked.messages.end());
    EXPECT_NE(mail->body.find("National Insurance number?"), std::string::npos);

    bench.clock.advance(std::chrono::days(3));
    const Footprint parked = decideAndCompare(ticket, DecisionKind::Park, Reason::None, {}, bench.ada);
    EXPECT_EQ(parked.ticket.pausedAt, std::nullopt);
    EXPECT_EQ(parked.ticket.promisedBy, endOfWorkingDay(ticket.promisedBy, 3)) << "three working days were not ours";
    EXPECT_EQ(parked.ticket.keptBy, bench.ada.id);
    EXPECT_TRUE(parked.ticket.keptUntil && *parked.ticket.keptUntil > bench.clock.now());
}

TEST_P(ApplyingTest, NotSureGoesToASecondReader)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    const Footprint after = decideAndCompare(ticket, DecisionKind::NotSure, Reason::TwoGoodCandidates, {}, bench.ada);
    EXPECT_EQ(after.ticket.state, TicketState::SecondOpinion);
    EXPECT_EQ(after.ticket.firstReader, bench.ada.id);
    const TicketRow row = rowOf(after.ticket, bench.clock.now());
    EXPECT_FALSE(shows(QueueView::NextForMe, row, bench.ada.id, bench.ada.role, bench.clock.now()));
    EXPECT_TRUE(shows(QueueView::NextForMe, row, bench.bea.id, bench.bea.role, bench.clock.now()));
    const Footprint settled = decideAndCompare(after.ticket, DecisionKind::Link, Reason::None, DeskBench::freeTrn, bench.bea);
    EXPECT_EQ(settled.identity.trn, DeskBench::freeTrn);
    EXPECT_TRUE(settled.ticket.firstReader.empty());
}

TEST_P(ApplyingTest, SkippedTicketsGoToSomebodyElse)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    for (const Staff &skipper : {bench.ada, bench.bea, bench.ada}) {
        const Footprint after = decideAndCompare(ticket, DecisionKind::Skip, Reason::NeedsSpecialist, {}, skipper);
        EXPECT_EQ(after.ticket.state, TicketState::Open);
        const TicketRow row = rowOf(after.ticket, bench.clock.now());
        const Staff &other = skipper.id == bench.ada.id ? bench.bea : bench.ada;
        EXPECT_FALSE(shows(QueueView::NextForMe, row, skipper.id, skipper.role, bench.clock.now()));
        EXPECT_TRUE(shows(QueueView::NextForMe, row, other.id, other.role, bench.clock.now()));
    }
    EXPECT_EQ(bench.ticket(ticket.id).skips, 3U);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::SkippedOften);
}

TEST_P(ApplyingTest, ASecondReaderWhoSkipsIsNotServedItAgain)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    static_cast<void>(decideAndCompare(ticket, DecisionKind::NotSure, Reason::UnusualCase, {}, bench.ada));
    static_cast<void>(bench.decide(bench.request(ticket.id, DecisionKind::Skip, Reason::KnowsThePerson), bench.bea));
    EXPECT_EQ(bench.settle(), 1);
    const Ticket skipped = bench.ticket(ticket.id);
    EXPECT_EQ(skipped.state, TicketState::SecondOpinion);
    EXPECT_EQ(skipped.firstReader, bench.ada.id);
    const TicketRow row = rowOf(skipped, bench.clock.now());
    EXPECT_FALSE(shows(QueueView::NextForMe, row, bench.ada.id, bench.ada.role, bench.clock.now()));
    EXPECT_FALSE(shows(QueueView::NextForMe, row, bench.bea.id, bench.bea.role, bench.clock.now()));
    EXPECT_TRUE(shows(QueueView::NextForMe, row, bench.vera.id, bench.vera.role, bench.clock.now()));
}

TEST_P(ApplyingTest, AlertedRecordNeedsASecondPerson)
{
    const Ticket ticket = bench.raiseFor(DeskBench::alertTrn);
    const Footprint proposed = decideAndCompare(ticket, DecisionKind::Link, Reason::None, DeskBench::alertTrn, bench.ada);
    EXPECT_TRUE(proposed.identity.trn.empty()) << "nothing is linked by one person";
    EXPECT_EQ(proposed.ticket.state, TicketState::SecondOpinion);
    EXPECT_EQ(proposed.ticket.hint, Hint::AwaitsAgreement);
    EXPECT_EQ(proposed.ticket.proposedTrn, DeskBench::alertTrn);
    EXPECT_EQ(proposed.ticket.firstReader, bench.ada.id);

    const auto own = bench.decisions.decide(
        bench.request(ticket.id, DecisionKind::Link, Reason::None, DeskBench::alertTrn), bench.ada, "r");
    ASSERT_FALSE(own.ok());
    EXPECT_EQ(own.error().rule, "second-reader-is-first");

    const Footprint agreed =
        decideAndCompare(proposed.ticket, DecisionKind::Link, Reason::None, DeskBench::alertTrn, bench.bea);
    EXPECT_EQ(agreed.identity.trn, DeskBench::alertTrn);
    EXPECT_EQ(agreed.ticket.state, TicketState::Closed);
    EXPECT_TRUE(agreed.ticket.proposedTrn.empty());
}

TEST_P(ApplyingTest, TheSecondPersonMayParkAProposalAndAgreeLater)
{
    const Ticket ticket = bench.raiseFor(DeskBench::alertTrn);
    static_cast<void>(decideAndCompare(ticket, DecisionKind::Link, Reason::None, DeskBench::alertTrn, bench.ada));
    static_cast<void>(decideAndCompare(ticket, DecisionKind::Park, Reason::None, {}, bench.bea));
    EXPECT_EQ(bench.ticket(ticket.id).proposedTrn, DeskBench::alertTrn);
    const Footprint agreed = decideAndCompare(ticket, DecisionKind::Link, Reason::None, DeskBench::alertTrn, bench.bea);
    EXPECT_EQ(agreed.identity.trn, DeskBench::alertTrn);
}

TEST_P(ApplyingTest, AnAlertThatAppearsDuringTheHoldMakesItAProposal)
{
    const Ticket ticket = bench.raiseFor(DeskBench::freeTrn);
    static_cast<void>(bench.decide(bench.request(ticket.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada));
    bench.changeRecord(DeskBench::freeTrn, [](auto &record) { record.activeAlert = true; });
    EXPECT_EQ(bench.settle(), 1);
    EXPECT_TRUE(bench.identity(ticket.identity).trn.empty());
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::AwaitsAgreement);
}

TEST_P(ApplyingTest, SamePersonOpensAContestAndTellsBothAddresses)
{
    const Ticket ticket = bench.raiseFor(DeskBench::claimedTrn);
    ASSERT_EQ(ticket.cause, Cause::RecordClaimed);
    const Footprint after =
        decideAndCompare(ticket, DecisionKind::SamePerson, Reason::SameDetails, DeskBench::claimedTrn, bench.ada);
    EXPECT_EQ(after.ticket.state, TicketState::Closed);
    EXPECT_TRUE(after.identity.trn.empty());
    const auto contest = std::ranges::find(after.tickets, TicketKind::ContestedEmail, &Ticket::kind);
    ASSERT_NE(contest, after.tickets.end());
    EXPECT_EQ(contest->cause, Cause::MailboxLost);
    EXPECT_EQ(contest->identity, ticket.identity);
    EXPECT_EQ(contest->contestedTrn, DeskBench::claimedTrn);
    EXPECT_EQ(contest->contestedOwner, bench.ownerOfClaimed().id);
    EXPECT_EQ(bench.detail(contest->id).attempts, bench.detail(ticket.id).attempts);
    const auto notice = std::ranges::find(after.messages, "contest-notice", &Message::templateId);
    ASSERT_NE(notice, after.messages.end());
    EXPECT_EQ(notice->recipient, "gwen.first@mail.test");
    EXPECT_EQ(notice->language, "cy") << "the owner's language, not the asker's";
    EXPECT_NE(notice->body.find(contest->reference), std::string::npos);
    EXPECT_EQ(notice->body.find(DeskBench::claimedTrn), std::string::npos);
    EXPECT_EQ(notice->body.find("asker."), std::string::npos) << "the owner does not learn the asker's address";
}

TEST_P(ApplyingTest, WrongOwnerGoesToTheLead)
{
    const Ticket ticket = bench.raiseFor(DeskBench::claimedTrn);
    const Footprint after =
        decideAndCompare(ticket, DecisionKind::WrongOwner, Reason::OwnerDiffers, DeskBench::claimedTrn, bench.ada);
    EXPECT_EQ(after.ticket.state, TicketState::Escalated);
    const auto refused =
        bench.decisions.decide(bench.request(ticket.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.bea, "r");
    EXPECT_EQ(refused.error().code, ErrorCode::Forbidden);
    EXPECT_EQ(bench.identity(bench.ownerOfClaimed().id).trn, DeskBench::claimedTrn) << "nothing is taken away here";
}

TEST_P(ApplyingTest, WhatChangedDuringTheHoldReturnsTheTicketWithItsRule)
{
    using Happens = std::function<void(DeskBench &, const Ticket &)>;
    const auto recordBecomes = [](matching::RecordStatus status) -> Happens {
        return [status](DeskBench &desk, const Ticket &) {
            desk.changeRecord(DeskBench::freeTrn, [status](auto &record) { record.status = status; });
        };
    };
    const std::vector<std::pair<std::string, Happens>> changes {
        {"record-claimed",
         [](DeskBench &desk, const Ticket &) {
             const Ticket rival = desk.raiseFor(DeskBench::otherTrn);
             desk.changeIdentity(rival.identity, [](Identity &who) { who.trn = DeskBench::freeTrn; });
         }},
        {"record-inactive", recordBecomes(matching::RecordStatus::Inactive)},
        {"record-merged", recordBecomes(matching::RecordStatus::Merged)},
        {"record-deceased", recordBecomes(matching::RecordStatus::Deceased)},
        {"record-unknown",
         [](DeskBench &desk, const Ticket &) {
             desk.changeRecord(DeskBench::freeTrn, [](auto &record) { record.trn = "1000099"; });
         }},
        {"identity-has-trn",
         [](DeskBench &desk, const Ticket &ticket) {
             desk.changeIdentity(ticket.identity, [](Identity &who) { who.trn = DeskBench::otherTrn; });
         }},
        {"identity-not-live",
         [](DeskBench &desk, const Ticket &ticket) {
             desk.changeIdentity(ticket.identity, [](Identity &who) { who.live = false; });
         }},
    };
    for (const auto &[rule, happen] : changes) {
        SCOPED_TRACE(rule);
        DeskBench desk(GetParam().open());
        const Ticket ticket = desk.raiseFor(DeskBench::freeTrn);
        const Ticket waiting = desk.raise(desk.factsFor(DeskBench::freeTrn, "waiting@mail.test"));
        static_cast<void>(
            desk.decide(desk.request(ticket.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), desk.ada));
        happen(desk, ticket);
        const Identity person = desk.identity(ticket.identity);
        const auto messages = desk.messages(ticket.id);
        EXPECT_EQ(desk.settle(), 1);
        const Decision decision = desk.decisions.recentBy(desk.ada, 1).value().front();
        EXPECT_EQ(decision.state, DecisionState::Refused);
        EXPECT_EQ(decision.refusedRule, rule);
        EXPECT_EQ(desk.identity(ticket.identity), person);
        EXPECT_EQ(desk.messages(ticket.id), messages) << "nobody is told of what did not happen";
        EXPECT_EQ(desk.audit(ticket.id).back().action, AuditAction::DecisionRefused);
        EXPECT_EQ(desk.audit(ticket.id).back().rule, rule);
        const Ticket returned = desk.ticket(ticket.id);
        EXPECT_EQ(returned.state, TicketState::Open);
        EXPECT_EQ(returned.hint, Hint::ReturnedByRule);
        const TicketRow row = rowOf(returned, desk.clock.now());
        EXPECT_TRUE(shows(QueueView::NextForMe, row, desk.ada.id, desk.ada.role, desk.clock.now()));
        EXPECT_TRUE(comesBefore(row, rowOf(waiting, desk.clock.now()))) << "on top of the queue";
        EXPECT_EQ(desk.decisions.applyDue().value(), 0);
    }
}

TEST_P(ApplyingTest, WithoutARegisterALinkStaysHeldAndTheRestGoesOn)
{
    const Ticket link = bench.raiseFor(DeskBench::freeTrn);
    const Ticket none = bench.raiseFor(DeskBench::otherTrn);
    static_cast<void>(bench.decide(bench.request(link.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada));
    static_cast<void>(bench.decide(bench.request(none.id, DecisionKind::NoRecord, Reason::NeverHadTrn), bench.ada));
    LiveRegister nothing;
    Cases blind(*bench.store, bench.clock, nothing, bench.encoder);
    Decisions blindly(*bench.store, bench.clock, blind, Templates::builtIn(), DeskBench::hold);
    bench.clock.advance(DeskBench::hold);
    EXPECT_EQ(blindly.applyDue().error().code, ErrorCode::Unavailable);
    EXPECT_EQ(bench.ticket(none.id).state, TicketState::Closed);
    EXPECT_EQ(bench.ticket(link.id).state, TicketState::Held) << "an answer that could not be had is no refusal";
    EXPECT_EQ(bench.decisions.applyDue().value(), 1);
    EXPECT_EQ(bench.ticket(link.id).state, TicketState::Closed);
}

TEST_P(ApplyingTest, HostileNamesReachNoMessageWhole)
{
    StatedFacts facts = bench.factsFor(DeskBench::freeTrn, "hostile@mail.test");
    facts.claim.middleName = "x\nBcc: all@mail.test";
    facts.service = "Courses\r\nBcc: all@mail.test";
    const Ticket ticket = bench.raise(facts);
    bench.changeRecord(DeskBench::freeTrn, [](auto &record) {
        record.firstName = "Sarah\nSubject: you have won";
        record.lastName = std::string(10'000, 'L') + "\xe2\x80\xae";
    });
    if (const auto added = bench.cases.addCandidate(ticket.id, DeskBench::freeTrn, bench.ada); !added.ok())
        FAIL() << added.error().detail;
    static_cast<void>(bench.decide(bench.request(ticket.id, DecisionKind::Link, Reason::None, DeskBench::freeTrn), bench.ada));
    EXPECT_EQ(bench.settle(), 1);
    const auto messages = bench.messages(ticket.id);
    EXPECT_EQ(messages.size(), 3U);
    for (const Message &message : messages) {
        EXPECT_EQ(message.subject.find_first_of("\r\n"), std::string::npos);
        EXPECT_EQ(message.body.find("\nBcc:"), std::string::npos);
        EXPECT_EQ(message.body.find("\nSubject:"), std::string::npos);
        EXPECT_LT(message.body.size(), 3'000U);
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, ApplyingTest, testing::ValuesIn(storeKinds()), nameOfKind);

} // namespace
} // namespace matchdesk::test
