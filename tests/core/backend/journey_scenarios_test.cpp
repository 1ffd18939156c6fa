// SPDX-License-Identifier: MIT
#include "user_side.h"

#include <algorithm>

/// The user's side, each story over HTTP as a calling service lives it.
namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;
using Letters = std::vector<std::string>;

class Scenario : public testing::Test {
protected:
    UserSide side;
};

matching::Record recordOf(const char *trn, const char *first, const char *last, matching::Date born, const char *nino)
{
    matching::Record record;
    record.trn = trn;
    record.firstName = first;
    record.lastName = last;
    record.dateOfBirth = born;
    record.nationalInsuranceNumber = nino;
    return record;
}

TEST_F(Scenario, N01_AKnownAddressSignsInAndSeesItsRecord)
{
    // Given somebody whose account has its record
    const Identity sarah = side.accountOf(DeskBench::freeTrn, "sarah@mail.test");
    // When they give their address, in another letter case, and enter the code
    Visitor visitor = side.visitor("Sarah@Mail.test");
    visitor.begins();
    visitor.enters(side.newestCodeFor("Sarah@Mail.test"));
    // Then they are signed in, and see the record
    EXPECT_EQ(visitor.sees().state, JourneyState::Finished);
    EXPECT_EQ(visitor.sees().ending, Ending::SignedIn);
    ASSERT_TRUE(visitor.sees().account);
    EXPECT_EQ(visitor.sees().account->trn, DeskBench::freeTrn);
    EXPECT_TRUE(visitor.sees().mayContinue);
    EXPECT_EQ(side.account("sarah@mail.test")->lastSignedInAt, side.bench->clock.now());
    EXPECT_EQ(side.events(sarah.id).back().kind, IdentityEventKind::UserSignedIn);
    EXPECT_EQ(side.lettersTo("sarah@mail.test"), Letters {});
}

TEST_F(Scenario, N02_ANewAddressFindsAFreeRecordAndTheQuestionsStop)
{
    Visitor visitor = side.visitor("new.sarah@mail.test").signsIn();
    EXPECT_EQ(visitor.sees().question, Question::OfficialName);
    // When the third identifier agrees
    AnswersPatch patch;
    patch.nationalInsuranceNumber = "jg 10 37 59 a";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    // Then nothing more is asked
    EXPECT_EQ(visitor.sees().finding, Finding::Found);
    EXPECT_EQ(visitor.sees().question, std::nullopt);
    visitor.submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Linked);
    EXPECT_TRUE(visitor.sees().mayContinue);
    const auto account = side.account("new.sarah@mail.test");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->trn, DeskBench::freeTrn);
    EXPECT_EQ(account->lookupStatus, LookupStatus::Found);
    EXPECT_EQ(account->linkSource, LinkSource::Lookup);
    EXPECT_EQ(account->registeredWith, ServiceId(UserSide::course));
    EXPECT_EQ(side.events(account->id).front().kind, IdentityEventKind::UserCreated);
    EXPECT_EQ(side.lettersTo("new.sarah@mail.test"), Letters {});
    EXPECT_TRUE(side.tickets().empty());
}

TEST_F(Scenario, N03_DetailsThatDifferAreToldInOneMail)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    AnswersPatch patch;
    patch.lastName = "Byrne";
    patch.previousLastName = "Lowe";
    patch.trn = DeskBench::freeTrn;
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    ASSERT_EQ(visitor.sees().finding, Finding::Found);
    EXPECT_EQ(visitor.sees().differs, std::vector {matching::Field::Name});
    visitor.submits().submits();
    // Then one mail names the field, and not what the record says
    ASSERT_EQ(side.lettersTo("sal@mail.test"), Letters {"details-differ"});
    const std::string body = side.mailTo("sal@mail.test").back().body;
    EXPECT_EQ(body.find("Lowe"), std::string::npos);
    // And the account bears the name of the record
    EXPECT_EQ(side.account("sal@mail.test")->lastName, "Lowe");
}

TEST_F(Scenario, N04_AnotherTrnThanStatedIsToldOnThePageAndByMail)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    AnswersPatch patch;
    patch.trn = "RP99/12345";
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    EXPECT_EQ(visitor.sees().answers.trn, "9912345");
    EXPECT_EQ(visitor.sees().trn, DeskBench::freeTrn);
    EXPECT_TRUE(visitor.sees().trnDiffers);
    visitor.submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Linked);
    ASSERT_EQ(side.lettersTo("sal@mail.test"), Letters {"trn-differs"});
    const std::string body = side.mailTo("sal@mail.test").back().body;
    EXPECT_NE(body.find(DeskBench::freeTrn), std::string::npos);
    EXPECT_NE(body.find("9912345"), std::string::npos);
    EXPECT_EQ(side.account("sal@mail.test")->trn, DeskBench::freeTrn);
}

TEST_F(Scenario, N05_WhoSaidNoTrnAndHasOneIsTold)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    AnswersPatch patch;
    patch.hasTrn = false;
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    EXPECT_TRUE(visitor.sees().saidNoTrn);
    visitor.submits();
    EXPECT_EQ(visitor.sees().trn, DeskBench::freeTrn);
    EXPECT_EQ(side.lettersTo("sal@mail.test"), Letters {"trn-not-expected"});
}

TEST_F(Scenario, N06_AnEditedAnswerFindsTheRecordAfterAll)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    AnswersPatch wrong = nothingKnown();
    wrong.dateOfBirth = "1986-06-05";
    wrong.hasQts = true;
    wrong.ittProviderName = "";
    visitor.statesDetailsOf(DeskBench::freeTrn, wrong);
    EXPECT_EQ(visitor.sees().finding, Finding::ClaimsARecord);
    EXPECT_EQ(visitor.sees().question, std::nullopt);
    // When they read what is played back, and put it right
    EXPECT_EQ(visitor.sees().answers.dateOfBirth, "1986-06-05");
    AnswersPatch right;
    right.dateOfBirth = "1986-06-04";
    right.nationalInsuranceNumber = "JG103759A";
    visitor.answers(right);
    EXPECT_EQ(visitor.sees().finding, Finding::Found);
    visitor.submits();
    EXPECT_EQ(side.account("sal@mail.test")->trn, DeskBench::freeTrn);
    EXPECT_TRUE(side.tickets().empty());
}

TEST_F(Scenario, N07_NoMatchRaisesATicketWithItsCauseAndThePromise)
{
    Visitor visitor = side.visitor("no.match@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.hasTrn = true;
    patch.trn = "7654321";
    visitor.answers(patch).submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Pending);
    EXPECT_TRUE(visitor.sees().mayContinue);
    ASSERT_EQ(side.tickets().size(), 1U);
    const Ticket ticket = side.tickets().front();
    EXPECT_EQ(ticket.cause, Cause::StatedTrnNoneAnswered);
    EXPECT_EQ(visitor.sees().ticketReference, ticket.reference);
    EXPECT_EQ(visitor.sees().promisedBy, ticket.promisedBy);
    EXPECT_EQ(side.lettersTo("no.match@mail.test"), Letters {"ticket-received"});
    EXPECT_EQ(side.account("no.match@mail.test")->lookupStatus, LookupStatus::Pending);
    const auto events = side.events(ticket.identity);
    EXPECT_EQ(std::ranges::count(events, IdentityEventKind::TrnLookupSupportTicketCreated, &IdentityEvent::kind), 1);
    // And whoever comes back with this address is told of it
    Visitor again = side.visitor("no.match@mail.test").signsIn();
    EXPECT_EQ(again.sees().ending, Ending::Pending);
    EXPECT_EQ(again.sees().ticketReference, ticket.reference);
    EXPECT_EQ(side.tickets().size(), 1U);
}

TEST_F(Scenario, N08_SeveralRecordsGoToAPerson)
{
    side.addRecord(recordOf("3000001", "Tegan", "Maddox", std::chrono::year {1985} / 3 / 3, "JG200001A"));
    side.addRecord(recordOf("3000002", "Tegan", "Maddox", std::chrono::year {1985} / 3 / 3, "JG200001A"));
    Visitor visitor = side.visitor("tegan@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.nationalInsuranceNumber = "JG200001A";
    patch.hasNationalInsuranceNumber = true;
    visitor.statesDetailsOf("3000001", patch);
    EXPECT_EQ(visitor.sees().finding, Finding::Several);
    visitor.submits();
    ASSERT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().cause, Cause::SeveralAnswered);
    EXPECT_EQ(side.account("tegan@mail.test")->lookupStatus, LookupStatus::Pending);
    EXPECT_TRUE(side.account("tegan@mail.test")->trn.empty());
}

TEST_F(Scenario, N09_TheRecordFoundIsNotTheirs)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.hasNationalInsuranceNumber = true;
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch).disputes();
    EXPECT_EQ(visitor.sees().finding, Finding::Disputed);
    EXPECT_EQ(visitor.sees().trn, "");
    // Even when the same record is found again
    AnswersPatch again;
    again.preferredName = "Sal";
    visitor.answers(again);
    EXPECT_EQ(visitor.sees().finding, Finding::Disputed);
    visitor.submits();
    ASSERT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().cause, Cause::RecordDisputed);
    EXPECT_TRUE(side.account("sal@mail.test")->trn.empty());
}

TEST_F(Scenario, N09_AndMaySaySoAfterTheLink)
{
    static_cast<void>(side.accountOf(DeskBench::freeTrn, "sarah@mail.test"));
    Visitor visitor = side.visitor("sarah@mail.test").signsIn();
    visitor.disputes().disputes();
    EXPECT_TRUE(visitor.sees().alreadyDone);
    ASSERT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().cause, Cause::RecordDisputed);
    EXPECT_EQ(side.account("sarah@mail.test")->trn, DeskBench::freeTrn);
}

TEST_F(Scenario, N14_ARegisterThatIsAwayIsUnknownAndTheTicketClosesItself)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    side.registerAway(true);
    AnswersPatch patch = nothingKnown();
    patch.hasNationalInsuranceNumber = true;
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    EXPECT_EQ(visitor.sees().finding, Finding::Unavailable);
    visitor.submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Pending);
    ASSERT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().cause, Cause::LookupUnavailable);
    // When the register answers again
    side.registerAway(false);
    side.bench->clock.advance(31s);
    ASSERT_TRUE(eventually([&] { return side.tickets().front().state == TicketState::Closed; }));
    // Then the account has its record, and the mail says so
    EXPECT_EQ(side.account("sal@mail.test")->trn, DeskBench::freeTrn);
    EXPECT_EQ(side.lettersTo("sal@mail.test"), (Letters {"ticket-received", "trn-found"}));
    const auto audit = side.bench->audit(side.tickets().front().id);
    EXPECT_EQ(audit.back().action, AuditAction::TicketMatchedSince);
}

TEST_F(Scenario, N15_ASharedMailboxIsTurnedAway)
{
    for (const char *shared : {"head@school.test", "Head.Office@school.test", "ADMIN+sam@school.test", "head-teacher@school.test"}) {
        Visitor visitor = side.visitor(shared).begins();
        EXPECT_EQ(visitor.status(), 422) << shared;
        EXPECT_EQ(visitor.refusal().rule, "shared-mailbox") << shared;
        EXPECT_TRUE(side.mailTo(shared).empty());
    }
    EXPECT_EQ(side.visitor("headley.office@school.test").begins().status(), 201);
}

TEST_F(Scenario, N17_BackAfterTheEndAndTwicePressedDoesNothingTwice)
{
    Visitor visitor = side.visitor("no.match@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.hasQts = true;
    patch.ittProviderName = "";
    visitor.answers(patch).submits();
    EXPECT_FALSE(visitor.sees().alreadyDone);
    visitor.submits();
    EXPECT_TRUE(visitor.sees().alreadyDone);
    EXPECT_EQ(visitor.sees().ending, Ending::Pending);
    visitor.answers(patch);
    EXPECT_TRUE(visitor.sees().alreadyDone);
    EXPECT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().cause, Cause::QualifiedNoneAnswered);
    EXPECT_EQ(side.lettersTo("no.match@mail.test"), Letters {"ticket-received"});
}

TEST_F(Scenario, N20_TwoTrnsAreMarkedForThePerson)
{
    auto trained = recordOf("3000011", "Owain", "Pryce", std::chrono::year {1982} / 7 / 9, "JG200011A");
    trained.qtsDate = std::chrono::year {2005} / 7 / 1;
    side.addRecord(trained);
    side.addRecord(recordOf("3000012", "Owain", "Pryce", std::chrono::year {1982} / 7 / 9, "JG200011A"));
    Visitor visitor = side.visitor("owain@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.hasNationalInsuranceNumber = true;
    patch.nationalInsuranceNumber = "JG200011A";
    patch.hasQts = true;
    patch.ittProviderName = "";
    visitor.statesDetailsOf("3000011", patch).submits();
    ASSERT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().hint, Hint::SecondTrnSuspected);
    EXPECT_TRUE(side.tickets().front().saysQualified);
}

TEST_F(Scenario, N21_WhoHasARecordChangesTheirNameThereAndItReachesTheAccount)
{
    const Identity sarah = side.accountOf(DeskBench::freeTrn, "sarah@mail.test");
    side.bench->changeRecord(DeskBench::freeTrn, [](matching::Record &record) {
        record.lastName = "Byrne";
        record.previousLastNames = {"Lowe"};
    });
    Visitor visitor = side.visitor("sarah@mail.test").signsIn();
    EXPECT_EQ(visitor.sees().account->lastName, "Byrne");
    const auto events = side.events(sarah.id);
    const auto changed = std::ranges::find(events, IdentityEventKind::UserUpdated, &IdentityEvent::kind);
    ASSERT_NE(changed, events.end());
    EXPECT_EQ(changed->source, ChangeSource::DqtSynchronization);
    EXPECT_EQ(changed->previous, (std::vector<PreviousValue> {{ChangedField::LastName, "Lowe"}}));
}

TEST_F(Scenario, N22_OtherDetailsOfTheRecordStayTheRecords)
{
    const Identity sarah = side.accountOf(DeskBench::freeTrn, "sarah@mail.test");
    side.bench->changeRecord(DeskBench::freeTrn, [](matching::Record &record) {
        record.nationalInsuranceNumber = "JG999999A";
        record.emailAddress = "sarah.new@mail.test";
    });
    Visitor visitor = side.visitor("sarah@mail.test").signsIn();
    EXPECT_EQ(visitor.sees().account->emailAddress, "sarah@mail.test");
    const auto events = side.events(sarah.id);
    EXPECT_EQ(std::ranges::count(events, IdentityEventKind::UserUpdated, &IdentityEvent::kind), 0);
}

TEST_F(Scenario, N25_NoTrnNoQtsNoMatchGoesOnWhereTheServiceAllows)
{
    for (const char *service : {UserSide::course, UserSide::records}) {
        const std::string address = std::string(service) + ".asker@mail.test";
        Visitor visitor = side.visitor(address, service).signsIn();
        AnswersPatch patch = nothingKnown();
        patch.firstName = "Imre";
        patch.lastName = "Castell";
        patch.dateOfBirth = "1977-02-11";
        if (std::string_view(service) == UserSide::records)
            patch.dateOfBirth = "1978-02-11";
        visitor.answers(patch).submits();
        EXPECT_EQ(visitor.sees().ending, Ending::NoRecord);
        EXPECT_EQ(visitor.sees().mayContinue, std::string_view(service) == UserSide::course);
        EXPECT_EQ(side.account(address)->lookupStatus, LookupStatus::None);
    }
    EXPECT_TRUE(side.tickets().empty());
}

TEST_F(Scenario, N26_SaysNoTrnButQtsIsPending)
{
    Visitor visitor = side.visitor("imre@mail.test", UserSide::records).signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.hasQts = true;
    visitor.answers(patch);
    EXPECT_EQ(visitor.sees().question, Question::IttProvider);
    AnswersPatch provider;
    provider.ittProviderName = "University of Somewhere";
    visitor.answers(provider).submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Pending);
    EXPECT_FALSE(visitor.sees().mayContinue);
    ASSERT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.tickets().front().cause, Cause::QualifiedNoneAnswered);
}

TEST_F(Scenario, N28_WhoHadNoRecordIsLookedForAgainAtEverySignIn)
{
    Visitor first = side.visitor("imre@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.hasNationalInsuranceNumber = true;
    patch.nationalInsuranceNumber = "JG200028A";
    first.answers(patch).submits();
    EXPECT_EQ(first.sees().ending, Ending::NoRecord);
    // When DQT has made a record since
    side.addRecord(recordOf("3000028", "Imre", "Castell", std::chrono::year {1977} / 2 / 11, "JG200028A"));
    Visitor again = side.visitor("imre@mail.test").signsIn();
    EXPECT_EQ(again.sees().ending, Ending::Linked);
    EXPECT_EQ(again.sees().account->trn, "3000028");
    EXPECT_EQ(side.account("imre@mail.test")->lookupStatus, LookupStatus::Found);
    EXPECT_EQ(side.lettersTo("imre@mail.test"), Letters {"trn-not-expected"});
    // And once it is there it is never looked for again
    side.bench->changeRecord("3000028", [](matching::Record &record) { record.nationalInsuranceNumber = "JG111111A"; });
    EXPECT_EQ(side.visitor("imre@mail.test").signsIn().sees().account->trn, "3000028");
}

TEST_F(Scenario, N37_AMergedRecordIsFollowedAndADeadOneIsSaid)
{
    static_cast<void>(side.accountOf(DeskBench::freeTrn, "sarah@mail.test"));
    side.bench->changeRecord(DeskBench::freeTrn, [](matching::Record &record) {
        record.status = matching::RecordStatus::Merged;
        record.mergedIntoTrn = DeskBench::otherTrn;
    });
    Visitor visitor = side.visitor("sarah@mail.test", UserSide::records).signsIn();
    EXPECT_EQ(visitor.sees().notice, "trn-moved");
    EXPECT_EQ(visitor.sees().account->trn, DeskBench::otherTrn);
    EXPECT_TRUE(visitor.sees().mayContinue);
    EXPECT_EQ(side.lettersTo("sarah@mail.test"), Letters {"trn-moved"});
    side.bench->changeRecord(DeskBench::otherTrn, [](matching::Record &record) {
        record.status = matching::RecordStatus::Inactive;
    });
    Visitor later = side.visitor("sarah@mail.test", UserSide::records).signsIn();
    EXPECT_EQ(later.sees().notice, "record-inactive");
    EXPECT_FALSE(later.sees().mayContinue);
}

} // namespace
} // namespace matchdesk::test
