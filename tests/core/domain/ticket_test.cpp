// SPDX-License-Identifier: MIT
#include "domain/ticket.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace matchdesk;
using namespace std::chrono;

namespace {

const Instant kNow = Instant(sys_days(2026y / March / 9)) + hours(9);
const StaffId kMe("me");
const StaffId kOther("other");

TicketRow row(TicketState state)
{
    TicketRow made;
    made.state = state;
    made.promisedBy = kNow + days(3);
    return made;
}

} // namespace

TEST(QueueView, nextForMeIsWhatWaitsForMe)
{
    EXPECT_TRUE(shows(QueueView::NextForMe, row(TicketState::Open), kMe, Role::Agent, kNow));
    for (const TicketState state : {TicketState::AwaitingUser, TicketState::Parked, TicketState::Waiting, TicketState::Held, TicketState::Closed})
        EXPECT_FALSE(shows(QueueView::NextForMe, row(state), kMe, Role::Agent, kNow)) << nameOf(state);
}

TEST(QueueView, aSecondOpinionIsNeverForTheFirstReader)
{
    TicketRow second = row(TicketState::SecondOpinion);
    second.firstReader = kMe;
    EXPECT_FALSE(shows(QueueView::NextForMe, second, kMe, Role::Agent, kNow));
    EXPECT_TRUE(shows(QueueView::NextForMe, second, kOther, Role::Agent, kNow));
}

TEST(QueueView, whatISkippedGoesToSomebodyElse)
{
    TicketRow skipped = row(TicketState::Open);
    skipped.keptBy = kMe;
    EXPECT_FALSE(shows(QueueView::NextForMe, skipped, kMe, Role::Agent, kNow));
    EXPECT_TRUE(shows(QueueView::NextForMe, skipped, kOther, Role::Agent, kNow));
}

TEST(QueueView, escalatedIsForLeadsAndContestedForVerifiers)
{
    EXPECT_FALSE(shows(QueueView::NextForMe, row(TicketState::Escalated), kMe, Role::Verifier, kNow));
    EXPECT_TRUE(shows(QueueView::NextForMe, row(TicketState::Escalated), kMe, Role::Lead, kNow));
    TicketRow contested = row(TicketState::Open);
    contested.kind = TicketKind::ContestedEmail;
    EXPECT_FALSE(shows(QueueView::NextForMe, contested, kMe, Role::Agent, kNow));
    EXPECT_TRUE(shows(QueueView::NextForMe, contested, kMe, Role::Verifier, kNow));
}

TEST(QueueView, everyOpenTicketIsInAView)
{
    for (const TicketState state : {TicketState::Open, TicketState::AwaitingUser, TicketState::SecondOpinion,
                                    TicketState::Parked, TicketState::Escalated, TicketState::Held})
        EXPECT_TRUE(shows(QueueView::All, row(state), kMe, Role::Lead, kNow)) << nameOf(state);
}

TEST(QueueView, nearItsPromiseIsOneWorkingDayOrLess)
{
    TicketRow near = row(TicketState::Open);
    near.promisedBy = kNow + days(1);
    EXPECT_TRUE(shows(QueueView::NearPromise, near, kMe, Role::Agent, kNow));
    near.pausedAt = kNow;
    EXPECT_FALSE(shows(QueueView::NearPromise, near, kMe, Role::Agent, kNow));
    EXPECT_FALSE(shows(QueueView::NearPromise, row(TicketState::Open), kMe, Role::Agent, kNow));
}

TEST(QueueOrder, isAStrictOrderByUrgencyPromiseAndReference)
{
    std::vector<TicketRow> rows;
    for (int i = 0; i < 60; ++i) {
        TicketRow made = row(i % 3 == 0 ? TicketState::SecondOpinion : TicketState::Open);
        made.hint = i % 7 == 0 ? Hint::ReturnedByRule : Hint::None;
        made.promisedBy = kNow + hours(i % 5);
        made.reference = "MD-" + std::to_string(9990 + i);
        rows.push_back(made);
    }
    std::ranges::sort(rows, &comesBefore);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        EXPECT_TRUE(comesBefore(rows[i - 1], rows[i]));
        EXPECT_FALSE(comesBefore(rows[i], rows[i - 1]));
    }
    EXPECT_EQ(rows.front().hint, Hint::ReturnedByRule);
    EXPECT_EQ(rows.back().state, TicketState::Open);
}

TEST(QueueOrder, countsReferencesAsNumbers)
{
    TicketRow left = row(TicketState::Open);
    TicketRow right = left;
    left.reference = "MD-9999";
    right.reference = "MD-10000";
    EXPECT_TRUE(comesBefore(left, right));
}

TEST(TicketRow, namesTheHolderOfALiveLeaseOnly)
{
    Ticket ticket;
    ticket.lease = Lease {kOther, "Bea Lloyd", kNow - minutes(9), kNow - seconds(1)};
    EXPECT_TRUE(rowOf(ticket, kNow).leaseHolder.empty());
    ticket.lease->until = kNow + seconds(1);
    EXPECT_EQ(rowOf(ticket, kNow).leaseHolder, "Bea Lloyd");
}

TEST(Ticket, namesReadBack)
{
    for (int cause = 0; cause <= static_cast<int>(Cause::DetailsChangeAsked); ++cause)
        EXPECT_EQ(causeFromName(nameOf(static_cast<Cause>(cause))), static_cast<Cause>(cause));
    for (int state = 0; state <= static_cast<int>(TicketState::Closed); ++state)
        EXPECT_EQ(ticketStateFromName(nameOf(static_cast<TicketState>(state))), static_cast<TicketState>(state));
    for (int hint = 0; hint <= static_cast<int>(Hint::HolderObjected); ++hint)
        EXPECT_EQ(hintFromName(nameOf(static_cast<Hint>(hint))), static_cast<Hint>(hint));
    for (int view = 0; view <= static_cast<int>(QueueView::All); ++view)
        EXPECT_EQ(queueViewFromName(nameOf(static_cast<QueueView>(view))), static_cast<QueueView>(view));
    for (const TicketKind kind : {TicketKind::NoMatch, TicketKind::ContestedEmail})
        EXPECT_EQ(ticketKindFromName(nameOf(kind)), kind);
}
