// SPDX-License-Identifier: MIT
// Two desktops on one backend: a ticket is decided once, and the other one is told by whom and keeps what it had.
#include "e2e/scenario.h"

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

const QString kEnter = QStringLiteral("Enter");

class TwoDesktops : public testing::Test {
protected:
    TeamServer server {DemoWorld::instance(), kLongHold};
    const Staff &bea = server.agent(0);
    const Staff &other = server.agent(1);

    /// Said to somebody who reads the ticket: who and what.
    static QString toBeLinkedBy(const Staff &who, const Case &one)
    {
        return QStringLiteral("To be linked to TRN %1 by %2").arg(text(one.truth.trn), text(who.displayName));
    }
    static QString noRecordBy(const Staff &who) { return QStringLiteral("No record to link by ") + text(who.displayName); }
    /// Said to somebody whose own decision came too late.
    static QString linkedBy(const Staff &who) { return text(who.displayName) + QStringLiteral(" linked this ticket at "); }
    static QString linkButton(const Case &one) { return QStringLiteral("Link %1").arg(keyOf(one)); }

    /// What somebody would send for the ticket as it is now.
    DecisionRequest requestOf(const Staff &who, const Case &one, DecisionKind kind)
    {
        const TicketDetail shown = valueOf(server.as(who).ticket(one.id()));
        DecisionRequest request;
        request.ticket = one.id();
        request.basedOnVersion = shown.ticket.version;
        request.seenDigest = shown.digest;
        request.kind = kind;
        if (kind == DecisionKind::Link)
            request.trn = one.truth.trn;
        else
            request.reason = reasonsFor(kind).front();
        request.key = "by-" + who.id.text;
        return request;
    }
    /// The same person has gone on at another desktop, so the ticket is free under the hands of this one.
    void freeUnderTheHandsOf(const Staff &who, const Case &one)
    {
        // Opening a ticket asks for its lease and does not wait for it.
        ASSERT_TRUE(eventually([&] {
            const auto lease = server.books(one.id()).ticket().lease;
            return lease && lease->holder == who.id;
        }));
        ASSERT_TRUE(answerOf(server.as(who).release(one.id())).ok());
    }
    void expectDecidedOnceBy(const Staff &who, const Case &one)
    {
        const Books books = server.books(one.id());
        EXPECT_EQ(books.ticket().state, TicketState::Held);
        EXPECT_EQ(books.count("decision-held") - books.count("decision-undone"), 1);
        EXPECT_EQ(books.history.back().staffName, who.displayName);
    }
};

TEST_F(TwoDesktops, TheTicketOfAnotherCanBeReadButNotDecidedAndTheReaderIsToldWhatBecameOfIt)
{
    const Case one = aCase(isClearLink, 3);
    Desktop first(server, bea);
    first.open(one.reference());
    Desktop second(server, other);
    second.open(one.reference());
    // Either "is working on this ticket" or "has been working on this ticket since".
    EXPECT_TRUE(eventually([&] {
        return second.sees(text(bea.displayName)) && second.sees(QStringLiteral("working on this ticket"));
    })) << second.screen();
    second.press({keyOf(one), kEnter});
    EXPECT_EQ(second.reference(), one.reference()) << "decided although somebody else is working on it";

    first.press({keyOf(one), kEnter});
    first.awaitNext(one.reference());
    EXPECT_TRUE(second.soonSees(toBeLinkedBy(bea, one))) << second.screen();
    EXPECT_EQ(second.reference(), one.reference()) << "the ticket was taken from under the reader's eyes";
    second.press({kEnter});
    EXPECT_EQ(second.reference(), one.reference());
    EXPECT_FALSE(second.sees(QStringLiteral("held · next goes in"))) << second.screen();
    expectDecidedOnceBy(bea, one);

    // Taken back and left by the first, it is the second's, whose choice still stands.
    first.press({QStringLiteral("Ctrl+Z")});
    first.await(one.reference());
    first.press({QStringLiteral("N")});
    first.awaitNext(one.reference());
    EXPECT_TRUE(eventually([&] { return second.offers(linkButton(one)); })) << second.screen();
    second.press({kEnter});
    second.awaitNext(one.reference());
    EXPECT_TRUE(second.soonSees(QStringLiteral("1 held"))) << second.screen();
    expectDecidedOnceBy(other, one);
}

TEST_F(TwoDesktops, TakenWhileTheTicketWasPutAside)
{
    const Case one = aCase(isWithoutRecord);
    const QString note = QStringLiteral("called the school");
    Desktop first(server, bea);
    first.open(one.reference());
    first.press({QStringLiteral("0"), QStringLiteral("3")});
    first.tabTo(QStringLiteral("Note"));
    first.type(note);
    first.press({QStringLiteral("Escape"), QStringLiteral("N")});
    first.awaitNext(one.reference());

    Desktop second(server, other);
    second.open(one.reference());
    second.press({QStringLiteral("0"), QStringLiteral("1"), kEnter});
    second.awaitNext(one.reference());
    EXPECT_TRUE(second.soonSees(QStringLiteral("1 held"))) << second.screen();

    first.open(one.reference());
    EXPECT_TRUE(first.soonSees(noRecordBy(other))) << first.screen();
    EXPECT_EQ(first.textOf(QStringLiteral("Note")), note) << first.screen();
    first.press({kEnter});
    EXPECT_EQ(first.reference(), one.reference());
    expectDecidedOnceBy(other, one);
}

TEST_F(TwoDesktops, DecidedByBothAtTheSameMoment)
{
    const Case one = aCase(isClearLink, 5);
    Desktop desk(server, bea);
    desk.open(one.reference());
    desk.press({keyOf(one)});
    // A colleague is quicker, or nearly.
    freeUnderTheHandsOf(bea, one);
    const DecisionRequest request = requestOf(other, one, DecisionKind::Link);
    const QFuture<Result<Decision>> quicker = server.as(other).decide(request);
    desk.press({kEnter});
    const Result<Decision> theirs = answerOf(quicker);

    if (theirs.ok()) {
        EXPECT_TRUE(desk.soonSees(linkedBy(other))) << desk.screen();
        desk.await(one.reference());
        expectDecidedOnceBy(other, one);
        ASSERT_TRUE(answerOf(server.as(other).undo(theirs.value().id)).ok());
        EXPECT_TRUE(eventually([&] { return desk.offers(linkButton(one)); })) << "the draft is lost\n" << desk.screen();
    } else {
        EXPECT_EQ(theirs.error().code, ErrorCode::Conflict);
        EXPECT_EQ(theirs.error().who, bea.displayName);
        EXPECT_EQ(theirs.error().what, "link");
        expectDecidedOnceBy(bea, one);
    }
}

TEST_F(TwoDesktops, TakenUnderTheHandsAndGivenBack)
{
    const Case one = aCase(isWithoutRecord);
    const QString note = QStringLiteral("nothing under either name");
    Desktop desk(server, bea);
    desk.open(one.reference());
    desk.press({QStringLiteral("0"), QStringLiteral("2")});
    desk.tabTo(QStringLiteral("Note"));
    desk.type(note);
    freeUnderTheHandsOf(bea, one);
    const Decision theirs = valueOf(server.as(other).decide(requestOf(other, one, DecisionKind::NoRecord)));
    desk.press({kEnter});

    const QString told = text(other.displayName) + QStringLiteral(" closed this ticket as no record at ");
    EXPECT_TRUE(desk.soonSees(told)) << desk.screen();
    desk.await(one.reference());
    EXPECT_EQ(desk.textOf(QStringLiteral("Note")), note) << desk.screen();
    expectDecidedOnceBy(other, one);

    ASSERT_TRUE(answerOf(server.as(other).undo(theirs.id)).ok());
    EXPECT_TRUE(eventually([&] { return desk.offers(QStringLiteral("No record")); })) << desk.screen();
    desk.read();
    EXPECT_EQ(desk.textOf(QStringLiteral("Note")), note) << desk.screen();
    desk.press({kEnter});
    desk.awaitNext(one.reference());
    EXPECT_TRUE(desk.soonSees(QStringLiteral("1 held"))) << desk.screen();
    expectDecidedOnceBy(bea, one);
    EXPECT_EQ(server.books(one.id()).history.back().note, note.toStdString());
}

} // namespace
} // namespace matchdesk::test
