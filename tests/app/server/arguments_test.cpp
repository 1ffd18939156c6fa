// SPDX-License-Identifier: MIT
#include "arguments.h"
#include "exit_code.h"

#include <gtest/gtest.h>

namespace matchdesk {

namespace {

using namespace std::chrono_literals;

TEST(Arguments, areReadInBothForms)
{
    const auto read
        = readArguments({"--demo", "--seed", "11", "--records=500", "--tickets", "9", "--data", "d", "--port=8080",
            "--hold-seconds", "3", "--address", "0.0.0.0", "--allow-host", "desk.example", "--allow-host=10.0.0.1"});
    const auto *options = std::get_if<HostOptions>(&read);
    ASSERT_NE(options, nullptr);
    EXPECT_TRUE(options->demo);
    EXPECT_EQ(options->access, Access::Everybody);
    EXPECT_EQ(options->seed, 11U);
    EXPECT_EQ(options->records, 500);
    EXPECT_EQ(options->tickets, 9);
    EXPECT_EQ(options->dataFolder, "d");
    EXPECT_EQ(options->port, 8080);
    EXPECT_EQ(options->hold, 3s);
    EXPECT_EQ(options->address, "0.0.0.0");
    EXPECT_EQ(options->hosts, (std::vector<std::string> {"desk.example", "10.0.0.1"}));
}

TEST(Arguments, haveTheProductsDefaults)
{
    const auto read = readArguments({"--data", "d"});
    const auto *options = std::get_if<HostOptions>(&read);
    ASSERT_NE(options, nullptr);
    EXPECT_FALSE(options->demo);
    EXPECT_FALSE(options->seed);
    EXPECT_EQ(options->access, Access::Team);
    EXPECT_EQ(options->hold, 15s);
    EXPECT_EQ(options->address, "127.0.0.1");
    EXPECT_EQ(options->port, 0);
}

TEST(Arguments, sayWhereRecordsAreLookedUp)
{
    const auto elsewhere = readArguments({"--data", "d", "--register=https://dqt.example", "--register-key-file", "k"});
    ASSERT_TRUE(std::holds_alternative<HostOptions>(elsewhere));
    EXPECT_EQ(std::get<HostOptions>(elsewhere).registerAddress, "https://dqt.example");
    EXPECT_EQ(std::get<HostOptions>(elsewhere).registerKeyFile, "k");
    const auto here = readArguments({"--data", "d", "--register", "local"});
    ASSERT_TRUE(std::holds_alternative<HostOptions>(here));
    EXPECT_TRUE(std::get<HostOptions>(here).registerAddress.empty());
}

TEST(Arguments, thatAreWrongAreNamedInOneLine)
{
    const std::vector<std::vector<std::string>> wrong {
        {},
        {"--demo"},
        {"--data"},
        {"--data", ""},
        {"--data", "d", "--port"},
        {"--data", "d", "--port", "65536"},
        {"--data", "d", "--port", "-1"},
        {"--data", "d", "--port", "80x"},
        {"--data", "d", "--port", ""},
        {"--data", "d", "--hold-seconds", "3601"},
        {"--data", "d", "--hold-seconds", "1.5"},
        {"--data", "d", "--seed", "7"},
        {"--data", "d", "--register", "somewhere", "--register-key-file", "f"},
        {"--data", "d", "--register", "https://dqt.example"},
        {"--data", "d", "--register-key-file", "f"},
        {"--data", "d", "--register", "local", "--register-key-file", "f"},
        {"--data", "d", "--records", "1000"},
        {"--data", "d", "--demo", "--seed", "-7"},
        {"--data", "d", "--demo", "--records", "99"},
        {"--data", "d", "--demo", "--tickets", "many"},
        {"--data", "d", "--no-such-thing"},
        {"--data", "d", "--mail", "pigeon"},
        {"--data", "d", "--mail", "smtp"},
        {"--data", "d", "--mail-config", "f"},
        {"--data", "d", "--demo=yes"},
        {"d"},
    };
    for (const auto &arguments : wrong) {
        const auto read = readArguments(arguments);
        const auto *why = std::get_if<WrongArguments>(&read);
        ASSERT_NE(why, nullptr) << (arguments.empty() ? "" : arguments.back());
        EXPECT_FALSE(why->why.empty());
        EXPECT_EQ(why->why.find('\n'), std::string::npos);
    }
}

TEST(Arguments, forHelpAndVersionPrintAndLeave)
{
    const auto help = readArguments({"--port", "1", "--help"});
    ASSERT_NE(std::get_if<PrintAndLeave>(&help), nullptr);
    for (const char *option : {"--data", "--port", "--address", "--allow-host", "--hold-seconds", "--postgres",
             "--demo", "--seed", "--records", "--tickets", "--lead-name",
             "--mail", "--mail-config", "--service-key"})
        EXPECT_NE(std::get<PrintAndLeave>(help).text.find(option), std::string::npos) << option;
    const auto version = readArguments({"--version"});
    ASSERT_NE(std::get_if<PrintAndLeave>(&version), nullptr);
    EXPECT_EQ(std::get<PrintAndLeave>(version).text, "matchdesk-server " MATCHDESK_VERSION "\n");
}

TEST(ExitCodes, tellTheCausesApart)
{
    HostOptions options;
    options.dataFolder = "folder";
    const auto of = [&](ErrorCode code, const char *rule = "", const char *field = "") {
        const StartFailure failure = startFailure({.code = code, .field = field, .rule = rule}, options);
        EXPECT_EQ(failure.line.find('\n'), std::string::npos);
        EXPECT_FALSE(failure.line.empty());
        return failure.code;
    };
    EXPECT_EQ(of(ErrorCode::Forbidden), ExitCode::NotWritable);
    EXPECT_EQ(of(ErrorCode::StorageFull), ExitCode::NotWritable);
    EXPECT_EQ(of(ErrorCode::Conflict), ExitCode::InUse);
    EXPECT_EQ(of(ErrorCode::RuleRefused, "schema-newer"), ExitCode::Newer);
    EXPECT_EQ(of(ErrorCode::RuleRefused, "other-world"), ExitCode::WrongData);
    EXPECT_EQ(of(ErrorCode::RuleRefused, "network-file-system"), ExitCode::NotWritable);
    EXPECT_EQ(of(ErrorCode::Damaged), ExitCode::WrongData);
    EXPECT_EQ(of(ErrorCode::Unprocessable, "", "mail"), ExitCode::WrongArguments);
    EXPECT_EQ(of(ErrorCode::Forbidden, "readable-by-others", "service.key"), ExitCode::NotWritable);
    EXPECT_EQ(of(ErrorCode::Damaged, "", "service.key"), ExitCode::WrongData);
    EXPECT_EQ(of(ErrorCode::Unavailable, "", "port"), ExitCode::NoPort);
    EXPECT_EQ(of(ErrorCode::Unavailable, "", "database"), ExitCode::NoDatabase);
    EXPECT_EQ(of(ErrorCode::Unprocessable), ExitCode::WrongArguments);
    EXPECT_EQ(of(ErrorCode::Cancelled), ExitCode::Ended);
    EXPECT_EQ(of(ErrorCode::Internal), ExitCode::Failed);
}

} // namespace

} // namespace matchdesk
