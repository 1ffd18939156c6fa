// SPDX-License-Identifier: MIT
#include "births.h"

#include <array>

namespace matchdesk::world {

using namespace std::chrono;

int anyBirthYear(Random &random, int earliest)
{
    struct Decade {
        int first;
        int last;
        int share;
    };
    // The mode lies at 1978 to 1990.
    static constexpr std::array<Decade, 7> decades {{{1935, 1944, 40},
                                                     {1945, 1954, 100},
                                                     {1955, 1964, 150},
                                                     {1965, 1974, 185},
                                                     {1975, 1984, 240},
                                                     {1985, 1994, 205},
                                                     {1995, 2003, 80}}};
    for (;;) {
        int wanted = random.between(0, 999);
        for (const Decade &decade : decades) {
            wanted -= decade.share;
            if (wanted >= 0)
                continue;
            const int found = random.between(decade.first, decade.last);
            if (found >= earliest)
                return found;
            break;
        }
    }
}

matching::Date anyDay(Random &random, int inYear, std::uint32_t firstOfJanuaryOfTenThousand)
{
    if (random.below(10'000) < firstOfJanuaryOfTenThousand)
        return {year(inYear), January, day(1)};
    const sys_days first = sys_days(year(inYear) / January / 1);
    const sys_days after = sys_days(year(inYear + 1) / January / 1);
    return matching::Date(first + days(random.below(static_cast<std::uint32_t>((after - first).count()))));
}

} // namespace matchdesk::world
