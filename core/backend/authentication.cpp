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

Result<Caller> Doorkeeper::admit(std::string_view authorization)
{
    const std::string_view token = bearerToken(authorization);
    if (token.empty())
        return Error {.code = ErrorCode::Unauthorised, .detail = "no bearer token"};
    const std::string hash = sha256Hex(token);
    const bool clientFirst = looksLikeClientKey(token);
    if (clientFirst) {
        if (auto client = remembered(hash)) {
            Caller caller;
            caller.client = std::move(client);
            return caller;
        }
    }
    auto found = lookUp(hash, clientFirst);
    if (!found.ok())
        return found.error();
    const Caller &caller = found.value();
    if (caller.client && caller.client->revokedAt)
        return Error {.code = ErrorCode::Unauthorised, .detail = "the client's key was revoked"};
    if (!caller.client && !caller.staff)
        return Error {.code = ErrorCode::Unauthorised, .detail = "unknown token"};
    if (caller.client && clientFirst)
        remember(hash, *caller.client);
    return found;
}

std::optional<Client> Doorkeeper::remembered(const std::string &hash)
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.find(hash);
    if (known == m_known.end() || known->second.until <= std::chrono::steady_clock::now())
        return {};
    return known->second.client;
}

void Doorkeeper::remember(const std::string &hash, const Client &client)
{
    const auto now = std::chrono::steady_clock::now();
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_known, [now](const auto &one) { return one.second.until <= now; });
    m_known.insert_or_assign(hash, Known {client, now + knownFor});
}

Result<Caller> Doorkeeper::lookUp(const std::string &hash, bool clientFirst)
{
    return inRead<Caller>(m_store, [&hash, clientFirst](Session &session) -> Result<Caller> {
        Caller caller;
        // One look for nearly every request; the second is for tokens that nobody has.
        for (const bool client : {clientFirst, !clientFirst}) {
            if (client) {
                auto known = session.clients().byKeyHash(hash);
                if (!known.ok())
                    return known.error();
                caller.client = std::move(known).value();
            } else {
                auto known = session.staff().byTokenHash(hash);
                if (!known.ok())
                    return known.error();
                caller.staff = std::move(known).value();
            }
            if (caller.client || caller.staff)
                break;
        }
        return caller;
    });
}

} // namespace matchdesk
