// SPDX-License-Identifier: MIT
#include "moments.h"

#include "domain/working_days.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace matchdesk::world {

namespace {

using namespace std::chrono;

/// How many tickets are from the present day, the working day before, and so on; promises of those past the fifth are broken.
constexpr std::array<int, 8> kByAge {10, 22, 20, 18, 14, 9, 4, 3};
constexpr int kOnDayOff = 2;

struct OpeningDay {
    sys_days day;
    int share;
};

std::vector<OpeningDay> openingDays(Instant now)
{
    std::vector<OpeningDay> found;
    sys_days day = sys_days(ukDay(now));
    std::size_t age = 0;
    while (age < kByAge.size()) {
        const bool working = isWorkingDay(year_month_day(day));
        found.push_back({day, working ? kByAge[age] : kOnDayOff});
        if (working)
            ++age;
        day -= days(1);
    }
    return found;
}

} // namespace

std::vector<Instant> openingMoments(Random &random, Instant now, std::size_t count)
{
    const std::vector<OpeningDay> candidates = openingDays(now);
    int shares = 0;
    for (const OpeningDay &candidate : candidates)
        shares += candidate.share;
    const Instant latest = now - seconds(30);
    std::vector<Instant> moments;
    moments.reserve(count);
    while (moments.size() < count) {
        int wanted = random.between(0, shares - 1);
        std::size_t chosen = 0;
        while (wanted >= candidates[chosen].share)
            wanted -= candidates[chosen++].share;
        const Instant midnight = candidates[chosen].day;
        Instant at = midnight + hours(random.between(7, 21));
        at += seconds(random.below(3600));
        if (at > latest) {
            // The day is not that old yet: somewhere in what there is of it.
            const auto elapsed = duration_cast<seconds>(latest - midnight).count();
            at = elapsed > 0 ? midnight + seconds(random.below(static_cast<std::uint32_t>(elapsed))) : latest;
        }
        moments.push_back(at);
    }
    std::ranges::sort(moments);
    return moments;
}

std::string worldId(Random &random, Instant at)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    const auto millis = static_cast<std::uint64_t>(duration_cast<milliseconds>(at.time_since_epoch()).count());
    const std::uint64_t low = (random.next() & 0x3fffffffffffffffU) | 0x8000000000000000U;
    const std::uint64_t high = (millis << 16U) | 0x7000U | (random.next() & 0xfffU);
    std::string text;
    text.reserve(36);
    for (unsigned nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            text += '-';
        const std::uint64_t half = nibble < 16 ? high : low;
        text += hex[(half >> (60U - 4U * (nibble % 16U))) & 0xfU];
    }
    return text;
}

} // namespace matchdesk::world
