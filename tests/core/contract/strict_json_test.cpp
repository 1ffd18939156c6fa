// SPDX-License-Identifier: MIT
#include "contract/codec.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace matchdesk::contract {

namespace {

ErrorCode codeOf(const std::string &text, Origin origin = Origin::Request)
{
    const auto result = decode<SearchRequest>(text, origin);
    EXPECT_FALSE(result.ok()) << text;
    return result.ok() ? ErrorCode::Cancelled : result.error().code;
}

std::string repeated(const std::string &text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

TEST(StrictJson, refusesWhatIsNotJson)
{
    for (const Origin origin : {Origin::Request, Origin::Response}) {
        for (const char *text : {"", " ", "{", "}", "[", R"({"text":})", R"({"text":"a",})", R"({"text":"a"} x)",
                 R"({'text':'a'})", R"({text:"a"})", R"({"text":"a"}{"text":"b"})", R"({"text":nan})",
                 R"({"text":NaN})", R"({"text":Infinity})", R"({"text":-})", R"({"text":01})", R"({"text":+1})",
                 R"({"text":.5})", R"({"text":"\x41"})", R"(/* c */{"text":"a"})", R"({"text":"a"}//)",
                 R"({"text":"\ud800"})", R"({"text":"\udc00\ud800"})", "{\"text\":\"a\nb\"}",
                 "\xef\xbb\xbf{\"text\":\"a\"}", "{\"text\":\"\xff\"}", "{\"text\":\"\xc0\x80\"}",
                 "{\"text\":\"\xed\xa0\x80\"}", "{\"text\":\"\xf4\x90\x80\x80\"}", "{\"text\":\"\xe2\x82\"}"})
            EXPECT_EQ(codeOf(text, origin), ErrorCode::BadRequest) << text;
    }
    EXPECT_EQ(codeOf(std::string("{\"text\":\"a\"}\0", 13)), ErrorCode::BadRequest);
}

TEST(StrictJson, refusesAKeyTwice)
{
    EXPECT_EQ(codeOf(R"({"text":"a","text":"b"})"), ErrorCode::BadRequest);
    EXPECT_EQ(codeOf(R"({"text":"a","te\u0078t":"b"})"), ErrorCode::BadRequest);
    EXPECT_EQ(codeOf(R"({"other":{"a":1,"b":2,"a":3},"text":"x"})", Origin::Response), ErrorCode::BadRequest);
    // The same key in two objects is no repetition.
    EXPECT_TRUE(
        decode<SearchRequest>(R"({"x":[{"a":1},{"a":1}],"y":{"a":{"a":1}},"text":"x"})", Origin::Response).ok());
}

TEST(StrictJson, refusesNumbersBeyondDouble)
{
    EXPECT_EQ(codeOf(R"({"text":"a","n":1e999})", Origin::Response), ErrorCode::BadRequest);
    EXPECT_EQ(codeOf(R"({"text":"a","n":-1e999})", Origin::Response), ErrorCode::BadRequest);
    EXPECT_TRUE(decode<SearchRequest>(R"({"text":"a","n":1e308})", Origin::Response).ok());
}

TEST(StrictJson, refusesWhatIsTooDeepTooLongOrTooWide)
{
    const auto nested = [](int depth) {
        return R"({"text":"a","x":)" + repeated("[", depth) + repeated("]", depth) + "}";
    };
    EXPECT_TRUE(decode<SearchRequest>(nested(15), Origin::Response).ok());
    EXPECT_EQ(codeOf(nested(16), Origin::Response), ErrorCode::BadRequest);
    EXPECT_EQ(codeOf(repeated("[", 100'000)), ErrorCode::BadRequest);
    EXPECT_EQ(codeOf(repeated("{\"a\":", 100'000)), ErrorCode::BadRequest);

    const auto array = [](int length) { return R"({"text":"a","x":[0)" + repeated(",0", length - 1) + "]}"; };
    EXPECT_EQ(codeOf(array(1'001)), ErrorCode::BadRequest);
    EXPECT_EQ(codeOf(array(1'000)), ErrorCode::Unprocessable) << "long enough to be read, then unknown";
    EXPECT_TRUE(decode<SearchRequest>(array(1'001), Origin::Response).ok());

    std::string wide = R"({"text":"a")";
    for (int i = 0; i < 64; ++i)
        wide += ",\"k" + std::to_string(i) + "\":0";
    EXPECT_EQ(codeOf(wide + "}", Origin::Response), ErrorCode::BadRequest);
}

TEST(StrictJson, refusesOtherValuesThanAnObject)
{
    for (const char *text : {"null", "1", "true", "\"text\"", "[]", R"([{"text":"a"}])"})
        EXPECT_EQ(codeOf(text), ErrorCode::Unprocessable) << text;
}

TEST(StrictJson, readsNumbersExactly)
{
    const auto version = [](const std::string &number) {
        return decode<QueueNews>(R"({"tickets":[],"nextAfter":)" + number
                                     + R"(,"more":false,"serverTime":"2026-03-09T08:30:00.000000Z"})",
                                 Origin::Response);
    };
    EXPECT_EQ(version("9007199254740993").value().nextAfter, 9'007'199'254'740'993);
    EXPECT_EQ(version("9223372036854775807").value().nextAfter, std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(version("-9223372036854775808").value().nextAfter, std::numeric_limits<std::int64_t>::min());
    for (const char *wrong : {"9223372036854775808", "18446744073709551615", "1e3", "1.0", "\"1\"", "null", "true"})
        EXPECT_FALSE(version(wrong).ok()) << wrong;
}

} // namespace

} // namespace matchdesk::contract
