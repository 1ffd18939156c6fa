// SPDX-License-Identifier: MIT
#include "kit/key_cap.h"
#include "support/ui_probe.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

TEST(KeyCap, printsKeysAsTheyStandOnTheKeyboard)
{
    EXPECT_EQ(keyText(Qt::Key_1), u"1"_s);
    EXPECT_EQ(keyText(Qt::Key_Return), u"Enter"_s);
    EXPECT_EQ(keyText(Qt::Key_Slash), u"/"_s);
    EXPECT_EQ(keyText(Qt::Key_Question), u"?"_s);
    EXPECT_EQ(keyText(Qt::CTRL | Qt::Key_Z), u"Ctrl Z"_s);
    EXPECT_EQ(keyText(Qt::SHIFT | Qt::Key_F6), u"Shift F6"_s);
    EXPECT_EQ(keyText(QKeySequence(Qt::Key_G, Qt::Key_Q)), u"G then Q"_s);
    EXPECT_EQ(keyText({}), QString());
    EXPECT_EQ(keySpeech(Qt::CTRL | Qt::Key_K), u"Control K"_s);
}

TEST(KeyLine, isHeardAsOneSentence)
{
    KeyLine line;
    line.setParts({{u"Link in 2 keys:"_s, {Qt::Key_1, Qt::Key_Return}}, {u"commands"_s, {Qt::CTRL | Qt::Key_K}}});
    EXPECT_EQ(line.accessibleName(), u"Link in 2 keys: 1 Enter; commands Control K"_s);
    EXPECT_EQ(line.focusPolicy(), Qt::NoFocus);
    EXPECT_GT(line.sizeHint().width(), 100);
}

} // namespace
} // namespace matchdesk
