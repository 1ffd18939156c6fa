// SPDX-License-Identifier: MIT
#include "matching/model.h"

#include "matching/matcher.h"
#include "samples.h"

#include <gtest/gtest.h>

namespace matchdesk::matching {
namespace {

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Model, TheOneThatIsCompiledInIsSound)
{
    const auto model = startingModel();
    const ParsedModel again = checkedModel(*model);
    EXPECT_EQ(again.problem, ModelProblem::None) << again.where;
    EXPECT_EQ(model->name, "start");
    EXPECT_GT(model->of(Evidence::Nino).levels[1].base, 15'000);
}

TEST(Model, ComesBackFromItsTextAndHasTheSameVersion)
{
    Model model = *startingModel();
    model.withNumber = {{-5'000, -6'000}, {0, 0}, {20'000, 12'000}};
    const ParsedModel parsed = parseModel(textOf(model));
    ASSERT_TRUE(parsed.model.has_value()) << parsed.where;
    EXPECT_EQ(*parsed.model, model);
    EXPECT_EQ(versionOf(*parsed.model), versionOf(model));
    model.of(Evidence::Email).levels[1].base += 1;
    EXPECT_NE(versionOf(*parsed.model), versionOf(model));
}

TEST(Model, IsRefusedWhereANearerAgreementWeighsLess)
{
    const std::string text = textOf(*startingModel());
    const ParsedModel nino = parseModel(replaced(text, "nino same 21000", "nino same 14000"));
    EXPECT_EQ(nino.problem, ModelProblem::NotMonotone);
    EXPECT_EQ(nino.where, "nino same below suffix-only");
    const ParsedModel names = parseModel(replaced(text, "surname differs -4000", "surname differs 9000"));
    EXPECT_EQ(names.problem, ModelProblem::NotMonotone);
    const ParsedModel falling = parseModel(text + "calibration with-number 0:0 1000:-5\n");
    EXPECT_EQ(falling.problem, ModelProblem::NotMonotone);
    EXPECT_EQ(falling.where, "calibration with-number");
}

TEST(Model, SaysWhereAFileIsWrong)
{
    const std::string text = textOf(*startingModel());
    EXPECT_EQ(parseModel("").problem, ModelProblem::Missing);
    EXPECT_EQ(parseModel("something else\n").problem, ModelProblem::NotAModel);
    EXPECT_EQ(parseModel(replaced(text, "family 5000", "")).where, "family");
    EXPECT_EQ(parseModel(replaced(text, "middle typo", "middle slip")).problem, ModelProblem::UnknownLine);
    EXPECT_EQ(parseModel(replaced(text, "share-with-record 850000", "share-with-record 1000000")).problem,
        ModelProblem::OutOfRange);
    EXPECT_EQ(parseModel(replaced(text, "trn same 17000", "trn same 170000")).problem, ModelProblem::OutOfRange);
}

TEST(Model, CalibrationIsStraightBetweenPointsAndParallelBeyond)
{
    const std::vector<CalibrationPoint> map{{0, -1'000}, {10'000, 4'000}};
    EXPECT_EQ(calibrated(map, 5'000), 1'500);
    EXPECT_EQ(calibrated(map, -2'000), -3'000);
    EXPECT_EQ(calibrated(map, 12'000), 6'000);
    EXPECT_EQ(calibrated({}, 777), 777);
}

TEST(Model, WeighsTheAnswerAndIsNamedInIt)
{
    const std::vector<Record> records{samples::sianPritchard()};
    const auto held = Register::build(records);
    auto changed = std::make_shared<Model>(*startingModel());
    changed->name = "other";
    changed->of(Evidence::Trn).levels[1].base = 9'000;
    const Claim claim = samples::claimOf(records[0]);
    const MatchResult first = Matcher(held).match(claim, {});
    const MatchResult second = Matcher(held, changed).match(claim, {});
    ASSERT_EQ(first.candidates.size(), 1U);
    ASSERT_EQ(second.candidates.size(), 1U);
    EXPECT_EQ(first.candidates[0].millibits - second.candidates[0].millibits, 8'000);
    EXPECT_TRUE(first.version.starts_with(versionOf(*startingModel()))) << first.version;
    EXPECT_TRUE(second.version.starts_with("other@")) << second.version;
}

} // namespace
} // namespace matchdesk::matching
