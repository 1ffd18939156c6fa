// SPDX-License-Identifier: MIT
#include "identity/contest_page.h"

#include "kit/countdown.h"
#include "kit/labels.h"
#include "support/sample_desk.h"
#include "wording/contests.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class ContestPageTest : public ::testing::Test {
protected:
    void show(const ContestFacts &facts, bool revealed = false)
    {
        m_page.setContest(test::contestDetail(facts), {revealed, false, {}, m_clock.now()});
    }
    /// Everything that stands on the page.
    [[nodiscard]] QString text() const
    {
        QStringList all;
        for (const SpannedLabel *label : m_page.findChildren<SpannedLabel *>())
            all << label->text().text;
        for (const QLabel *label : m_page.findChildren<QLabel *>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    [[nodiscard]] bool says(const QString &words) const { return text().contains(words); }

    ManualClock m_clock {test::sampleNow()};
    ContestPage m_page {m_clock};
};

TEST_F(ContestPageTest, theOldAddressIsMaskedAndTheNewOneIsNot)
{
    show(test::contestFacts(1, ContestState::Asked));
    EXPECT_FALSE(says(QStringLiteral("r.ahmed@school.example.sch.uk"))) << text().toStdString();
    EXPECT_TRUE(says(QStringLiteral("rukhsana.iqbal@mail.example.com"))) << text().toStdString();
    show(test::contestFacts(1, ContestState::Asked), true);
    EXPECT_TRUE(says(QStringLiteral("r.ahmed@school.example.sch.uk"))) << text().toStdString();
}

TEST_F(ContestPageTest, everyGateHasItsWord)
{
    ContestFacts facts = test::contestFacts(1, ContestState::Asked);
    facts.sharedMailbox = true;
    facts.record->activeAlert = true;
    show(facts);
    for (const GateView &view : gatesOf(facts)) {
        EXPECT_TRUE(says(ContestWords::gate(view.gate))) << nameOf(view.gate);
        EXPECT_TRUE(says(ContestWords::verdict(view.verdict))) << nameOf(view.verdict);
    }
}

TEST_F(ContestPageTest, everyStateSaysWhereItStands)
{
    for (int state = 0; state <= static_cast<int>(ContestState::Stopped); ++state) {
        const ContestFacts facts = test::contestFacts(1, static_cast<ContestState>(state));
        show(facts);
        const QString standing = ContestWords::standing(*test::contestDetail(facts).contest, false, m_clock.now());
        EXPECT_FALSE(standing.isEmpty());
        EXPECT_TRUE(says(standing)) << nameOf(facts.contest.state);
        for (const TriedStep &tried : facts.contest.tried)
            EXPECT_TRUE(says(ContestWords::step(tried.step)));
    }
}

TEST_F(ContestPageTest, theCountdownRunsOnlyWhileItWaits)
{
    const auto *countdown = m_page.findChild<Countdown *>();
    ASSERT_NE(countdown, nullptr);
    show(test::contestFacts(1, ContestState::Waiting));
    EXPECT_TRUE(countdown->left().has_value());
    EXPECT_TRUE(says(QStringLiteral("unless somebody objects"))) << text().toStdString();
    show(test::contestFacts(1, ContestState::Stopped));
    EXPECT_FALSE(countdown->left().has_value());
}

} // namespace
} // namespace matchdesk
