// SPDX-License-Identifier: MIT
#include "contract/routes.h"
#include "served_desk.h"
#include "support/as_it_travels.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace matchdesk::test {

namespace {

using contract::TicketList;

void raiseMany(DeskBench &bench, int count)
{
    for (int i = 0; i < count; ++i) {
        bench.clock.advance(std::chrono::hours(1));
        static_cast<void>(bench.raise(bench.factsFor(DeskBench::freeTrn, "many" + std::to_string(i) + "@mail.test")));
    }
}

TEST(Backend, listsTheQueueInItsOrder)
{
    ServedDesk desk;
    raiseMany(desk.bench, 30);
    const auto list = ServedDesk::read<TicketList>(desk.get("/v1/tickets", desk.bench.ada));
    EXPECT_EQ(list.tickets.size(), 30U);
    EXPECT_FALSE(list.more);
    EXPECT_EQ(list.serverTime, desk.bench.clock.now());
    EXPECT_TRUE(std::is_sorted(list.tickets.begin(), list.tickets.end(), &comesBefore));

    const auto first = ServedDesk::read<TicketList>(desk.get("/v1/tickets?limit=7", desk.bench.ada));
    ASSERT_EQ(first.tickets.size(), 7U);
    EXPECT_TRUE(first.more);
    EXPECT_TRUE(std::equal(first.tickets.begin(), first.tickets.end(), list.tickets.begin()));
}

TEST(Backend, givesTheQueuesNewsPageByPage)
{
    ServedDesk desk;
    raiseMany(desk.bench, 25);
    QueueNews page;
    std::vector<TicketRow> rows;
    do {
        page = ServedDesk::read<QueueNews>(
            desk.get("/v1/tickets?after=" + std::to_string(page.nextAfter) + "&limit=10", desk.bench.ada));
        rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    } while (page.more);
    EXPECT_EQ(rows.size(), 25U);
    const auto nothing = ServedDesk::read<QueueNews>(
        desk.get("/v1/tickets?after=" + std::to_string(page.nextAfter), desk.bench.ada));
    EXPECT_TRUE(nothing.rows.empty());
    EXPECT_EQ(desk.post("/v1/tickets/" + rows[3].id.text + "/lease", desk.bench.bea).status, 200);
    const auto news = ServedDesk::read<QueueNews>(
        desk.get("/v1/tickets?after=" + std::to_string(page.nextAfter), desk.bench.ada));
    ASSERT_EQ(news.rows.size(), 1U);
    EXPECT_EQ(news.rows[0].leaseHolder, desk.bench.bea.displayName);
}

TEST(Backend, showsTheViewsOfTheQueue)
{
    ServedDesk desk;
    raiseMany(desk.bench, 5);
    const auto rows = ServedDesk::read<TicketList>(desk.get("/v1/tickets", desk.bench.ada)).tickets;
    ASSERT_EQ(
        desk.decide(desk.requestFor(rows[0].id, DecisionKind::NoRecord, Reason::NeverHadTrn), desk.bench.ada).status,
        200);
    desk.bench.clock.advance(DeskBench::hold);
    ASSERT_TRUE(eventually([&] { return desk.bench.ticket(rows[0].id).state == TicketState::Closed; }));
    const auto inView = [&](const std::string &view) {
        return ServedDesk::read<TicketList>(desk.get("/v1/tickets?view=" + view, desk.bench.ada)).tickets;
    };
    ASSERT_EQ(inView("closed").size(), 1U);
    EXPECT_EQ(inView("closed")[0].id, rows[0].id);
    EXPECT_EQ(inView("next").size(), 4U);
    EXPECT_TRUE(inView("parked").empty());
    EXPECT_EQ(ServedDesk::read<TicketList>(desk.get("/v1/tickets", desk.bench.ada)).tickets.size(), 4U);
}

TEST(Backend, takesATicketsReferenceForItsId)
{
    ServedDesk desk;
    const Ticket ticket = desk.bench.raiseFor(DeskBench::freeTrn);
    EXPECT_EQ(desk.shown(TicketId(ticket.reference), desk.bench.ada), desk.shown(ticket.id, desk.bench.ada));
    EXPECT_EQ(desk.shown(ticket.id, desk.bench.ada), test::asItTravels(desk.bench.detail(ticket.id))) << "the wire changes nothing";
    EXPECT_EQ(desk.get("/v1/tickets/" + ticket.reference + "/history", desk.bench.ada).status, 200);
}

TEST(Backend, searchesTicketsAndRecords)
{
    ServedDesk desk;
    const Ticket ticket = desk.bench.raiseFor(DeskBench::freeTrn);
    const auto tickets
        = ServedDesk::read<TicketList>(desk.post("/v1/tickets/search", desk.bench.ada, R"({"text":"LOWE"})")).tickets;
    ASSERT_EQ(tickets.size(), 1U);
    EXPECT_EQ(tickets[0].id, ticket.id);
    const auto records = ServedDesk::read<contract::RecordList>(
                             desk.post("/v1/records/search", desk.bench.ada, R"({"text":"yusuf demirci"})"))
                             .records;
    ASSERT_FALSE(records.empty());
    EXPECT_EQ(records[0].trn, DeskBench::otherTrn);
}

TEST(Backend, notesThatValuesWereRevealed)
{
    ServedDesk desk;
    const Ticket ticket = desk.bench.raiseFor(DeskBench::freeTrn);
    EXPECT_EQ(desk.post("/v1/tickets/" + ticket.id.text + "/reveals", desk.bench.ada).status, 204);
    const auto entries = ServedDesk::read<contract::HistoryList>(
        desk.get("/v1/tickets/" + ticket.id.text + "/history", desk.bench.ada))
                             .entries;
    ASSERT_FALSE(entries.empty());
    EXPECT_TRUE(std::any_of(entries.begin(), entries.end(), [&](const HistoryEntry &entry) {
        return entry.action == nameOf(AuditAction::ValuesRevealed) && entry.staffName == desk.bench.ada.displayName;
    }));
    EXPECT_EQ(
        ServedDesk::read<contract::MessageList>(desk.get("/v1/outbox", desk.bench.ada)).messages, desk.bench.outbox());
}

TEST(Backend, neverWritesForAGet)
{
    ServedDesk desk;
    const Ticket ticket = desk.bench.raiseFor(DeskBench::freeTrn);
    desk.awaitQuiet();
    for (const contract::Route &route : contract::routes()) {
        // A look at somebody's evidence is noted: the one that writes.
        if (route.method != "GET" || route.audience != contract::Audience::Staff
            || route.operation == contract::Operation::TicketEvidence)
            continue;
        desk.memory->failChange(1, Error {.code = ErrorCode::Internal, .detail = "a GET wrote"});
        EXPECT_EQ(desk.get(contract::pathOf(route.operation, ticket.id.text), desk.bench.ada).status, 200)
            << route.name;
        EXPECT_FALSE(desk.memory->hasFailed()) << route.name;
    }
    desk.memory->failChange(0, {});
}

TEST(Backend, appliesOverdueDecisionsWhenItStarts)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    ASSERT_EQ(
        desk.decide(desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn), desk.bench.ada).status, 200);
    desk.backend->stop();
    desk.bench.clock.advance(std::chrono::hours(9));
    EXPECT_EQ(desk.bench.ticket(id).state, TicketState::Held) << "nothing happens while it is stopped";
    Backend again(*desk.bench.store, desk.bench.clock, desk.bench.records, ServedDesk::usualOptions());
    ASSERT_TRUE(again.start().ok());
    EXPECT_TRUE(eventually([&] { return desk.bench.ticket(id).state == TicketState::Closed; }));
    again.stop();
}

TEST(Backend, stopsWithRequestsUnderWayAndLosesNone)
{
    for (int round = 0; round < 10; ++round) {
        ServedDesk desk;
        std::vector<TicketId> tickets;
        for (int i = 0; i < 8; ++i)
            tickets.push_back(
                desk.bench.raise(desk.bench.factsFor(DeskBench::freeTrn, "stop" + std::to_string(i) + "@mail.test"))
                    .id);
        std::vector<DecisionRequest> requests;
        for (const TicketId &id : tickets)
            requests.push_back(desk.requestFor(id, DecisionKind::NoRecord, Reason::NeverHadTrn));
        std::vector<std::atomic<bool>> acknowledged(tickets.size());
        std::vector<std::thread> senders;
        std::atomic<int> sent = 0;
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            senders.emplace_back([&, i] {
                http::tests::RawClient client(desk.port);
                const std::string body = contract::encode(requests[i]);
                client.send("POST /v1/decisions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + ServedDesk::tokenOf(desk.bench.ada) + "\r\nIdempotency-Key: " + requests[i].key
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())
                            + "\r\n\r\n" + body);
                ++sent;
                const auto answer = client.receive();
                acknowledged[i] = answer && answer->status == 200;
            });
        }
        EXPECT_TRUE(eventually([&] { return sent > round % 8; }));
        desk.backend->stop();
        for (std::thread &sender : senders)
            sender.join();
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            if (acknowledged[i]) {
                EXPECT_EQ(desk.bench.ticket(tickets[i]).state, TicketState::Held);
            }
        }
    }
}

TEST(Backend, startsOnlyWhereThePortIsFree)
{
    ServedDesk desk;
    BackendOptions options = ServedDesk::usualOptions();
    options.server.port = desk.port;
    Backend second(*desk.bench.store, desk.bench.clock, desk.bench.records, options);
    const auto started = second.start();
    ASSERT_FALSE(started.ok());
    EXPECT_EQ(started.error().code, ErrorCode::Unavailable);
}

} // namespace

} // namespace matchdesk::test
