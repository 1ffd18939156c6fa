// SPDX-License-Identifier: MIT
#include "domain/decision.h"

#include <gtest/gtest.h>

#include <set>

using namespace matchdesk;

TEST(Decision, everyReasonBelongsToADecision)
{
    std::set<Reason> used;
    for (int kind = 0; kind <= static_cast<int>(DecisionKind::RejectDetails); ++kind) {
        for (const Reason reason : reasonsFor(static_cast<DecisionKind>(kind)))
            used.insert(reason);
    }
    for (int reason = 1; reason <= static_cast<int>(Reason::HasRecordNow); ++reason)
        EXPECT_TRUE(used.contains(static_cast<Reason>(reason))) << nameOf(static_cast<Reason>(reason));
    EXPECT_FALSE(used.contains(Reason::None));
}

TEST(Decision, reasonsFitTheNumberKeys)
{
    for (int kind = 0; kind <= static_cast<int>(DecisionKind::RejectDetails); ++kind)
        EXPECT_LE(reasonsFor(static_cast<DecisionKind>(kind)).size(), 9U);
    EXPECT_LE(askableFields().size(), 9U);
}

TEST(Decision, namesReadBack)
{
    for (int kind = 0; kind <= static_cast<int>(DecisionKind::RejectDetails); ++kind)
        EXPECT_EQ(decisionKindFromName(nameOf(static_cast<DecisionKind>(kind))), static_cast<DecisionKind>(kind));
    for (int reason = 0; reason <= static_cast<int>(Reason::HasRecordNow); ++reason)
        EXPECT_EQ(reasonFromName(nameOf(static_cast<Reason>(reason))), static_cast<Reason>(reason));
    for (int state = 0; state <= static_cast<int>(DecisionState::Refused); ++state)
        EXPECT_EQ(decisionStateFromName(nameOf(static_cast<DecisionState>(state))), static_cast<DecisionState>(state));
    EXPECT_FALSE(decisionKindFromName("LINK").has_value());
    EXPECT_FALSE(reasonFromName("").has_value());
}
