// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "matching/model.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace matchdesk::matching {

/// What a person stated, and whose record it turned out to be.
struct Decision {
    Claim claim;
    std::string trn; ///< blank: the person has no record
};

struct TrainingOptions {
    std::string name = "trained";
    std::uint64_t seed = 1;
    std::size_t randomPairs = 1'000'000; ///< of which most are two people's
    double pseudoCounts = 100;           ///< how many decisions the starting weights are worth, line by line
    /// The most that the register's own pairs count for: they tell how clerks and pension schemes write one person down
    /// twice, not how people state themselves.
    double mostOfRegister = 100;
    std::size_t leastDecisions = 500;    ///< with fewer, the register's own pairs say how true pairs compare
    std::function<bool()> goesOn = [] { return true; }; ///< asked now and then; false stops
};

struct Training {
    ParsedModel result;             ///< no model when it was stopped (problem None) or is not monotone
    bool fromDecisions = false;     ///< otherwise from pairs within the register
    std::size_t truePairs = 0;      ///< that the shares of levels rest on
    std::size_t calibrationAnswers = 0; ///< decisions kept aside for the map of probabilities; 0: that of `start` stays
};

/// Learns the weights of evidence from a register. How often levels are met between two people (u) comes from random pairs and is
/// then fixed; the rarity of names, days and institutions is the register's own and no part of a model. How often they are met
/// between true pairs (m) comes from decisions where there are enough of them, and before that from expectation maximisation over
/// pairs of records that share an NI number, a name, or a forename and birth date, each pass leaving out what its pairs share.
/// Both are smoothed by `start`'s values. A third of the decisions is kept aside, and the map from odds to probabilities fitted to
/// it (pool adjacent violators). The same register, decisions and options give the same model.
[[nodiscard]] Training train(const std::shared_ptr<const Register> &records, std::span<const Decision> decisions,
    const Model &start, const TrainingOptions &options = {});

} // namespace matchdesk::matching
