// SPDX-License-Identifier: MIT
#pragma once

#include "support/clock.h"
#include "support/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// One-time passcodes as they are kept, and what is counted against guessing. NIST SP 800-63B-4 and ASVS 6.5, 6.6.
namespace matchdesk {

/// What a code is for. Of the three a journey waits for at most one at a time.
enum class CodePurpose : std::uint8_t {
    OwnAddress,   ///< the address that the journey began with
    OwnerAddress, ///< that of the account which holds the record, or has the same name and birth date
    NewAddress,   ///< a signed-in person's wished new address
};

/// A code that was sent, without the code itself.
struct SentCode {
    std::string id;      ///< empty: none was sent, or it was used
    CodePurpose purpose = CodePurpose::OwnAddress;
    std::string address; ///< where it went
    std::string salt;    ///< hexadecimal
    std::string hash;    ///< hexadecimal, slow and peppered
    Instant sentAt {};
    Instant expiresAt {};
    std::int32_t tries = 0;    ///< wrong entries of this code
    std::int32_t failures = 0; ///< wrong entries of every code that this journey sent there

    friend bool operator==(const SentCode &, const SentCode &) = default;
};

/// What is counted for one address, whoever asks. The address itself is not kept.
struct AddressCounter {
    std::string key;          ///< keyed hash of the address
    std::string newestCode;   ///< the only one that still works
    Instant windowSince {};   ///< of `codes`
    std::int32_t codes = 0;   ///< sent in the hour since then
    std::int32_t failures = 0; ///< wrong entries since the last pause
    std::int32_t total = 0;   ///< wrong entries that nobody has made good; see kHardStop
    std::optional<Instant> pausedUntil;

    friend bool operator==(const AddressCounter &, const AddressCounter &) = default;
};

class AddressCounterRepository {
public:
    virtual ~AddressCounterRepository() = default;
    /// All zero where nothing was counted yet.
    [[nodiscard]] virtual Result<AddressCounter> of(std::string_view key) = 0;
    [[nodiscard]] virtual Outcome put(const AddressCounter &counter) = 0;
};

[[nodiscard]] std::string_view nameOf(CodePurpose) noexcept;
[[nodiscard]] std::optional<CodePurpose> codePurposeFromName(std::string_view) noexcept;

} // namespace matchdesk
