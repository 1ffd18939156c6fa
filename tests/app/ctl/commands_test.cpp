// SPDX-License-Identifier: MIT
#include "commands.h"

#include "database.h"
#include "support/text.h"
#include "world/demo_world.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace matchdesk::ctl {
namespace {

class Commands : public testing::Test {
protected:
    [[nodiscard]] std::string folder() const { return m_dir.path().toStdString() + "/data"; }
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
    static std::size_t entriesIn(const std::string &path)
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
    }

private:
    QTemporaryDir m_dir;
    std::ostringstream m_out;
    std::ostringstream m_err;
};

TEST_F(Commands, HelpAndVersion)
{
    EXPECT_EQ(run({"--help"}), kDone);
    for (const std::string_view command : {"demo world", "register import", "staff add", "audit verify", "Exit codes"})
        EXPECT_NE(out().find(command), std::string::npos) << command;
    EXPECT_EQ(run({"--version"}), kDone);
    EXPECT_EQ(out(), "matchdeskctl " MATCHDESK_VERSION "\n");
}

TEST_F(Commands, AnswersNonsenseInOneLine)
{
    const std::vector<std::vector<std::string>> lines {{},
                                                       {"dance"},
                                                       {"demo"},
                                                       {"demo", "world"},
                                                       {"demo", "world", "--data", folder(), "--seed", "x"},
                                                       {"demo", "world", "--data", folder(), "--records", "3"},
                                                       {"demo", "world", "--data", folder(), "--colour", "red"},
                                                       {"staff", "add", "--data", folder(), "--name", "A B"},
                                                       {"template", "list", "--colour", "red"},
                                                       {"template", "preview"},
                                                       {"template", "preview", "--lang", "cy"},
                                                       {"template", "preview", "no-such-message"},
                                                       {"template", "preview", "passcode", "--lang", "fr"},
                                                       {"template", "preview", "passcode", "--set", "code"},
                                                       {"template", "preview", "passcode", "--set", "code=12"},
                                                       {"template", "preview", "passcode", "--set", "colour=red"},
                                                       {"staff", "add", "--data", folder(), "--name", "A", "--role", "king"}};
    for (const auto &line : lines) {
        EXPECT_EQ(run(line), kWrongUse);
        const std::string said = err();
        EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
        EXPECT_TRUE(said.starts_with("matchdeskctl: ")) << said;
    }
    EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(Commands, ListsEveryMessageWithItsVariables)
{
    ASSERT_EQ(run({"template", "list"}), kDone) << err();
    EXPECT_NE(out().find("passcode\tcode:code minutes:number service\tcy en\n"), std::string::npos) << out();
    EXPECT_EQ(std::ranges::count(out(), '\n'), 29);
}

TEST_F(Commands, ShowsAMessageBeforeItIsSent)
{
    ASSERT_EQ(run({"template", "preview", "passcode"}), kDone) << err();
    EXPECT_TRUE(out().starts_with("Your security code for Register for a course\n\nYour security code is:\n\n012345\n")) << out();
    ASSERT_EQ(run({"template", "preview", "passcode", "--lang=cy", "--set", "code=654321", "--set=service=Prawf"}), kDone);
    EXPECT_TRUE(out().starts_with("Eich cod diogelwch ar gyfer Prawf\n\n")) << out();
    EXPECT_NE(out().find("\n654321\n"), std::string::npos);
}

TEST_F(Commands, MakesAWorldOnce)
{
    ASSERT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "8"}), kDone) << err();
    EXPECT_EQ(entriesIn(folder()), 1U);
    EXPECT_NE(err().find("100 % ready"), std::string::npos);
    auto database = openExisting(folder());
    ASSERT_TRUE(database.ok());
    EXPECT_EQ(keptTruth(database.value().store()).value().size(), 8U);
    database.value().close();

    EXPECT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "8"}), kFailed);
    EXPECT_EQ(run({"audit", "verify", "--data", folder()}), kDone) << err();
    EXPECT_NE(out().find("entries hold"), std::string::npos);
}

TEST_F(Commands, ClearsAwayWhatAKilledProgramLeft)
{
    std::filesystem::create_directories(folder());
    write(folder() + "/matchdesk.sqlite.making", "half of a database");
    ASSERT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "1"}), kDone) << err();
    EXPECT_EQ(entriesIn(folder()), 1U);
}

TEST_F(Commands, AddsStaffAndShowsTheTokenOnce)
{
    ASSERT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "1"}), kDone) << err();
    ASSERT_EQ(run({"staff", "add", "--data", folder(), "--name", "Zadie Quill", "--role", "verifier"}), kDone) << err();
    const std::string token = out().substr(0, out().size() - 1);
    EXPECT_GE(token.size(), 43U);
    ASSERT_EQ(run({"staff", "list", "--data", folder()}), kDone);
    EXPECT_NE(out().find("\tverifier\tZadie Quill\n"), std::string::npos);
    EXPECT_NE(out().find("\tagent\tBea Lloyd\n"), std::string::npos);
    EXPECT_EQ(out().find(token), std::string::npos);
    auto database = openExisting(folder());
    ASSERT_TRUE(database.ok());
    const auto owner = inRead<std::optional<Staff>>(database.value().store(), [&](Session &session) {
        return session.staff().byTokenHash(sha256Hex(token));
    });
    ASSERT_TRUE(owner.ok() && owner.value());
    EXPECT_EQ(owner.value()->displayName, "Zadie Quill");
}

TEST_F(Commands, AddsAndChangesCallingServices)
{
    ASSERT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "1"}), kDone) << err();
    ASSERT_EQ(run({"service", "add", "--data", folder(), "--id", "school-direct", "--name", "School Direct"}), kDone) << err();
    EXPECT_EQ(out(), "school-direct\n");
    ASSERT_EQ(run({"service", "list", "--data", folder()}), kDone);
    const std::string listed = out();
    EXPECT_NE(listed.find("school-direct\toptional\tdefault\ttickets\tSchool Direct\n"), std::string::npos) << listed;
    EXPECT_NE(listed.find("npq\toptional\tdefault\ttickets\tRegister for a National Professional Qualification\n"),
              std::string::npos)
        << listed;
    ASSERT_EQ(run({"service", "add", "--data", folder(), "--id", "school-direct", "--name", "School Direct", "--trn",
                   "required", "--policy", "strict", "--tickets", "no"}),
              kDone);
    static_cast<void>(out());
    ASSERT_EQ(run({"service", "list", "--data", folder()}), kDone);
    EXPECT_NE(out().find("school-direct\trequired\tstrict\tno-tickets\tSchool Direct\n"), std::string::npos);
}

TEST_F(Commands, RefusesServicesThatMakeNoSense)
{
    for (const std::vector<std::string> &wrong :
         {std::vector<std::string> {"--id", "Upper", "--name", "A"}, {"--id", "", "--name", "A"},
          {"--id", "a", "--name", ""}, {"--id", "a", "--name", "A", "--trn", "maybe"},
          {"--id", "a", "--name", "A", "--policy", "lax"}, {"--id", "a", "--name", "A", "--tickets", "some"}}) {
        std::vector<std::string> line {"service", "add", "--data", folder()};
        line.insert(line.end(), wrong.begin(), wrong.end());
        EXPECT_EQ(run(line), kWrongUse);
        EXPECT_TRUE(err().starts_with("matchdeskctl: "));
    }
    EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(Commands, SaysThatThereIsNoDatabase)
{
    for (const std::vector<std::string> &line : {std::vector<std::string> {"audit", "verify", "--data", folder()},
                                                 std::vector<std::string> {"staff", "list", "--data", folder()}}) {
        EXPECT_EQ(run(line), kFailed);
        EXPECT_EQ(err(), "matchdeskctl: there is no database in that folder\n");
    }
}

TEST_F(Commands, ImportsARegisterAndListsWhatItRejects)
{
    write(file("extract.csv"), "trn,first_name,last_name,date_of_birth\n"
                               "1000001,Ada,Quill,1980-02-29\n"
                               "oops,Bob,Quill,1980-02-29\n"
                               "1000003,Cy,Quill,1981-02-29\n");
    ASSERT_EQ(run({"register", "import", "--from", file("extract.csv"), "--data", folder()}), kLookCloser) << err();
    EXPECT_EQ(out(), "1 records imported, 2 rows rejected\n");
    EXPECT_EQ(content(file("extract.csv.rejects.csv")),
              "line,column,reason\n3,trn,\"not seven digits\"\n4,date_of_birth,\"not a date of the form 1986-06-04\"\n");
    EXPECT_EQ(run({"register", "import", "--from", file("extract.csv"), "--data", folder()}), kFailed);
    EXPECT_EQ(err(), "matchdeskctl: the database holds records already; choose another folder\n");
}

TEST_F(Commands, ImportsAllOrNothing)
{
    write(file("extract.csv"), "name\nx\n");
    EXPECT_EQ(run({"register", "import", "--from", file("extract.csv"), "--data", folder()}), kFailed);
    EXPECT_EQ(err(), "matchdeskctl: the first line names no column trn\n");
    EXPECT_FALSE(std::filesystem::exists(databaseIn(folder())));
    EXPECT_EQ(run({"register", "import", "--from", file("none.csv"), "--data", folder()}), kFailed);
    EXPECT_EQ(err(), "matchdeskctl: the extract cannot be opened\n");
}

TEST_F(Commands, HandsOutAClientsKeyOnceAndTakesItBack)
{
    ASSERT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "3"}), kDone);
    ASSERT_EQ(run({"client", "add", "Find a lost TRN", "--scopes", "user:read,dqt:read", "--data", folder(), "--rate", "50"}),
              kDone);
    std::string key = out();
    ASSERT_TRUE(key.ends_with("\n"));
    key.pop_back();
    EXPECT_TRUE(looksLikeClientKey(key));
    EXPECT_NE(err().find("only time"), std::string::npos);
    {
        auto database = openExisting(folder());
        ASSERT_TRUE(database.ok());
        const auto stored = inRead<std::optional<Client>>(database.value().store(), [&](Session &session) {
            return session.clients().byKeyHash(sha256Hex(key));
        });
        ASSERT_TRUE(stored.ok() && stored.value());
        EXPECT_EQ(stored.value()->name, "Find a lost TRN");
        EXPECT_EQ(stored.value()->scopes, (std::vector {Scope::DqtRead, Scope::UserRead}));
        EXPECT_EQ(stored.value()->callsPerMinute, 50);
    }
    EXPECT_EQ(run({"client", "add", "Find a lost TRN", "--scopes", "journey", "--data", folder()}), kFailed);
    EXPECT_NE(err().find("of that name"), std::string::npos);
    ASSERT_EQ(run({"client", "list", "--data", folder()}), kDone);
    EXPECT_NE(out().find("Find a lost TRN\tdqt:read,user:read\t\t50/min\tactive"), std::string::npos) << out();
    EXPECT_EQ(out().find(key), std::string::npos);
    ASSERT_EQ(run({"client", "revoke", "Find a lost TRN", "--data", folder()}), kDone);
    EXPECT_EQ(run({"client", "revoke", "Find a lost TRN", "--data", folder()}), kFailed);
    ASSERT_EQ(run({"client", "list", "--data", folder()}), kDone);
    EXPECT_NE(out().find("revoked 20"), std::string::npos) << out();
    EXPECT_EQ(run({"audit", "verify", "--data", folder()}), kDone);
}

TEST_F(Commands, AnswersNonsenseAboutClientsInOneLine)
{
    for (const std::vector<std::string> &line : std::vector<std::vector<std::string>> {
             {"client", "add", "--scopes", "journey", "--data", folder()},
             {"client", "add", "A", "--data", folder()},
             {"client", "add", "A", "--scopes", "everything", "--data", folder()},
             {"client", "add", "A", "--scopes", "journey", "--rate", "0", "--data", folder()},
             {"client", "revoke", "--data", folder()},
             {"client", "list"}}) {
        EXPECT_EQ(run(line), kWrongUse);
        const std::string said = err();
        EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
    }
}

TEST_F(Commands, MakesAWebhookAndShowsHowFarItIsTold)
{
    ASSERT_EQ(run({"demo", "world", "--data", folder(), "--records", "1000", "--tickets", "3"}), kDone);
    ASSERT_EQ(run({"webhook", "add", "https://hook.example/a", "--messages", "UserUpdated,Ping", "--data", folder()}), kDone);
    std::string secret = out();
    secret.pop_back();
    EXPECT_GE(secret.size(), 43U);
    ASSERT_EQ(run({"webhook", "list", "--data", folder()}), kDone);
    EXPECT_NE(out().find("https://hook.example/a\tUserUpdated,Ping\twaiting 1\tdelivered 0\tparked 0"), std::string::npos)
        << out();
    EXPECT_EQ(out().find(secret), std::string::npos);
    const std::string id = out().substr(0, out().find('\t'));
    EXPECT_EQ(run({"webhook", "ping", id, "--data", folder()}), kDone);
    EXPECT_EQ(run({"webhook", "resend", id, "--data", folder()}), kDone);
    EXPECT_TRUE(out().starts_with("0 notifications"));
    ASSERT_EQ(run({"webhook", "list", "--data", folder()}), kDone);
    EXPECT_NE(out().find("waiting 2"), std::string::npos) << out();
    EXPECT_EQ(run({"webhook", "remove", id, "--data", folder()}), kDone);
    EXPECT_EQ(run({"webhook", "remove", id, "--data", folder()}), kFailed);
    ASSERT_EQ(run({"webhook", "list", "--data", folder()}), kDone);
    EXPECT_EQ(out(), "");
    for (const std::vector<std::string> &line : std::vector<std::vector<std::string>> {
             {"webhook", "add", "http://hook.example/", "--messages", "Ping", "--data", folder()},
             {"webhook", "add", "https://hook.example/", "--messages", "Everything", "--data", folder()},
             {"webhook", "add", "--messages", "Ping", "--data", folder()}}) {
        EXPECT_EQ(run(line), kWrongUse);
        EXPECT_EQ(std::ranges::count(err(), '\n'), 1) << err();
    }
}

} // namespace
} // namespace matchdesk::ctl
