// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"
#include "matching/vocabulary.h"
#include "support/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

/// What consuming services are told of the search for a person's record.
enum class LookupStatus : std::uint8_t { None, Pending, Found, Failed };

/// How a TRN came to an identity.
enum class LinkSource : std::uint8_t { Lookup, Support, Import, Token, Api };

/// How sure it is that the TRN is the person's: Medium where a strict service's rule, support or a token said so.
enum class VerificationLevel : std::uint8_t { Low, Medium };

/// One account of Get an identity: a proven email address and, once linked, one TRN.
struct Identity {
    IdentityId id;
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::string emailAddress; ///< proved by a code at emailProvenAt
    Instant emailProvenAt {};
    std::string trn;          ///< empty while unlinked
    LookupStatus lookupStatus = LookupStatus::None;
    std::optional<LinkSource> linkSource;
    std::optional<Instant> linkedAt;
    std::string language = "en"; ///< of its emails: "en" or "cy"
    Instant createdAt {};
    std::optional<Instant> lastSignedInAt;
    bool live = true;         ///< false once deleted or merged into another
    std::string preferredName; ///< as the person chose it; never matched
    std::optional<matching::Date> dateOfBirth; ///< as stated; DQT's own never replaces it
    std::string nationalInsuranceNumber;       ///< as stated, in its normal form: upper case, letters and digits only
    std::string mobileNumber;
    std::optional<VerificationLevel> verificationLevel; ///< as stored; see effectiveLevel()
    ServiceId registeredWith; ///< the calling service in whose journey the account was made
    IdentityId mergedInto;    ///< the account that survived, where this one was merged
    Instant updatedAt {};     ///< of the last change of anything above but lastSignedInAt
    std::int64_t version = 1;

    friend bool operator==(const Identity &, const Identity &) = default;
};

/// First and last name with one space; the middle name is left out.
[[nodiscard]] std::string displayName(const Identity &identity);
/// Nothing without a TRN; Medium where that is stored, or where support or a token made the link; Low otherwise.
[[nodiscard]] std::optional<VerificationLevel> effectiveLevel(const Identity &identity) noexcept;

[[nodiscard]] std::string_view nameOf(LookupStatus) noexcept;
[[nodiscard]] std::optional<LookupStatus> lookupStatusFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(LinkSource) noexcept;
[[nodiscard]] std::optional<LinkSource> linkSourceFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(VerificationLevel) noexcept;
[[nodiscard]] std::optional<VerificationLevel> verificationLevelFromName(std::string_view) noexcept;

} // namespace matchdesk
