// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <filesystem>

namespace {

const QString kProgram = QStringLiteral(MATCHDESK_BIN_DIR "/matchdeskctl");

TEST(Program, StopsAtControlCAndLeavesNothing)
{
    const QTemporaryDir dir;
    const QString data = dir.filePath(QStringLiteral("data"));
    QProcess program;
    program.start(kProgram, {QStringLiteral("demo"), QStringLiteral("world"), QStringLiteral("--data"), data,
                             QStringLiteral("--records"), QStringLiteral("100000")});
    ASSERT_TRUE(program.waitForStarted());
    // It is at work once it has said so.
    program.setReadChannel(QProcess::StandardError);
    ASSERT_TRUE(program.waitForReadyRead(60'000));
    ASSERT_EQ(kill(static_cast<pid_t>(program.processId()), SIGINT), 0);
    ASSERT_TRUE(program.waitForFinished(60'000));
    EXPECT_EQ(program.exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(program.exitCode(), 130);
    EXPECT_TRUE(program.readAllStandardError().endsWith("matchdeskctl: stopped; nothing was kept\n"));
    const std::filesystem::path folder(data.toStdString());
    EXPECT_TRUE(!std::filesystem::exists(folder) || std::filesystem::is_empty(folder));
}

TEST(Program, EndsWithItsExitCode)
{
    EXPECT_EQ(QProcess::execute(kProgram, {QStringLiteral("--version")}), 0);
    QProcess program;
    program.start(kProgram, {QStringLiteral("nonsense")});
    ASSERT_TRUE(program.waitForFinished());
    EXPECT_EQ(program.exitCode(), 2);
}

} // namespace
