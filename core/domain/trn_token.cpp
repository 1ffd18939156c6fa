// SPDX-License-Identifier: MIT
#include "domain/trn_token.h"

#include "domain/store.h"
#include "support/text.h"

namespace matchdesk {

namespace {

constexpr std::size_t kDigits = 16;

} // namespace

std::string trnTokenHash(std::string_view token)
{
    std::string text(token);
    for (char &c : text)
        c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    return sha256Hex(text);
}

std::string newTrnToken()
{
    // As random as the token that is hashed: a hash's digits have no pattern.
    return sha256Hex(newToken()).substr(0, kDigits);
}

Result<std::optional<TrnToken>> usableTrnToken(Session &session, std::string_view token, Instant now)
{
    if (token.size() != kDigits)
        return std::optional<TrnToken> {};
    auto found = session.trnTokens().byHash(trnTokenHash(token));
    if (!found.ok())
        return found;
    if (found.value() && (found.value()->usedAt || found.value()->expiresAt <= now))
        return std::optional<TrnToken> {};
    return found;
}

Outcome storeTrnToken(Session &session, const TrnToken &invitation, std::string_view token)
{
    return session.trnTokens().add(invitation, trnTokenHash(token));
}

Outcome useTrnToken(Session &session, std::string_view token, const IdentityId &by, Instant now)
{
    const auto found = session.trnTokens().byHash(trnTokenHash(token));
    if (!found.ok())
        return found.error();
    if (found.value() && found.value()->expiresAt <= now)
        return Error {.code = ErrorCode::TooLate, .detail = "the TRN token has expired"};
    return session.trnTokens().use(trnTokenHash(token), by, now);
}

} // namespace matchdesk
