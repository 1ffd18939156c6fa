// SPDX-License-Identifier: MIT
#include "kit/banner.h"
#include "support/ui_probe.h"

#include <QAccessible>
#include <QChildEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

using namespace Qt::Literals::StringLiterals;

/// What a window has announced: the alerts of one pixel that showed themselves, by name.
class Heard final : public QObject {
public:
    explicit Heard(QWidget &window) { window.installEventFilter(this); }
    QStringList names;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ChildAdded) {
            static_cast<QChildEvent *>(event)->child()->installEventFilter(this);
        } else if (event->type() == QEvent::Show) {
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(watched);
            if (interface && interface->role() == QAccessible::AlertMessage && interface->rect().width() == 1)
                names += interface->text(QAccessible::Name);
        }
        return false;
    }
};

TEST(Banner, isSilentAndHiddenUntilItHasSomethingToSay)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *banner = new Banner;
    layout->addWidget(banner);
    test::showActive(window);
    EXPECT_FALSE(banner->isVisible());
    banner->say(Tone::Warn, u"This record is claimed."_s);
    EXPECT_TRUE(banner->isVisible());
    EXPECT_EQ(banner->accessibleName(), u"This record is claimed."_s);
    EXPECT_EQ(QAccessible::queryAccessibleInterface(banner)->role(), QAccessible::AlertMessage);
    banner->clear();
    EXPECT_FALSE(banner->isVisible());
}

TEST(Banner, announcesEachNewSentenceOnce)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *banner = new Banner;
    layout->addWidget(banner);
    test::showActive(window);
    const Heard heard(window);
    banner->say(Tone::Info, u"The server does not answer."_s);
    banner->say(Tone::Info, u"The server does not answer."_s);
    banner->say(Tone::Ok, u"Connected."_s);
    EXPECT_EQ(heard.names, QStringList({u"The server does not answer."_s, u"Connected."_s}));
}

TEST(Banner, offersItsActionByKeyboard)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *banner = new Banner;
    layout->addWidget(banner);
    banner->say(Tone::Danger, u"Sam Lee resolved this."_s, u"Compare"_s);
    test::showActive(window);
    auto *button = banner->findChild<QPushButton *>();
    ASSERT_TRUE(button->isVisible());
    EXPECT_TRUE(button->focusPolicy() & Qt::TabFocus);
    QSignalSpy pressed(banner, &Banner::actionTriggered);
    button->click();
    EXPECT_EQ(pressed.count(), 1);
    banner->say(Tone::Danger, u"Sam Lee resolved this."_s);
    EXPECT_FALSE(button->isVisible());
}

TEST(Banner, isTallEnoughForALongSentence)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *banner = new Banner;
    layout->addWidget(banner);
    layout->addStretch();
    window.setFixedWidth(260);
    banner->say(Tone::Info,
        u"Sam Lee resolved this two minutes ago, and your draft is kept until you have compared it."_s);
    test::showActive(window);
    EXPECT_GT(banner->height(), 50);
}

} // namespace
} // namespace matchdesk
