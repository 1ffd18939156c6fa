// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "support/clock.h"
#include "support/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// TRN tokens: a service that knows whose TRN is whose invites somebody by email, and the link in it carries the TRN.
namespace matchdesk {

inline constexpr std::chrono::days kTrnTokenLife {180};

/// One invitation. The token itself is not part of it: the store knows its SHA-256 alone.
struct TrnToken {
    std::string trn;
    std::string emailAddress; ///< whoever comes with the token has this address proved
    ClientId client;          ///< who asked for it
    Instant createdAt {};
    Instant expiresAt {};
    std::optional<Instant> usedAt;
    IdentityId usedBy;

    friend bool operator==(const TrnToken &, const TrnToken &) = default;
};

class TrnTokenRepository {
public:
    virtual ~TrnTokenRepository() = default;
    [[nodiscard]] virtual Outcome add(const TrnToken &token, std::string_view hash) = 0;
    [[nodiscard]] virtual Result<std::optional<TrnToken>> byHash(std::string_view hash) = 0;
    /// TooLate where it was used before; NotFound.
    [[nodiscard]] virtual Outcome use(std::string_view hash, const IdentityId &by, Instant at) = 0;
};

/// Sixteen hexadecimal digits.
[[nodiscard]] std::string newTrnToken();

/// What the store knows a token by; letter case does not matter.
[[nodiscard]] std::string trnTokenHash(std::string_view token);

class Session;
[[nodiscard]] Outcome storeTrnToken(Session &session, const TrnToken &invitation, std::string_view token);
/// The token, while it can be used: neither used nor expired. Nothing otherwise, whatever the reason. Letter case of the
/// text does not matter.
[[nodiscard]] Result<std::optional<TrnToken>> usableTrnToken(Session &session, std::string_view token, Instant now);
/// Uses a token up. TooLate where it was used or has expired; NotFound.
[[nodiscard]] Outcome useTrnToken(Session &session, std::string_view token, const IdentityId &by, Instant now);

} // namespace matchdesk
