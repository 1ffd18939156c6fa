// SPDX-License-Identifier: MIT
#include "user_side.h"

#include <algorithm>

/// Authenticate: codes, their limits, and what is never told (NIST SP 800-63B-4).
namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

constexpr const char *kAddress = "sarah@mail.test";

class Passcode : public testing::Test {
protected:
    /// A code of the right form that is not the one that was sent.
    std::string wrongCode(const std::string &address = kAddress)
    {
        const std::string right = side.newestCodeFor(address);
        return right == "000000" ? "000001" : "000000";
    }

    UserSide side;
};

TEST_F(Passcode, IsSixDigitsForTenMinutesAndNamesTheService)
{
    Visitor visitor = side.visitor(kAddress).begins();
    ASSERT_EQ(side.mailTo(kAddress).size(), 1U);
    const Message mail = side.mailTo(kAddress).front();
    EXPECT_EQ(mail.templateId, "passcode");
    EXPECT_NE(mail.subject.find("Register for a course"), std::string::npos);
    EXPECT_NE(mail.body.find("10 minutes"), std::string::npos);
    ASSERT_TRUE(visitor.sees().code);
    EXPECT_EQ(visitor.sees().code->expiresAt - visitor.sees().code->sentAt, 10min);
    EXPECT_EQ(visitor.answer().body.find(side.newestCodeFor(kAddress)), std::string::npos);
}

TEST_F(Passcode, SaysWhatIsWrongWithItsFormWithoutCountingIt)
{
    Visitor visitor = side.visitor(kAddress).begins();
    const std::string right = side.newestCodeFor(kAddress);
    const std::vector<std::pair<std::string, std::string>> entries {{"", "passcode-empty"},
                                                                    {"   ", "passcode-empty"},
                                                                    {"12345a", "passcode-not-digits"},
                                                                    {"12345", "passcode-too-short"},
                                                                    {"1234567", "passcode-too-long"}};
    for (int again = 0; again < 3; ++again) {
        for (const auto &[entry, rule] : entries) {
            EXPECT_EQ(visitor.enters(entry).status(), 422);
            EXPECT_EQ(visitor.refusal().rule, rule);
            EXPECT_EQ(visitor.refusal().field, "code");
        }
    }
    EXPECT_EQ(visitor.enters(" " + right + " ").sees().state, JourneyState::Questions);
}

TEST_F(Passcode, WorksOnce)
{
    Visitor visitor = side.visitor(kAddress).signsIn();
    EXPECT_EQ(visitor.sees().state, JourneyState::Questions);
    // The back button, and the same code for another journey
    visitor.enters(side.newestCodeFor(kAddress));
    EXPECT_TRUE(visitor.sees().alreadyDone);
    const std::string used = side.newestCodeFor(kAddress);
    Visitor other = side.visitor(kAddress).begins();
    if (side.newestCodeFor(kAddress) != used) {
        EXPECT_EQ(other.enters(used).refusal().rule, "passcode-wrong");
    }
}

TEST_F(Passcode, IsBoundToItsJourneyAndCancelledByANewerOne)
{
    Visitor first = side.visitor(kAddress).begins();
    const std::string firstCode = side.newestCodeFor(kAddress);
    Visitor second = side.visitor("SARAH@mail.test").begins();
    const std::string secondCode = side.newestCodeFor("SARAH@mail.test");
    // The newer code, whatever the letter case of its address, cancels the older one
    EXPECT_EQ(first.enters(firstCode).refusal().rule, "passcode-replaced");
    EXPECT_EQ(first.enters(secondCode).refusal().rule, "passcode-replaced");
    EXPECT_EQ(second.enters(secondCode).sees().state, JourneyState::Questions);
}

TEST_F(Passcode, N16_DiesAfterFiveWrongEntriesAndANewOneDoesNotResetTheCount)
{
    Visitor visitor = side.visitor(kAddress).begins();
    const std::string right = side.newestCodeFor(kAddress);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(visitor.enters(wrongCode()).refusal().rule, "passcode-wrong");
    EXPECT_EQ(visitor.enters(wrongCode()).refusal().rule, "passcode-used-up");
    EXPECT_EQ(visitor.enters(right).refusal().rule, "passcode-used-up");
    // Four codes with five wrong entries each are the twenty that make a pause
    for (int code = 0; code < 3; ++code) {
        visitor.posts("passcode/resend");
        ASSERT_EQ(visitor.status(), 200);
        for (int i = 0; i < 5; ++i)
            EXPECT_EQ(visitor.enters(wrongCode()).status(), 422);
    }
    visitor.posts("passcode/resend");
    EXPECT_EQ(visitor.status(), 429);
    EXPECT_EQ(visitor.refusal().rule, "passcodes-paused");
    EXPECT_FALSE(visitor.refusal().when.empty());
    EXPECT_EQ(visitor.enters(side.newestCodeFor(kAddress)).status(), 429);
    // Whoever asks: another journey and another service wait as well
    EXPECT_EQ(side.visitor(kAddress, UserSide::claims).begins().status(), 429);
    EXPECT_EQ(side.visitor("somebody.else@mail.test").begins().status(), 201);
    side.bench->clock.advance(61min);
    EXPECT_EQ(side.visitor(kAddress).signsIn().sees().state, JourneyState::Questions);
}

TEST_F(Passcode, N16_AnExpiredOneIsReplacedAndThatIsSaidTruthfully)
{
    Visitor visitor = side.visitor(kAddress).begins();
    const std::string first = side.newestCodeFor(kAddress);
    // At the very moment at which it expires it has expired
    side.bench->clock.advance(10min - 1ms);
    visitor.enters(first);
    EXPECT_EQ(visitor.refusal().rule, "passcode-expired-new-sent");
    EXPECT_EQ(side.mailTo(kAddress).size(), 2U);
    EXPECT_EQ(visitor.enters(side.newestCodeFor(kAddress)).sees().state, JourneyState::Questions);
}

TEST_F(Passcode, LongExpiredIsNotReplaced)
{
    Visitor visitor = side.visitor(kAddress).begins();
    side.bench->clock.advance(119min + 30s);
    EXPECT_EQ(visitor.enters(side.newestCodeFor(kAddress)).refusal().rule, "passcode-expired-new-sent");
    Visitor other = side.visitor("other@mail.test").begins();
    side.bench->clock.advance(121min);
    EXPECT_EQ(other.enters("123456").status(), 404) << "the journey itself is over by then";
    EXPECT_EQ(side.mailTo("other@mail.test").size(), 1U);
}

TEST_F(Passcode, ARefusedReplacementIsNotAnnounced)
{
    Visitor visitor = side.visitor(kAddress).begins();
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(visitor.posts("passcode/resend").status(), 200);
    side.bench->clock.advance(11min);
    const std::size_t mails = side.mailTo(kAddress).size();
    visitor.enters(side.newestCodeFor(kAddress));
    EXPECT_EQ(visitor.refusal().rule, "passcode-expired");
    EXPECT_EQ(side.mailTo(kAddress).size(), mails);
}

TEST_F(Passcode, AtMostFiveGoToAnAddressInAnHour)
{
    Visitor visitor = side.visitor(kAddress).begins();
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(visitor.posts("passcode/resend").status(), 200);
    EXPECT_EQ(visitor.posts("passcode/resend").status(), 429);
    EXPECT_EQ(side.visitor(kAddress).begins().status(), 429);
    EXPECT_EQ(side.mailTo(kAddress).size(), 5U);
    side.bench->clock.advance(1h);
    EXPECT_EQ(side.visitor(kAddress).begins().status(), 201);
}

TEST_F(Passcode, GuessingStopsForGoodAtAHundredWhoeverAsksAndOverRestarts)
{
    int guesses = 0;
    // Five codes an hour, twenty wrong entries before each pause
    for (int hour = 0; hour < 12 && guesses < 200; ++hour) {
        for (int code = 0; code < 5; ++code) {
            Visitor visitor = side.visitor(kAddress, code % 2 == 0 ? UserSide::course : UserSide::quiet).begins();
            if (visitor.status() != 201)
                break;
            for (int i = 0; i < 5; ++i) {
                if (visitor.enters(wrongCode()).status() != 422)
                    break;
                ++guesses;
            }
        }
        if (hour % 3 == 2)
            side.restart();
        side.bench->clock.advance(61min);
    }
    EXPECT_EQ(guesses, 100);
    side.bench->clock.advance(std::chrono::hours(24 * 365));
    Visitor visitor = side.visitor(kAddress).begins();
    EXPECT_EQ(visitor.status(), 429);
    EXPECT_EQ(visitor.refusal().rule, "passcodes-stopped");
}

TEST_F(Passcode, TheOwnersSuccessForgivesTheirOwnSlipsAndNobodyElses)
{
    // Given somebody who guesses, and an owner who mistypes twice and then gets it right, day after day
    int guesses = 0;
    for (int day = 0; day < 60; ++day) {
        side.bench->clock.advance(24h);
        Visitor guesser = side.visitor(kAddress).begins();
        for (int i = 0; guesser.status() < 429 && i < 2; ++i) {
            guesses += guesser.enters(wrongCode()).status() == 422 ? 1 : 0;
        }
        Visitor owner = side.visitor(kAddress).begins();
        if (owner.status() != 201)
            continue;
        owner.enters(wrongCode());
        owner.enters(side.newestCodeFor(kAddress));
        EXPECT_LT(owner.status(), 430);
    }
    EXPECT_EQ(guesses, 100);
}

TEST_F(Passcode, NothingTellsWhetherThereIsAnAccount)
{
    static_cast<void>(side.accountOf(DeskBench::freeTrn, "known@mail.test"));
    Visitor known = side.visitor("known@mail.test").begins();
    Visitor unknown = side.visitor("nobody@mail.test").begins();
    const auto blanked = [](std::string body, const JourneyView &view, const std::string &address) {
        for (const std::string &part : {view.id.text, address, toIso(view.expiresAt), toIso(view.code->sentAt),
                                        toIso(view.code->expiresAt)}) {
            for (std::size_t at = body.find(part); at != std::string::npos; at = body.find(part))
                body.erase(at, part.size());
        }
        return body;
    };
    EXPECT_EQ(blanked(known.answer().body, known.sees(), "known@mail.test"),
              blanked(unknown.answer().body, unknown.sees(), "nobody@mail.test"));
    EXPECT_EQ(side.mailTo("known@mail.test").size(), side.mailTo("nobody@mail.test").size());
    EXPECT_EQ(known.enters("12345").refusal(), unknown.enters("12345").refusal());
    EXPECT_EQ(known.enters(wrongCode("known@mail.test")).refusal(), unknown.enters(wrongCode("nobody@mail.test")).refusal());
    EXPECT_EQ(known.looksAgain().sees().account, std::nullopt);
    EXPECT_EQ(known.posts("passcode/resend").status(), unknown.posts("passcode/resend").status());
}

TEST_F(Passcode, JourneysAndCountsLastOverARestart)
{
    Visitor visitor = side.visitor(kAddress).begins();
    for (int i = 0; i < 4; ++i)
        visitor.enters(wrongCode());
    side.restart();
    EXPECT_EQ(visitor.enters(wrongCode()).refusal().rule, "passcode-used-up");
    visitor.posts("passcode/resend");
    side.restart();
    EXPECT_EQ(visitor.enters(side.newestCodeFor(kAddress)).sees().state, JourneyState::Questions);
    AnswersPatch patch;
    patch.nationalInsuranceNumber = "JG103759A";
    visitor.statesDetailsOf(DeskBench::freeTrn, patch);
    side.restart();
    EXPECT_EQ(visitor.looksAgain().sees().finding, Finding::Found);
    EXPECT_EQ(visitor.submits().sees().ending, Ending::Linked);
    side.restart();
    EXPECT_TRUE(visitor.submits().sees().alreadyDone);
}

TEST_F(Passcode, AJourneyIsItsClientsAndEndsAfterTwoHours)
{
    Visitor visitor = side.visitor(kAddress).signsIn();
    const std::string otherKey = newClientKey();
    Client other;
    other.id = ClientId("other");
    other.name = "Another front end";
    other.scopes = {Scope::Journey};
    ASSERT_TRUE(side.bench->store
                    ->write([&](Session &session) { return session.clients().add(other, sha256Hex(otherKey)); })
                    .ok());
    EXPECT_EQ(side.ask("GET", visitor.path(), {}, otherKey).status, 404);
    EXPECT_EQ(side.ask("GET", "/v1/journeys/none", {}, otherKey).status, 404);
    EXPECT_EQ(side.ask("GET", visitor.path(), {}, "no-key-at-all-0123456789").status, 401);
    EXPECT_EQ(visitor.looksAgain().status(), 200);
    side.bench->clock.advance(2h);
    EXPECT_EQ(visitor.looksAgain().status(), 404);
}

} // namespace
} // namespace matchdesk::test
