// SPDX-License-Identifier: MIT
#include "desktop/desktop_app.h"

#include "secrets/memory_secret_store.h"
#include "shell/decision_flow.h"
#include "shell/desk.h"
#include "support/ui_probe.h"
#include "ticket/ticket_presenter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class DesktopAppTest : public testing::Test {
protected:
    [[nodiscard]] std::unique_ptr<DesktopApp> make(DesktopOptions options)
    {
        return std::make_unique<DesktopApp>(std::move(options), test::theme(),
            std::make_unique<Settings>(m_home.filePath(QStringLiteral("settings.ini"))), std::make_unique<MemorySecretStore>());
    }
    [[nodiscard]] DesktopOptions demo() const
    {
        DesktopOptions options;
        options.demo = true;
        options.dataFolder = m_home.filePath(QStringLiteral("demo"));
        return options;
    }
    QTemporaryDir m_home;
};

/// The whole program: embedded backend, HTTP, window; one ticket linked and taken back.
TEST_F(DesktopAppTest, opensADemoWorldAndDecidesInIt)
{
    const auto app = make(demo());
    app->start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return app->window().desk() != nullptr; }, 120'000));
    Desk &desk = *app->window().desk();
    ASSERT_TRUE(QTest::qWaitFor([&] { return desk.ticket().state() == TicketPresenter::State::Ready; }, 20'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return desk.queue().isComplete(); }, 20'000));
    const TicketId first = desk.flow().current();
    desk.ticket().begin(DecisionKind::Skip);
    desk.ticket().digit(1);
    EXPECT_NE(desk.flow().current(), first) << "the next ticket is there at once";
    ASSERT_TRUE(QTest::qWaitFor([&] { return desk.flow().held().size() == 1; }, 10'000));
    desk.flow().undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return desk.flow().current() == first; }, 10'000));
}

TEST_F(DesktopAppTest, asksOnceWhereNothingIsKnown)
{
    const auto app = make({});
    app->start();
    EXPECT_EQ(app->window().desk(), nullptr);
    EXPECT_EQ(test::nameless(app->window()), std::vector<QString> {});
}

TEST_F(DesktopAppTest, aServerThatDoesNotAnswerLeadsBackToTheForm)
{
    DesktopOptions options;
    options.server = QStringLiteral("http://127.0.0.1:9");
    const auto app = make(options);
    QSignalSpy failed(&app->window(), &MainWindow::workFailed);
    app->start();
    Q_EMIT app->window().serverChosen(options.server, QStringLiteral("token"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return failed.count() == 1; }, 20'000));
    EXPECT_EQ(app->window().desk(), nullptr);
}

} // namespace
} // namespace matchdesk
