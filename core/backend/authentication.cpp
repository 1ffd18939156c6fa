// SPDX-License-Identifier: MIT
#include "authentication.h"

#include "support/text.h"

#include <algorithm>

namespace matchdesk {

namespace {

constexpr std::size_t kShortestToken = 20;
constexpr std::size_t kLongestToken = 256;

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view bearerToken(std::string_view authorization) noexcept
{
    static constexpr std::string_view kScheme = "bearer ";
    if (authorization.size() <= kScheme.size()
        || !std::equal(kScheme.begin(), kScheme.end(), authorization.begin(),
                       [](char wanted, char given) { return wanted == lower(given); }))
        return {};
    const std::string_view token = authorization.substr(kScheme.size());
    return token.size() >= kShortestToken && token.size() <= kLongestToken ? token : std::string_view();
}

} // namespace

Result<Staff> authenticate(Store &store, std::string_view authorization)
{
    const std::string_view token = bearerToken(authorization);
    if (token.empty())
        return Error {.code = ErrorCode::Unauthorised, .detail = "no bearer token"};
    const std::string hash = sha256Hex(token);
    const auto found = inRead<std::optional<Staff>>(
        store, [&hash](Session &session) { return session.staff().byTokenHash(hash); });
    if (!found.ok())
        return found.error();
    if (!found.value())
        return Error {.code = ErrorCode::Unauthorised, .detail = "unknown token"};
    return *found.value();
}

} // namespace matchdesk
