// SPDX-License-Identifier: MIT
#pragma once

#include "domain/journey.h"
#include "domain/store.h"
#include "support/clock.h"
#include "support/result.h"
#include "support/secret_key.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace matchdesk {

/// The limits on codes. Six digits are a million codes; kHardStop wrong entries bound what guessing can win to one in ten
/// thousand for one address, whoever asks and however often codes are sent (NIST SP 800-63B-4 3.1.3, ASVS 6.6).
inline constexpr std::chrono::minutes kCodeLifetime {10};
inline constexpr std::chrono::hours kFreshCodeWithin {2};   ///< an expired code younger than this is replaced by itself
inline constexpr std::int32_t kTriesPerCode = 5;
inline constexpr std::int32_t kCodesPerHour = 5;
inline constexpr std::int32_t kFailuresBeforePause = 20;
inline constexpr std::chrono::hours kPause {1};
inline constexpr std::int32_t kHardStop = 100;

/// Why an entry was not the right one. The format is looked at first, and counts as no try.
enum class CodeCheck : std::uint8_t {
    Right,
    Empty,
    NotDigits,
    TooShort,
    TooLong,
    Wrong,
    UsedUp,      ///< wrong, and there are no tries left: this code is dead
    Expired,     ///< within the last two hours
    LongExpired,
    Replaced,    ///< a newer code went to the address, or this one was used
};

/// "passcode-wrong": the rule that an answer names.
[[nodiscard]] std::string_view nameOf(CodeCheck check) noexcept;
/// What the format of an entry says; Right where it can be compared. `entry` loses its edges.
[[nodiscard]] CodeCheck checkFormat(std::string &entry);

/// Makes, keeps and checks one-time passcodes. A code is kept as Argon2id over a keyed hash of code, journey and address, the
/// key of which is not in the database. Any thread.
class Passcodes {
public:
    using Source = std::function<std::string()>;

    /// `pepper` and `counters` are keys derived for their purposes. `digits` gives six of them, `ids` names codes; both from
    /// the operating system's randomness when not given.
    Passcodes(const SecretKey &pepper, const SecretKey &counters, Source digits = {}, Source ids = {});

    struct Fresh {
        std::string digits; ///< for the mail alone
        SentCode code;
    };
    /// A new code, not yet admitted. Slow on purpose: outside transactions.
    [[nodiscard]] Fresh make(const JourneyId &journey, CodePurpose purpose, std::string_view address, Instant now) const;
    /// Whether `entry` is that code. Slow on purpose: outside transactions. Says nothing about limits.
    [[nodiscard]] bool matches(const JourneyId &journey, const SentCode &code, std::string_view entry) const;

    /// Counts `code` as sent and makes it the only one that works for its address. Errors: TooMany, with `when` it may be
    /// tried again, and without it, with the rule "passcodes-stopped", where support has to help.
    [[nodiscard]] Outcome admit(Session &session, const SentCode &code, Instant now) const;
    /// Counts one entry for `code` and says what it was; a right one uses it up. `code` comes back as it is to be kept.
    /// Errors: as admit.
    [[nodiscard]] Result<CodeCheck> check(Session &session, SentCode &code, bool matches, Instant now) const;
    /// Lifts the hard stop and the pause of an address: support has found out what happened.
    [[nodiscard]] Outcome release(Session &session, std::string_view address) const;

private:
    [[nodiscard]] std::string keyOf(std::string_view address) const;
    [[nodiscard]] std::string slowHash(const JourneyId &journey, const SentCode &code, std::string_view digits) const;

    SecretKey m_pepper;
    SecretKey m_counters;
    Source m_digits;
    Source m_ids;
};

} // namespace matchdesk
