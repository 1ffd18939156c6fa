// SPDX-License-Identifier: MIT
#include "model.h"

#include <cmath>

namespace matchdesk::matching {

Model::Model()
{
    //                Missing    Same         Variant       Part          Initial     Middle        Typo
    forename = {{{0, 0}, {100, -200}, {75, -1'000}, {100, -2'500}, {0, 1'500}, {100, -3'500}, {60, -1'000},
    //  TwoTypos      Near         Differs
        {40, -2'000}, {0, -2'500}, {0, -5'600}}};
    surname = {{{0, 0}, {100, -290}, {80, -1'000}, {100, -3'000}, {0, 500}, {0, 0}, {60, -1'000}, {40, -3'500},
        {0, -2'000}, {0, -3'600}}};
    middle = {{{0, 0}, {100, -200}, {75, -500}, {50, 0}, {0, 2'000}, {0, 0}, {60, -500}, {40, -1'500}, {0, -1'500},
        {0, -4'000}}};
    //      Missing Same  DayMonth Swapped OneDigit Decade TwoParts Within5 Far
    date = {0, 0, 9'500, 5'500, 3'300, 3'300, 0, -7'500, -9'500};
    //      Missing Same    SuffixOnly Swapped OneWrong TwoWrong Differs Invalid
    nino = {0, 21'000, 15'000, 15'000, 15'000, 8'000, -6'000, 0};
    trn = {0, 17'000, 0, 8'000, 8'000, 0, -4'000, 0};
    //       Missing Same  SameLocal NameLocal Typo Differs
    email = {0, 17'000, 8'000, 3'000, 6'000, -500, 0, 0};
    //          Missing Same Related Differs
    provider = {0, -120, 1'000, -2'000};
}

std::int32_t toMillibits(double bits) noexcept
{
    return static_cast<std::int32_t>(std::lround(bits * 1'000.0));
}

std::int32_t rarity(double count, double total, double pseudo, double prior) noexcept
{
    return toMillibits(-std::log2((count + pseudo * prior) / (total + pseudo)));
}

} // namespace matchdesk::matching
