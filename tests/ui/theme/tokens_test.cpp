// SPDX-License-Identifier: MIT
#include "theme/tokens.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

struct Pair {
    const char *name;
    QColor Colours::*ink;
    QColor Colours::*ground;
    double floor;
};

const Pair pairs[] = {
    {"text on base", &Colours::text, &Colours::base, 7},
    {"text on window", &Colours::text, &Colours::window, 7},
    {"text on selection", &Colours::text, &Colours::selection, 7},
    {"text on raised", &Colours::text, &Colours::raised, 7},
    {"text2 on base", &Colours::text2, &Colours::base, 4.5},
    {"text2 on window", &Colours::text2, &Colours::window, 4.5},
    {"text2 on hover", &Colours::text2, &Colours::hover, 4.5},
    {"text2 on selection", &Colours::text2, &Colours::selection, 4.5},
    {"muted on base", &Colours::muted, &Colours::base, 4.5},
    {"muted on window", &Colours::muted, &Colours::window, 4.5},
    {"muted on raised", &Colours::muted, &Colours::raised, 4.5},
    {"muted on hover", &Colours::muted, &Colours::hover, 4.5},
    {"link on base", &Colours::link, &Colours::base, 4.5},
    {"link on window", &Colours::link, &Colours::window, 4.5},
    {"link on own background", &Colours::link, &Colours::linkBackground, 4.5},
    {"link on warn background", &Colours::link, &Colours::warnBackground, 4.5},
    {"link on danger background", &Colours::link, &Colours::dangerBackground, 4.5},
    {"text on accent", &Colours::onAccent, &Colours::accent, 4.5},
    {"danger on base", &Colours::danger, &Colours::base, 4.5},
    {"warn on base", &Colours::warn, &Colours::base, 4.5},
    {"ok on base", &Colours::ok, &Colours::base, 4.5},
    {"danger on window", &Colours::danger, &Colours::window, 4.5},
    {"warn on window", &Colours::warn, &Colours::window, 4.5},
    {"ok on window", &Colours::ok, &Colours::window, 4.5},
    {"danger on own background", &Colours::danger, &Colours::dangerBackground, 4.5},
    {"warn on own background", &Colours::warn, &Colours::warnBackground, 4.5},
    {"ok on own background", &Colours::ok, &Colours::okBackground, 4.5},
    {"danger on selection", &Colours::danger, &Colours::selection, 4.5},
    {"warn on selection", &Colours::warn, &Colours::selection, 4.5},
    {"ok on selection", &Colours::ok, &Colours::selection, 4.5},
    {"focus on base", &Colours::focus, &Colours::base, 3},
    {"focus on window", &Colours::focus, &Colours::window, 3},
    {"focus on selection", &Colours::focus, &Colours::selection, 3},
    {"strong border on base", &Colours::borderStrong, &Colours::base, 3},
    {"strong border on window", &Colours::borderStrong, &Colours::window, 3},
};

TEST(Tokens, everyPairOfBothThemesKeepsItsContrast)
{
    for (const Colours *colours : {&lightColours(), &darkColours()}) {
        for (const Pair &pair : pairs) {
            EXPECT_GE(contrast(colours->*pair.ink, colours->*pair.ground), pair.floor)
                << pair.name << (colours == &darkColours() ? ", dark" : ", light");
        }
    }
}

TEST(Tokens, contrastFollowsTheFormula)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
    EXPECT_NEAR(contrast(lightColours().text, lightColours().base), 17.8, 0.05);
    EXPECT_NEAR(contrast(darkColours().onAccent, darkColours().accent), 4.7, 0.05);
}

TEST(Tokens, mutedOnASelectedDarkRowIsTooFaintSoSecondaryTextTakesItsPlace)
{
    EXPECT_LT(contrast(darkColours().muted, darkColours().selection), 4.5);
    EXPECT_GE(contrast(darkColours().text2, darkColours().selection), 4.5);
}

TEST(Tokens, sizesFollowTheDensityAndGrowWithTheText)
{
    const Metrics compact = metricsFor(Density::Compact, 17);
    EXPECT_EQ(compact.row, 28);
    EXPECT_EQ(compact.queueRow, 44);
    EXPECT_EQ(compact.field, 28);
    EXPECT_EQ(compact.button, 32);
    EXPECT_EQ(compact.target, 24);
    const Metrics comfortable = metricsFor(Density::Comfortable, 17);
    EXPECT_EQ(comfortable.row, 36);
    EXPECT_EQ(comfortable.queueRow, 56);
    EXPECT_EQ(comfortable.field, 32);
    EXPECT_EQ(comfortable.target, 32);
    const Metrics doubled = metricsFor(Density::Compact, 34);
    EXPECT_GE(doubled.row, 34);
    EXPECT_GE(doubled.queueRow, 2 * 34);
    EXPECT_GE(doubled.button, 34);
}

} // namespace
} // namespace matchdesk
