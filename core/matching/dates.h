// SPDX-License-Identifier: MIT
#pragma once

#include "matching/model.h"
#include "matching/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates of birth as people type them, and how two of them compare.
namespace matchdesk::matching {

/// The three numbers of a date that was typed. They need not make a calendar date: 1986-13-04 is 13 April swapped.
struct TypedDate {
    int year = 0;
    int month = 0;
    int day = 0;

    [[nodiscard]] bool real() const noexcept;
    [[nodiscard]] Date date() const noexcept;
};

/// Reads ISO, day first (4/6/1986, 4.6.86 with a two-digit year in the past) and month names. Nothing for other text.
[[nodiscard]] std::optional<TypedDate> parseTypedDate(std::string_view text);

/// Days since 1899-12-31 for 1900 to 2078, so that 0 can mean unknown; 0 for other dates.
[[nodiscard]] std::uint16_t dayNumber(const Date &date) noexcept;
[[nodiscard]] Date fromDayNumber(std::uint16_t day) noexcept;
[[nodiscard]] std::string isoText(const Date &date);

[[nodiscard]] DateLevel compareDates(const TypedDate &stated, const Date &held) noexcept;

} // namespace matchdesk::matching
