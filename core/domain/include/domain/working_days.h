// SPDX-License-Identifier: MIT
#pragma once

#include "support/clock.h"

#include <chrono>

/// The working-day clock of the promise: England and Wales, Monday to Friday less bank holidays, in UK local time.
namespace matchdesk {

inline constexpr int kPromisedWorkingDays = 5;

/// Bank holidays are worked out by rule (Easter, first and last Mondays, substitute days), so no table runs out.
[[nodiscard]] bool isBankHoliday(std::chrono::year_month_day day);
[[nodiscard]] bool isWorkingDay(std::chrono::year_month_day day);

/// The UK calendar day of a moment (British Summer Time by rule).
[[nodiscard]] std::chrono::year_month_day ukDay(Instant at);

/// The time of day on UK clocks, in whole minutes after midnight.
[[nodiscard]] std::chrono::minutes ukTimeOfDay(Instant at);

/// The end (17:00 UK time) of the `days`th working day after the day of `from`.
[[nodiscard]] Instant endOfWorkingDay(Instant from, int days);

/// Whole working days from the day of `now` to that of `due`; negative when overdue, 0 on the day itself.
[[nodiscard]] int workingDaysLeft(Instant now, Instant due);

} // namespace matchdesk
