// SPDX-License-Identifier: MIT
#include "served_desk.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace matchdesk::test {

namespace {

TEST(DecisionsOverHttp, areHeldAndCarriedOutWhenTheHoldEnds)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto request = desk.requestFor(id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    const auto held = ServedDesk::read<Decision>(desk.decide(request, desk.bench.ada));
    EXPECT_EQ(held.state, DecisionState::Held);
    EXPECT_EQ(held.dueAt - held.takenAt, DeskBench::hold);
    EXPECT_EQ(desk.bench.ticket(id).state, TicketState::Held);

    desk.bench.clock.advance(DeskBench::hold);
    ASSERT_TRUE(eventually([&] { return desk.bench.ticket(id).state == TicketState::Closed; }));
    EXPECT_EQ(desk.bench.identity(desk.bench.ticket(id).identity).trn, DeskBench::freeTrn);
    const auto undo = desk.post("/v1/decisions/" + held.id.text + "/undo", desk.bench.ada);
    EXPECT_EQ(undo.status, 410);
    EXPECT_EQ(ServedDesk::errorIn(undo).code, ErrorCode::TooLate);
}

TEST(DecisionsOverHttp, areCarriedOutOnTimeByTheRealClock)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    desk.backend->stop();
    const SystemClock clock;
    BackendOptions options = ServedDesk::usualOptions();
    options.hold = std::chrono::milliseconds(300);
    Backend backend(*desk.bench.store, clock, desk.bench.records, options);
    desk.port = backend.start().value();
    const auto held = ServedDesk::read<Decision>(
        desk.decide(desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn), desk.bench.ada));
    ASSERT_TRUE(eventually([&] { return desk.bench.ticket(id).state == TicketState::Closed; }));
    EXPECT_GE(clock.now(), held.dueAt);
    EXPECT_LT(clock.now() - held.dueAt, std::chrono::milliseconds(600)) << "it slept past the hold's end";
    backend.stop();
}

TEST(DecisionsOverHttp, tellTheSecondReaderNothingOfWhatTheFirstProposed)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::alertTrn).id;
    const auto request = desk.requestFor(id, DecisionKind::Link, Reason::None, DeskBench::alertTrn);
    ASSERT_EQ(desk.decide(request, desk.bench.ada).status, 200);
    desk.bench.clock.advance(DeskBench::hold);
    ASSERT_TRUE(eventually([&] { return desk.bench.ticket(id).state == TicketState::SecondOpinion; }));
    EXPECT_EQ(desk.shown(id, desk.bench.ada).ticket.proposedTrn, DeskBench::alertTrn);
    EXPECT_EQ(desk.shown(id, desk.bench.bea).ticket.proposedTrn, "");
    const std::string path = "/v1/tickets/" + id.text + "/history";
    const auto seen = ServedDesk::read<contract::HistoryList>(desk.get(path, desk.bench.bea)).entries;
    EXPECT_EQ(std::ranges::count(seen, kFirstReading, &HistoryEntry::rule), 2) << "held and applied";
    EXPECT_EQ(std::ranges::count(seen, DeskBench::alertTrn, &HistoryEntry::trn), 0);
    const auto own = ServedDesk::read<contract::HistoryList>(desk.get(path, desk.bench.ada)).entries;
    EXPECT_EQ(std::ranges::count(own, DeskBench::alertTrn, &HistoryEntry::trn), 2);
}

TEST(DecisionsOverHttp, areTakenBackWhole)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto request = desk.requestFor(id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    const auto held = ServedDesk::read<Decision>(desk.decide(request, desk.bench.ada));
    EXPECT_EQ(desk.post("/v1/decisions/" + held.id.text + "/undo", desk.bench.bea).status, 403);
    const auto undone
        = ServedDesk::read<Decision>(desk.post("/v1/decisions/" + held.id.text + "/undo", desk.bench.ada));
    EXPECT_EQ(undone.state, DecisionState::Undone);
    // The answer may get lost on its way: asking again changes nothing.
    EXPECT_EQ(ServedDesk::read<Decision>(desk.post("/v1/decisions/" + held.id.text + "/undo", desk.bench.ada)), undone);
    EXPECT_EQ(desk.bench.ticket(id).state, TicketState::Open);
    desk.bench.clock.advance(DeskBench::hold);
    EXPECT_EQ(desk.post("/v1/decisions/no-such-decision/undo", desk.bench.ada).status, 404);
}

TEST(DecisionsOverHttp, areTakenOnceHoweverOftenTheyAreSent)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto request = desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn);
    const auto first = ServedDesk::read<Decision>(desk.decide(request, desk.bench.ada));

    std::vector<std::thread> senders;
    std::atomic<int> same = 0;
    for (int i = 0; i < 8; ++i) {
        senders.emplace_back([&] {
            if (ServedDesk::read<Decision>(desk.decide(request, desk.bench.ada)) == first)
                ++same;
        });
    }
    for (std::thread &sender : senders)
        sender.join();
    EXPECT_EQ(same, 8);
    EXPECT_EQ(desk.bench.audit(id).size(), 2U) << "opened, held";

    DecisionRequest other = request;
    other.note = "something else";
    const auto refused = desk.decide(other, desk.bench.ada);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(ServedDesk::errorIn(refused).field, "key");
}

TEST(DecisionsOverHttp, needAKey)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto request = desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn);
    const auto without = desk.post("/v1/decisions", desk.bench.ada, contract::encode(request));
    EXPECT_EQ(without.status, 400);
    EXPECT_EQ(ServedDesk::errorIn(without).field, "Idempotency-Key");
    const auto tooLong = desk.ask("POST", "/v1/decisions", ServedDesk::tokenOf(desk.bench.ada),
        contract::encode(request), {{"Idempotency-Key", std::string(129, 'k')}});
    EXPECT_EQ(tooLong.status, 400);
    EXPECT_EQ(desk.bench.ticket(id).version, 1);
}

TEST(DecisionsOverHttp, ofTwoPeopleOnOneTicketGoToExactlyOne)
{
    ServedDesk desk;
    for (int round = 0; round < 20; ++round) {
        const TicketId id
            = desk.bench.raise(desk.bench.factsFor(DeskBench::freeTrn, "race" + std::to_string(round) + "@mail.test"))
                  .id;
        auto mine = desk.requestFor(id, DecisionKind::NoRecord, Reason::NotFoundAfterSearch);
        auto yours = desk.requestFor(id, DecisionKind::AskUser);
        yours.askedFor = matching::Field::NationalInsuranceNumber;
        ServedDesk::Answer first;
        ServedDesk::Answer second;
        std::thread other([&] { second = desk.decide(yours, desk.bench.bea); });
        first = desk.decide(mine, desk.bench.ada);
        other.join();
        ASSERT_TRUE((first.status == 200 && second.status == 409) || (first.status == 409 && second.status == 200))
            << first.status << ' ' << second.status << first.body << second.body;
        const bool adaWon = first.status == 200;
        const Error told = ServedDesk::errorIn(adaWon ? second : first);
        EXPECT_EQ(told.code, ErrorCode::Conflict);
        EXPECT_EQ(told.who, adaWon ? desk.bench.ada.displayName : desk.bench.bea.displayName);
        EXPECT_EQ(told.what, adaWon ? "no-record" : "ask-user");
        EXPECT_FALSE(told.when.empty());
    }
}

TEST(DecisionsOverHttp, restOnWhatWasShown)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    auto request = desk.requestFor(id, DecisionKind::Link, Reason::None, DeskBench::freeTrn);
    desk.bench.changeRecord(DeskBench::freeTrn, [](matching::Record &record) { record.lastName = "Loewe"; });
    const Error changed = ServedDesk::errorIn(desk.decide(request, desk.bench.ada));
    EXPECT_EQ(changed.code, ErrorCode::Conflict);
    EXPECT_EQ(changed.what, "evidence-changed");
}

TEST(DecisionsOverHttp, thatARuleForbidsNameTheRule)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::inactiveTrn).id;
    const auto added = desk.post("/v1/tickets/" + id.text + "/candidates", desk.bench.ada,
                                 std::string(R"({"trn":")") + DeskBench::inactiveTrn + "\"}");
    EXPECT_EQ(ServedDesk::read<CandidateView>(added).rule, LinkRule::RecordInactive);
    const auto refused
        = desk.decide(desk.requestFor(id, DecisionKind::Link, Reason::None, DeskBench::inactiveTrn), desk.bench.ada);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(ServedDesk::errorIn(refused).code, ErrorCode::RuleRefused);
    EXPECT_EQ(ServedDesk::errorIn(refused).rule, nameOf(LinkRule::RecordInactive));
}

TEST(DecisionsOverHttp, carryTheirRequestIdIntoTheAudit)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto request = desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn);
    const auto answer = desk.ask("POST", "/v1/decisions", ServedDesk::tokenOf(desk.bench.ada),
        contract::encode(request), {{"Idempotency-Key", request.key}, {"X-Request-Id", "trace-4711"}});
    EXPECT_EQ(answer.headers.at("x-request-id"), "trace-4711");
    const auto held = ServedDesk::read<Decision>(answer);
    const auto undo = desk.ask("POST", "/v1/decisions/" + held.id.text + "/undo", ServedDesk::tokenOf(desk.bench.ada),
        {}, {{"X-Request-Id", "trace-4712"}});
    EXPECT_EQ(undo.status, 200);
    const auto audit = desk.bench.audit(id);
    ASSERT_EQ(audit.size(), 3U);
    EXPECT_EQ(audit[1].requestId, "trace-4711");
    EXPECT_EQ(audit[2].requestId, "trace-4712");
    const auto evidence = contract::decode<contract::Evidence>(audit[1].evidence, contract::Origin::Response);
    ASSERT_TRUE(evidence.ok());
    EXPECT_EQ(evidence.value().digest, request.seenDigest);
    EXPECT_EQ(evidence.value().stated.lastName, "Lowe");
}

TEST(DecisionsOverHttp, andEverythingElseThatIsAuditedCarryTheirRequestId)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const std::string token = ServedDesk::tokenOf(desk.bench.ada);
    const auto added = desk.ask("POST", "/v1/tickets/" + id.text + "/candidates", token,
        std::string(R"({"trn":")") + DeskBench::otherTrn + "\"}", {{"X-Request-Id", "trace-4713"}});
    EXPECT_EQ(added.status, 200);
    EXPECT_EQ(
        desk.ask("POST", "/v1/tickets/" + id.text + "/reveals", token, {}, {{"X-Request-Id", "trace-4714"}}).status,
        204);
    const auto audit = desk.bench.audit(id);
    ASSERT_EQ(audit.size(), 3U);
    EXPECT_EQ(audit[1].requestId, "trace-4713");
    EXPECT_EQ(audit[2].requestId, "trace-4714");
}

TEST(DecisionsOverHttp, areListedForWhoeverTookThem)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto held = ServedDesk::read<Decision>(
        desk.decide(desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn), desk.bench.ada));
    const auto mine = ServedDesk::read<contract::DecisionList>(desk.get("/v1/decisions", desk.bench.ada));
    ASSERT_EQ(mine.decisions.size(), 1U);
    EXPECT_EQ(mine.decisions[0], held);
    EXPECT_TRUE(ServedDesk::read<contract::DecisionList>(desk.get("/v1/decisions", desk.bench.bea)).decisions.empty());
}

} // namespace

} // namespace matchdesk::test
