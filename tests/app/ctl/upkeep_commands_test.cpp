// SPDX-License-Identifier: MIT
#include "commands.h"

#include "database.h"
#include "database_changes.h"
#include "matching/matcher.h"

#include <gtest/gtest.h>

#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <unistd.h>

namespace matchdesk::ctl {
namespace {

constexpr const char *kHeader = "trn,first_name,last_name,date_of_birth,national_insurance_number,status,change\n";

class UpkeepCommands : public testing::Test {
protected:
    [[nodiscard]] std::string file(const std::string &name) const { return m_dir.path().toStdString() + "/" + name; }
    int run(const std::vector<std::string> &words)
    {
        m_out.str({});
        m_err.str({});
        return ctl::run(words, m_out, m_err);
    }
    [[nodiscard]] std::string out() const { return m_out.str(); }
    [[nodiscard]] std::string err() const { return m_err.str(); }
    static void write(const std::string &name, const std::string &text) { std::ofstream(name, std::ios::binary) << text; }
    static std::string content(const std::string &name)
    {
        std::ifstream in(name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// A register of three people.
    std::string built()
    {
        write(file("extract.csv"), std::string(kHeader)
                                       + "1000001,Anna,Lowe,1980-02-03,AC123414C,active,\n"
                                         "1000002,Bryn,Pugh,1971-05-06,,active,\n"
                                         "1000003,Anna,Lowe,1980-02-03,AC123414C,active,\n");
        EXPECT_EQ(run({"register", "build", "--from", file("extract.csv"), "--out", file("register")}), kDone) << err();
        return file("register");
    }

private:
    QTemporaryDir m_dir;
    std::ostringstream m_out;
    std::ostringstream m_err;
};

TEST_F(UpkeepCommands, AppliesChangesToARegisterFile)
{
    const std::string place = built();
    write(file("day.csv"), std::string(kHeader)
                               + "1000002,Bryn,Hughes,1971-05-06,,active,put\n1000004,Ceri,Parry,1990-01-01,,active,put\n"
                                 "1000003,,,,,,delete\n12,,,,,,delete\n");
    EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--register", place}), kLookCloser) << err();
    EXPECT_EQ(out(), "1 records changed, 1 added, 1 removed; 1 rows rejected\n");
    EXPECT_NE(content(file("day.csv.rejects.csv")).find("trn"), std::string::npos);
    const auto opened = matching::Register::open(place);
    ASSERT_EQ(opened.problem, matching::FileProblem::None);
    EXPECT_EQ(opened.records->size(), 3U);
    EXPECT_EQ(opened.records->record("1000002")->lastName, "Hughes");

    EXPECT_EQ(run({"register", "info", "--register", place}), kDone);
    for (const std::string_view part : {"records             3", "changes             2 records, 1 removed", "removed trns", "model"})
        EXPECT_NE(out().find(part), std::string::npos) << part << " in\n" << out();
    EXPECT_EQ(out().find("Hughes"), std::string::npos);
    EXPECT_EQ(run({"register", "verify", "--register", place}), kDone);

    // A register built anew is the extract again.
    EXPECT_EQ(built(), place);
    EXPECT_EQ(matching::Register::open(place).records->record("1000002")->lastName, "Pugh");
}

TEST_F(UpkeepCommands, VerifyTellsDamageFromWhatCannotBeRead)
{
    const std::string place = built();
    write(file("day.csv"), std::string(kHeader) + "1000004,Ceri,Parry,1990-01-01,,active,put\n");
    ASSERT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--register", place}), kDone);
    std::string changes = content(place + ".changes");
    changes[changes.size() / 2] = static_cast<char>(changes[changes.size() / 2] ^ 1);
    write(place + ".changes", changes.substr(0, changes.size() - 64));
    EXPECT_EQ(run({"register", "verify", "--register", place}), kLookCloser);
    EXPECT_NE(err().find("FILE.changes"), std::string::npos);
    EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--register", place}), kFailed);
    EXPECT_EQ(run({"register", "info", "--register", file("missing")}), kFailed);
    EXPECT_EQ(run({"register", "verify", "--register", file("missing")}), kFailed);
    EXPECT_EQ(run({"register", "apply", "--changes", file("missing"), "--register", place}), kFailed);
    EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv")}), kWrongUse);
    EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--register", place, "--data", "x"}), kWrongUse);
}

TEST_F(UpkeepCommands, AppliesChangesToADatabaseOrLeavesThemForWhoHasIt)
{
    write(file("extract.csv"), std::string(kHeader) + "1000001,Anna,Lowe,1980-02-03,,active,\n");
    ASSERT_EQ(run({"register", "import", "--from", file("extract.csv"), "--data", file("data")}), kDone) << err();
    write(file("day.csv"), std::string(kHeader) + "1000001,Anna,Rees,1980-02-03,,active,put\n");
    EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--data", file("data")}), kDone) << err();
    {
        auto database = openExisting(file("data"));
        ASSERT_TRUE(database.ok());
        const auto records = inRead<std::vector<matching::Record>>(
            database.value().store(), [](Session &session) { return session.records().all(); });
        ASSERT_EQ(records.value().size(), 1U);
        EXPECT_EQ(records.value()[0].lastName, "Rees");
        // Somebody has it open now.
        EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--data", file("data")}), kDone) << err();
        EXPECT_NE(out().find("takes the changes"), std::string::npos);
    }
    std::size_t left = 0;
    for (const auto &entry : std::filesystem::directory_iterator(changesInbox(file("data")))) {
        EXPECT_EQ(content(entry.path()), content(file("day.csv")));
        EXPECT_EQ(entry.path().extension(), ".csv");
        ++left;
    }
    EXPECT_EQ(left, 1U);
    EXPECT_EQ(run({"register", "apply", "--changes", file("day.csv"), "--data", file("nowhere")}), kFailed);
}

TEST_F(UpkeepCommands, ListsTwins)
{
    const std::string place = built();
    EXPECT_EQ(run({"twins", "--register", place, "--out", file("pairs.csv")}), kDone) << err();
    EXPECT_EQ(out(), "1 pairs\n");
    EXPECT_TRUE(content(file("pairs.csv")).starts_with("first_trn,second_trn,millibits,probability_ppm\n1000001,1000003,"));
    EXPECT_FALSE(std::filesystem::exists(file("pairs.csv.part")));
    EXPECT_FALSE(std::filesystem::exists(file("pairs.csv.position")));
}

TEST_F(UpkeepCommands, TwinsGoOnAfterCtrlCAndAfterAKill)
{
    ASSERT_EQ(run({"demo", "extract", "--out", file("demo"), "--records", "60000", "--queries", "0"}), kDone) << err();
    ASSERT_EQ(run({"register", "build", "--from", file("demo/extract.csv"), "--out", file("register")}), kDone) << err();
    ASSERT_EQ(run({"twins", "--register", file("register"), "--out", file("whole.csv")}), kDone) << err();
    const std::string whole = content(file("whole.csv"));
    ASSERT_GT(whole.size(), 1'000U);
    for (const int signal : {SIGINT, SIGKILL}) {
        const std::string list = file("pairs.csv");
        const QStringList command {QStringLiteral("twins"), QStringLiteral("--register"),
                                   QString::fromStdString(file("register")), QStringLiteral("--out"),
                                   QString::fromStdString(list)};
        QProcess program;
        program.setProgram(QStringLiteral(MATCHDESK_BIN_DIR "/matchdeskctl"));
        program.setArguments(command);
        program.setReadChannel(QProcess::StandardError);
        program.start();
        ASSERT_TRUE(program.waitForReadyRead(60'000));
        ASSERT_EQ(::kill(static_cast<pid_t>(program.processId()), signal), 0);
        ASSERT_TRUE(program.waitForFinished(60'000));
        if (signal == SIGINT) {
            EXPECT_EQ(program.exitCode(), kInterrupted);
        }
        EXPECT_FALSE(std::filesystem::exists(list));
        ASSERT_TRUE(std::filesystem::exists(list + ".position"));
        // As a kill between the two files leaves it: more in the list than the position knows of.
        std::ofstream(list + ".part", std::ios::app) << "1000001,10";
        EXPECT_EQ(run({"twins", "--register", file("register"), "--out", list}), kDone) << err();
        EXPECT_NE(err().find("going on"), std::string::npos);
        EXPECT_EQ(content(list), whole);
        std::filesystem::remove(list);
    }
}

} // namespace
} // namespace matchdesk::ctl
