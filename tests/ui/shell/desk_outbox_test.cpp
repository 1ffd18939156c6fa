// SPDX-License-Identifier: MIT
#include "command/command_registry.h"
#include "shell/desk.h"
#include "support/sample_desk.h"
#include "support/ui_probe.h"

#include <QListView>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class DeskOutboxTest : public testing::Test {
protected:
    DeskOutboxTest() { test::fill(m_api); }

    void show(Role role, DeliveryState state, DeliveryProblem problem)
    {
        m_api.place.me.role = role;
        m_api.sent.front().state = state;
        m_api.sent.front().problem = problem;
        m_desk = std::make_unique<Desk>(m_api, m_clock, m_settings, m_api.place);
        m_desk->resize(1366, 768);
        test::showActive(*m_desk);
        m_desk->registry().run(QStringLiteral("go.outbox"));
        EXPECT_TRUE(QTest::qWaitFor([this] { return firstLine().isValid(); }));
    }
    [[nodiscard]] QModelIndex firstLine() const
    {
        for (const QListView *list : m_desk->findChildren<QListView *>()) {
            if (list->accessibleName() == QStringLiteral("Outbox"))
                return list->model()->index(0, 0);
        }
        return {};
    }
    [[nodiscard]] QString spoken() const { return firstLine().data(Qt::AccessibleTextRole).toString(); }
    [[nodiscard]] Availability retry() const { return m_desk->registry().availability(QStringLiteral("outbox.retry")); }

    QTemporaryDir m_home;
    Settings m_settings {m_home.filePath(QStringLiteral("settings.ini"))};
    test::FakeApiClient m_api;
    ManualClock m_clock {test::sampleNow()};
    std::unique_ptr<Desk> m_desk;
};

TEST_F(DeskOutboxTest, ALeadSendsAgainWhatCouldNotBeSent)
{
    show(Role::Lead, DeliveryState::Failed, DeliveryProblem::AddressRefused);
    EXPECT_TRUE(spoken().contains(QStringLiteral("could not be sent: the mail service does not take this address"))) << spoken().toStdString();
    EXPECT_TRUE(retry().available);
    m_desk->registry().run(QStringLiteral("outbox.retry"));
    EXPECT_TRUE(QTest::qWaitFor([this] { return spoken().contains(QStringLiteral("waits to be sent")); }));
    EXPECT_FALSE(retry().available) << "it has not failed any more";
}

TEST_F(DeskOutboxTest, AnAgentSeesWhyAndCannotSendAgain)
{
    show(Role::Agent, DeliveryState::Failed, DeliveryProblem::Unreachable);
    EXPECT_TRUE(spoken().contains(QStringLiteral("could not be sent: the mail service does not answer")));
    EXPECT_FALSE(retry().available);
}

TEST_F(DeskOutboxTest, WhatWasSentIsNotSentAgain)
{
    show(Role::Lead, DeliveryState::Sent, DeliveryProblem::None);
    EXPECT_TRUE(spoken().contains(QStringLiteral("sent")));
    EXPECT_FALSE(retry().available);
}

} // namespace
} // namespace matchdesk
