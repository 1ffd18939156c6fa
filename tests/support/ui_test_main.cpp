// SPDX-License-Identifier: MIT
#include "theme/theme.h"

#include <QApplication>

#include <gtest/gtest.h>

namespace {

/// Each test begins with the look as the application starts with it, whatever the one before has chosen.
class FreshLook final : public ::testing::EmptyTestEventListener {
public:
    explicit FreshLook(matchdesk::Theme &theme) : m_theme(theme) {}
    void OnTestStart(const ::testing::TestInfo &) override { m_theme.apply({.theme = matchdesk::ThemeChoice::Light}); }

private:
    matchdesk::Theme &m_theme;
};

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ::testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    matchdesk::Theme theme(application);
    ::testing::UnitTest::GetInstance()->listeners().Append(new FreshLook(theme));
    return RUN_ALL_TESTS();
}
