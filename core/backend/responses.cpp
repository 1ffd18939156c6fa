// SPDX-License-Identifier: MIT
#include "responses.h"

#include "contract/error_status.h"

namespace matchdesk {

namespace {

http::Response response(const contract::Problem &problem)
{
    http::Response answer;
    answer.status = problem.status;
    answer.contentType = contract::kProblemType;
    answer.body = contract::encode(problem);
    return answer;
}

} // namespace

http::Response problemResponse(const Error &error, std::string_view requestId)
{
    http::Response answer = response(contract::problemOf(error, requestId));
    if (answer.status == 401)
        answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (answer.status == 429 || answer.status == 503)
        answer.headers.emplace_back("Retry-After", "1");
    return answer;
}

http::Response tooManyResponse(std::chrono::seconds wait, std::string_view requestId)
{
    http::Response answer = response(contract::problemOf(
        Error {.code = ErrorCode::TooMany, .detail = "the client has used up its calls of this minute"}, requestId));
    answer.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return answer;
}

http::Response wrongMethodResponse(const std::string &allow, std::string_view requestId)
{
    contract::Problem problem = contract::problemOf(
        Error {.code = ErrorCode::BadRequest, .detail = "the path does not take this method"}, requestId);
    problem.type = "urn:matchdesk:problem:method-not-allowed";
    problem.title = "The path does not take this method";
    problem.status = 405;
    http::Response answer = response(problem);
    answer.headers.emplace_back("Allow", allow);
    return answer;
}

http::Response refusalResponse(const http::Refusal &refusal)
{
    contract::Problem problem = contract::problemOf(
        Error {.code = contract::codeForStatus(refusal.status), .detail = refusal.title}, refusal.requestId);
    problem.type = "urn:matchdesk:problem:" + refusal.code;
    problem.title = refusal.title;
    problem.status = refusal.status;
    http::Response answer = response(problem);
    if (refusal.retryAfterSeconds > 0)
        answer.headers.emplace_back("Retry-After", std::to_string(refusal.retryAfterSeconds));
    return answer;
}

http::Response emptyResponse()
{
    http::Response answer;
    answer.status = 204;
    answer.contentType.clear();
    return answer;
}

} // namespace matchdesk
