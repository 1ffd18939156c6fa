// SPDX-License-Identifier: MIT
#include "desktop/options.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

std::string mistakeIn(const QStringList &arguments)
{
    const DesktopArguments read = readDesktopArguments(arguments);
    const auto *mistake = std::get_if<DesktopMistake>(&read);
    return mistake != nullptr ? mistake->line : std::string();
}

TEST(DesktopOptionsTest, readsWhatWasGiven)
{
    const DesktopArguments read = readDesktopArguments({u"--demo"_s, u"--seed"_s, u"41"_s, u"--data"_s, u"here"_s, u"--staff"_s, u"joan"_s,
        u"--lang"_s, u"cy"_s, u"--theme"_s, u"dark"_s, u"--density"_s, u"comfortable"_s});
    const auto &options = std::get<DesktopOptions>(read);
    EXPECT_TRUE(options.demo);
    EXPECT_EQ(options.seed, 41U);
    EXPECT_EQ(options.dataFolder, u"here"_s);
    EXPECT_EQ(options.staff, u"joan"_s);
    EXPECT_EQ(options.language, u"cy"_s);
    EXPECT_EQ(options.theme, u"dark"_s);
    EXPECT_EQ(std::get<DesktopOptions>(readDesktopArguments({})), DesktopOptions {});
    EXPECT_EQ(std::get<DesktopOptions>(readDesktopArguments({u"--server"_s, u"https://desk.example/"_s})).server, u"https://desk.example"_s);
}

TEST(DesktopOptionsTest, namesEachMistakeInOneLine)
{
    for (const QStringList &wrong : {QStringList {u"--seed"_s, u"x"_s, u"--demo"_s}, QStringList {u"--seed"_s, u"3"_s}, QStringList {u"--lang"_s, u"fr"_s},
             QStringList {u"--theme"_s, u"pink"_s}, QStringList {u"--server"_s, u"desk.example"_s}, QStringList {u"--server"_s, u"http://a"_s, u"--demo"_s},
             QStringList {u"--token-file"_s, u"t"_s}, QStringList {u"--unknown"_s}, QStringList {u"stray"_s}, QStringList {u"--seed"_s}}) {
        const std::string line = mistakeIn(wrong);
        EXPECT_FALSE(line.empty()) << wrong.join(u' ').toStdString();
        EXPECT_EQ(line.find('\n'), std::string::npos);
    }
}

} // namespace
} // namespace matchdesk
