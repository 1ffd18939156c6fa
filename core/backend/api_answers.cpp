// SPDX-License-Identifier: MIT
#include "api_answers.h"

#include "contract/error_status.h"

#include <algorithm>

namespace matchdesk {

namespace {

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameName(std::string_view left, std::string_view right) noexcept
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

http::Response responseOf(const contract::ApiProblem &problem)
{
    http::Response answer;
    answer.status = problem.status;
    answer.contentType = contract::kProblemType;
    answer.body = contract::encode(problem);
    return answer;
}

} // namespace

http::Response apiProblem(int status, std::int32_t errorCode, std::string_view title)
{
    contract::ApiProblem problem;
    problem.title = title;
    problem.status = status;
    problem.errorCode = errorCode;
    return responseOf(problem);
}

http::Response invalidRequest(std::map<std::string, std::vector<std::string>> errors, std::int32_t errorCode)
{
    contract::ApiProblem problem;
    problem.title = "A value is not acceptable";
    problem.status = 400;
    problem.errorCode = errorCode;
    problem.errors = std::move(errors);
    return responseOf(problem);
}

std::string parameter(const http::Query &query, std::string_view name)
{
    for (const auto &[key, value] : query) {
        if (!sameName(key, name))
            continue;
        const std::size_t first = value.find_first_not_of(' ');
        if (first == std::string::npos)
            return {};
        return value.substr(first, value.find_last_not_of(' ') - first + 1);
    }
    return {};
}

bool isTrn(std::string_view text) noexcept
{
    return text.size() == 7 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace matchdesk
