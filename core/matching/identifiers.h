// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// National Insurance numbers, TRNs and email addresses in their compared forms.
namespace matchdesk::matching {

/// A National Insurance number (NINO). The shape is two letters and six digits, or the temporary form of two digits, a
/// letter and five digits; the suffix letter is compared apart because people leave it out.
struct Nino {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    std::string text;          ///< letters and digits, upper case
    std::uint32_t body = none; ///< the eight leading characters packed in 30 bits; none when the shape is wrong
    std::uint8_t suffix = 0;   ///< 1 for A, and so on; 0 for none
    bool valid = false;        ///< prefix and suffix are ones that are issued (QQ and pension suffixes allowed)

    [[nodiscard]] bool shaped() const noexcept { return body != none; }
};
[[nodiscard]] Nino parseNino(std::string_view text);
/// The eight characters of a packed body.
[[nodiscard]] std::string ninoBodyText(std::uint32_t body);
[[nodiscard]] std::uint32_t packNinoBody(std::string_view eight) noexcept;

/// How two packed bodies differ.
enum class DigitDifference : std::uint8_t { Same, Swapped, OneWrong, TwoWrong, Far };
[[nodiscard]] DigitDifference differenceOf(std::string_view left, std::string_view right) noexcept;

/// The number of a TRN: exactly seven digits among whatever else was typed ("RP 12/34567"), and not all zero.
[[nodiscard]] std::optional<std::uint32_t> parseTrn(std::string_view text);
[[nodiscard]] std::string trnText(std::uint32_t trn);

struct Email {
    std::string local;
    std::string domain;
    std::string plainLocal; ///< without dots and +tag, for comparing across domains

    [[nodiscard]] bool valid() const noexcept { return !local.empty(); }
    [[nodiscard]] std::string whole() const { return local + '@' + domain; }
    [[nodiscard]] std::uint32_t hash() const noexcept;
    [[nodiscard]] std::uint32_t localHash() const noexcept;
};
[[nodiscard]] Email parseEmail(std::string_view text);
void parseEmail(std::string_view text, Email &out);

} // namespace matchdesk::matching
