// SPDX-License-Identifier: MIT
#include "contract/routes.h"
#include "served_desk.h"

namespace matchdesk::test {

namespace {

using contract::Operation;
using contract::Route;

/// A body that a route accepts as well formed.
std::string bodyFor(Operation operation, ServedDesk &desk, const TicketId &ticket)
{
    switch (operation) {
    case Operation::SearchTickets:
    case Operation::SearchRecords: return R"({"text":"lowe"})";
    case Operation::AddCandidate: return std::string(R"({"trn":")") + DeskBench::otherTrn + "\"}";
    case Operation::Decide:
        return contract::encode(desk.requestFor(ticket, DecisionKind::NoRecord, Reason::NotFoundAfterSearch));
    default: return {};
    }
}

/// A message that was given up.
std::string failedMessage(ServedDesk &desk, const Staff &staff)
{
    Message message;
    message.id = MessageId("failed-" + staff.id.text);
    message.cause = message.id.text;
    message.state = DeliveryState::Failed;
    EXPECT_TRUE(desk.bench.store->write([&](Session &session) { return session.outbox().add(message); }).ok());
    return message.id.text;
}

/// The id that a route's path needs: a ticket, for Undo a decision of `staff` that is still held, or a message.
std::string idFor(Operation operation, ServedDesk &desk, const TicketId &ticket, const Staff &staff)
{
    if (operation == Operation::RetryMessage)
        return failedMessage(desk, staff);
    if (operation != Operation::Undo)
        return ticket.text;
    const TicketId other = desk.bench.raise(desk.bench.factsFor(DeskBench::freeTrn, staff.id.text + "@undo.test")).id;
    const auto request = desk.requestFor(other, DecisionKind::NoRecord, Reason::NotFoundAfterSearch);
    return ServedDesk::read<Decision>(desk.decide(request, staff)).id.text;
}

TEST(Access, isRefusedWithoutAKnownTokenOnEveryRoute)
{
    ServedDesk desk;
    const TicketId ticket = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const std::string known = ServedDesk::tokenOf(desk.bench.ada);
    for (const Route &route : contract::routes()) {
        const std::string path = contract::pathOf(route.operation, ticket.text);
        for (const std::string &token :
            {std::string(), std::string(43, 'x'), known.substr(1), known + "0", std::string("short")}) {
            const auto answer = desk.ask(std::string(route.method), path, token);
            if (route.audience == contract::Audience::Open) {
                EXPECT_EQ(answer.status, 200) << route.name;
                continue;
            }
            EXPECT_EQ(answer.status, 401) << route.name << " with token '" << token << "'";
            EXPECT_EQ(ServedDesk::errorIn(answer).code, ErrorCode::Unauthorised);
            EXPECT_EQ(answer.headers.at("www-authenticate"), "Bearer");
        }
    }
    EXPECT_EQ(desk.bench.ticket(ticket).version, 1);
    EXPECT_EQ(desk.bench.audit(ticket).size(), 1U) << "only that it was opened";
}

TEST(Access, followsTheRoleOnEveryRoute)
{
    for (const Role role : {Role::Agent, Role::Verifier, Role::Lead}) {
        ServedDesk desk;
        const Staff staff = role == Role::Agent ? desk.bench.ada
            : role == Role::Verifier            ? desk.bench.vera
                                                : desk.bench.leo;
        const TicketId ticket = desk.bench.raiseFor(DeskBench::freeTrn).id;
        for (const Route &route : contract::routes()) {
            if (route.audience == contract::Audience::Client)
                continue;
            const std::string path = contract::pathOf(route.operation, idFor(route.operation, desk, ticket, staff));
            const auto answer = desk.ask(std::string(route.method), path, ServedDesk::tokenOf(staff),
                bodyFor(route.operation, desk, ticket), {{"Idempotency-Key", "k-" + staff.id.text}});
            const bool allowed = !route.permission || may(role, *route.permission);
            // This ticket is no change of details, so it has no evidence.
            const int answered = route.operation == contract::Operation::TicketEvidence ? 404 : answer.body.empty() ? 204 : 200;
            EXPECT_EQ(answer.status, !allowed ? 403 : answered)
                << route.name << " as " << nameOf(role) << ": " << answer.body;
        }
    }
}

TEST(Access, isNotGivenByOtherFormsOfTheHeader)
{
    ServedDesk desk;
    const std::string token = ServedDesk::tokenOf(desk.bench.ada);
    for (const std::string &value :
         {token, "Basic " + token, std::string("Bearer"), std::string("Bearer  "), "Bearer " + token + " x"})
        EXPECT_EQ(desk.ask("GET", "/v1/workplace", {}, {}, {{"Authorization", value}}).status, 401) << value;
    EXPECT_EQ(desk.ask("GET", "/v1/workplace", {}, {}, {{"Authorization", "bearer " + token}}).status, 200);
}

TEST(Access, tellsStrangersNothingOfThePaths)
{
    ServedDesk desk;
    EXPECT_EQ(desk.ask("GET", "/v1/nothing", {}).status, 401);
    EXPECT_EQ(desk.ask("PUT", "/v1/tickets", {}).status, 401);
    EXPECT_EQ(desk.get("/v1/nothing", desk.bench.ada).status, 404);
    const auto wrong = desk.ask("PUT", "/v1/tickets", ServedDesk::tokenOf(desk.bench.ada));
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.headers.at("allow"), "GET");
    EXPECT_EQ(desk.ask("POST", "/v1/health", {}).status, 405);
}

TEST(Access, endsWhenATokenIsReplaced)
{
    ServedDesk desk;
    const Outcome replaced = desk.bench.store->write(
        [&](Session &session) { return session.staff().put(desk.bench.ada, std::string(64, '0')); });
    ASSERT_TRUE(replaced.ok());
    EXPECT_EQ(desk.get("/v1/workplace", desk.bench.ada).status, 401);
}

TEST(Access, saysWhoIsWorking)
{
    ServedDesk desk;
    const auto workplace = ServedDesk::read<Workplace>(desk.get("/v1/workplace", desk.bench.vera));
    EXPECT_EQ(workplace.me, desk.bench.vera);
    EXPECT_EQ(workplace.colleagues.size(), 5U);
    EXPECT_EQ(workplace.world, "Test desk");
    EXPECT_TRUE(workplace.demo);
    EXPECT_EQ(workplace.holdSeconds, 15);
}

} // namespace

} // namespace matchdesk::test
