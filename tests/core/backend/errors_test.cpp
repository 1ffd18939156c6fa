// SPDX-License-Identifier: MIT
#include "served_desk.h"

namespace matchdesk::test {

namespace {

TEST(Errors, ofEveryKindComeOutAsTheTableSays)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    desk.awaitQuiet();
    for (const ErrorCode code : allErrorCodes()) {
        // The lease is the first change that this request makes, so the store's error is the handler's.
        const Error error{
            .code = code, .detail = "made to fail", .field = "f", .rule = "r", .who = "w", .what = "x", .when = "y"};
        desk.memory->failChange(1, error);
        const auto answer = desk.post("/v1/tickets/" + id.text + "/lease", desk.bench.ada);
        EXPECT_TRUE(desk.memory->hasFailed());
        EXPECT_EQ(answer.status, contract::statusOf(code)) << nameOf(code);
        EXPECT_EQ(ServedDesk::errorIn(answer), error) << answer.body;
        EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json; charset=utf-8");
        EXPECT_EQ(answer.headers.count("retry-after"), answer.status == 503 || answer.status == 429 ? 1U : 0U);
        const auto problem = contract::decode<contract::Problem>(answer.body, contract::Origin::Response);
        ASSERT_TRUE(problem.ok());
        EXPECT_EQ(problem.value().requestId, answer.headers.at("x-request-id"));
    }
}

TEST(Errors, ofTheRequestSayWhatIsWrongWithIt)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto status = [&](const std::string &path, const std::string &body) {
        return desk.post(path, desk.bench.ada, body).status;
    };
    EXPECT_EQ(status("/v1/tickets/search", "{"), 400);
    EXPECT_EQ(status("/v1/tickets/search", R"({"text":"a","text":"b"})"), 400);
    EXPECT_EQ(status("/v1/tickets/search", R"({"text":"a","more":1})"), 422);
    EXPECT_EQ(status("/v1/tickets/search", R"({"words":"a"})"), 422);
    EXPECT_EQ(status("/v1/tickets/search", "[]"), 422);
    EXPECT_EQ(status("/v1/records/search", R"({"text":7})"), 422);
    EXPECT_EQ(status("/v1/tickets/" + id.text + "/lease", R"({"for":"ever"})"), 422);
    EXPECT_EQ(status("/v1/tickets/" + id.text + "/lease", "{}"), 200);
    EXPECT_EQ(status("/v1/tickets/" + id.text + "/candidates", R"({"trn":"9999999"})"), 404);
    EXPECT_EQ(status("/v1/tickets/search", std::string(70'000, ' ')), 413);
    for (const char *query : {"?limit=0", "?limit=5001", "?limit=x", "?limit=", "?after=-1", "?after=1x", "?view=mine",
                              "?colour=red", "?view=all&after=0", "?limit=1&offset=2"})
        EXPECT_EQ(desk.get(std::string("/v1/tickets") + query, desk.bench.ada).status, 422) << query;
}

TEST(Errors, forWhatIsNotThere)
{
    ServedDesk desk;
    for (const char *path : {"/v1/tickets/no-such", "/v1/tickets/MD-99999", "/v1/tickets/no-such/history",
                             "/v1/tickets/MD-99999/messages"}) {
        const auto answer = desk.get(path, desk.bench.ada);
        EXPECT_EQ(answer.status, 404) << path << answer.body;
        EXPECT_EQ(ServedDesk::errorIn(answer).code, ErrorCode::NotFound);
    }
    EXPECT_EQ(desk.post("/v1/tickets/no-such/lease", desk.bench.ada).status, 404);
    EXPECT_EQ(desk.post("/v1/tickets/no-such/reveals", desk.bench.ada).status, 404);
}

TEST(Errors, ofTheServerItselfHaveTheSameForm)
{
    ServedDesk desk;
    const auto answer
        = desk.ask("GET", "/v1/tickets", ServedDesk::tokenOf(desk.bench.ada), {}, {{"Origin", "http://evil.test"}});
    EXPECT_EQ(answer.status, 403);
    const auto problem = contract::decode<contract::Problem>(answer.body, contract::Origin::Response);
    ASSERT_TRUE(problem.ok()) << answer.body;
    EXPECT_EQ(problem.value().type, "urn:matchdesk:problem:origin-refused");
    EXPECT_EQ(problem.value().code, "forbidden");
    EXPECT_EQ(problem.value().requestId, answer.headers.at("x-request-id"));
}

TEST(Errors, tellWhoHasALease)
{
    ServedDesk desk;
    const TicketId id = desk.bench.raiseFor(DeskBench::freeTrn).id;
    const auto lease = ServedDesk::read<Lease>(desk.post("/v1/tickets/" + id.text + "/lease", desk.bench.ada));
    EXPECT_EQ(lease.holder, desk.bench.ada.id);
    const Error refused = ServedDesk::errorIn(desk.post("/v1/tickets/" + id.text + "/lease", desk.bench.bea));
    EXPECT_EQ(refused.code, ErrorCode::Conflict);
    EXPECT_EQ(refused.who, desk.bench.ada.displayName);
    EXPECT_EQ(desk.ask("DELETE", "/v1/tickets/" + id.text + "/lease", ServedDesk::tokenOf(desk.bench.ada)).status, 204);
    EXPECT_EQ(desk.post("/v1/tickets/" + id.text + "/lease", desk.bench.bea).status, 200);
}

} // namespace

} // namespace matchdesk::test
