// SPDX-License-Identifier: MIT
#include "contract/error_status.h"

#include "contract/codec.h"

#include <array>

namespace matchdesk::contract {

namespace {

struct Line {
    ErrorCode code;
    int status;
    bool meansIt; ///< a bare status is read as this code
    std::string_view title;
};

constexpr std::array kTable {
    Line {ErrorCode::BadRequest, 400, true, "The request is not what the interface describes"},
    Line {ErrorCode::Unauthorised, 401, true, "A valid token is needed"},
    Line {ErrorCode::Forbidden, 403, true, "This role may not do that"},
    Line {ErrorCode::NotFound, 404, true, "There is no such thing"},
    Line {ErrorCode::Conflict, 409, true, "Somebody else was first"},
    Line {ErrorCode::RuleRefused, 409, false, "A rule stands against it"},
    Line {ErrorCode::TooLate, 410, true, "The hold has ended"},
    Line {ErrorCode::Unprocessable, 422, true, "A value is not acceptable"},
    Line {ErrorCode::TooMany, 429, true, "Too many requests"},
    Line {ErrorCode::Cancelled, 499, true, "The request was given up"},
    Line {ErrorCode::Internal, 500, true, "The backend failed"},
    Line {ErrorCode::Damaged, 500, false, "Stored data is damaged"},
    Line {ErrorCode::Unavailable, 503, true, "Not available now"},
    Line {ErrorCode::StorageFull, 507, true, "Storage is full"},
};

const Line &lineOf(ErrorCode code) noexcept
{
    for (const Line &line : kTable) {
        if (line.code == code)
            return line;
    }
    return lineOf(ErrorCode::Internal);
}

} // namespace

int statusOf(ErrorCode code) noexcept
{
    return lineOf(code).status;
}

ErrorCode codeForStatus(int status) noexcept
{
    for (const Line &line : kTable) {
        if (line.status == status && line.meansIt)
            return line.code;
    }
    if (status == 408 || status == 502 || status == 504)
        return ErrorCode::Unavailable;
    return status >= 400 && status < 500 ? ErrorCode::BadRequest : ErrorCode::Internal;
}

std::optional<ErrorCode> errorCodeFromName(std::string_view name) noexcept
{
    for (const Line &line : kTable) {
        if (nameOf(line.code) == name)
            return line.code;
    }
    return std::nullopt;
}

Problem problemOf(const Error &error, std::string_view requestId)
{
    const Line &line = lineOf(error.code);
    Problem problem;
    problem.type = "urn:matchdesk:problem:" + std::string(nameOf(error.code));
    problem.title = line.title;
    problem.status = line.status;
    problem.code = nameOf(error.code);
    problem.detail = error.detail;
    problem.field = error.field;
    problem.rule = error.rule;
    problem.who = error.who;
    problem.what = error.what;
    problem.when = error.when;
    problem.requestId = requestId;
    return problem;
}

Error errorOf(const Problem &problem, int status)
{
    return Error {.code = errorCodeFromName(problem.code).value_or(codeForStatus(status)),
                  .detail = problem.detail,
                  .field = problem.field,
                  .rule = problem.rule,
                  .who = problem.who,
                  .what = problem.what,
                  .when = problem.when};
}

Error errorOf(int status, std::string_view contentType, std::string_view body)
{
    if (contentType.starts_with(kProblemType)) {
        if (const Result<Problem> problem = decode<Problem>(body, Origin::Response); problem.ok())
            return errorOf(problem.value(), status);
    }
    Error error;
    error.code = codeForStatus(status);
    error.detail = "status " + std::to_string(status) + " without a readable reason";
    return error;
}

} // namespace matchdesk::contract
