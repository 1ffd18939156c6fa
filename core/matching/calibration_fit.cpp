// SPDX-License-Identifier: MIT
#include "calibration_fit.h"

#include "score.h"

#include <algorithm>
#include <cmath>

namespace matchdesk::matching {
namespace {

constexpr std::size_t mostPoints = 16;
constexpr std::size_t fewest = 200;   ///< proposals, to fit anything
constexpr std::size_t fewestInBlock = 20;
constexpr double furthest = 15'000;   ///< no more than that is read out of a few thousand decisions

struct Block {
    double raw = 0; ///< sum
    double right = 0;
    double count = 0;
    [[nodiscard]] double share() const { return right / count; }
};

/// Half a right and half a wrong proposal more than were seen: no block is certain.
std::int32_t seenIn(const Block &block)
{
    const double odds = std::log2((block.right + 0.5) / (block.count - block.right + 0.5)) * 1'000.0;
    return static_cast<std::int32_t>(std::lround(std::clamp(odds, -furthest, furthest)));
}

} // namespace

std::vector<CalibrationPoint> risingMap(std::vector<Proposed> proposed)
{
    if (proposed.size() < fewest)
        return {};
    std::sort(proposed.begin(), proposed.end(), [](const Proposed &left, const Proposed &right) {
        return left.raw != right.raw ? left.raw < right.raw : left.right < right.right;
    });
    std::vector<Block> blocks;
    const std::size_t atOnce = std::max(fewestInBlock, proposed.size() / (mostPoints * 4));
    for (std::size_t at = 0; at < proposed.size(); ++at) {
        // Equal odds stay together.
        if (blocks.empty() || (blocks.back().count >= static_cast<double>(atOnce) && proposed[at].raw != proposed[at - 1].raw))
            blocks.emplace_back();
        blocks.back().raw += proposed[at].raw;
        blocks.back().right += proposed[at].right ? 1 : 0;
        blocks.back().count += 1;
    }
    std::vector<Block> rising;
    for (const Block &block : blocks) {
        rising.push_back(block);
        while (rising.size() > 1 && rising[rising.size() - 2].share() >= rising.back().share()) {
            const Block last = rising.back();
            rising.pop_back();
            rising.back().raw += last.raw;
            rising.back().right += last.right;
            rising.back().count += last.count;
        }
    }
    while (rising.size() > mostPoints) {
        // The two neighbours that say most nearly the same become one.
        std::size_t nearest = 0;
        for (std::size_t at = 0; at + 1 < rising.size(); ++at) {
            if (seenIn(rising[at + 1]) - seenIn(rising[at]) < seenIn(rising[nearest + 1]) - seenIn(rising[nearest]))
                nearest = at;
        }
        rising[nearest].raw += rising[nearest + 1].raw;
        rising[nearest].right += rising[nearest + 1].right;
        rising[nearest].count += rising[nearest + 1].count;
        rising.erase(rising.begin() + static_cast<std::ptrdiff_t>(nearest) + 1);
    }
    std::vector<CalibrationPoint> points;
    for (const Block &block : rising) {
        CalibrationPoint point{static_cast<std::int32_t>(std::lround(block.raw / block.count)), seenIn(block)};
        if (!points.empty() && point.raw <= points.back().raw)
            continue;
        if (!points.empty())
            point.seen = std::max(point.seen, points.back().seen);
        points.push_back(point);
    }
    return points;
}

bool fitCalibration(const std::shared_ptr<const Register> &records, std::span<const Decision> decisions, Model &model,
    const std::function<bool()> &goesOn, std::size_t &answers)
{
    Model plain = model;
    plain.withNumber.clear();
    plain.withoutNumber.clear();
    const Matcher matcher(records, std::make_shared<const Model>(plain));
    std::vector<Proposed> withNumber;
    std::vector<Proposed> withoutNumber;
    answers = 0;
    for (const Decision &decision : decisions) {
        if (!goesOn())
            return false;
        ++answers;
        for (const Candidate &candidate : matcher.match(decision.claim, {}).candidates) {
            // What is said of look-alikes is held down by a rule, and tells nothing of the odds.
            const double share = std::clamp(candidate.probabilityPpm / 1e6, 1e-6, 1 - 1e-6);
            if (std::find(candidate.flags.begin(), candidate.flags.end(), Flag::PossibleTwin) != candidate.flags.end()
                || candidate.probabilityPpm == veryLikely - 1)
                continue;
            const auto agrees = [&](Field field) {
                const Verdict verdict = candidate.cells[static_cast<std::size_t>(field)].verdict;
                return verdict == Verdict::Agrees || verdict == Verdict::AgreesTidied;
            };
            const bool byNumber = agrees(Field::NationalInsuranceNumber) || agrees(Field::Trn);
            const auto raw = static_cast<std::int32_t>(std::lround(std::log2(share / (1 - share)) * 1'000.0));
            (byNumber ? withNumber : withoutNumber).push_back({raw, candidate.record.trn == decision.trn});
        }
    }
    if (auto points = risingMap(std::move(withNumber)); !points.empty())
        model.withNumber = std::move(points);
    if (auto points = risingMap(std::move(withoutNumber)); !points.empty())
        model.withoutNumber = std::move(points);
    return true;
}

} // namespace matchdesk::matching
