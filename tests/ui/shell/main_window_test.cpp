// SPDX-License-Identifier: MIT
#include "shell/main_window.h"

#include "shell/desk.h"
#include "shell/decision_flow.h"
#include "support/sample_desk.h"
#include "support/ui_probe.h"
#include "ticket/ticket_presenter.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <gtest/gtest.h>

namespace matchdesk {
namespace {

/// Hands out fakes, each acting as the person asked for.
class FakeProvider final : public ClientProvider {
public:
    std::unique_ptr<ApiClient> clientFor(const StaffId &staff) override
    {
        auto client = std::make_unique<test::FakeApiClient>();
        test::fill(*client);
        client->mode = mode;
        for (const Staff &one : client->place.colleagues) {
            if (one.id == staff)
                client->place.me = one;
        }
        return client;
    }
    test::FakeApiClient::Mode mode = test::FakeApiClient::Mode::Answers;
};

class MainWindowTest : public testing::Test {
protected:
    QTemporaryDir m_home;
    Settings m_settings {m_home.filePath(QStringLiteral("settings.ini"))};
    ManualClock m_clock {test::sampleNow()};
    FakeProvider m_provider;
};

TEST_F(MainWindowTest, opensADeskAndItsTitleSaysNothingPersonal)
{
    MainWindow window(m_clock, m_settings);
    window.show();
    window.work(m_provider, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.desk() != nullptr; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.desk()->ticket().state() == TicketPresenter::State::Ready; }));
    EXPECT_EQ(window.windowTitle().toStdString(), "Matchdesk");
}

TEST_F(MainWindowTest, switchesThePersonWithANewDesk)
{
    MainWindow window(m_clock, m_settings);
    window.show();
    window.work(m_provider, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.desk() != nullptr; }));
    const QPointer<Desk> first = window.desk();
    Q_EMIT window.desk()->personChosen(StaffId("joan"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return first.isNull() && window.desk() != nullptr; }));
    const auto buttons = window.desk()->findChildren<QToolButton *>();
    EXPECT_TRUE(std::ranges::any_of(buttons, [](const QToolButton *one) {
        return one->accessibleName() == QStringLiteral("Working as Joan Fell, lead");
    }));
}

TEST_F(MainWindowTest, whoComesBackFindsTheTicketAndTheDraftAndNobodyElseDoes)
{
    test::FakeApiClient sample;
    test::fill(sample);
    MainWindow window(m_clock, m_settings);
    window.show();
    const auto isReadyFor = [&](const QPointer<Desk> &before) {
        return window.desk() != nullptr && window.desk() != before
            && window.desk()->ticket().state() == TicketPresenter::State::Ready;
    };
    window.work(m_provider, sample.place.me.id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isReadyFor({}); }));
    window.desk()->flow().next();
    ASSERT_TRUE(QTest::qWaitFor([&] { return isReadyFor({}); }));
    const TicketId left = window.desk()->flow().current();
    window.desk()->ticket().begin(DecisionKind::NoRecord);
    window.desk()->ticket().setNote(QStringLiteral("called the school"));

    const QPointer<Desk> first = window.desk();
    window.work(m_provider, StaffId("joan"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return isReadyFor(first); }));
    EXPECT_TRUE(window.desk()->ticket().draft().note.empty());
    const QPointer<Desk> second = window.desk();
    window.work(m_provider, sample.place.me.id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isReadyFor(second); }));
    EXPECT_EQ(window.desk()->flow().current(), left);
    EXPECT_EQ(window.desk()->ticket().draft().note, "called the school");
    EXPECT_EQ(window.desk()->ticket().draft().asking, DecisionKind::NoRecord);
}

TEST_F(MainWindowTest, saysSoWhenTheBackendDoesNotAnswer)
{
    m_provider.mode = test::FakeApiClient::Mode::Fails;
    MainWindow window(m_clock, m_settings);
    QSignalSpy failed(&window, &MainWindow::workFailed);
    window.work(m_provider, {});
    EXPECT_TRUE(QTest::qWaitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(window.desk(), nullptr);
}

TEST_F(MainWindowTest, keepsItsPlaceOverARestart)
{
    {
        MainWindow window(m_clock, m_settings);
        window.resize(1100, 700);
        window.show();
        window.close();
    }
    MainWindow window(m_clock, m_settings);
    EXPECT_EQ(window.size(), QSize(1100, 700));
}

TEST_F(MainWindowTest, leavesWhileAnswersAreUnderWay)
{
    m_provider.mode = test::FakeApiClient::Mode::Hangs;
    auto window = std::make_unique<MainWindow>(m_clock, m_settings);
    window->work(m_provider, {});
    window->leave();
    window.reset();
    QTest::qWait(10);
    SUCCEED() << "nothing is delivered to what has gone";
}

} // namespace
} // namespace matchdesk
