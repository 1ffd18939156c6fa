// SPDX-License-Identifier: MIT
#include "moments.h"

#include "domain/working_days.h"
#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace matchdesk::world {
namespace {

TEST(Moments, LieBeforeNowInOrderWhateverTheHour)
{
    // A weekday, just after midnight, a Sunday, a bank holiday, and summer time's extra hour.
    for (const std::string_view text : {"2026-03-12T14:20:00Z", "2026-03-12T00:00:05Z", "2026-03-15T11:00:00Z",
                                        "2026-12-25T09:00:00Z", "2026-07-14T23:30:00Z"}) {
        const Instant now = *instantFromIso(text);
        Random random(9);
        const auto moments = openingMoments(random, now, 400);
        ASSERT_EQ(moments.size(), 400U);
        EXPECT_TRUE(std::ranges::is_sorted(moments));
        EXPECT_LT(moments.back(), now) << text;
        std::set<int> left;
        for (const Instant moment : moments)
            left.insert(workingDaysLeft(now, endOfWorkingDay(moment, kPromisedWorkingDays)));
        EXPECT_LT(*left.begin(), 0) << text;
        EXPECT_GE(*left.rbegin(), 4) << text;
    }
}

TEST(Moments, IdsHaveTheFormOfTheServicesOwn)
{
    Random random(10);
    const Instant at = *instantFromIso("2026-03-12T14:20:00Z");
    std::set<std::string> ids;
    const std::string own = newId(at);
    for (int i = 0; i < 1000; ++i) {
        const std::string id = worldId(random, at);
        EXPECT_EQ(id.size(), own.size());
        EXPECT_EQ(id.substr(0, 15), own.substr(0, 15));
        EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
        ids.insert(id);
    }
    EXPECT_EQ(ids.size(), 1000U);
}

} // namespace
} // namespace matchdesk::world
