// SPDX-License-Identifier: MIT
#include "desktop/display.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <gtest/gtest.h>

namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray error;
};

Ended run(const QStringList &arguments, bool display)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    if (display)
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(MATCHDESK_BIN_DIR "/matchdesk"), arguments);
    program.waitForFinished(10'000);
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

TEST(DesktopProgram, withoutADisplaySaysSoInOneLineAndWhatToDo)
{
    const Ended ended = run({}, false);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.error.count('\n'), 1) << ended.error.constData();
    EXPECT_TRUE(ended.error.contains("display"));
    EXPECT_TRUE(ended.error.contains("matchdesk-server"));
}

TEST(DesktopProgram, aDisplayThatDoesNotAnswerIsSaidInOneLine)
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const QByteArray before = qgetenv("DISPLAY");
    const QByteArray wayland = qgetenv("WAYLAND_DISPLAY");
    qunsetenv("QT_QPA_PLATFORM");
    qunsetenv("WAYLAND_DISPLAY");
    for (const char *display : {":4711", "localhost:4711", "unix:4711.0"}) {
        qputenv("DISPLAY", display);
        EXPECT_EQ(matchdesk::whyNoDisplay().value_or("").find("no display answers at DISPLAY=" + std::string(display)), 0U);
    }
    qputenv("QT_QPA_PLATFORM", platform);
    qputenv("WAYLAND_DISPLAY", wayland);
    qputenv("DISPLAY", before);
}

TEST(DesktopProgram, helpAndVersionNeedNoDisplay)
{
    EXPECT_EQ(run({QStringLiteral("--version")}, false).out.trimmed().toStdString(), "matchdesk " MATCHDESK_VERSION);
    const Ended help = run({QStringLiteral("--help")}, false);
    EXPECT_EQ(help.code, 0);
    for (const char *option : {"--demo", "--seed", "--data", "--server", "--token-file", "--staff", "--lang", "--theme", "--density", "--version"})
        EXPECT_TRUE(help.out.contains(option)) << option;
}

TEST(DesktopProgram, wrongArgumentsEndWithOne)
{
    const Ended ended = run({QStringLiteral("--lang"), QStringLiteral("fr")}, false);
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(ended.error.count('\n'), 1);
}

} // namespace
