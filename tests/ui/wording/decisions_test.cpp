// SPDX-License-Identifier: MIT
#include "domain/audit.h"
#include "support/sample_desk.h"
#include "wording/decisions.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

QString all(const std::vector<Phrase> &phrases)
{
    QStringList lines;
    for (const Phrase &one : phrases)
        lines << one.text();
    return lines.join(QLatin1Char(' '));
}

TEST(DecisionWords, tellsEveryEffectOfALink)
{
    const TicketDetail detail = test::sampleDetail();
    EXPECT_EQ(all(DecisionWords::effects(detail.candidates[0].effects, std::chrono::seconds(15))).toStdString(),
        "TRN 4821973 goes on this account. Its name becomes Siân Pritchard, as on the record. Register for an NPQ is told: found. "
        "Email “Your teacher reference number (TRN)” in English to s•••@••••.com, 15 seconds from now unless you undo. The ticket is closed.");
}

/// The list before the key is the list that the backend carries out: one phrase to each effect, none left out.
TEST(DecisionWords, hasAPhraseForEveryEffect)
{
    const TicketDetail detail = test::sampleDetail();
    for (int kind = 0; kind <= int(DecisionKind::RejectDetails); ++kind) {
        for (const bool second : {false, true}) {
            const auto effects = effectsOf(DecisionKind(kind), detail.ticket, detail.identity, &detail.candidates[0].candidate.record, second);
            EXPECT_EQ(DecisionWords::effects(effects, std::chrono::seconds(15)).size(), effects.size());
        }
    }
}

TEST(DecisionWords, tellASecondReaderWhatAgreeingWouldDoAndNotWhetherItIsAgreeing)
{
    const TicketDetail detail = test::sampleDetail();
    const matching::Record &record = detail.candidates[0].candidate.record;
    auto effects = effectsOf(DecisionKind::Link, detail.ticket, detail.identity, &record, true);
    const QString first = all(DecisionWords::effects(effects, std::chrono::seconds(15)));
    EXPECT_EQ(first.toStdString(), "Nothing is linked until a second person agrees that TRN 4821973 is theirs.");
    for (const Effect &one : effectsOf(DecisionKind::Link, detail.ticket, detail.identity, &record, false))
        effects.push_back(one);
    const QString second = all(DecisionWords::effects(effects, std::chrono::seconds(15)));
    EXPECT_TRUE(second.startsWith(QStringLiteral("Nothing is linked until two readers have chosen TRN 4821973, each by themselves. "
                                                 "If you are the second: TRN 4821973 goes on this account.")))
        << second.toStdString();
}

TEST(DecisionWords, aProposalIsNotTakenForALink)
{
    HistoryEntry entry;
    entry.action = nameOf(AuditAction::DecisionApplied);
    entry.kind = DecisionKind::Link;
    entry.trn = "4821973";
    EXPECT_EQ(DecisionWords::history(entry).toStdString(),
        "Decision took effect · Link the chosen record · TRN 4821973");
    entry.rule = kSecondPersonNeeded;
    EXPECT_EQ(DecisionWords::history(entry).toStdString(),
        "Link proposed; a second person has to agree · TRN 4821973");
    EXPECT_EQ(DecisionWords::history({{}, "Bea", "decision-held", {}, {}, {}, {}, std::string(kFirstReading), {}}).toStdString(),
        "A first reader has looked");
}

TEST(DecisionWords, neverShowsAWholeAddress)
{
    const TicketDetail detail = test::sampleDetail();
    for (const auto &[kind, effects] : detail.effects)
        EXPECT_FALSE(all(DecisionWords::effects(effects, std::chrono::seconds(15))).contains(QStringLiteral("sian.lowe")));
}

TEST(DecisionWords, everyReasonAndKindHasWords)
{
    for (int reason = int(Reason::NeverHadTrn); reason <= int(Reason::HasRecordNow); ++reason)
        EXPECT_FALSE(DecisionWords::reason(Reason(reason)).isEmpty());
    for (int kind = 0; kind <= int(DecisionKind::RejectDetails); ++kind) {
        EXPECT_FALSE(DecisionWords::button(DecisionKind(kind)).isEmpty());
        EXPECT_FALSE(DecisionWords::title(DecisionKind(kind)).isEmpty());
        EXPECT_FALSE(DecisionWords::ifYou(DecisionKind(kind), 1).isEmpty());
        EXPECT_NE(DecisionWords::did(nameOf(DecisionKind(kind))), DecisionWords::did("unknown"));
    }
    EXPECT_EQ(DecisionWords::button(DecisionKind::Link, 2).toStdString(), "Link 2");
    EXPECT_EQ(DecisionWords::ifYou(DecisionKind::Link, 1).toStdString(), "If you link 1");
}

TEST(Phrase, aValueThatLooksLikeAPlaceStaysAsItIs)
{
    EXPECT_EQ((Phrase {QStringLiteral("%1 and %2"), {QStringLiteral("%2"), QStringLiteral("x")}}.text().toStdString()), "%2 and x");
    EXPECT_EQ((Phrase {QStringLiteral("100 %"), {QStringLiteral("x")}}.text().toStdString()), "100 %");
}

} // namespace
} // namespace matchdesk
