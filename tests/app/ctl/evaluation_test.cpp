// SPDX-License-Identifier: MIT
#include "evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace matchdesk::ctl {
namespace {

using matching::Conclusion;

Query query(const std::string &truth, std::vector<std::string> kinds = {})
{
    Query made;
    made.id = "q";
    made.truthTrn = truth;
    made.errorKinds = std::move(kinds);
    return made;
}

Answer answer(std::vector<Answer::Entry> candidates, const std::string &confirmed = {})
{
    Answer made;
    made.queryId = "q";
    made.candidates = std::move(candidates);
    made.confirmedTrn = confirmed;
    made.conclusion = confirmed.empty() ? Conclusion::None : Conclusion::Confirmed;
    return made;
}

std::string textOf(const Evaluation &evaluation)
{
    std::ostringstream out;
    evaluation.writeText(out);
    return out.str();
}

TEST(Evaluation, BoundsAreThoseOfTheTables)
{
    // None in 300 leaves up to 1 % (the rule of three, exactly 1 - 0.05^(1/300)).
    EXPECT_NEAR(upperBound(0, 300), 0.0099362, 1e-6);
    EXPECT_NEAR(upperBound(1, 100), 0.0465598, 1e-6);
    EXPECT_NEAR(upperBound(5, 50), 0.1991, 1e-3);
    EXPECT_EQ(upperBound(3, 3), 1.0);
    EXPECT_EQ(percentile({}, 0.5), 0.0);
    EXPECT_EQ(percentile({1, 2, 3, 4}, 0.5), 2.0);
    EXPECT_EQ(percentile({1, 2, 3, 4}, 0.99), 4.0);
}

TEST(Evaluation, ECEIsTheDistanceOfTheDiagonal)
{
    Calibration calibration;
    for (int i = 0; i < 10; ++i)
        calibration.add(0.85, i < 7);
    for (int i = 0; i < 10; ++i)
        calibration.add(0.15, i < 1);
    EXPECT_NEAR(calibration.expectedError(), (0.15 + 0.05) / 2, 1e-9);
    EXPECT_NEAR(calibration.brier(), (7 * 0.0225 + 3 * 0.7225 + 0.7225 + 9 * 0.0225) / 20, 1e-9);
    calibration.add(1.0, true);
    EXPECT_EQ(calibration.bins()[9].count, 1U);
}

TEST(Evaluation, CountsWhatWasFoundConfirmedAndMistaken)
{
    Evaluation evaluation;
    evaluation.add(query("1000001"), answer({{"1000001", 999'000}}, "1000001"));
    evaluation.add(query("1000002", {"dob-digit"}), answer({{"1000009", 600'000}, {"1000002", 300'000}}));
    evaluation.add(query("1000003", {"dob-digit"}), answer({{"1000009", 950'000}}, "1000009"));
    evaluation.add(query("1000004"), answer({}));
    evaluation.add(query(""), answer({{"1000009", 950'000}}));
    evaluation.add(query(""), answer({{"1000009", 850'000}}));
    const std::string text = textOf(evaluation);
    EXPECT_NE(text.find("4 people with a record, 2 without"), std::string::npos) << text;
    EXPECT_NE(text.find("recall@1                     0.2500"), std::string::npos) << text;
    EXPECT_NE(text.find("recall@3                     0.5000"), std::string::npos) << text;
    EXPECT_NE(text.find("people confirmed             0.2500"), std::string::npos) << text;
    EXPECT_NE(text.find("confirmations                1 right, 1 wrong"), std::string::npos) << text;
    EXPECT_NE(text.find("false alarms, no record      0.5000 (1 "), std::string::npos) << text;
    EXPECT_EQ(text.find("candidate recall"), std::string::npos) << "nobody said what was compared";
    std::ostringstream json;
    evaluation.writeJson(json);
    EXPECT_NE(json.str().find("\"recall_at_1\": 0.25"), std::string::npos) << json.str();
}

TEST(Answers, ALineReadsBackAsWhatWasWritten)
{
    matching::MatchResult result;
    result.conclusion = Conclusion::Several;
    result.refusal = matching::Refusal::SecondRecordAnswers;
    matching::Candidate candidate;
    candidate.record.trn = "1234567";
    candidate.probabilityPpm = 45'678;
    candidate.flags = {matching::Flag::Merged};
    candidate.cells.resize(1);
    candidate.cells[0].verdict = matching::Verdict::LikelyTypo;
    result.candidates = {candidate};
    result.considered = 17;
    result.truncated = true;
    result.settlements = {{"1234567", {matching::Field::DateOfBirth, matching::Field::Trn}, 45'678}};
    result.wouldSettle = {matching::Field::Trn};
    std::string line;
    appendLine(line, "q\"1\\\n", result, 12.34);
    EXPECT_EQ(line.back(), '\n');
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
    EXPECT_NE(line.find(R"("verdicts":{"name":"likely-typo"})"), std::string::npos) << line;
    EXPECT_NE(line.find(R"("probability":0.045678)"), std::string::npos) << line;
    const std::string settles = R"("would_settle":[{"trn":"1234567","facts":["date-of-birth","trn"],"probability":0.045678}])";
    EXPECT_NE(line.find(settles + R"(,"worth_asking":["trn"],)"), std::string::npos) << line;
    const auto read = answerFromLine(line);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().queryId, "q\"1\\\n");
    EXPECT_EQ(read.value().conclusion, Conclusion::Several);
    ASSERT_EQ(read.value().candidates.size(), 1U);
    EXPECT_EQ(read.value().candidates[0].trn, "1234567");
    EXPECT_EQ(read.value().candidates[0].probabilityPpm, 45'678U);
    EXPECT_EQ(read.value().considered, 17U);
    EXPECT_TRUE(read.value().truncated);
    EXPECT_DOUBLE_EQ(read.value().micros.value_or(0), 12.3);
    EXPECT_FALSE(answerFromLine("{}").ok());
    EXPECT_FALSE(answerFromLine("nonsense").ok());
}

} // namespace
} // namespace matchdesk::ctl
