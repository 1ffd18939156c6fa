// SPDX-License-Identifier: MIT
#pragma once

#include "matching/trainer.h"

#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

/// The map from the odds that weights give to those that are seen.
namespace matchdesk::matching {

/// A candidate that was proposed: its odds in millibits before any map, and whether it was the right one.
struct Proposed {
    std::int32_t raw = 0;
    bool right = false;
};

/// A rising map through `proposed`: pooled so that it never falls, at most sixteen points, none where too little was seen.
[[nodiscard]] std::vector<CalibrationPoint> risingMap(std::vector<Proposed> proposed);

/// Matches the decisions with `model`, its maps taken out, and gives it new ones. False when it was stopped.
[[nodiscard]] bool fitCalibration(const std::shared_ptr<const Register> &records, std::span<const Decision> decisions,
    Model &model, const std::function<bool()> &goesOn, std::size_t &answers);

} // namespace matchdesk::matching
