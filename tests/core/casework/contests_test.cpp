// SPDX-License-Identifier: MIT
#include "store_kinds.h"

#include "domain/contest_rules.h"
#include "messaging/notices.h"
#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

/// A contest about the record that Gwenllian Probert's first account holds, as a journey opens it.
class ContestsTest : public OnEveryStore {
protected:
    [[nodiscard]] ContestOrder orderFor(const std::string &address)
    {
        StatedFacts facts = bench.factsFor(DeskBench::claimedTrn, address);
        facts.claim.nationalInsuranceNumber = "JG103761C";
        ContestOrder order;
        order.owner = bench.ownerOfClaimed().id;
        order.trn = DeskBench::claimedTrn;
        order.newEmailAddress = address;
        order.provenAt = bench.clock.now();
        order.tried = {{bench.clock.now(), ContestStep::NewAddressProven},
                       {bench.clock.now(), ContestStep::OwnerCodeSent},
                       {bench.clock.now(), ContestStep::SaidCannotReach}};
        Attempt attempt;
        attempt.at = bench.clock.now();
        attempt.claim = facts.claim;
        attempt.conclusion = matching::Conclusion::Confirmed;
        order.attempts = {attempt};
        order.personName = "Gwenllian Probert";
        order.service = "Register for a course";
        return order;
    }

    Ticket open(const ContestOrder &order)
    {
        auto opened = inWrite<Ticket>(*bench.store, [&](Session &session) {
            ContestTools tools;
            tools.write = noticesBy(Templates::builtIn(), bench.clock.now());
            return openContest(session, order, tools, bench.clock.now());
        });
        EXPECT_TRUE(opened.ok()) << opened.error().detail << ' ' << opened.error().field;
        return opened.ok() ? std::move(opened).value() : Ticket {};
    }
    Ticket open(const std::string &address = "gwen.new@mail.test") { return open(orderFor(address)); }

    void take(const Ticket &ticket, DecisionKind kind, const Staff &staff, Reason reason = Reason::None)
    {
        static_cast<void>(bench.decide(bench.request(ticket.id, kind, reason), staff));
        EXPECT_EQ(bench.settle(), 1);
    }
    [[nodiscard]] Error refusal(const Ticket &ticket, DecisionKind kind, const Staff &staff, Reason reason = Reason::None)
    {
        auto answer = bench.decisions.decide(bench.request(ticket.id, kind, reason), staff, "r");
        EXPECT_FALSE(answer.ok());
        return answer.ok() ? Error {} : answer.error();
    }
    void agree(const Ticket &ticket)
    {
        take(ticket, DecisionKind::ApproveChange, bench.vera);
        take(ticket, DecisionKind::ApproveChange, bench.viv);
    }

    [[nodiscard]] Contest contest(const Ticket &ticket)
    {
        auto found = inRead<Contest>(*bench.store, [&](Session &session) { return session.contests().byTicket(ticket.id); });
        EXPECT_TRUE(found.ok());
        return found.ok() ? std::move(found).value() : Contest {};
    }
    [[nodiscard]] Identity owner() { return bench.identity(bench.ownerOfClaimed().id); }
    [[nodiscard]] std::vector<Message> mails(const Ticket &ticket, std::string_view id)
    {
        auto all = bench.messages(ticket.id);
        std::erase_if(all, [id](const Message &message) { return message.templateId != id; });
        return all;
    }
    /// The longest word of a mail's body: its objection code.
    [[nodiscard]] std::string codeIn(const Ticket &ticket, std::string_view id)
    {
        const auto found = mails(ticket, id);
        EXPECT_EQ(found.size(), 1U) << id;
        std::string longest;
        std::string word;
        for (const char c : (found.empty() ? std::string() : found.front().body) + ' ') {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_')
                word += c;
            else if (word.size() > longest.size())
                longest = std::exchange(word, {});
            else
                word.clear();
        }
        EXPECT_GE(longest.size(), 40U);
        return longest;
    }
    [[nodiscard]] int switchNow()
    {
        const auto done = bench.contests.switchDue();
        EXPECT_TRUE(done.ok()) << done.error().detail << ' ' << done.error().rule;
        return done.ok() ? done.value() : -1;
    }
    [[nodiscard]] bool noted(const Ticket &ticket, AuditAction action)
    {
        return std::ranges::any_of(bench.audit(ticket.id), [action](const AuditEvent &event) { return event.action == action; });
    }
};

TEST_P(ContestsTest, TwoPeopleAgreeAndAfterTheWaitTheAddressChanges)
{
    const Ticket ticket = open();
    const std::string before = owner().emailAddress;
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    EXPECT_EQ(contest(ticket).state, ContestState::Proposed);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::SecondOpinion);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::AwaitsAgreement);
    EXPECT_EQ(owner().emailAddress, before);

    take(ticket, DecisionKind::ApproveChange, bench.viv);
    EXPECT_EQ(contest(ticket).state, ContestState::Waiting);
    EXPECT_EQ(contest(ticket).effectiveAt, bench.clock.now() + DeskBench::contestWait);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Waiting);
    ASSERT_EQ(mails(ticket, "contest-approved").size(), 1U);
    EXPECT_EQ(mails(ticket, "contest-approved").front().recipient, "gwen.new@mail.test");
    EXPECT_EQ(mails(ticket, "contest-approved-notice").front().recipient, before);

    bench.clock.advance(DeskBench::contestWait - 1s);
    EXPECT_EQ(switchNow(), 0);
    EXPECT_EQ(owner().emailAddress, before);
    bench.clock.advance(1s);
    EXPECT_EQ(switchNow(), 1);
    EXPECT_EQ(owner().emailAddress, "gwen.new@mail.test");
    EXPECT_EQ(owner().trn, DeskBench::claimedTrn);
    EXPECT_EQ(contest(ticket).state, ContestState::Done);
    EXPECT_EQ(contest(ticket).previousEmailAddress, before);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Closed);
    EXPECT_EQ(mails(ticket, "contest-switched").front().recipient, "gwen.new@mail.test");
    EXPECT_EQ(mails(ticket, "contest-switched-notice").front().recipient, before);
    EXPECT_TRUE(noted(ticket, AuditAction::AddressChanged));
    EXPECT_EQ(switchNow(), 0);
}

TEST_P(ContestsTest, FourEyesHoldWhoeverAsks)
{
    const Ticket ticket = open();
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.ada).code, ErrorCode::Forbidden);
    take(ticket, DecisionKind::ApproveChange, bench.leo);
    for (const DecisionKind kind : {DecisionKind::ApproveChange, DecisionKind::SuspectTakeover})
        EXPECT_EQ(refusal(ticket, kind, bench.leo).rule, "second-reader-is-first") << nameOf(kind);
    // Passing it on does not wash it clean.
    take(ticket, DecisionKind::Skip, bench.viv, Reason::OtherReason);
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.leo).rule, "second-reader-is-first");
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    EXPECT_EQ(contest(ticket).state, ContestState::Waiting);
}

TEST_P(ContestsTest, WhoeverOpenedItDoesNotAgreeLast)
{
    ContestOrder order = orderFor("gwen.new@mail.test");
    order.openedBy = ContestOpener {bench.viv.id, bench.viv.displayName, {}, {}, {}, {}};
    const Ticket ticket = open(order);
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.viv).rule, "second-reader-opened-it");
    take(ticket, DecisionKind::ApproveChange, bench.leo);
    EXPECT_EQ(contest(ticket).state, ContestState::Waiting);
}

TEST_P(ContestsTest, TheSecondReaderDoesNotSeeTheFirstOnesOpinion)
{
    const Ticket ticket = open();
    DecisionRequest request = bench.request(ticket.id, DecisionKind::ApproveChange);
    request.note = "her voice was the right one";
    static_cast<void>(bench.decide(request, bench.vera));
    EXPECT_EQ(bench.settle(), 1);
    const auto seenBy = [&](const Staff &staff) {
        const auto entries = bench.cases.history(ticket.id, staff);
        return entries.ok() && std::ranges::any_of(entries.value(), [](const HistoryEntry &entry) { return !entry.note.empty(); });
    };
    EXPECT_FALSE(seenBy(bench.viv));
    EXPECT_TRUE(seenBy(bench.vera));
    EXPECT_FALSE(seenBy(bench.leo)) << "a lead may be the second one";
}

TEST_P(ContestsTest, TheHolderObjectsAndNothingChanges)
{
    const Ticket ticket = open();
    const std::string before = owner().emailAddress;
    agree(ticket);
    const std::string code = codeIn(ticket, "contest-approved-notice");
    EXPECT_EQ(bench.contests.object("not-a-code", "r").error().code, ErrorCode::NotFound);
    ASSERT_TRUE(bench.contests.object(code, "r").ok());
    EXPECT_TRUE(bench.contests.object(code, "r").ok()) << "saying it twice";
    EXPECT_EQ(contest(ticket).state, ContestState::Objected);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Escalated);
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::HolderObjected);
    EXPECT_EQ(mails(ticket, "contest-objected").size(), 1U);
    EXPECT_EQ(mails(ticket, "contest-objected-notice").front().recipient, before);
    bench.clock.advance(DeskBench::contestWait * 2);
    EXPECT_EQ(switchNow(), 0);
    EXPECT_EQ(owner().emailAddress, before);
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.leo).rule, "contest-not-open-for-this");
    EXPECT_EQ(refusal(ticket, DecisionKind::RejectChange, bench.vera, Reason::OwnerObjected).code, ErrorCode::Forbidden);
    take(ticket, DecisionKind::RejectChange, bench.leo, Reason::OwnerObjected);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Closed);
}

TEST_P(ContestsTest, TheFirstNoticeCanBeObjectedToAsWell)
{
    const Ticket ticket = open();
    const std::string code = codeIn(ticket, "contest-notice");
    // While somebody's approval is being held, the objection wins.
    static_cast<void>(bench.decide(bench.request(ticket.id, DecisionKind::ApproveChange), bench.vera));
    ASSERT_TRUE(bench.contests.object(code, "r").ok());
    EXPECT_EQ(bench.settle(), 1);
    EXPECT_EQ(contest(ticket).state, ContestState::Objected);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Escalated);
    EXPECT_TRUE(mails(ticket, "contest-objected").empty()) << "nothing had been promised to the asker";
}

TEST_P(ContestsTest, AnObjectionAfterTheChangeReachesTheLead)
{
    const Ticket ticket = open();
    agree(ticket);
    const std::string code = codeIn(ticket, "contest-approved-notice");
    bench.clock.advance(DeskBench::contestWait);
    EXPECT_EQ(switchNow(), 1);
    EXPECT_EQ(bench.contests.object(code, "r").error().code, ErrorCode::TooLate);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Escalated);
    EXPECT_TRUE(noted(ticket, AuditAction::ChangeObjected));
    EXPECT_EQ(bench.contests.object(code, "r").error().code, ErrorCode::TooLate);
    take(ticket, DecisionKind::CloseCase, bench.leo, Reason::DealtWith);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Closed);
    EXPECT_EQ(contest(ticket).state, ContestState::Done);
}

TEST_P(ContestsTest, StaffStopsAnAgreedChangeAndTheClockWaitsForTheHold)
{
    const Ticket ticket = open();
    agree(ticket);
    bench.clock.advance(DeskBench::contestWait - 5s);
    const Decision stop = bench.decide(bench.request(ticket.id, DecisionKind::StopChange, Reason::NewDoubt), bench.vera);
    bench.clock.advance(10s);
    EXPECT_EQ(switchNow(), 0) << "a stop is being held";
    ASSERT_TRUE(bench.decisions.undo(stop.id, bench.vera, "r").ok());
    EXPECT_EQ(switchNow(), 1) << "taken back, and the time has come";

    const Ticket other = open("gwen.third@mail.test");
    static_cast<void>(other);
    EXPECT_EQ(contest(other).state, ContestState::Asked);
}

TEST_P(ContestsTest, AStoppedChangeTellsBothAndGoesToTheLead)
{
    const Ticket ticket = open();
    agree(ticket);
    take(ticket, DecisionKind::StopChange, bench.vera, Reason::HolderCalled);
    EXPECT_EQ(contest(ticket).state, ContestState::Stopped);
    EXPECT_EQ(contest(ticket).firstApproval, std::nullopt);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Escalated);
    EXPECT_EQ(mails(ticket, "contest-stopped").size(), 1U);
    EXPECT_EQ(mails(ticket, "contest-stopped-notice").size(), 1U);
    bench.clock.advance(DeskBench::contestWait * 2);
    EXPECT_EQ(switchNow(), 0);
}

TEST_P(ContestsTest, RejectingTellsTheAskerWhy)
{
    const Ticket ticket = open();
    take(ticket, DecisionKind::RejectChange, bench.vera, Reason::DocumentNotAccepted);
    EXPECT_EQ(contest(ticket).state, ContestState::Rejected);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Closed);
    ASSERT_EQ(mails(ticket, "contest-rejected").size(), 1U);
    EXPECT_EQ(mails(ticket, "contest-rejected").front().recipient, "gwen.new@mail.test");
}

TEST_P(ContestsTest, ASuspectedTakeoverTellsNoSignAndGoesToTheLead)
{
    const Ticket plain = open("one@mail.test");
    take(plain, DecisionKind::RejectChange, bench.vera, Reason::NotProven);
    const Ticket suspected = open("two@mail.test");
    take(suspected, DecisionKind::SuspectTakeover, bench.vera);
    EXPECT_EQ(bench.ticket(suspected.id).state, TicketState::Escalated);
    EXPECT_EQ(contest(suspected).state, ContestState::Rejected);
    // But for the reference, the asker reads what anybody reads whose proof was not enough.
    const auto body = [&](const Ticket &ticket) {
        std::string text = mails(ticket, "contest-rejected").front().body;
        for (std::size_t at = text.find(ticket.reference); at != std::string::npos; at = text.find(ticket.reference))
            text.replace(at, ticket.reference.size(), "REF");
        return text;
    };
    EXPECT_EQ(body(suspected), body(plain));
    take(suspected, DecisionKind::CloseCase, bench.leo, Reason::PassedOn);
    EXPECT_EQ(bench.ticket(suspected.id).state, TicketState::Closed);
}

TEST_P(ContestsTest, AskingForProofPausesTheClockAndForgetsTheFirstAgreement)
{
    const Ticket ticket = open();
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    take(ticket, DecisionKind::AskProof, bench.viv, Reason::PhotoDocument);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::AwaitingUser);
    EXPECT_TRUE(bench.ticket(ticket.id).pausedAt.has_value());
    EXPECT_EQ(contest(ticket).state, ContestState::Asked);
    EXPECT_EQ(contest(ticket).firstApproval, std::nullopt);
    EXPECT_EQ(mails(ticket, "contest-question").size(), 1U);
}

TEST_P(ContestsTest, TwoReadersWhoDisagreeLeaveItToTheLead)
{
    const Ticket ticket = open();
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    take(ticket, DecisionKind::RejectChange, bench.viv, Reason::NotProven);
    EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Escalated);
    EXPECT_EQ(contest(ticket).state, ContestState::Proposed);
    EXPECT_TRUE(mails(ticket, "contest-rejected").empty());
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.vera).code, ErrorCode::Forbidden);
    take(ticket, DecisionKind::ApproveChange, bench.leo);
    EXPECT_EQ(contest(ticket).state, ContestState::Waiting);
}

TEST_P(ContestsTest, ATakenAddressStopsTheSwitchAtItsCommit)
{
    const Ticket ticket = open();
    const std::string before = owner().emailAddress;
    agree(ticket);
    bench.changeIdentity(bench.lookup.submit(bench.factsFor(DeskBench::freeTrn, "other@mail.test")).value().identity.id,
                         [](Identity &other) { other.emailAddress = "GWEN.new@mail.test"; });
    bench.clock.advance(DeskBench::contestWait);
    EXPECT_EQ(switchNow(), 1);
    EXPECT_EQ(owner().emailAddress, before);
    EXPECT_EQ(contest(ticket).state, ContestState::Stopped);
    EXPECT_EQ(contest(ticket).settledRule, "email-taken");
    EXPECT_EQ(bench.ticket(ticket.id).hint, Hint::ReturnedByRule);
    EXPECT_TRUE(noted(ticket, AuditAction::ChangeStopped));
}

TEST_P(ContestsTest, TheRulesAreLookedAtAgainWhenItHappens)
{
    const auto stops = [this](const std::string &address, const std::function<void()> &happens, const std::string &rule) {
        const Ticket ticket = open(address);
        agree(ticket);
        happens();
        bench.clock.advance(DeskBench::contestWait);
        EXPECT_EQ(switchNow(), 1) << rule;
        EXPECT_EQ(contest(ticket).settledRule, rule);
        EXPECT_EQ(bench.ticket(ticket.id).state, TicketState::Escalated);
    };
    stops("died@mail.test", [this] {
        bench.changeRecord(DeskBench::claimedTrn, [](auto &record) { record.status = matching::RecordStatus::Deceased; });
    }, "record-not-active");
}

TEST_P(ContestsTest, TheAskersOwnAccountGoesIntoTheHolders)
{
    const Ticket first = bench.raiseFor(DeskBench::claimedTrn);
    static_cast<void>(bench.decide(
        bench.request(first.id, DecisionKind::SamePerson, Reason::SameDetails, DeskBench::claimedTrn), bench.ada));
    EXPECT_EQ(bench.settle(), 1);
    auto all = inRead<std::vector<Ticket>>(*bench.store, [](Session &session) { return session.tickets().changedAfter(0, 1000); });
    const auto ticket = std::ranges::find(all.value(), TicketKind::ContestedEmail, &Ticket::kind);
    ASSERT_NE(ticket, all.value().end());
    const Identity asker = bench.identity(first.identity);
    EXPECT_EQ(contest(*ticket).asker, asker.id);
    EXPECT_EQ(contest(*ticket).openedBy, bench.ada.id);
    agree(*ticket);
    bench.clock.advance(DeskBench::contestWait);
    EXPECT_EQ(switchNow(), 1);
    EXPECT_FALSE(bench.identity(asker.id).live);
    EXPECT_EQ(owner().emailAddress, asker.emailAddress);
    EXPECT_TRUE(noted(*ticket, AuditAction::AccountMerged));
}

TEST_P(ContestsTest, GatesThatAreNotMetStopAnApproval)
{
    ContestOrder unproven = orderFor("unproven@mail.test");
    unproven.provenAt.reset();
    EXPECT_EQ(refusal(open(unproven), DecisionKind::ApproveChange, bench.vera).rule, "contest-address-proven");
    EXPECT_EQ(refusal(open("office@school.test"), DecisionKind::ApproveChange, bench.vera).rule, "contest-address-personal");
    const Ticket ticket = open("gwen.new@mail.test");
    bench.changeRecord(DeskBench::claimedTrn, [](auto &record) { record.status = matching::RecordStatus::Deceased; });
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.vera).rule, "contest-record-active");
}

TEST_P(ContestsTest, AnAlertWantsALeadAsTheLastOne)
{
    bench.changeRecord(DeskBench::claimedTrn, [](auto &record) { record.activeAlert = true; });
    const Ticket ticket = open();
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    EXPECT_EQ(refusal(ticket, DecisionKind::ApproveChange, bench.viv).rule, "lead-agrees-last");
    take(ticket, DecisionKind::ApproveChange, bench.leo);
    EXPECT_EQ(contest(ticket).state, ContestState::Waiting);
}

TEST_P(ContestsTest, WhatIsPreviewedIsWhatIsWritten)
{
    const Ticket ticket = open();
    take(ticket, DecisionKind::ApproveChange, bench.vera);
    const TicketDetail shown = bench.detail(ticket.id);
    ASSERT_TRUE(shown.contest.has_value());
    EXPECT_EQ(shown.candidates.size(), 1U);
    const auto before = bench.messages(ticket.id).size();
    take(ticket, DecisionKind::ApproveChange, bench.viv);
    const auto promised = shown.effects.at(DecisionKind::ApproveChange);
    EXPECT_EQ(bench.messages(ticket.id).size() - before,
              static_cast<std::size_t>(std::ranges::count(promised, EffectKind::EmailSent, &Effect::kind)));
    for (const Effect &effect : promised)
        EXPECT_EQ(effect.recipient.find("gwen.first"), std::string::npos) << "the holder's address is masked";
    const auto waited = bench.messages(ticket.id).size();
    bench.clock.advance(DeskBench::contestWait);
    EXPECT_EQ(switchNow(), 1);
    EXPECT_EQ(bench.messages(ticket.id).size() - waited,
              static_cast<std::size_t>(std::ranges::count(shown.contest->afterWait, EffectKind::EmailSent, &Effect::kind)));
}

TEST_P(ContestsTest, ANoMatchDecisionIsNoneOfAContestAndTheOtherWayRound)
{
    EXPECT_EQ(refusal(open(), DecisionKind::NoRecord, bench.vera, Reason::NeverHadTrn).rule, "contested-email-needs-verification");
    EXPECT_EQ(refusal(bench.raiseFor(DeskBench::freeTrn), DecisionKind::ApproveChange, bench.vera).rule, "ticket-is-no-contest");
}

INSTANTIATE_TEST_SUITE_P(OnEveryStore, ContestsTest, testing::ValuesIn(storeKinds()), nameOfKind);

} // namespace
} // namespace matchdesk::test
