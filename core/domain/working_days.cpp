// SPDX-License-Identifier: MIT
#include "domain/working_days.h"

#include <algorithm>
#include <vector>

namespace matchdesk {

using namespace std::chrono;

namespace {

sys_days easterSunday(int year)
{
    // The Gregorian computus in the form of Meeus, Jones and Butcher.
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return sys_days(std::chrono::year(year) / month / day);
}

bool isWeekend(sys_days day)
{
    const weekday of(day);
    return of == Saturday || of == Sunday;
}

/// The holidays with a date of their own, moved to the next free weekday when they fall on a weekend.
std::vector<sys_days> holidaysOf(int year)
{
    const std::chrono::year in(year);
    std::vector<sys_days> days {
        easterSunday(year) - std::chrono::days(2),
        easterSunday(year) + std::chrono::days(1),
        sys_days(in / May / Monday[1]),
        sys_days(in / May / Monday[last]),
        sys_days(in / August / Monday[last]),
    };
    // Holidays proclaimed once, beside or instead of the yearly ones.
    if (year == 2020) {
        days[2] = sys_days(in / May / 8);
    } else if (year == 2022) {
        days[3] = sys_days(in / June / 2);
        days.push_back(sys_days(in / June / 3));
        days.push_back(sys_days(in / September / 19));
    } else if (year == 2023) {
        days.push_back(sys_days(in / May / 8));
    }
    for (const sys_days fixed : {sys_days(in / January / 1), sys_days(in / December / 25), sys_days(in / December / 26)}) {
        sys_days observed = fixed;
        while (isWeekend(observed) || std::ranges::find(days, observed) != days.end())
            observed += std::chrono::days(1);
        days.push_back(observed);
    }
    return days;
}

/// The Sunday on which UK clocks change, at 01:00 UTC.
sys_days lastSunday(std::chrono::year in, month of)
{
    return sys_days(in / of / Sunday[last]);
}

bool isSummerTime(Instant at)
{
    const year_month_day day(floor<std::chrono::days>(at));
    const auto start = lastSunday(day.year(), March) + hours(1);
    const auto end = lastSunday(day.year(), October) + hours(1);
    return at >= start && at < end;
}

/// 17:00 UK time on `day`. No clock changes in an afternoon, so noon tells the offset.
Instant closeOfDay(sys_days day)
{
    const Instant noon = day + hours(12);
    return day + hours(isSummerTime(noon) ? 16 : 17);
}

} // namespace

bool isBankHoliday(year_month_day day)
{
    const std::vector<sys_days> holidays = holidaysOf(static_cast<int>(day.year()));
    return std::ranges::find(holidays, sys_days(day)) != holidays.end();
}

bool isWorkingDay(year_month_day day)
{
    return !isWeekend(sys_days(day)) && !isBankHoliday(day);
}

year_month_day ukDay(Instant at)
{
    return {floor<std::chrono::days>(isSummerTime(at) ? at + hours(1) : at)};
}

std::chrono::minutes ukTimeOfDay(Instant at)
{
    const Instant local = isSummerTime(at) ? at + hours(1) : at;
    return floor<std::chrono::minutes>(local - floor<std::chrono::days>(local));
}

Instant endOfWorkingDay(Instant from, int days)
{
    sys_days day(ukDay(from));
    for (int counted = 0; counted < days;) {
        day += std::chrono::days(1);
        if (isWorkingDay(day))
            ++counted;
    }
    return closeOfDay(day);
}

int workingDaysLeft(Instant now, Instant due)
{
    const sys_days today(ukDay(now));
    const sys_days target(ukDay(due));
    const auto between = [](sys_days from, sys_days to) {
        int count = 0;
        for (sys_days day = from + std::chrono::days(1); day <= to; day += std::chrono::days(1)) {
            if (isWorkingDay(day))
                ++count;
        }
        return count;
    };
    return today <= target ? between(today, target) : -between(target, today);
}

} // namespace matchdesk
