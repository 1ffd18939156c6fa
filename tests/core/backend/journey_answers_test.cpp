// SPDX-License-Identifier: MIT
#include "user_side.h"

#include <thread>

/// The questions, what they accept, and what hostile callers get.
namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

class Answering : public testing::Test {
protected:
    /// What one answer is refused for; empty where it is taken.
    std::string refusedField(Visitor &visitor, const std::string &json)
    {
        const auto answer = side.ask("PATCH", visitor.path("answers"), json);
        if (answer.status == 200)
            return {};
        EXPECT_EQ(answer.status, 422) << answer.body;
        return UserSide::errorIn(answer).field;
    }

    UserSide side;
};

TEST_F(Answering, TheQuestionsComeInTheirOrder)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    const auto next = [&](const std::string &json) {
        const auto answer = side.ask("PATCH", visitor.path("answers"), json);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return contract::decode<JourneyView>(answer.body, contract::Origin::Response).value().question;
    };
    EXPECT_EQ(visitor.sees().question, Question::OfficialName);
    EXPECT_EQ(next(R"({"firstName":"Imre","lastName":"Castell"})"), Question::PreferredName);
    EXPECT_EQ(next(R"({"preferredName":""})"), Question::DateOfBirth);
    EXPECT_EQ(next(R"({"dateOfBirth":"1977-02-11"})"), Question::NationalInsuranceNumber);
    EXPECT_EQ(next(R"({"hasNationalInsuranceNumber":false})"), Question::Trn);
    EXPECT_EQ(next(R"({"trn":""})"), Question::Qts);
    EXPECT_EQ(next(R"({"hasQts":true})"), Question::IttProvider);
    EXPECT_EQ(next(R"({"ittProviderName":""})"), std::nullopt);
    // And whoever changes their mind is not asked for the provider of a qualification they do not hold
    EXPECT_EQ(next(R"({"hasQts":false})"), std::nullopt);
}

TEST_F(Answering, AStrictServiceAsksNeitherForQtsNorForAProvider)
{
    Visitor visitor = side.visitor("imre@mail.test", UserSide::claims).signsIn();
    AnswersPatch patch;
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.preferredName = "";
    patch.dateOfBirth = "1977-02-11";
    patch.hasNationalInsuranceNumber = false;
    patch.hasTrn = false;
    visitor.answers(patch);
    EXPECT_EQ(visitor.sees().question, std::nullopt);
    EXPECT_EQ(visitor.submits().sees().ending, Ending::NoRecord);
}

TEST_F(Answering, TheStrictRuleIsPassedOn)
{
    // Name, birth date and NI number satisfy the default rule; the strict one wants the TRN as well
    AnswersPatch patch;
    patch.nationalInsuranceNumber = "JG103759A";
    Visitor strict = side.visitor("strict@mail.test", UserSide::claims).signsIn();
    strict.statesDetailsOf(DeskBench::freeTrn, patch);
    EXPECT_NE(strict.sees().finding, Finding::Found);
    patch.trn = DeskBench::freeTrn;
    strict.answers(patch);
    EXPECT_EQ(strict.sees().finding, Finding::Found);
    strict.submits();
    EXPECT_EQ(side.account("strict@mail.test")->verificationLevel, VerificationLevel::Medium);
}

TEST_F(Answering, ALinkedPersonProvesMoreForAStrictService)
{
    for (const bool right : {false, true}) {
        const std::string trn = right ? DeskBench::freeTrn : DeskBench::otherTrn;
        const std::string address = right ? "right@mail.test" : "wrong@mail.test";
        static_cast<void>(side.accountOf(trn, address));
        Visitor visitor = side.visitor(address, UserSide::claims).signsIn();
        EXPECT_EQ(visitor.sees().question, Question::NationalInsuranceNumber);
        AnswersPatch patch;
        patch.nationalInsuranceNumber = "JG103759A";
        visitor.answers(patch);
        EXPECT_EQ(visitor.sees().question, Question::Trn);
        patch.trn = trn;
        visitor.answers(patch).submits();
        EXPECT_EQ(visitor.sees().ending, Ending::SignedIn);
        EXPECT_EQ(side.account(address)->nationalInsuranceNumber, "JG103759A");
        EXPECT_EQ(effectiveLevel(*side.account(address)), right ? VerificationLevel::Medium : VerificationLevel::Low);
    }
}

TEST_F(Answering, ATrnIsSevenDigitsHoweverWritten)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    for (const char *good : {"1234567", "RP99/12345", " 12-34567 "})
        EXPECT_EQ(refusedField(visitor, "{\"trn\":\"" + std::string(good) + "\"}"), "") << good;
    for (const char *bad : {"abc", "123456", "12345678", "1234567 8"})
        EXPECT_EQ(refusedField(visitor, "{\"trn\":\"" + std::string(bad) + "\"}"), "trn") << bad;
    EXPECT_EQ(visitor.looksAgain().sees().answers.trn, "1234567");
}

TEST_F(Answering, ANationalInsuranceNumberHasItsForm)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    for (const char *good : {"AB123456C", "ab 12 34 56 c", "AB123456", "ab-123456-c"})
        EXPECT_EQ(refusedField(visitor, "{\"nationalInsuranceNumber\":\"" + std::string(good) + "\"}"), "") << good;
    EXPECT_EQ(visitor.looksAgain().sees().answers.nationalInsuranceNumber, "AB123456C");
    for (const char *bad : {"AB123456X", "AB123456Cx", "AB12345", "DA123456C", "AO123456C", "A1123456C", "AB12345\u0666C"})
        EXPECT_EQ(refusedField(visitor, "{\"nationalInsuranceNumber\":\"" + std::string(bad) + "\"}"),
                  "nationalInsuranceNumber")
            << bad;
}

TEST_F(Answering, ADateOfBirthIsARealDayInThePast)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    for (const char *bad : {"", "1986-6-4", "04/06/1986", "1986-02-30", "1899-12-31", "2026-03-03", "86-06-04", "9999-99-99", "2010-03-03"})
        EXPECT_EQ(refusedField(visitor, "{\"dateOfBirth\":\"" + std::string(bad) + "\"}"), "dateOfBirth") << bad;
    for (const char *good : {"1900-01-01", "2010-03-02", "1988-02-29"})
        EXPECT_EQ(refusedField(visitor, "{\"dateOfBirth\":\"" + std::string(good) + "\"}"), "") << good;
}

TEST_F(Answering, ARefusedAnswerLeavesAllOthersAsTheyWere)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    EXPECT_EQ(refusedField(visitor, R"({"firstName":"Imre","lastName":"Castell"})"), "");
    EXPECT_EQ(refusedField(visitor, R"({"firstName":"Other","trn":"12"})"), "trn");
    EXPECT_EQ(refusedField(visitor, R"({"firstName":"","lastName":"X"})"), "firstName");
    EXPECT_EQ(refusedField(visitor, R"({"firstName":"X","unknown":1})"), "unknown");
    EXPECT_EQ(visitor.looksAgain().sees().answers.firstName, "Imre");
    EXPECT_EQ(visitor.sees().answers.lastName, "Castell");
}

TEST_F(Answering, AnEndingNeedsItsAnswers)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    EXPECT_EQ(visitor.submits().refusal().field, "official-name");
    AnswersPatch patch;
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    EXPECT_EQ(visitor.answers(patch).submits().refusal().field, "date-of-birth");
    patch.dateOfBirth = "1977-02-11";
    EXPECT_EQ(visitor.answers(patch).submits().refusal().field, "national-insurance-number");
    EXPECT_EQ(visitor.refusal().rule, "unanswered");
}

TEST_F(Answering, AnEditClearsWhatWasFoundBefore)
{
    Visitor visitor = side.visitor("sal@mail.test").signsIn();
    AnswersPatch patch;
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    EXPECT_EQ(visitor.sees().trn, DeskBench::freeTrn);
    // Even where the register does not answer any more
    side.registerAway(true);
    patch.dateOfBirth = "1990-01-01";
    visitor.answers(patch);
    EXPECT_EQ(visitor.sees().finding, Finding::Unavailable);
    EXPECT_EQ(visitor.sees().trn, "");
    side.registerAway(false);
    visitor.answers(patch);
    EXPECT_NE(visitor.sees().finding, Finding::Found);
}

TEST_F(Answering, ARecordWithoutANameLeavesThePersonsOwn)
{
    matching::Record record;
    record.trn = "3000038";
    record.lastName = "Castell";
    record.dateOfBirth = std::chrono::year {1977} / 2 / 11;
    record.nationalInsuranceNumber = "JG200038A";
    record.emailAddress = "imre@mail.test";
    side.addRecord(record);
    Visitor visitor = side.visitor("imre@mail.test", UserSide::course).signsIn();
    AnswersPatch patch;
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.nationalInsuranceNumber = "JG200038A";
    patch.trn = "3000038";
    visitor.answers(patch).submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Linked);
    EXPECT_EQ(visitor.sees().account->firstName, "Imre");
}

TEST_F(Answering, AServiceWithoutTicketsRaisesNone)
{
    Visitor visitor = side.visitor("imre@mail.test", UserSide::quiet).signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.trn = "7654321";
    visitor.answers(patch).submits();
    EXPECT_EQ(visitor.sees().ending, Ending::Pending);
    EXPECT_TRUE(side.tickets().empty());
    EXPECT_EQ(side.account("imre@mail.test")->lookupStatus, LookupStatus::Pending);
}

TEST_F(Answering, TwoPressesAtOnceMakeOneTicketAndOneMail)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    AnswersPatch patch = nothingKnown();
    patch.firstName = "Imre";
    patch.lastName = "Castell";
    patch.dateOfBirth = "1977-02-11";
    patch.trn = "7654321";
    patch.hasTrn = true;
    visitor.answers(patch);
    std::vector<std::jthread> presses;
    for (int i = 0; i < 8; ++i)
        presses.emplace_back([&] { EXPECT_EQ(side.ask("POST", visitor.path("submit")).status, 200); });
    presses.clear();
    EXPECT_EQ(side.tickets().size(), 1U);
    EXPECT_EQ(side.lettersTo("imre@mail.test"), std::vector<std::string> {"ticket-received"});
}

TEST_F(Answering, TwoPeopleWhoFindOneRecordAtOnceNeverBothGetIt)
{
    std::vector<Visitor> visitors;
    // Not more than codes go to the one who wins: everybody else asks for one there.
    for (int i = 0; i < 4; ++i) {
        visitors.push_back(side.visitor("sal" + std::to_string(i) + "@mail.test").signsIn());
        AnswersPatch patch;
        patch.nationalInsuranceNumber = "JG103759A";
        visitors.back().statesDetailsOf(DeskBench::freeTrn, patch);
        EXPECT_EQ(visitors.back().sees().finding, Finding::Found);
    }
    std::vector<std::jthread> presses;
    for (Visitor &visitor : visitors)
        presses.emplace_back([&side = side, path = visitor.path("submit")] { EXPECT_EQ(side.ask("POST", path).status, 200); });
    presses.clear();
    int linked = 0;
    for (Visitor &visitor : visitors) {
        visitor.looksAgain();
        linked += visitor.sees().ending == Ending::Linked ? 1 : 0;
        EXPECT_TRUE(visitor.sees().ending == Ending::Linked || visitor.sees().state == JourneyState::OwnerCode);
    }
    EXPECT_EQ(linked, 1);
}

TEST_F(Answering, HostileTextIsRefusedOrKeptAndNeverBreaksAnything)
{
    Visitor visitor = side.visitor("imre@mail.test").signsIn();
    const std::string longName(300, 'x');
    for (const std::string &body :
         {std::string("{"), std::string("[]"), std::string("null"), std::string(R"({"firstName":1})"),
          std::string(R"({"firstName":"a","firstName":"b"})"), "{\"firstName\":\"" + longName + "\"}",
          std::string("{\"firstName\":\"\\u0000\"}"), std::string("{\"firstName\":\"\xff\xfe\"}"),
          std::string(R"({"hasQts":"yes"})"), std::string(R"({"ittProviderUkprn":"12ab"})"),
          std::string(40'000, '[')}) {
        const auto answer = side.ask("PATCH", visitor.path("answers"), body);
        EXPECT_GE(answer.status, 400) << body.substr(0, 40);
        EXPECT_LT(answer.status, 500) << body.substr(0, 40);
    }
    for (const std::string &name : {std::string("Robert'); DROP TABLE identities;--"), std::string("\\u202eevil"),
                                    std::string("{{code:code}}"), std::string("<script>"), std::string("=1+1")}) {
        const auto answer = side.ask("PATCH", visitor.path("answers"),
                                     "{\"firstName\":\"" + name + "\",\"lastName\":\"Castell\",\"dateOfBirth\":\"1977-02-11\","
                                                                  "\"hasNationalInsuranceNumber\":false,\"trn\":\"7654321\","
                                                                  "\"hasQts\":false}");
        EXPECT_EQ(answer.status, 200) << answer.body;
    }
    EXPECT_EQ(visitor.submits().sees().ending, Ending::Pending);
    EXPECT_EQ(side.lettersTo("imre@mail.test").size(), 1U);
    for (const char *path : {"/v1/journeys/../tickets", "/v1/journeys/%00", "/v1/journeys/'%20OR%201=1--", "/v1/journeys/"})
        EXPECT_GE(side.ask("GET", path).status, 400) << path;
    EXPECT_EQ(side.ask("GET", "/v1/tickets").status, 403);
}

} // namespace
} // namespace matchdesk::test
