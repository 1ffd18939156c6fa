// SPDX-License-Identifier: MIT
#include "random_values.h"
#include "support/as_it_travels.h"

#include <gtest/gtest.h>

namespace matchdesk::contract::tests {

namespace {

template <typename T>
class RoundTrip : public ::testing::Test {};

using WireTypes = ::testing::Types<CandidateRequest, CandidateView, Decision, DecisionList, DecisionRequest, Evidence,
    Health, HistoryList, Lease, MessageList, Problem, QueueNews, RecordList, SearchRequest, ServerReady, TicketDetail,
    TicketList, Workplace>;
TYPED_TEST_SUITE(RoundTrip, WireTypes);

TYPED_TEST(RoundTrip, givesBackTheSameValue)
{
    RandomValues random(20'260'309);
    for (int i = 0; i < 300; ++i) {
        const auto value = test::asItTravels(random.make<TypeParam>());
        const std::string text = encode(value);
        const auto back = decode<TypeParam>(text, Origin::Response);
        ASSERT_TRUE(back.ok()) << back.error().detail << " at " << back.error().field << "\n" << text;
        ASSERT_EQ(back.value(), value) << text;
    }
}

TYPED_TEST(RoundTrip, givesTheSameBytesForTheSameValue)
{
    RandomValues random(7);
    for (int i = 0; i < 50; ++i) {
        const auto value = test::asItTravels(random.make<TypeParam>());
        const std::string text = encode(value);
        const auto back = decode<TypeParam>(text, Origin::Response);
        ASSERT_TRUE(back.ok());
        EXPECT_EQ(encode(back.value()), text);
    }
}

TYPED_TEST(RoundTrip, hasNoMemberThatItsOwnReaderDoesNotKnow)
{
    RandomValues random(99);
    for (int i = 0; i < 50; ++i) {
        std::string text = encode(random.make<TypeParam>());
        std::erase(text, '\x7f');
        const auto back = decode<TypeParam>(text, Origin::Request);
        ASSERT_TRUE(back.ok()) << back.error().detail << " at " << back.error().field << "\n" << text;
    }
}

TEST(Codec, passesOverUnknownMembersOfAResponseButRefusesThemInARequest)
{
    const std::string text = R"({"text":"lowe","colour":"red"})";
    const auto tolerant = decode<SearchRequest>(text, Origin::Response);
    ASSERT_TRUE(tolerant.ok());
    EXPECT_EQ(tolerant.value().text, "lowe");
    const auto strict = decode<SearchRequest>(text, Origin::Request);
    ASSERT_FALSE(strict.ok());
    EXPECT_EQ(strict.error().code, ErrorCode::Unprocessable);
    EXPECT_EQ(strict.error().field, "colour");
}

TEST(Codec, doesNotRepeatAnUnknownNameThatIsNotAPlainOne)
{
    const auto refused = decode<SearchRequest>(R"({"text":"x","JG 10 37 59 A":1})", Origin::Request);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().field, "");
    EXPECT_EQ(refused.error().detail.find("JG"), std::string::npos);
}

TEST(Codec, saysWhichMemberIsMissingOrWrong)
{
    const auto field = [](const std::string &text) {
        const auto refused = decode<DecisionRequest>(text, Origin::Request);
        EXPECT_FALSE(refused.ok());
        return refused.ok() ? std::string() : refused.error().field;
    };
    EXPECT_EQ(field(R"({"ticket":"t","basedOnVersion":1,"seenDigest":""})"), "kind");
    EXPECT_EQ(field(R"({"ticket":"t","basedOnVersion":1,"seenDigest":"","kind":"perhaps"})"), "kind");
    EXPECT_EQ(field(R"({"ticket":7,"basedOnVersion":1,"seenDigest":"","kind":"link"})"), "ticket");
    EXPECT_EQ(field(R"({"ticket":"t","basedOnVersion":"1","seenDigest":"","kind":"link"})"), "basedOnVersion");
    EXPECT_EQ(field(R"({"ticket":"t","basedOnVersion":1.5,"seenDigest":"","kind":"link"})"), "basedOnVersion");
    EXPECT_EQ(field(R"({"ticket":"t","basedOnVersion":9223372036854775808,"seenDigest":"","kind":"link"})"),
              "basedOnVersion");
    EXPECT_EQ(field(R"({"ticket":"t","basedOnVersion":1,"seenDigest":"","kind":"link","note":"a\u0000b"})"), "note");
    EXPECT_EQ(field(R"({"ticket":null,"basedOnVersion":1,"seenDigest":"","kind":"link"})"), "ticket");
}

TEST(Codec, namesTheWayToAWrongValueInside)
{
    const auto refused = decode<RecordList>(
        R"({"records":[{"trn":"1","firstName":"A","lastName":"B","dateOfBirth":"1986-02-30","status":"active"}]})",
        Origin::Response);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().field, "records[0].dateOfBirth");
}

TEST(Codec, keepsLineEndsInANote)
{
    const auto request = decode<DecisionRequest>(
        R"({"ticket":"t","basedOnVersion":1,"seenDigest":"","kind":"skip","note":"one\r\n\ttwo"})", Origin::Request);
    ASSERT_TRUE(request.ok());
    EXPECT_EQ(request.value().note, "one\r\n\ttwo");
}

TEST(Codec, writesValidTextWhateverTheBytes)
{
    std::mt19937_64 engine(4711);
    for (int i = 0; i < 2'000; ++i) {
        SearchRequest search;
        for (std::uint64_t length = engine() % 12; length > 0; --length)
            search.text += static_cast<char>(engine());
        const auto back = decode<SearchRequest>(encode(search), Origin::Response);
        ASSERT_TRUE(back.ok()) << back.error().detail;
        EXPECT_EQ(encode(back.value()), encode(search));
    }
    EXPECT_EQ(encode(SearchRequest {.text = "a\xff\xc3"}), "{\"text\":\"a\xef\xbf\xbd\xef\xbf\xbd\"}");
}

TEST(Codec, takesAPageOfFiveThousandRows)
{
    RandomValues random(5);
    QueueNews news;
    for (int i = 0; i < 5'000; ++i)
        news.rows.push_back(random.make<TicketRow>());
    const auto back = decode<QueueNews>(encode(news), Origin::Response);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back.value(), news);
}

} // namespace

} // namespace matchdesk::contract::tests
