// SPDX-License-Identifier: MIT
#include "matching/trainer.h"

#include "calibration_fit.h"
#include "identifiers.h"
#include "snapshot.h"
#include "training_pairs.h"

#include "matching/changes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace matchdesk::matching {
namespace {

using Shares = std::array<double, levelCount>;
using AllShares = std::array<Shares, evidenceCount>;

constexpr auto forenameLine = static_cast<std::size_t>(Evidence::Forename);
constexpr auto surnameLine = static_cast<std::size_t>(Evidence::Surname);
constexpr std::size_t same = 1;              ///< of every line's levels
constexpr std::size_t pairsAtOnce = 50;      ///< compared with one claim
constexpr std::size_t mostPairsOfAPass = 60'000;
constexpr double fewestSeen = 10;            ///< random pairs at a level, to say how often it is met
constexpr int rounds = 60;

/// Of true pairs, how they compare in what random pairs cannot show: the rates at which such numbers are given wrongly, from the
/// services' findings.
constexpr std::array<double, levelCount> ninoOfTruePairs{0, 0.93, 0.005, 0.015, 0.025, 0.005, 0.02, 0, 0, 0};
constexpr std::array<double, levelCount> trnOfTruePairs{0, 0.875, 0, 0.032, 0.048, 0, 0.045, 0, 0, 0};
constexpr std::array<double, levelCount> emailOfTruePairs{0, 0.27, 0.03, 0.03, 0.01, 0.66, 0, 0, 0, 0};

double bits(double millibits) { return millibits / 1'000.0; }
bool has(std::size_t line, std::size_t level) { return level > 0 && !levelName(static_cast<Evidence>(line), level).empty(); }

const Shares *expectedOf(Evidence line)
{
    switch (line) {
    case Evidence::Nino: return &ninoOfTruePairs;
    case Evidence::Trn: return &trnOfTruePairs;
    case Evidence::Email: return &emailOfTruePairs;
    default: return nullptr;
    }
}

void normalise(Shares &shares)
{
    double sum = 0;
    for (const double share : shares)
        sum += share;
    for (double &share : shares)
        share = sum > 0 ? share / sum : 0;
}

/// What random pairs say of two people, and what the starting weights then say of one.
struct Basis {
    AllShares u{};
    AllShares startM{};
};

/// LevelCounts of levels, line by line.
struct LevelCounts {
    AllShares levels{};
    double pairs = 0;
    double sameNames = 0;
    double named = 0;   ///< pairs whose names could have been in each other's place
    double swapped = 0; ///< pairs whose names are

    void add(const Compare &compare, double weight = 1)
    {
        for (std::size_t line = 0; line < evidenceCount; ++line)
            levels[line][compare.levels[line]] += weight;
        pairs += weight;
        sameNames += compare.sameNames ? weight : 0;
        const bool ownPlaces = compare.levels[forenameLine] > 0 && compare.levels[surnameLine] > 0;
        named += compare.swapped || ownPlaces ? weight : 0;
        swapped += compare.swapped ? weight : 0;
    }
};

/// Carries one training from the register to the model.
class Trainer {
public:
    Trainer(const Snapshot &snapshot, const Model &start, const TrainingOptions &options)
        : m_snapshot(snapshot), m_start(start), m_options(options), m_comparing(snapshot, start)
    {
    }

    [[nodiscard]] bool measureRandomPairs();
    [[nodiscard]] bool countDecisions(std::span<const Decision> decisions);
    [[nodiscard]] bool countByPasses();
    [[nodiscard]] Model compose() const;
    [[nodiscard]] std::size_t truePairs() const { return static_cast<std::size_t>(m_counts.pairs); }

private:
    /// How many pairs compare alike, and whether their names are in each other's place.
    using Patterns = std::map<std::pair<Levels, bool>, double>;
    void learnFrom(Pass pass, const Patterns &patterns);
    [[nodiscard]] Shares trueShares(std::size_t line) const;

    const Snapshot &m_snapshot;
    const Model &m_start;
    const TrainingOptions &m_options;
    Comparing m_comparing;
    Basis m_basis;
    LevelCounts m_counts;
    double m_asked = 0;
    double m_withRecord = 0;
};

bool Trainer::measureRandomPairs()
{
    const std::size_t size = m_snapshot.index().hot.size();
    Numbers numbers(m_options.seed);
    LevelCounts seen;
    AllShares odds{};
    std::vector<RecordNumber> others(pairsAtOnce);
    for (std::size_t pairs = 0; pairs < m_options.randomPairs; pairs += pairsAtOnce) {
        if (!m_options.goesOn())
            return false;
        const RecordNumber one = numbers.below(size);
        for (RecordNumber &other : others)
            other = numbers.below(size);
        std::erase(others, one);
        m_comparing.eachOf(m_comparing.claimOf(one), others, [&](const Compare &compare) {
            seen.add(compare);
            for (std::size_t line = 0; line < evidenceCount; ++line)
                odds[line][compare.levels[line]] += std::exp2(bits(compare.millibits[line]));
        });
        others.resize(pairsAtOnce);
    }
    for (std::size_t line = 0; line < evidenceCount; ++line) {
        const Shares *expected = expectedOf(static_cast<Evidence>(line));
        double compared = 0;
        for (std::size_t level = 1; level < levelCount; ++level)
            compared += seen.levels[line][level];
        Shares &u = m_basis.u[line];
        Shares &m = m_basis.startM[line];
        double further = 0;
        for (std::size_t level = same + 1; level < levelCount; ++level) {
            if (!has(line, level))
                continue;
            const bool shown = seen.levels[line][level] >= fewestSeen && expected == nullptr;
            m[level] = shown ? odds[line][level] / std::max(1.0, compared) : expected != nullptr ? (*expected)[level] : 0.001;
            u[level] = shown ? seen.levels[line][level] / compared
                             : m[level] / std::exp2(bits(m_start.evidence[line].levels[level].base));
            further += m[level];
        }
        // The starting weights were not made to sum to one; where they say too much, they are scaled down.
        m[same] = std::max(0.2, expected != nullptr ? (*expected)[same] : 1 - further);
        normalise(m);
    }
    return true;
}

bool Trainer::countDecisions(std::span<const Decision> decisions)
{
    const Index &index = m_snapshot.index();
    for (const Decision &decision : decisions) {
        if (!m_options.goesOn())
            return false;
        m_asked += 1;
        const auto trn = parseTrn(decision.trn);
        const RecordNumber record = trn ? index.byTrn(*trn) : noRecord;
        if (record == noRecord)
            continue;
        m_withRecord += 1;
        const std::array<RecordNumber, 1> only{record};
        m_comparing.eachOf(decision.claim, only, [this](const Compare &compare) { m_counts.add(compare); });
    }
    return true;
}

bool Trainer::countByPasses()
{
    for (std::size_t number = 0; number < passCount; ++number) {
        const auto pass = static_cast<Pass>(number);
        Patterns patterns;
        for (const auto &[left, right] : m_comparing.pairsOf(pass, mostPairsOfAPass)) {
            if (!m_options.goesOn())
                return false;
            const std::array<RecordNumber, 1> only{right};
            m_comparing.eachOf(m_comparing.claimOf(left), only, [&](const Compare &compare) {
                Levels pattern = compare.levels;
                for (std::size_t line = 0; line < evidenceCount; ++line) {
                    if (!teaches(pass, static_cast<Evidence>(line)))
                        pattern[line] = 0;
                }
                patterns[{pattern, compare.swapped}] += 1;
            });
        }
        learnFrom(pass, patterns);
    }
    const double most = m_options.mostOfRegister;
    if (m_counts.named > most) {
        m_counts.swapped *= most / m_counts.named;
        m_counts.named = most;
    }
    for (Shares &levels : m_counts.levels) {
        double sum = 0;
        for (const double count : levels)
            sum += count;
        for (double &count : levels)
            count = sum > most ? count * most / sum : count;
    }
    return true;
}

void Trainer::learnFrom(Pass pass, const Patterns &patterns)
{
    AllShares m = m_basis.startM;
    AllShares u = m_basis.u;
    double pairs = 0;
    for (const auto &[pattern, count] : patterns)
        pairs += count;
    if (pairs == 0)
        return;
    for (std::size_t line = 0; line < evidenceCount; ++line) {
        // What random pairs hardly ever have in common is given the share that its weight means.
        double others = 0;
        for (std::size_t level = same + 1; level < levelCount; ++level)
            others += u[line][level];
        u[line][same] = std::max(1e-7, 1 - others);
        normalise(u[line]);
    }
    double share = 0.5;
    LevelCounts expected;
    for (int round = 0; round < rounds; ++round) {
        expected = {};
        for (const auto &[compared, count] : patterns) {
            const auto &[pattern, swapped] = compared;
            double forOne = share * (swapped ? std::exp2(bits(m_start.swappedNames)) : 1);
            double forTwo = 1 - share;
            for (std::size_t line = 0; line < evidenceCount; ++line) {
                if (pattern[line] == 0)
                    continue;
                forOne *= std::max(1e-9, m[line][pattern[line]]);
                forTwo *= std::max(1e-9, u[line][pattern[line]]);
            }
            Compare compare;
            compare.levels = pattern;
            compare.swapped = swapped;
            expected.add(compare, count * forOne / (forOne + forTwo));
        }
        share = std::clamp(expected.pairs / pairs, 1e-6, 1 - 1e-6);
        for (std::size_t line = 0; line < evidenceCount; ++line) {
            Shares next{};
            for (std::size_t level = 1; level < levelCount; ++level)
                next[level] = expected.levels[line][level] + m_options.pseudoCounts * m_basis.startM[line][level];
            normalise(next);
            m[line] = next;
        }
    }
    for (std::size_t line = 0; line < evidenceCount; ++line) {
        if (!teaches(pass, static_cast<Evidence>(line)))
            continue;
        for (std::size_t level = 1; level < levelCount; ++level)
            m_counts.levels[line][level] += expected.levels[line][level];
    }
    m_counts.pairs += expected.pairs;
    if (teaches(pass, Evidence::Forename) && teaches(pass, Evidence::Surname)) {
        m_counts.named += expected.named;
        m_counts.swapped += expected.swapped;
    }
}

Shares Trainer::trueShares(std::size_t line) const
{
    Shares shares{};
    for (std::size_t level = 1; level < levelCount; ++level)
        shares[level] = m_counts.levels[line][level] + m_options.pseudoCounts * m_basis.startM[line][level];
    normalise(shares);
    return shares;
}

Model Trainer::compose() const
{
    Model model = m_start;
    model.name = m_options.name;
    constexpr double most = 22'000; ///< no line says more than that
    for (std::size_t line = 0; line < evidenceCount; ++line) {
        const Shares m = trueShares(line);
        const Shares &before = m_basis.startM[line];
        for (std::size_t level = 1; level < levelCount; ++level) {
            if (!has(line, level) || m[level] <= 0 || before[level] <= 0)
                continue;
            Weight &weight = model.evidence[line].levels[level];
            const double step = 1'000.0 * std::log2(m[level] / before[level]);
            // Where random pairs show the level and its values weigh alike, both shares are the register's own.
            const bool plain = weight.scale == 0 && level != same && expectedOf(static_cast<Evidence>(line)) == nullptr;
            const double base = plain ? 1'000.0 * std::log2(m[level] / m_basis.u[line][level]) : weight.base + step;
            weight.base = static_cast<std::int32_t>(std::lround(std::clamp(base, -most, most)));
        }
    }
    if (m_counts.sameNames > 0) {
        const double prior = std::exp2(bits(m_start.fullNameBase));
        const double share = (m_counts.sameNames + m_options.pseudoCounts * prior) / (m_counts.pairs + m_options.pseudoCounts);
        model.fullNameBase = static_cast<std::int32_t>(std::lround(1'000.0 * std::log2(share)));
    }
    if (m_counts.named > 0) {
        const double prior = std::exp2(bits(m_start.swappedNames - m_start.rarestFullName));
        const double share = (m_counts.swapped + m_options.pseudoCounts * prior) / (m_counts.named + m_options.pseudoCounts);
        model.swappedNames = m_start.rarestFullName + static_cast<std::int32_t>(std::lround(1'000.0 * std::log2(share)));
    }
    if (m_asked > 0) {
        const double prior = m_start.shareWithRecord / 1e6;
        const double share = (m_withRecord + m_options.pseudoCounts * prior) / (m_asked + m_options.pseudoCounts);
        model.shareWithRecord = static_cast<std::uint32_t>(std::clamp(std::lround(share * 1e6), 1L, 999'999L));
    }
    return model;
}

/// Every line's steps away from the start are halved until its order holds; the start's own order does.
Model madeMonotone(Model model, const Model &start)
{
    for (int tries = 0; tries < 12; ++tries) {
        const ParsedModel checked = checkedModel(model);
        if (checked.problem != ModelProblem::NotMonotone)
            break;
        for (std::size_t line = 0; line < evidenceCount; ++line) {
            if (!checked.where.starts_with(nameOf(static_cast<Evidence>(line))))
                continue;
            for (std::size_t level = 1; level < levelCount; ++level) {
                Weight &weight = model.evidence[line].levels[level];
                const Weight &first = start.evidence[line].levels[level];
                weight.base = tries == 11 ? first.base : (weight.base + first.base) / 2;
            }
        }
    }
    return model;
}

} // namespace

Training train(const std::shared_ptr<const Register> &records, std::span<const Decision> decisions, const Model &start,
    const TrainingOptions &options)
{
    // Every register is a Snapshot; one with changes on top is made into one layer first.
    const bool layered = static_cast<const Snapshot &>(*records).changes() != nullptr;
    const std::shared_ptr<const Register> whole = layered ? compacted(*records) : records;
    const auto &snapshot = static_cast<const Snapshot &>(*whole);
    Training training;
    if (snapshot.index().hot.empty()) {
        training.result = {std::nullopt, ModelProblem::Missing, "records"};
        return training;
    }
    // Every third decision is kept aside: what a map is fitted to must not have shaped the weights.
    std::vector<Decision> learning;
    std::vector<Decision> aside;
    for (std::size_t at = 0; at < decisions.size(); ++at)
        (at % 3 == 2 ? aside : learning).push_back(decisions[at]);
    training.fromDecisions = learning.size() >= options.leastDecisions;

    Trainer trainer(snapshot, start, options);
    if (!trainer.measureRandomPairs()
        || !(training.fromDecisions ? trainer.countDecisions(learning) : trainer.countByPasses()))
        return training;
    training.truePairs = trainer.truePairs();
    Model model = madeMonotone(trainer.compose(), start);
    model.basis = training.fromDecisions ? "Decisions, smoothed by the starting weights."
                                         : "Pairs of the register, smoothed by the starting weights.";
    if (training.fromDecisions && !fitCalibration(whole, aside, model, options.goesOn, training.calibrationAnswers))
        return training;
    training.result = checkedModel(std::move(model));
    return training;
}

} // namespace matchdesk::matching
