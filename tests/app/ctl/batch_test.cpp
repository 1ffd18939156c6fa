// SPDX-License-Identifier: MIT
#include "commands.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace matchdesk::ctl {
namespace {

/// One extract with its queries and its register file, for all tests here.
class BatchCommands : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = new QTemporaryDir;
        ASSERT_EQ(runIn({"demo", "extract", "--records", "8000", "--queries", "600", "--seed", "9", "--out", at("")}), kDone);
        ASSERT_EQ(runIn({"register", "build", "--from", at("extract.csv"), "--out", at("register")}), kDone);
    }
    static void TearDownTestSuite() { delete s_dir; }

    static std::string at(const std::string &name) { return s_dir->path().toStdString() + "/" + name; }
    static int runIn(const std::vector<std::string> &words, std::string *out = nullptr, std::string *err = nullptr)
    {
        std::ostringstream said;
        std::ostringstream complained;
        const int code = ctl::run(words, said, complained);
        if (out != nullptr)
            *out = said.str();
        if (err != nullptr)
            *err = complained.str();
        return code;
    }
    static std::string content(const std::string &name)
    {
        std::ifstream in(at(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    static inline QTemporaryDir *s_dir = nullptr;
};

TEST_F(BatchCommands, AnswersInTheOrderOfTheRowsWhateverTheThreads)
{
    ASSERT_EQ(runIn({"match", "--register", at("register"), "--queries", at("queries.csv"), "--out", at("one.jsonl"),
                     "--threads", "1"}), kDone);
    ASSERT_EQ(runIn({"match", "--register", at("register"), "--queries", at("queries.csv"), "--out", at("five.jsonl"),
                     "--threads", "5"}), kDone);
    const std::string one = content("one.jsonl");
    EXPECT_EQ(one, content("five.jsonl"));
    std::istringstream lines(one);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);)
        EXPECT_TRUE(line.starts_with("{\"query_id\":\"q" + std::to_string(++number) + "\",\"outcome\":\"")) << line;
    EXPECT_EQ(number, 600U);
    EXPECT_EQ(one.find("micros"), std::string::npos);
}

TEST_F(BatchCommands, EvaluatesResultsAsItDoesARegister)
{
    ASSERT_EQ(runIn({"match", "--register", at("register"), "--queries", at("queries.csv"), "--out", at("timed.jsonl"),
                     "--timing"}), kDone);
    EXPECT_NE(content("timed.jsonl").find("\"micros\":"), std::string::npos);
    std::string fromFile;
    std::string matched;
    ASSERT_EQ(runIn({"evaluate", "--results", at("timed.jsonl"), "--queries", at("queries.csv")}, &fromFile), kDone);
    ASSERT_EQ(runIn({"evaluate", "--register", at("register"), "--queries", at("queries.csv"), "--json", at("e.json")}, &matched),
              kDone);
    EXPECT_NE(fromFile.find("510 people with a record, 90 without"), std::string::npos) << fromFile;
    for (const char *line : {"recall@1 ", "recall@10 ", "people confirmed", "confirmations", "false alarms", "calibration, best",
                             "by kind of error", "by community"})
        EXPECT_NE(fromFile.find(line), std::string::npos) << line;
    EXPECT_NE(matched.find("queries a second"), std::string::npos);
    EXPECT_NE(matched.find("MiB resident"), std::string::npos);
    const auto recall = [](const std::string &text) { return text.substr(text.find("recall@1 "), 40); };
    EXPECT_EQ(recall(fromFile), recall(matched));
    EXPECT_NE(content("e.json").find("\"by_kind\""), std::string::npos);
    EXPECT_EQ(runIn({"evaluate", "--queries", at("queries.csv")}), kWrongUse);
    EXPECT_EQ(runIn({"evaluate", "--queries", at("extract.csv"), "--register", at("register")}), kFailed);
}

TEST_F(BatchCommands, BadRowsAreListedAndTheOthersGoIn)
{
    std::ofstream(at("some.csv")) << "trn,first_name,date_of_birth\n1234567,Anna,1986-06-04\n12,Bo,1986-06-04\n"
                                     "1234568,Cy,1986-02-30\n1234567,Di,1986-06-05\n";
    std::string out;
    std::string err;
    EXPECT_EQ(runIn({"register", "build", "--from", at("some.csv"), "--out", at("some"), "--rejects", at("bad.csv")}, &out, &err),
              kLookCloser);
    EXPECT_EQ(out, "1 records in the register, 3 rows rejected\n");
    EXPECT_EQ(content("bad.csv"), "line,column,reason\n3,trn,\"not seven digits\"\n"
                                  "4,date_of_birth,\"not a date of the form 1986-06-04\"\n"
                                  "5,trn,\"another row before this one has the same TRN\"\n");
    EXPECT_EQ(err.find("Bo"), std::string::npos);
}

TEST_F(BatchCommands, SaysInOneLineWhatIsWrongAndLeavesNothing)
{
    std::ofstream(at("nonsense")) << "nonsense";
    const auto files = [] { return std::distance(std::filesystem::directory_iterator(at("")), {}); };
    const auto before = files();
    const std::vector<std::vector<std::string>> lines {
        {"register", "build", "--from", at("nowhere.csv"), "--out", at("x")},
        {"register", "build", "--from", at("nonsense"), "--out", at("x")},
        {"register", "build", "--from", at("extract.csv"), "--out", at("no/such/folder")},
        {"match", "--register", at("nonsense"), "--queries", at("queries.csv"), "--out", at("x")},
        {"match", "--register", at("register"), "--queries", at("nowhere"), "--out", at("x")},
        {"match", "--register", at("register"), "--queries", at("nonsense"), "--out", at("x")},
        {"evaluate", "--results", at("nonsense"), "--queries", at("queries.csv")},
        {"evaluate", "--results", at("nowhere"), "--queries", at("queries.csv")}};
    for (const auto &line : lines) {
        std::string err;
        EXPECT_EQ(runIn(line, nullptr, &err), kFailed) << line[1] << ' ' << line[3];
        EXPECT_TRUE(err.starts_with("matchdeskctl: ")) << err;
        EXPECT_EQ(std::count(err.begin(), err.end(), '\n'), 1) << err;
    }
    EXPECT_EQ(runIn({"match", "--register", at("register"), "--queries", at("queries.csv"), "--out", at("x"), "--policy", "king"}),
              kWrongUse);
    EXPECT_EQ(runIn({"demo", "extract", "--out", at("x"), "--profile", "king"}), kWrongUse);
    EXPECT_EQ(files(), before);
}

} // namespace
} // namespace matchdesk::ctl
