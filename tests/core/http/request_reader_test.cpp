// SPDX-License-Identifier: MIT
#include "http/request_reader.h"

#include "core/http/malformed_requests.h"

#include <gtest/gtest.h>

namespace matchdesk::http {

namespace {

using State = RequestReader::State;

const std::string kGet = "GET /v1/tickets?state=open&q=ann%20lee+x HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n"
                         "Authorization: Bearer abc\r\nIf-None-Match: \"v7\"\r\nX-Request-Id: 0123abcd-ef\r\n\r\n";
const std::string kPost = "POST /v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=UTF-8\r\n"
                          "Idempotency-Key: k1\r\nIf-Match: \"v1\"\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
const std::string kChunked = "POST /v1/echo HTTP/1.1\r\nHost: [::1]:1\r\nContent-Type: application/json\r\n"
                             "Transfer-Encoding: Chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";

State feedBytewise(RequestReader &reader, const std::string &bytes)
{
    for (const char c : bytes) {
        if (reader.state() != State::NeedMore)
            break;
        reader.feed(std::string_view(&c, 1));
    }
    return reader.state();
}

TEST(RequestReader, ReadsARequestWithoutBody)
{
    const Policy policy;
    RequestReader reader(policy);
    EXPECT_TRUE(reader.idle());
    ASSERT_EQ(reader.feed(kGet), State::Complete);
    EXPECT_TRUE(reader.keepAlive());
    EXPECT_EQ(reader.method(), "GET");
    Request expected;
    expected.method = "GET";
    expected.path = "/v1/tickets";
    expected.query = {{"state", "open"}, {"q", "ann lee x"}};
    expected.authorization = "Bearer abc";
    expected.ifNoneMatch = "\"v7\"";
    expected.requestId = "0123abcd-ef";
    EXPECT_EQ(reader.take(), expected);
    EXPECT_TRUE(reader.idle());
}

TEST(RequestReader, ReadsTheSameInAnyPortions)
{
    const Policy policy;
    for (const std::string &bytes : {kGet, kPost, kChunked}) {
        RequestReader whole(policy);
        ASSERT_EQ(whole.feed(bytes), State::Complete);
        const Request expected = whole.take();
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            RequestReader reader(policy);
            reader.feed(std::string_view(bytes).substr(0, cut));
            ASSERT_EQ(reader.feed(std::string_view(bytes).substr(cut)), State::Complete) << cut;
            EXPECT_EQ(reader.take(), expected) << cut;
        }
        RequestReader reader(policy);
        ASSERT_EQ(feedBytewise(reader, bytes), State::Complete);
        EXPECT_EQ(reader.take(), expected);
    }
}

TEST(RequestReader, ReadsBodies)
{
    const Policy policy;
    for (const std::string &bytes : {kPost, kChunked}) {
        RequestReader reader(policy);
        ASSERT_EQ(reader.feed(bytes), State::Complete);
        EXPECT_EQ(reader.take().body, R"({"a":1})");
    }
}

TEST(RequestReader, KeepsPipelinedRequestsApart)
{
    const Policy policy;
    RequestReader reader(policy);
    ASSERT_EQ(reader.feed(kPost + kChunked + kGet + "GET /v1"), State::Complete);
    EXPECT_EQ(reader.take().idempotencyKey, "k1");
    ASSERT_EQ(reader.state(), State::Complete);
    EXPECT_EQ(reader.take().body, R"({"a":1})");
    ASSERT_EQ(reader.state(), State::Complete);
    EXPECT_EQ(reader.take().path, "/v1/tickets");
    EXPECT_EQ(reader.state(), State::NeedMore);
    EXPECT_FALSE(reader.idle());
    ASSERT_EQ(reader.feed(" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), State::Complete);
    EXPECT_EQ(reader.take().path, "/v1");
}

TEST(RequestReader, RefusesTheRequestAfterAGoodOne)
{
    const Policy policy;
    RequestReader reader(policy);
    ASSERT_EQ(reader.feed(kGet + "\r\n"), State::Complete);
    (void)reader.take();
    EXPECT_EQ(reader.state(), State::Refused);
}

TEST(RequestReader, SaysWhetherTheConnectionStays)
{
    const Policy policy;
    const auto keeps = [&policy](const std::string &line) {
        RequestReader reader(policy);
        EXPECT_EQ(reader.feed("GET / " + line + "\r\n\r\n"), State::Complete) << line;
        return reader.keepAlive();
    };
    EXPECT_TRUE(keeps("HTTP/1.1\r\nHost: localhost"));
    EXPECT_FALSE(keeps("HTTP/1.1\r\nHost: localhost\r\nConnection: close"));
    EXPECT_FALSE(keeps("HTTP/1.0\r\nHost: localhost"));
    EXPECT_TRUE(keeps("HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive"));
}

TEST(RequestReader, InvitesTheBodyOnce)
{
    const Policy policy;
    RequestReader reader(policy);
    const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                             "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
    ASSERT_EQ(reader.feed(head), State::NeedMore);
    EXPECT_TRUE(reader.takeContinue());
    EXPECT_FALSE(reader.takeContinue());
    ASSERT_EQ(reader.feed("{}"), State::Complete);

    RequestReader eager(policy);
    ASSERT_EQ(eager.feed(head + "{"), State::NeedMore);
    EXPECT_FALSE(eager.takeContinue()) << "the body has begun to come without an invitation";
}

TEST(RequestReader, AsksTheRouteForItsRule)
{
    Policy policy;
    policy.bodyRule = [](std::string_view method, std::string_view path) {
        return method == "POST" && path == "/v1/import" ? BodyRule {100'000, "text/csv"} : BodyRule {4, "application/json"};
    };
    const auto status = [&policy](const std::string &path, const std::string &type, std::size_t size) {
        RequestReader reader(policy);
        reader.feed("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x'));
        return reader.state() == State::Complete ? 200 : reader.refusal().status;
    };
    EXPECT_EQ(status("/v1/import", "text/csv", 100'000), 200);
    EXPECT_EQ(status("/v1/import", "text/csv", 100'001), 413);
    EXPECT_EQ(status("/v1/import", "application/json", 4), 415);
    EXPECT_EQ(status("/v1/other", "application/json", 4), 200);
    EXPECT_EQ(status("/v1/other", "application/json", 5), 413);
}

TEST(RequestReader, TakesLimitsToTheByte)
{
    Policy policy;
    const std::string line = "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ";
    const auto state = [&](std::size_t size) {
        RequestReader reader(policy);
        return reader.feed(line + std::string(size - line.size() - 4, 'a') + "\r\n\r\n");
    };
    EXPECT_EQ(state(8 * 1024), State::Complete);
    EXPECT_EQ(state(8 * 1024 + 1), State::Refused);
}

TEST(RequestReader, TakesOnlyWellFormedRequestIds)
{
    const Policy policy;
    const auto idOf = [&policy](const std::string &id) {
        RequestReader reader(policy);
        EXPECT_EQ(reader.feed("GET / HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: " + id + "\r\n\r\n"), State::Complete);
        return reader.take().requestId;
    };
    EXPECT_EQ(idOf("abcdef-0123"), "abcdef-0123");
    EXPECT_EQ(idOf("short"), "");
    EXPECT_EQ(idOf("with blank in it"), "");
    EXPECT_EQ(idOf(std::string(65, 'a')), "");
}

TEST(RequestReader, DecodesOnce)
{
    const Policy policy;
    RequestReader reader(policy);
    ASSERT_EQ(reader.feed("GET /v1/%252e%252e/%C3%A9?a%26b=%2525&c HTTP/1.1\r\nHost: localhost\r\n\r\n"), State::Complete);
    const Request request = reader.take();
    EXPECT_EQ(request.path, "/v1/%2e%2e/\xc3\xa9");
    EXPECT_EQ(request.query, (Query {{"a&b", "%25"}, {"c", ""}}));
    EXPECT_EQ(*valueOf(request.query, "a&b"), "%25");
    EXPECT_EQ(valueOf(request.query, "d"), nullptr);
}

TEST(RequestReader, RefusesAtOnceWhatNoLaterByteCanMend)
{
    const Policy policy;
    for (const std::string &start : {std::string("\x16"), std::string("\r"), std::string("\n"), std::string(" "),
                                     std::string("GET /\x80"), std::string("GET / HTTP/1.1\n"),
                                     std::string("GET / HTTP/1.1\r\n ")}) {
        RequestReader reader(policy);
        EXPECT_EQ(reader.feed(start), State::Refused) << ::testing::PrintToString(start);
    }
}

TEST(RequestReader, HoldsNoMoreThanItsLimits)
{
    const Policy policy;
    const std::string flood(1024 * 1024, 'a');
    RequestReader line(policy);
    EXPECT_EQ(line.feed("GET /" + flood), State::Refused);
    EXPECT_LT(line.buffered(), 1024U);

    RequestReader body(policy);
    body.feed("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 65536\r\n\r\n");
    EXPECT_LT(body.buffered(), 1024U) << "announcing a body must not reserve it";
}

class EveryBadRequest : public ::testing::TestWithParam<tests::BadRequest> {};

TEST_P(EveryBadRequest, IsRefusedInAnyPortions)
{
    const Policy policy;
    RequestReader whole(policy);
    EXPECT_EQ(whole.feed(GetParam().bytes), State::Refused);
    EXPECT_EQ(whole.refusal().status, GetParam().status);
    EXPECT_EQ(whole.refusal().code, GetParam().code);
    EXPECT_FALSE(whole.refusal().title.empty());

    RequestReader bytewise(policy);
    EXPECT_EQ(feedBytewise(bytewise, GetParam().bytes), State::Refused);
    EXPECT_EQ(bytewise.refusal(), whole.refusal());
    EXPECT_EQ(bytewise.feed("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), State::Refused) << "nothing is read after it";
}

INSTANTIATE_TEST_SUITE_P(Malformed, EveryBadRequest, ::testing::ValuesIn(tests::malformedRequests()), tests::testName);
INSTANTIATE_TEST_SUITE_P(Refused, EveryBadRequest, ::testing::ValuesIn(tests::refusedRequests()), tests::testName);

TEST(MalformedRequests, AreFortyOne)
{
    EXPECT_EQ(tests::malformedRequests().size(), 41U);
}

} // namespace

} // namespace matchdesk::http
