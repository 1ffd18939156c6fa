// SPDX-License-Identifier: MIT
#include "matching/trainer.h"

#include "calibration_fit.h"
#include "samples.h"
#include "town.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace matchdesk::matching {
namespace {

using samples::scrambled;
using samples::town;

std::vector<Decision> decisionsOn(const std::vector<Record> &records, std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Decision> decisions;
    for (std::size_t at = 0; at < count; ++at) {
        const Record &record = records[random() % records.size()];
        Claim claim = scrambled(record, random);
        // Nobody here remembers their own number.
        claim.nationalInsuranceNumber = "AB999999D";
        decisions.push_back({std::move(claim), record.trn});
    }
    return decisions;
}

TrainingOptions quick()
{
    TrainingOptions options;
    options.randomPairs = 20'000;
    return options;
}

TEST(Trainer, TheSameInputGivesTheSameBytes)
{
    const auto records = Register::build(town(1'500, 21));
    const Training first = train(records, {}, *startingModel(), quick());
    const Training second = train(records, {}, *startingModel(), quick());
    ASSERT_TRUE(first.result.model.has_value()) << first.result.where;
    EXPECT_EQ(textOf(*first.result.model), textOf(*second.result.model));
    EXPECT_FALSE(first.fromDecisions);
    EXPECT_GT(first.truePairs, 0U);
    EXPECT_EQ(checkedModel(*first.result.model).problem, ModelProblem::None);
    EXPECT_EQ(parseModel(textOf(*first.result.model)).model, first.result.model);
}

TEST(Trainer, LearnsFromDecisionsWhatTheySay)
{
    const std::vector<Record> people = town(1'500, 22);
    const auto records = Register::build(people);
    const auto start = startingModel();
    const Training training = train(records, decisionsOn(people, 1'500, 23), *start, quick());
    ASSERT_TRUE(training.result.model.has_value()) << training.result.where;
    EXPECT_TRUE(training.fromDecisions);
    EXPECT_EQ(training.calibrationAnswers, 500U);
    // All stated another number than the record holds: that no longer speaks against anybody.
    const auto differs = static_cast<std::size_t>(NumberLevel::Differs);
    EXPECT_GT(training.result.model->of(Evidence::Nino).levels[differs].base, start->of(Evidence::Nino).levels[differs].base + 2'000);
    // Everybody has a record.
    EXPECT_GT(training.result.model->shareWithRecord, 950'000U);
}

TEST(Trainer, LearnsHowOftenNamesChangePlaces)
{
    const std::vector<Record> people = town(1'500, 22);
    std::vector<Decision> decisions = decisionsOn(people, 1'500, 23);
    const auto taught = [&] { return train(Register::build(people), decisions, *startingModel(), quick()).result.model->swappedNames; };
    const std::int32_t seldom = taught();
    for (std::size_t at = 0; at < decisions.size(); at += 5)
        std::swap(decisions[at].claim.firstName, decisions[at].claim.lastName);
    EXPECT_GT(taught(), seldom + 2'000);
}

TEST(Trainer, FewDecisionsDoNotOutweighTheStart)
{
    const std::vector<Record> people = town(1'500, 22);
    const auto records = Register::build(people);
    const Training training = train(records, decisionsOn(people, 60, 24), *startingModel(), quick());
    ASSERT_TRUE(training.result.model.has_value());
    EXPECT_FALSE(training.fromDecisions);
    EXPECT_EQ(training.calibrationAnswers, 0U);
}

TEST(Trainer, StopsWhenItIsToldAndRefusesAnEmptyRegister)
{
    TrainingOptions options = quick();
    options.goesOn = [] { return false; };
    EXPECT_FALSE(train(Register::build(town(200, 25)), {}, *startingModel(), options).result.model.has_value());
    const Training empty = train(Register::build({}), {}, *startingModel(), quick());
    EXPECT_FALSE(empty.result.model.has_value());
    EXPECT_EQ(empty.result.problem, ModelProblem::Missing);
}

TEST(RisingMap, NeverFallsAndFollowsWhatWasSeen)
{
    std::mt19937 random(26);
    std::vector<Proposed> proposed;
    // The odds claim twice the bits that are true.
    for (int at = 0; at < 20'000; ++at) {
        const double bits = static_cast<double>(random() % 12'000) / 1'000.0 - 6.0;
        const double truth = 1.0 / (1.0 + std::exp2(-bits));
        proposed.push_back({static_cast<std::int32_t>(bits * 2'000), static_cast<double>(random()) / 4294967296.0 < truth});
    }
    const auto points = risingMap(proposed);
    ASSERT_GE(points.size(), 4U);
    EXPECT_LE(points.size(), 16U);
    for (std::size_t at = 1; at < points.size(); ++at) {
        EXPECT_GT(points[at].raw, points[at - 1].raw);
        EXPECT_GE(points[at].seen, points[at - 1].seen);
    }
    for (const std::int32_t raw : {-8'000, -4'000, 0, 4'000, 8'000})
        EXPECT_NEAR(calibrated(points, raw), raw / 2, 700) << raw;
    EXPECT_TRUE(risingMap({{0, true}, {1, false}}).empty());
}

} // namespace
} // namespace matchdesk::matching
