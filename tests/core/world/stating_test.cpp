// SPDX-License-Identifier: MIT
#include "stating.h"

#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace matchdesk::world {
namespace {

/// What everybody of a population states, beside what is right.
class Stating : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        const Tables tables;
        People people(tables, 21);
        s_population = people.populate(12'000);
        Random random(4);
        for (const Person &person : s_population.people) {
            s_right.push_back(everythingRight(person, s_population));
            s_stated.push_back(asMostPeopleDo(tables, people, random, person, s_population));
        }
    }
    template <typename Test>
    static double perCent(Test test)
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < s_stated.size(); ++i)
            count += test(s_stated[i].claim, s_right[i].claim, s_population.people[i]) ? 1U : 0U;
        return 100.0 * static_cast<double>(count) / static_cast<double>(s_stated.size());
    }
    static std::string tidy(const std::string &text)
    {
        std::string kept;
        for (const char sign : withoutAccents(text)) {
            if (sign != ' ' && sign != '/')
                kept += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
        }
        return kept.starts_with("rp") ? kept.substr(2) : kept;
    }

private:
    static inline Population s_population;
    static inline std::vector<StatedFacts> s_right;
    static inline std::vector<StatedFacts> s_stated;
};

using matching::Claim;

TEST_F(Stating, LeavesOutAsMuchAsTheReferenceSays)
{
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &, const Person &) {
                    return stated.nationalInsuranceNumber.empty();
                }),
                28, 1.5);
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &, const Person &) { return !stated.statedTrn.empty(); }), 45, 1.5);
    EXPECT_EQ(perCent([](const Claim &stated, const Claim &, const Person &) {
                  return stated.firstName.empty() || stated.lastName.empty() || stated.dateOfBirth.empty();
              }),
              0);
}

TEST_F(Stating, ErrsAsOftenAsTheReferenceSays)
{
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &right, const Person &) {
                    return stated.dateOfBirth != right.dateOfBirth;
                }),
                3, 0.8);
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &right, const Person &) {
                    return !stated.nationalInsuranceNumber.empty()
                        && tidy(stated.nationalInsuranceNumber) != tidy(right.nationalInsuranceNumber);
                }),
                3.5, 1);
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &right, const Person &) {
                    return !stated.statedTrn.empty() && tidy(stated.statedTrn) != tidy(right.statedTrn);
                }),
                5.3, 1.2);
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &right, const Person &) {
                    return tidy(stated.firstName) != tidy(right.firstName);
                }),
                12, 1.5);
    EXPECT_NEAR(perCent([](const Claim &stated, const Claim &right, const Person &) {
                    return tidy(stated.lastName) != tidy(right.lastName);
                }),
                4, 1.5);
}

TEST_F(Stating, OffersTheOldNameByHalf)
{
    const double renamed = perCent([](const Claim &, const Claim &, const Person &person) { return person.renamedSince; });
    const double offered = perCent([](const Claim &stated, const Claim &, const Person &person) {
        return person.renamedSince && !stated.previousLastName.empty();
    });
    EXPECT_NEAR(100 * offered / renamed, 55, 4);
}

TEST(StatedFields, SwapsDayAndMonthOnlyWhereThatIsADate)
{
    StatedFacts facts;
    facts.claim.dateOfBirth = "1986-06-04";
    swapDayAndMonth(facts);
    EXPECT_EQ(facts.claim.dateOfBirth, "1986-04-06");
    facts.claim.dateOfBirth = "1986-06-24";
    swapDayAndMonth(facts);
    EXPECT_EQ(facts.claim.dateOfBirth, "1986-06-24");
}

TEST(StatedFields, ChangesNamesAsPeopleDo)
{
    const Tables tables;
    Random random(1);
    StatedFacts facts;
    facts.claim.firstName = "David";
    sayShortForm(tables, random, facts);
    EXPECT_TRUE(facts.claim.firstName == "Dave" || facts.claim.firstName == "Dai");
    facts.claim.firstName = "Xanthe";
    sayShortForm(tables, random, facts);
    EXPECT_EQ(facts.claim.firstName, "Xanthe");
    facts.claim.lastName = "Pritchard-Lowe";
    nameHalfOfDouble(random, facts);
    EXPECT_TRUE(facts.claim.lastName == "Pritchard" || facts.claim.lastName == "Lowe");
    nameHalfOfDouble(random, facts);
    EXPECT_EQ(facts.claim.lastName.find('-'), std::string::npos);
}

} // namespace
} // namespace matchdesk::world
