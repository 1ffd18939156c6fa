// SPDX-License-Identifier: MIT
#pragma once

#include "index.h"
#include "names.h"

#include <array>
#include <cstdint>
#include <string>

/// The weights of evidence, log2 of the odds in thousandths ("millibits"). The starting values follow the public model of
/// the Ministry of Justice (hmpps-person-match) where it has them.
namespace matchdesk::matching {

/// Evidence of a name level: `base` plus `scale` hundredths of the rarity of the name.
struct NameWeight {
    std::int32_t scale = 0;
    std::int32_t base = 0;
};

struct Model {
    std::string version = "model-1";

    std::array<NameWeight, 10> forename{};
    std::array<NameWeight, 10> surname{};
    std::int32_t rarestForename = 13'300;
    std::int32_t rarestSurname = 15'600;
    std::int32_t rarestFullName = 19'930; ///< a millionth
    std::int32_t fullNameBase = -490;     ///< log2 of the share of true pairs that agree on both
    std::int32_t swappedBase = -8'400;
    std::int32_t family = 5'000;          ///< most that a surname is worth beside another forename: relatives share it
    std::int32_t establishedSlip = 3'000; ///< less for a slip that makes another name
    std::int32_t earlierName = -1'500;    ///< for agreeing by way of an earlier name
    std::array<NameWeight, 10> middle{};
    std::int32_t rarestMiddle = 7'000;

    std::int32_t dateSame = -77;          ///< plus the rarity of the day
    std::array<std::int32_t, 9> date{};
    std::array<std::int32_t, 8> nino{};
    std::array<std::int32_t, 8> trn{};
    std::array<std::int32_t, 8> email{};
    std::array<std::int32_t, 4> provider{};
    std::int32_t rarestProvider = 8'000;

    std::int32_t enoughAlone = 28'000;    ///< with this much evidence, and
    std::int32_t enough = 12'000;         ///< this far ahead of "no record", looking further cannot change the answer
    double shareWithRecord = 0.85;        ///< of the people who ask

    Model();
};

/// log2(1 / share) in millibits, where `count` of `total` hold a value. Small registers are topped up with `pseudo`
/// imagined holders of a share of `prior`, so that a demo world and the whole register weigh alike.
[[nodiscard]] std::int32_t rarity(double count, double total, double pseudo, double prior) noexcept;
[[nodiscard]] std::int32_t toMillibits(double bits) noexcept;

} // namespace matchdesk::matching
