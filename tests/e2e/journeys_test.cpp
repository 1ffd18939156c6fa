// SPDX-License-Identifier: MIT
// Seven journeys of one desktop; those of two desktops and of a backend that goes away are in files of their own.
#include "e2e/scenario.h"

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

/// What the window says as long as something is held.
const QString kGoesIn = QStringLiteral("held · next goes in");

class Journey : public testing::Test {
protected:
    /// An agent's desktop on a backend of its own, with `one` open and looked at.
    void givenOpen(const Case &one, std::chrono::milliseconds hold)
    {
        m_server = std::make_unique<TeamServer>(DemoWorld::instance(), hold);
        m_desk = std::make_unique<Desktop>(*m_server, agent());
        m_desk->open(one.reference());
        ASSERT_NE(m_desk->selectedRow().indexOf(text(one.reference())), -1) << m_desk->screen();
        m_from = m_desk->keys();
    }
    /// The keys of one decision; the next ticket comes by itself, and the decision is held.
    void whenPressed(const Case &one, const QStringList &keys)
    {
        m_desk->press(keys);
        m_desk->awaitNext(one.reference());
        EXPECT_NE(m_desk->selectedRow().indexOf(text(m_desk->reference())), -1) << m_desk->screen();
        EXPECT_TRUE(m_desk->soonSees(QStringLiteral("Ctrl+Z takes it back"))) << m_desk->screen();
        EXPECT_FALSE(m_desk->queueShows(one.reference()));
    }
    void thenAllIsInOrder() { m_server->readStopped([](Session &) { return Done {}; }); }

    [[nodiscard]] TeamServer &server() { return *m_server; }
    [[nodiscard]] Desktop &desk() { return *m_desk; }
    [[nodiscard]] const Staff &agent() const { return m_server->agent(0); }
    [[nodiscard]] int keysUsed() const { return m_desk->keys() - m_from; }

private:
    std::unique_ptr<TeamServer> m_server;
    std::unique_ptr<Desktop> m_desk;
    int m_from = 0;
};

TEST_F(Journey, Link)
{
    const Case one = aCase(isClearLink);
    givenOpen(one, kVisibleHold);
    desk().press({keyOf(one)});
    EXPECT_TRUE(desk().sees(QStringLiteral("TRN %1 goes on this account.").arg(text(one.truth.trn)))) << desk().screen();
    EXPECT_TRUE(desk().sees(QStringLiteral("2 seconds from now unless you undo"))) << desk().screen();

    whenPressed(one, {QStringLiteral("Enter")});
    EXPECT_EQ(keysUsed(), 2);
    EXPECT_TRUE(desk().sees(QStringLiteral("1 held"))) << desk().screen();
    EXPECT_TRUE(desk().sees(QStringLiteral("%1 linked to TRN %2").arg(text(one.reference()), text(one.truth.trn)))) << desk().screen();
    const Books held = server().books(one.id());
    EXPECT_EQ(held.ticket().state, TicketState::Held);
    expectUntouched(held, one);

    ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
    const Books books = server().books(one.id());
    const matching::Record &record = one.ownRecord()->candidate.record;
    EXPECT_EQ(books.identity().trn, one.truth.trn);
    EXPECT_EQ(books.identity().linkSource, LinkSource::Support);
    EXPECT_EQ(books.identity().lookupStatus, LookupStatus::Found);
    EXPECT_EQ(books.identity().firstName, record.firstName);
    EXPECT_EQ(books.identity().lastName, record.lastName);
    ASSERT_EQ(sent(books, "trn-found").size(), 1U);
    EXPECT_EQ(sent(books, "trn-found").front().recipient, one.shown.identity.emailAddress);
    EXPECT_NE(sent(books, "trn-found").front().body.find(one.truth.trn), std::string::npos);
    ASSERT_EQ(sent(books, "status-changed").size(), 1U);
    EXPECT_EQ(sent(books, "status-changed").front().recipient, one.shown.ticket.service);
    EXPECT_EQ(books.count("decision-held"), 1);
    EXPECT_EQ(books.count("decision-applied"), 1);
    EXPECT_EQ(books.count("identity-linked"), 1);
    EXPECT_EQ(books.history.back().staffName, agent().displayName);

    EXPECT_TRUE(eventually([&] { return !desk().sees(kGoesIn); })) << desk().screen();
    desk().press({QStringLiteral("G"), QStringLiteral("O")});
    EXPECT_TRUE(desk().soonSees(QStringLiteral("%1 · Email to").arg(text(one.reference())))) << desk().screen();
    thenAllIsInOrder();
}

TEST_F(Journey, NoRecord)
{
    const Case one = aCase(isWithoutRecord);
    givenOpen(one, kShortHold);
    desk().press({QStringLiteral("0")});
    EXPECT_TRUE(desk().sees(QStringLiteral("Why is there no record to link?"))) << desk().screen();
    whenPressed(one, {QStringLiteral("1"), QStringLiteral("Enter")});
    EXPECT_EQ(keysUsed(), 3);

    ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
    const Books books = server().books(one.id());
    EXPECT_TRUE(books.identity().trn.empty());
    EXPECT_EQ(books.identity().lookupStatus, LookupStatus::Failed);
    EXPECT_EQ(sent(books, "not-found").size(), 1U);
    EXPECT_EQ(sent(books, "status-changed").size(), 1U);
    EXPECT_EQ(books.history.back().kind, DecisionKind::NoRecord);
    EXPECT_EQ(books.history.back().reason, Reason::NeverHadTrn);
    thenAllIsInOrder();
}

TEST_F(Journey, AskTheUser)
{
    const Case one = aCase(isWithoutRecord);
    givenOpen(one, kShortHold);
    desk().press({QStringLiteral("A")});
    EXPECT_TRUE(desk().sees(QStringLiteral("What should the user be asked for?"))) << desk().screen();
    EXPECT_TRUE(desk().sees(QStringLiteral("The promise's clock stands still until they answer."))) << desk().screen();
    whenPressed(one, {QStringLiteral("2"), QStringLiteral("Enter")});

    ASSERT_TRUE(becomes(server(), one, TicketState::AwaitingUser));
    const Books books = server().books(one.id());
    EXPECT_TRUE(books.ticket().pausedAt.has_value());
    EXPECT_EQ(books.ticket().promisedBy, one.shown.ticket.promisedBy);
    EXPECT_EQ(sent(books, "more-information").size(), 1U);
    EXPECT_TRUE(books.identity().trn.empty());

    desk().press({QStringLiteral("G"), QStringLiteral("A")});
    EXPECT_TRUE(eventually([&] { return desk().queueShows(one.reference()); })) << desk().screen();
    thenAllIsInOrder();
}

TEST_F(Journey, NotSureGoesToASecondReaderWhoDoesNotSeeTheFirstChoice)
{
    const Case one = aCase(isClearLink);
    givenOpen(one, kShortHold);
    whenPressed(one, {QStringLiteral("U"), QStringLiteral("2")});
    EXPECT_EQ(keysUsed(), 2);

    ASSERT_TRUE(becomes(server(), one, TicketState::SecondOpinion));
    Books books = server().books(one.id());
    EXPECT_EQ(books.ticket().firstReader, agent().id);
    expectUntouched(books, one);
    desk().press({QStringLiteral("F5")});
    EXPECT_TRUE(eventually([&] { return desk().sees(QStringLiteral("Second opinions, 1")); })) << desk().screen();
    EXPECT_FALSE(desk().queueShows(one.reference())) << "the first reader is offered it again";

    Desktop second(server(), server().first(Role::Verifier));
    ASSERT_EQ(second.reference(), one.reference()) << "a second opinion comes first";
    EXPECT_FALSE(second.sees(QStringLiteral("The evidence conflicts"))) << second.screen();
    second.read();
    second.press({keyOf(one), QStringLiteral("Enter")});
    second.awaitNext(one.reference());
    ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
    books = server().books(one.id());
    EXPECT_EQ(books.identity().trn, one.truth.trn);
    EXPECT_EQ(books.history.back().staffName, server().first(Role::Verifier).displayName);
    thenAllIsInOrder();
}

TEST_F(Journey, Skip)
{
    const Case one = aCase(isClearLink);
    givenOpen(one, kShortHold);
    whenPressed(one, {QStringLiteral("S"), QStringLiteral("3")});
    EXPECT_EQ(keysUsed(), 2);

    ASSERT_TRUE(becomes(server(), one, TicketState::Open));
    const Books books = server().books(one.id());
    EXPECT_EQ(books.ticket().skips, 1U);
    EXPECT_FALSE(books.ticket().lease.has_value());
    EXPECT_EQ(books.history.back().reason, Reason::KnowsThePerson);
    expectUntouched(books, one);
    desk().press({QStringLiteral("F5")});
    EXPECT_TRUE(eventually([&] { return !desk().sees(kGoesIn); }));
    EXPECT_FALSE(desk().queueShows(one.reference())) << "whoever skipped it is offered it again";

    Desktop colleague(server(), server().agent(1));
    EXPECT_TRUE(eventually([&] { return colleague.queueShows(one.reference()); })) << colleague.screen();
    thenAllIsInOrder();
}

TEST_F(Journey, UndoInTheHold)
{
    const Case one = aCase(isClearLink);
    givenOpen(one, kLongHold);
    whenPressed(one, {keyOf(one), QStringLiteral("Enter")});

    desk().press({QStringLiteral("Ctrl+Z")});
    desk().await(one.reference());
    EXPECT_TRUE(desk().soonSees(QStringLiteral("%1 is back as it was.").arg(text(one.reference())))) << desk().screen();
    EXPECT_FALSE(desk().sees(kGoesIn)) << desk().screen();
    EXPECT_TRUE(desk().offers(QStringLiteral("Link %1").arg(keyOf(one)))) << "the choice is lost\n" << desk().screen();
    EXPECT_TRUE(eventually([&] { return desk().queueShows(one.reference()); })) << desk().screen();
    Books books = server().books(one.id());
    expectAsBefore(books.ticket(), one.shown.ticket);
    expectUntouched(books, one);
    EXPECT_EQ(books.count("decision-undone"), 1);

    // The choice still stands, so that one key decides it again.
    desk().read();
    whenPressed(one, {QStringLiteral("Enter")});
    books = server().books(one.id());
    EXPECT_EQ(books.ticket().state, TicketState::Held);
    EXPECT_EQ(books.count("decision-held"), 2);
    thenAllIsInOrder();
}

TEST_F(Journey, UndoBringsBackTheReasonAndTheNote)
{
    const QString note = QStringLiteral("looked twice");
    const Case one = aCase(isWithoutRecord);
    givenOpen(one, kLongHold);
    desk().press({QStringLiteral("0"), QStringLiteral("2")});
    desk().tabTo(QStringLiteral("Note"));
    desk().type(note);
    whenPressed(one, {QStringLiteral("Enter")});
    EXPECT_EQ(server().books(one.id()).history.back().note, note.toStdString());

    desk().press({QStringLiteral("Ctrl+Z")});
    desk().await(one.reference());
    EXPECT_EQ(desk().textOf(QStringLiteral("Note")), note) << desk().screen();
    EXPECT_TRUE(desk().offers(QStringLiteral("No record"))) << desk().screen();
    expectUntouched(server().books(one.id()), one);
    thenAllIsInOrder();
}

TEST_F(Journey, ClaimedRecordOfTheSamePersonOpensAContest)
{
    const Case one = aCase(isClaimed);
    const std::string trn = one.truth.trn;
    const IdentityId owner = one.ownRecord()->owner->id;
    givenOpen(one, kShortHold);
    desk().press({keyOf(one), QStringLiteral("Enter")});
    EXPECT_TRUE(desk().sees(QStringLiteral("TRN %1 belongs to another account already.").arg(text(trn)))) << desk().screen();
    EXPECT_EQ(desk().reference(), one.reference()) << "nothing is decided by looking at the owner";
    desk().press({QStringLiteral("1")});
    EXPECT_TRUE(desk().sees(QStringLiteral("A contested-email ticket is opened for TRN %1.").arg(text(trn)))) << desk().screen();
    whenPressed(one, {QStringLiteral("Enter")});

    ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
    const Books books = server().books(one.id());
    EXPECT_TRUE(books.identity().trn.empty());
    const auto found = valueOf(server().as(server().first(Role::Lead)).findTickets(one.shown.ticket.personName));
    const auto contest = std::ranges::find(found, TicketKind::ContestedEmail, &TicketRow::kind);
    ASSERT_NE(contest, found.end());
    const Books contested = server().books(contest->id);
    EXPECT_EQ(sent(contested, "contest-opened").size(), 1U);
    EXPECT_EQ(sent(contested, "contest-notice").size(), 1U);
    EXPECT_EQ(contested.ticket().contestedTrn, trn);
    EXPECT_EQ(contested.ticket().contestedOwner, owner);
    server().readStopped([&](Session &session) -> Outcome {
        const auto live = session.identities().liveByTrn(trn);
        EXPECT_TRUE(live.ok() && live.value() && live.value()->id == owner) << "the owner keeps the TRN";
        return Done {};
    });
}

TEST_F(Journey, ClaimedRecordOfAWrongOwnerGoesToTheLead)
{
    const Case one = aCase(isClaimed);
    givenOpen(one, kShortHold);
    desk().press({keyOf(one), QStringLiteral("Enter"), QStringLiteral("2")});
    EXPECT_TRUE(desk().sees(QStringLiteral("The lead is asked to look at who holds TRN %1.").arg(text(one.truth.trn)))) << desk().screen();
    whenPressed(one, {QStringLiteral("Enter")});

    ASSERT_TRUE(becomes(server(), one, TicketState::Escalated));
    expectUntouched(server().books(one.id()), one);
    EXPECT_FALSE(desk().queueShows(one.reference()));
    Desktop lead(server(), server().first(Role::Lead));
    EXPECT_TRUE(eventually([&] { return lead.queueShows(one.reference()); })) << lead.screen();
    thenAllIsInOrder();
}

TEST_F(Journey, RecordFoundBySearch)
{
    const Case one = aCase(isFoundBySearch);
    const matching::Record &record = one.found->candidate.record;
    givenOpen(one, kShortHold);
    EXPECT_FALSE(desk().sees(text(record.trn))) << "the record is proposed already";

    desk().press({QStringLiteral("/")});
    desk().type(text(record.trn));
    ASSERT_TRUE(desk().soonSees(QStringLiteral("Enter adds a record"))) << desk().screen();
    EXPECT_TRUE(desk().sees(QStringLiteral("TRN %1").arg(text(record.trn)))) << desk().screen();
    desk().press({QStringLiteral("Enter")});
    const QString added = QStringLiteral("Link %1").arg(one.shown.candidates.size() + 1);
    ASSERT_TRUE(eventually([&] { return desk().offers(added); })) << desk().screen();
    EXPECT_EQ(desk().reference(), one.reference()) << "finding a record decides nothing";
    EXPECT_TRUE(desk().sees(QStringLiteral("dded by search"))) << desk().screen();
    EXPECT_EQ(server().books(one.id()).count("candidate-added"), 1);
    whenPressed(one, {QStringLiteral("Enter")});

    if (one.found->needsSecondPerson) {
        ASSERT_TRUE(becomes(server(), one, TicketState::SecondOpinion));
        expectUntouched(server().books(one.id()), one);
        Desktop second(server(), server().first(Role::Verifier));
        ASSERT_EQ(second.reference(), one.reference());
        second.read();
        second.press({QString::number(one.shown.candidates.size() + 1), QStringLiteral("Enter")});
        second.awaitNext(one.reference());
    }
    ASSERT_TRUE(becomes(server(), one, TicketState::Closed));
    EXPECT_EQ(server().books(one.id()).identity().trn, record.trn);
    thenAllIsInOrder();
}

} // namespace
} // namespace matchdesk::test
