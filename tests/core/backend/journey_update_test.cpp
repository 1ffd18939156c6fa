// SPDX-License-Identifier: MIT
#include "user_side.h"

#include <algorithm>

/// Update: the record belongs to an account with another address.
namespace matchdesk::test {
namespace {

using Letters = std::vector<std::string>;

constexpr const char *kOld = "sarah.old@mail.test";
constexpr const char *kNew = "sarah.new@mail.test";

class OwnerUpdate : public testing::Test {
protected:
    void SetUp() override { m_owner = side.accountOf(DeskBench::freeTrn, kOld); }

    /// Somebody with a new address whose answers fit the record that the old account holds, up to the owner's code.
    Visitor returning(const std::string &service = UserSide::course)
    {
        Visitor visitor = side.visitor(kNew, service).signsIn();
        AnswersPatch patch;
        patch.nationalInsuranceNumber = "JG103759A";
        patch.trn = DeskBench::freeTrn;
        visitor.statesDetailsOf(DeskBench::freeTrn, patch);
        EXPECT_EQ(visitor.sees().finding, Finding::Claimed);
        EXPECT_EQ(visitor.sees().trn, "");
        visitor.submits();
        EXPECT_EQ(visitor.sees().state, JourneyState::OwnerCode);
        return visitor;
    }
    [[nodiscard]] Identity owner() { return side.bench->identity(m_owner.id); }
    [[nodiscard]] std::vector<IdentityEvent> updates()
    {
        std::vector<IdentityEvent> found;
        for (const IdentityEvent &event : side.events(m_owner.id)) {
            if (event.kind == IdentityEventKind::UserUpdated)
                found.push_back(event);
        }
        return found;
    }

    UserSide side;
    Identity m_owner;
};

TEST_F(OwnerUpdate, N10_KeepsTheOldAddress)
{
    Visitor visitor = returning();
    // The old address is shown so that its owner knows it, and nobody else
    EXPECT_EQ(visitor.sees().offeredAccount.substr(0, 1), "s");
    EXPECT_EQ(visitor.sees().offeredAccount.find("sarah.old"), std::string::npos);
    EXPECT_EQ(visitor.answer().body.find("sarah.old"), std::string::npos);
    visitor.entersOwnersCode(side.newestCodeFor(kOld));
    EXPECT_EQ(visitor.sees().emailChoices, (Letters {kNew, kOld}));
    visitor.chooses(kOld);
    EXPECT_EQ(visitor.sees().ending, Ending::SignedIn);
    EXPECT_EQ(visitor.sees().account->id, m_owner.id);
    EXPECT_EQ(owner().emailAddress, kOld);
    EXPECT_TRUE(updates().empty());
    EXPECT_FALSE(side.account(kNew));
    EXPECT_EQ(side.lettersTo(kNew), Letters {});
}

TEST_F(OwnerUpdate, N11_SwitchesToTheNewAddressAndTellsBoth)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode(side.newestCodeFor(kOld)).chooses("Sarah.New@MAIL.test");
    EXPECT_EQ(visitor.sees().account->emailAddress, kNew);
    EXPECT_EQ(owner().emailAddress, kNew);
    EXPECT_EQ(owner().trn, DeskBench::freeTrn);
    EXPECT_EQ(side.lettersTo(kNew), Letters {"email-changed"});
    EXPECT_EQ(side.lettersTo(kOld), Letters {"email-changed-notice"});
    ASSERT_EQ(updates().size(), 1U);
    EXPECT_EQ(updates().front().source, ChangeSource::TrnMatchedToExistingUser);
    EXPECT_EQ(updates().front().previous, (std::vector<PreviousValue> {{ChangedField::EmailAddress, kOld}}));
    // Once more does nothing more
    visitor.chooses(kNew);
    EXPECT_TRUE(visitor.sees().alreadyDone);
    EXPECT_EQ(updates().size(), 1U);
    // And from now on the new address signs in
    EXPECT_EQ(side.visitor(kNew).signsIn().sees().account->id, m_owner.id);
}

TEST_F(OwnerUpdate, N12_TheCodeIsSentAgainToTheOldAddressAlone)
{
    Visitor visitor = returning();
    const std::string first = side.newestCodeFor(kOld);
    visitor.posts("owner-passcode/resend");
    EXPECT_EQ(visitor.sees().state, JourneyState::OwnerCode);
    const std::string second = side.newestCodeFor(kOld);
    if (first != second) {
        visitor.entersOwnersCode(first);
        EXPECT_EQ(visitor.refusal().rule, "passcode-wrong");
    }
    visitor.entersOwnersCode(second);
    EXPECT_EQ(visitor.sees().state, JourneyState::EmailChoice);
}

TEST_F(OwnerUpdate, N13_WhoCannotReachTheMailboxMakesAContest)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode("000000");
    visitor.contests("cannot-reach");
    EXPECT_EQ(visitor.sees().ending, Ending::Contested);
    EXPECT_FALSE(visitor.sees().mayContinue);
    ASSERT_EQ(side.tickets().size(), 1U);
    const Ticket ticket = side.tickets().front();
    EXPECT_EQ(ticket.kind, TicketKind::ContestedEmail);
    EXPECT_EQ(ticket.contestedTrn, DeskBench::freeTrn);
    EXPECT_EQ(ticket.contestedOwner, m_owner.id);
    EXPECT_EQ(visitor.sees().ticketReference, ticket.reference);
    const auto contest = inRead<Contest>(
        *side.bench->store, [&](Session &session) { return session.contests().byTicket(ticket.id); });
    ASSERT_TRUE(contest.ok());
    EXPECT_EQ(contest.value().newEmailAddress, kNew);
    EXPECT_TRUE(contest.value().provenAt);
    EXPECT_EQ(contest.value().via, ContestVia::CannotReach);
    std::vector<ContestStep> tried;
    for (const TriedStep &step : contest.value().tried)
        tried.push_back(step.step);
    EXPECT_EQ(tried, (std::vector {ContestStep::NewAddressProven, ContestStep::OwnerCodeSent,
                                   ContestStep::OwnerCodeRefused, ContestStep::SaidCannotReach}));
    // Both are told, and nothing has changed
    EXPECT_FALSE(side.lettersTo(kNew).empty());
    EXPECT_FALSE(side.lettersTo(kOld).empty());
    EXPECT_EQ(owner().emailAddress, kOld);
    // Twice is once, and the owner's code opens nothing any more
    visitor.contests("not-mine");
    EXPECT_TRUE(visitor.sees().alreadyDone);
    EXPECT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(visitor.entersOwnersCode(side.newestCodeFor(kOld)).status(), 409);
}

TEST_F(OwnerUpdate, N13_WhoDoesNotKnowTheMailboxAsWell)
{
    Visitor visitor = returning();
    visitor.contests("not-mine");
    EXPECT_EQ(visitor.sees().ending, Ending::Contested);
    EXPECT_EQ(side.visitor("other@mail.test").begins().contests("agent").status(), 422);
}

TEST_F(OwnerUpdate, AWrongExpiredOrUsedUpCodeOpensNothing)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode("12a456");
    EXPECT_EQ(visitor.refusal().rule, "passcode-not-digits");
    side.bench->clock.advance(std::chrono::minutes(11));
    const std::string expired = side.newestCodeFor(kOld);
    visitor.entersOwnersCode(expired);
    EXPECT_EQ(visitor.refusal().rule, "passcode-expired-new-sent");
    const std::size_t mails = side.mailTo(kOld).size();
    EXPECT_EQ(mails, 2U);
    visitor.entersOwnersCode(side.newestCodeFor(kOld));
    EXPECT_EQ(visitor.sees().state, JourneyState::EmailChoice);
    EXPECT_EQ(visitor.entersOwnersCode("000000").sees().alreadyDone, true);
}

TEST_F(OwnerUpdate, OnlyTheTwoProvenAddressesCanBeChosen)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode(side.newestCodeFor(kOld));
    for (const char *other : {"sarah.third@mail.test", "", "sarah.new@mail.test.example", "not an address"}) {
        visitor.chooses(other);
        EXPECT_EQ(visitor.status(), 422) << other;
        EXPECT_EQ(visitor.refusal().field, "address") << other;
    }
    visitor.looksAgain();
    EXPECT_EQ(visitor.sees().state, JourneyState::EmailChoice);
}

TEST_F(OwnerUpdate, StepsInAnotherStateLeadToTheRightOne)
{
    Visitor early = side.visitor("early@mail.test").begins();
    for (const char *step : {"owner-passcode/resend", "submit", "dispute"}) {
        early.posts(step);
        EXPECT_EQ(early.status(), 409) << step;
        EXPECT_EQ(early.refusal().rule, "journey-not-there") << step;
    }
    EXPECT_EQ(early.entersOwnersCode("123456").refusal().rule, "journey-not-there");
    EXPECT_EQ(early.chooses("early@mail.test").refusal().rule, "journey-not-there");
    EXPECT_EQ(early.contests("not-mine").refusal().rule, "journey-not-there");
    EXPECT_EQ(early.looksAgain().sees().state, JourneyState::AwaitingCode);
}

TEST_F(OwnerUpdate, ANewAddressThatIsTakenMeanwhileIsRefused)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode(side.newestCodeFor(kOld));
    static_cast<void>(side.accountOf("none", kNew));
    visitor.chooses(kNew);
    EXPECT_EQ(visitor.status(), 409);
    EXPECT_EQ(visitor.refusal().rule, "email-taken");
    EXPECT_EQ(owner().emailAddress, kOld);
}

TEST_F(OwnerUpdate, AnOwnerWhoseAddressSupportChangedIsFoundAllTheSame)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode(side.newestCodeFor(kOld));
    side.change(m_owner.id, [](Identity &identity) { identity.emailAddress = "sarah.support@mail.test"; });
    visitor.chooses(kNew);
    EXPECT_EQ(owner().emailAddress, kNew);
    EXPECT_EQ(visitor.sees().account->id, m_owner.id);
}

TEST_F(OwnerUpdate, AnOwnerWhoLostTheRecordIsNotAskedAnyMore)
{
    Visitor visitor = returning();
    side.change(m_owner.id, [](Identity &identity) {
        identity.trn.clear();
        identity.linkSource.reset();
    });
    visitor.entersOwnersCode(side.newestCodeFor(kOld));
    EXPECT_EQ(visitor.refusal().rule, "owner-changed");
}

TEST_F(OwnerUpdate, WhatWasStatedOnTheWayIsDiscarded)
{
    Visitor visitor = returning();
    visitor.entersOwnersCode(side.newestCodeFor(kOld)).chooses(kOld);
    EXPECT_EQ(owner().nationalInsuranceNumber, "");
    EXPECT_EQ(visitor.sees().answers, AnswersPatch {});
}

/// {new, old address} by {default, strict rule} by {low, medium level}: what changes, and the one event that says so.
TEST(OwnerUpdateTable, RaisesTheLevelByTheServicesRuleAndNeverLowersIt)
{
    for (const bool keepsNew : {true, false}) {
        for (const char *service : {UserSide::course, UserSide::claims}) {
            for (const auto level : {VerificationLevel::Low, VerificationLevel::Medium}) {
                UserSide side;
                const Identity owner = side.accountOf(DeskBench::freeTrn, kOld);
                side.change(owner.id, [&](Identity &identity) { identity.verificationLevel = level; });
                Visitor visitor = side.visitor(kNew, service).signsIn();
                AnswersPatch patch;
                patch.nationalInsuranceNumber = "JG103759A";
                patch.trn = DeskBench::freeTrn;
                visitor.statesDetailsOf(DeskBench::freeTrn, patch).submits();
                visitor.entersOwnersCode(side.newestCodeFor(kOld)).chooses(keepsNew ? kNew : kOld);
                const Identity after = side.bench->identity(owner.id);
                const bool strict = std::string_view(service) == UserSide::claims;
                const bool raised = strict && level == VerificationLevel::Low;
                EXPECT_EQ(after.emailAddress, keepsNew ? kNew : kOld);
                EXPECT_EQ(after.verificationLevel, strict ? VerificationLevel::Medium : level);
                const auto events = side.events(owner.id);
                const auto updated = std::ranges::find(events, IdentityEventKind::UserUpdated, &IdentityEvent::kind);
                ASSERT_EQ(updated != events.end(), keepsNew || raised);
                if (updated != events.end()) {
                    EXPECT_EQ(updated->changes, (keepsNew ? 1U : 0U) + (raised ? 512U : 0U));
                }
            }
        }
    }
}

TEST(ExistingAccount, N27_WhoHasNoTrnAndComesWithAnotherAddressKeepsOneAccount)
{
    UserSide side;
    const Identity nell = side.accountOf("none", "nell.old@mail.test");
    ASSERT_TRUE(nell.trn.empty());
    Visitor visitor = side.visitor("nell.new@mail.test").signsIn();
    AnswersPatch patch;
    patch.firstName = "Nell";
    patch.lastName = "garrod";
    patch.preferredName = "";
    patch.dateOfBirth = "1990-05-17";
    visitor.answers(patch);
    EXPECT_EQ(visitor.sees().question, Question::ExistingAccount);
    EXPECT_EQ(visitor.sees().offeredAccount.substr(0, 1), "n");
    AnswersPatch yes;
    yes.existingAccount = true;
    visitor.answers(yes).submits();
    EXPECT_EQ(visitor.sees().state, JourneyState::OwnerCode);
    visitor.entersOwnersCode(side.newestCodeFor("nell.old@mail.test")).chooses("nell.new@mail.test");
    EXPECT_EQ(visitor.sees().account->id, nell.id);
    EXPECT_EQ(side.account("nell.new@mail.test")->id, nell.id);
    EXPECT_FALSE(side.account("nell.old@mail.test"));
}

TEST(ExistingAccount, N27_IsOfferedToWhoGivesTheLongFormOfTheName)
{
    UserSide side;
    static_cast<void>(side.accountOf("none", "nell.old@mail.test"));
    const auto offeredTo = [&](const std::string &first, const std::string &last) {
        Visitor visitor = side.visitor(first + "@mail.test").signsIn();
        AnswersPatch patch;
        patch.firstName = first;
        patch.lastName = last;
        patch.preferredName = "";
        patch.dateOfBirth = "1990-05-17";
        return !visitor.answers(patch).sees().offeredAccount.empty();
    };
    EXPECT_TRUE(offeredTo("Eleanor", "Garrod"));
    EXPECT_FALSE(offeredTo("Sophie", "Garrod"));
    EXPECT_FALSE(offeredTo("Eleanor", "Garrow")) << "a slip in the family name is somebody else's";
}

TEST(ExistingAccount, N27_WhoSaysThatItIsNotTheirsGetsAnotherOne)
{
    UserSide side;
    const Identity nell = side.accountOf("none", "nell.old@mail.test");
    Visitor visitor = side.visitor("nell.new@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Nell";
    patch.lastName = "Garrod";
    patch.dateOfBirth = "1990-05-17";
    visitor.answers(patch);
    AnswersPatch no;
    no.existingAccount = false;
    visitor.answers(no).submits();
    EXPECT_EQ(visitor.sees().ending, Ending::NoRecord);
    ASSERT_TRUE(visitor.sees().account);
    EXPECT_NE(visitor.sees().account->id, nell.id);
}

TEST(ExistingAccount, AnAccountWithoutARecordIsMergedIntoTheOneThatHoldsIt)
{
    UserSide side;
    const Identity owner = side.accountOf(DeskBench::freeTrn, kOld);
    const Identity spare = side.accountOf("none", kNew);
    side.change(spare.id, [](Identity &identity) {
        identity.firstName = "Sarah";
        identity.lastName = "Lowe";
        identity.dateOfBirth = std::chrono::year {1986} / 6 / 4;
        identity.nationalInsuranceNumber = "JG103759A";
    });
    Visitor visitor = side.visitor(kNew).signsIn();
    EXPECT_EQ(visitor.sees().finding, Finding::Claimed);
    visitor.submits().entersOwnersCode(side.newestCodeFor(kOld)).chooses(kNew);
    EXPECT_EQ(visitor.sees().account->id, owner.id);
    const Identity merged = side.bench->identity(spare.id);
    EXPECT_FALSE(merged.live);
    EXPECT_EQ(merged.mergedInto, owner.id);
    EXPECT_EQ(side.account(kNew)->id, owner.id);
    EXPECT_EQ(side.events(spare.id).back().kind, IdentityEventKind::UserMerged);
}

TEST(OwnAccount, N23_ChangesTheAddressOnceItIsProvenAndTellsBoth)
{
    UserSide side;
    const Identity sarah = side.accountOf(DeskBench::freeTrn, kOld);
    Visitor visitor = side.visitor(kOld).signsIn();
    AccountPatch patch;
    patch.emailAddress = kNew;
    visitor.changesAccount(patch);
    ASSERT_TRUE(visitor.sees().code);
    EXPECT_EQ(visitor.sees().code->sentTo, kNew);
    EXPECT_EQ(side.account(kOld)->id, sarah.id);
    visitor.confirmsNewAddress(side.newestCodeFor(kNew));
    EXPECT_EQ(visitor.sees().notice, "email-changed");
    EXPECT_EQ(side.account(kNew)->id, sarah.id);
    EXPECT_FALSE(side.account(kOld));
    EXPECT_EQ(side.lettersTo(kNew), Letters {"email-changed"});
    EXPECT_EQ(side.lettersTo(kOld), Letters {"email-changed-notice"});
    const auto events = side.events(sarah.id);
    EXPECT_EQ(events.back().source, ChangeSource::ChangedByUser);
}

TEST(OwnAccount, N23_AnAddressThatIsNotTheirsToTakeIsRefusedAfterTheCode)
{
    UserSide side;
    static_cast<void>(side.accountOf(DeskBench::freeTrn, kOld));
    static_cast<void>(side.accountOf(DeskBench::otherTrn, kNew));
    Visitor visitor = side.visitor(kOld).signsIn();
    AccountPatch patch;
    // Nothing is said before the code: whether there is an account is nobody's business
    patch.emailAddress = kNew;
    EXPECT_EQ(visitor.changesAccount(patch).status(), 200);
    visitor.confirmsNewAddress(side.newestCodeFor(kNew));
    EXPECT_EQ(visitor.refusal().rule, "email-taken");
    EXPECT_TRUE(side.account(kOld));
    patch.emailAddress = "office@school.test";
    EXPECT_EQ(visitor.changesAccount(patch).refusal().rule, "shared-mailbox");
    patch.emailAddress = "SARAH.old@mail.test";
    EXPECT_EQ(visitor.changesAccount(patch).refusal().field, "emailAddress");
}

TEST(OwnAccount, N24_SetsAPreferredNameThatNobodyProves)
{
    UserSide side;
    const Identity sarah = side.accountOf(DeskBench::freeTrn, kOld);
    Visitor visitor = side.visitor(kOld).signsIn();
    AccountPatch patch;
    patch.preferredName = "  Sal Lowe ";
    visitor.changesAccount(patch);
    EXPECT_EQ(visitor.sees().account->preferredName, "Sal Lowe");
    const auto events = side.events(sarah.id);
    EXPECT_EQ(events.back().changes, 256U);
}

TEST(OwnAccount, NobodyChangesAnAccountBeforeTheirAddressIsProven)
{
    UserSide side;
    static_cast<void>(side.accountOf(DeskBench::freeTrn, kOld));
    Visitor visitor = side.visitor(kOld).begins();
    AccountPatch patch;
    patch.preferredName = "Mallory";
    EXPECT_EQ(visitor.changesAccount(patch).refusal().rule, "journey-not-there");
    EXPECT_EQ(side.account(kOld)->preferredName, "");
}

} // namespace
} // namespace matchdesk::test
