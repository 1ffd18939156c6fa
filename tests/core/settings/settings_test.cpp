// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class SettingsTest : public testing::Test {
protected:
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("matchdesk.ini")); }
    void write(const QByteArray &text) const
    {
        QFile out(file());
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

private:
    QTemporaryDir m_folder;
};

TEST_F(SettingsTest, readsFallbacksWhereNothingIsKept)
{
    const Settings settings(file());
    EXPECT_EQ(settings.value(setting::theme), QStringLiteral("system"));
    EXPECT_TRUE(settings.value(setting::characterKeys));
    EXPECT_DOUBLE_EQ(settings.value(setting::textScale), 1.0);
    EXPECT_TRUE(settings.value(setting::windowGeometry).isEmpty());
}

TEST_F(SettingsTest, keepsEveryKindOfValueOverARestart)
{
    {
        Settings settings(file());
        settings.set(setting::theme, QStringLiteral("dark"));
        settings.set(setting::characterKeys, false);
        settings.set(setting::textScale, 1.5);
        settings.set(setting::windowGeometry, QByteArray("\0\1\2", 3));
        settings.set(setting::recentCommands, QStringList {QStringLiteral("ticket.link"), QStringLiteral("a,b")});
        EXPECT_TRUE(settings.save().ok());
    }
    const Settings settings(file());
    EXPECT_EQ(settings.value(setting::theme), QStringLiteral("dark"));
    EXPECT_FALSE(settings.value(setting::characterKeys));
    EXPECT_DOUBLE_EQ(settings.value(setting::textScale), 1.5);
    EXPECT_EQ(settings.value(setting::windowGeometry), QByteArray("\0\1\2", 3));
    EXPECT_EQ(settings.value(setting::recentCommands),
        (QStringList {QStringLiteral("ticket.link"), QStringLiteral("a,b")}));
}

TEST_F(SettingsTest, aFileEditedByHandDoesNoHarm)
{
    write("[appearance]\ntheme=purple\ntext-scale=9\nmotion=perhaps\n[keys]\ncharacters=17\n");
    const Settings settings(file());
    EXPECT_EQ(settings.value(setting::theme), QStringLiteral("system"));
    EXPECT_DOUBLE_EQ(settings.value(setting::textScale), 1.0);
    EXPECT_TRUE(settings.value(setting::motion));
    EXPECT_TRUE(settings.value(setting::characterKeys));
}

TEST_F(SettingsTest, holdsNumbersToTheirRange)
{
    Settings settings(file());
    settings.set(setting::textScale, 7.0);
    EXPECT_DOUBLE_EQ(settings.value(setting::textScale), 2.0);
}

TEST_F(SettingsTest, resetBringsTheFallbackBack)
{
    Settings settings(file());
    settings.set(setting::density, QStringLiteral("comfortable"));
    settings.reset(setting::density);
    EXPECT_EQ(settings.value(setting::density), QStringLiteral("compact"));
}

TEST_F(SettingsTest, saysWhenTheFileCannotBeWritten)
{
    Settings settings(QStringLiteral("/proc/matchdesk/none.ini"));
    settings.set(setting::theme, QStringLiteral("dark"));
    const Outcome saved = settings.save();
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().code, ErrorCode::Unavailable);
}

} // namespace
} // namespace matchdesk
