// SPDX-License-Identifier: MIT
#include "domain/working_days.h"

#include "support/text.h"

#include <gtest/gtest.h>

using namespace matchdesk;
using namespace std::chrono;

TEST(WorkingDays, knowsTheBankHolidaysAsPublished)
{
    // England and Wales, as published on GOV.UK.
    const char *const published[] = {
        "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28",
        "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27", "2021-12-28",
        "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19",
        "2022-12-26", "2022-12-27", "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29",
        "2023-08-28", "2023-12-25", "2023-12-26", "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27",
        "2024-08-26", "2024-12-25", "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26",
        "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25",
        "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31",
        "2027-08-30", "2027-12-27", "2027-12-28"};
    int count = 0;
    for (sys_days day = sys_days(2020y / January / 1); day < sys_days(2028y / January / 1); day += days(1))
        count += isBankHoliday(day) ? 1 : 0;
    EXPECT_EQ(count, static_cast<int>(std::size(published)));
    for (const char *text : published)
        EXPECT_TRUE(isBankHoliday(*dateFromIso(text))) << text;
}

TEST(WorkingDays, promiseEndsAtFiveInTheAfternoonOfTheFifthDay)
{
    const auto promise = [](const char *from) { return toIso(endOfWorkingDay(*instantFromIso(from), 5)).substr(0, 16); };
    EXPECT_EQ(promise("2026-11-16T09:00:00Z"), "2026-11-23T17:00"); // Monday to Monday
    EXPECT_EQ(promise("2026-11-14T09:00:00Z"), "2026-11-20T17:00"); // a Saturday counts from Monday
    EXPECT_EQ(promise("2026-12-23T09:00:00Z"), "2027-01-04T17:00"); // Christmas, Boxing Day's substitute, New Year
    EXPECT_EQ(promise("2026-04-01T09:00:00Z"), "2026-04-10T16:00"); // Easter; summer time
    EXPECT_EQ(promise("2026-03-27T09:00:00Z"), "2026-04-07T16:00"); // the clocks change inside
}

TEST(WorkingDays, leftCountsWholeWorkingDays)
{
    const auto left = [](const char *now, const char *due) {
        return workingDaysLeft(*instantFromIso(now), *instantFromIso(due));
    };
    EXPECT_EQ(left("2026-11-20T09:00:00Z", "2026-11-24T17:00:00Z"), 2);
    EXPECT_EQ(left("2026-11-24T18:00:00Z", "2026-11-24T17:00:00Z"), 0);
    EXPECT_EQ(left("2026-11-25T09:00:00Z", "2026-11-24T17:00:00Z"), -1);
    EXPECT_EQ(left("2026-11-21T09:00:00Z", "2026-11-23T17:00:00Z"), 1);
    EXPECT_EQ(left("2026-12-24T09:00:00Z", "2026-12-29T17:00:00Z"), 1);
}

TEST(WorkingDays, theUkDayFollowsSummerTime)
{
    EXPECT_EQ(toIso(ukDay(*instantFromIso("2026-07-01T23:30:00Z"))), "2026-07-02");
    EXPECT_EQ(toIso(ukDay(*instantFromIso("2026-12-01T23:30:00Z"))), "2026-12-01");
    EXPECT_EQ(toIso(ukDay(*instantFromIso("2026-10-25T00:30:00Z"))), "2026-10-25");
}
