// SPDX-License-Identifier: MIT
#include "contract/error_status.h"

#include "contract/codec.h"

#include <gtest/gtest.h>

namespace matchdesk::contract {

namespace {

TEST(ErrorStatus, carriesEveryCodeThereAndBack)
{
    for (const ErrorCode code : allErrorCodes()) {
        const Error error {.code = code,
                           .detail = "why",
                           .field = "field",
                           .rule = "rule",
                           .who = "Ada Kempe",
                           .what = "link",
                           .when = "2026-03-09T08:30:00.000000Z"};
        const Problem problem = problemOf(error, "request-1");
        EXPECT_EQ(problem.status, statusOf(code));
        EXPECT_GE(problem.status, 400);
        EXPECT_FALSE(problem.title.empty());
        EXPECT_EQ(problem.requestId, "request-1");
        EXPECT_EQ(errorOf(problem.status, kProblemType, encode(problem)), error) << nameOf(code);
        EXPECT_EQ(errorCodeFromName(nameOf(code)), code);
    }
}

TEST(ErrorStatus, readsABareStatusAsTheCodeThatMeansIt)
{
    for (const ErrorCode code : allErrorCodes()) {
        if (code == ErrorCode::RuleRefused || code == ErrorCode::Damaged)
            continue; // they share theirs with Conflict and Internal
        EXPECT_EQ(codeForStatus(statusOf(code)), code) << nameOf(code);
    }
    EXPECT_EQ(codeForStatus(409), ErrorCode::Conflict);
    EXPECT_EQ(codeForStatus(500), ErrorCode::Internal);
    EXPECT_EQ(codeForStatus(502), ErrorCode::Unavailable);
    EXPECT_EQ(codeForStatus(504), ErrorCode::Unavailable);
    EXPECT_EQ(codeForStatus(408), ErrorCode::Unavailable);
    EXPECT_EQ(codeForStatus(418), ErrorCode::BadRequest);
    EXPECT_EQ(codeForStatus(599), ErrorCode::Internal);
    EXPECT_EQ(codeForStatus(302), ErrorCode::Internal);
}

TEST(ErrorStatus, makesSenseOfBodiesThatAreNoProblem)
{
    EXPECT_EQ(errorOf(502, "text/html", "<html>Bad gateway</html>").code, ErrorCode::Unavailable);
    EXPECT_EQ(errorOf(404, "", "").code, ErrorCode::NotFound);
    EXPECT_EQ(errorOf(409, std::string(kProblemType), "{").code, ErrorCode::Conflict);
    EXPECT_EQ(errorOf(409, std::string(kProblemType) + "; charset=utf-8",
                      R"({"type":"t","title":"t","status":409,"code":"from-the-future"})")
                  .code,
              ErrorCode::Conflict);
}

} // namespace

} // namespace matchdesk::contract
