// SPDX-License-Identifier: MIT
#include "domain/effect.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace matchdesk;

namespace {

Ticket openTicket()
{
    Ticket ticket;
    ticket.service = "Register for an NPQ";
    return ticket;
}

Identity sian()
{
    Identity identity;
    identity.firstName = "Sian";
    identity.lastName = "Pritchard-Lowe";
    identity.emailAddress = "sian.lowe@post.example";
    identity.language = "cy";
    return identity;
}

matching::Record record()
{
    matching::Record held;
    held.trn = "4821973";
    held.firstName = "Siân";
    held.lastName = "Pritchard";
    return held;
}

std::vector<EffectKind> kinds(const std::vector<Effect> &effects)
{
    std::vector<EffectKind> found;
    std::ranges::transform(effects, std::back_inserter(found), &Effect::kind);
    return found;
}

} // namespace

TEST(Effects, ofALinkNameEveryConsequence)
{
    const matching::Record held = record();
    const auto effects = effectsOf(DecisionKind::Link, openTicket(), sian(), &held, false);
    ASSERT_EQ(kinds(effects),
              (std::vector {EffectKind::TrnLinked, EffectKind::NameChanged, EffectKind::StatusTold,
                            EffectKind::EmailSent, EffectKind::TicketClosed}));
    EXPECT_EQ(effects[0].value, "4821973");
    EXPECT_EQ(effects[1].from, "Sian Pritchard-Lowe");
    EXPECT_EQ(effects[1].value, "Siân Pritchard");
    EXPECT_EQ(effects[2].value, "found");
    EXPECT_EQ(effects[2].service, "Register for an NPQ");
    EXPECT_EQ(effects[3].templateId, "trn-found");
    EXPECT_EQ(effects[3].recipient, "sian.lowe@post.example");
    EXPECT_EQ(effects[3].language, "cy");
}

TEST(Effects, leaveANameAloneThatIsTheSame)
{
    matching::Record held = record();
    held.firstName = "Sian";
    held.lastName = "Pritchard-Lowe";
    const auto found = kinds(effectsOf(DecisionKind::Link, openTicket(), sian(), &held, false));
    EXPECT_EQ(std::ranges::find(found, EffectKind::NameChanged), found.end());
}

TEST(Effects, ofALinkThatNeedsTwoPeopleIsAProposalUntilTheSecondAgrees)
{
    const matching::Record held = record();
    Ticket ticket = openTicket();
    EXPECT_EQ(kinds(effectsOf(DecisionKind::Link, ticket, sian(), &held, true)),
              std::vector {EffectKind::SecondPersonNeeded});
    ticket.state = TicketState::SecondOpinion;
    ticket.proposedTrn = held.trn;
    EXPECT_EQ(kinds(effectsOf(DecisionKind::Link, ticket, sian(), &held, true)).front(), EffectKind::TrnLinked);
    ticket.proposedTrn = "1111111";
    EXPECT_EQ(kinds(effectsOf(DecisionKind::Link, ticket, sian(), &held, true)),
              std::vector {EffectKind::SecondPersonNeeded});
}

TEST(Effects, neverPromiseAnEmailOrALinkForWhatOnlyWaits)
{
    for (const DecisionKind kind : {DecisionKind::NotSure, DecisionKind::Park, DecisionKind::Skip, DecisionKind::WrongOwner}) {
        const auto effects = effectsOf(kind, openTicket(), sian(), nullptr, false);
        EXPECT_EQ(effects.size(), 1U) << nameOf(kind);
        EXPECT_NE(effects.front().kind, EffectKind::EmailSent);
        EXPECT_NE(effects.front().kind, EffectKind::TrnLinked);
    }
    EXPECT_TRUE(effectsOf(DecisionKind::Link, openTicket(), sian(), nullptr, false).empty());
}

TEST(Effects, namesReadBack)
{
    for (int kind = 0; kind <= static_cast<int>(EffectKind::EvidenceDestroyed); ++kind)
        EXPECT_EQ(effectKindFromName(nameOf(static_cast<EffectKind>(kind))), static_cast<EffectKind>(kind));
}
