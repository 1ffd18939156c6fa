// SPDX-License-Identifier: MIT
#include "people.h"

#include "identifiers.h"

#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace matchdesk::world {
namespace {

using matching::Record;
using matching::RecordStatus;

/// Twenty thousand records, made once.
class ThePopulation : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        const Tables tables;
        People people(tables, 7);
        s_population = people.populate(20'000);
    }
    static const std::vector<Record> &records() { return s_population.records; }
    static const std::vector<Person> &people() { return s_population.people; }
    template <typename Items, typename Test>
    static double perCent(const Items &items, Test test)
    {
        return 100.0 * static_cast<double>(std::ranges::count_if(items, test)) / static_cast<double>(items.size());
    }

private:
    static inline Population s_population;
};

TEST_F(ThePopulation, HasUniqueTrnsAndNinosOfTheirOwn)
{
    std::set<std::string> trns;
    for (const Record &record : records()) {
        EXPECT_EQ(record.trn.size(), 7U);
        EXPECT_TRUE(trns.insert(record.trn).second);
    }
    std::set<std::string> ninos;
    for (const Person &person : people()) {
        EXPECT_EQ(person.nino.size(), 9U);
        EXPECT_TRUE(ninos.insert(person.nino).second);
    }
}

TEST_F(ThePopulation, UsesNinoPrefixesThatTheRulesAllowAndNobodyHas)
{
    // NIM39110: neither letter is D F I Q U or V, the second is not O, and these are never used.
    const std::set<std::string> never {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    // Those in use; a world of invented people keeps clear of them.
    const std::set<std::string> issued {"AA", "AB", "AE", "AH", "AK", "AL", "AM", "AP", "CA", "CB", "CE", "HA", "JA", "JB",
                                        "JC", "JK", "NA", "NW", "NX", "PA", "PB", "SA", "SC", "SP", "TA", "WK", "YA", "ZA"};
    for (const Person &person : people()) {
        const std::string prefix = person.nino.substr(0, 2);
        EXPECT_EQ(prefix.find_first_of("DFIQUV"), std::string::npos);
        EXPECT_NE(prefix[1], 'O');
        EXPECT_FALSE(never.contains(prefix) || issued.contains(prefix)) << prefix;
        EXPECT_TRUE(person.nino.back() >= 'A' && person.nino.back() <= 'D');
    }
}

TEST_F(ThePopulation, KeepsToTheRatesOfTheReference)
{
    EXPECT_NEAR(perCent(records(), [](const Record &record) { return !record.nationalInsuranceNumber.empty(); }), 82, 2);
    EXPECT_NEAR(perCent(records(), [](const Record &record) { return record.status == RecordStatus::Active; }), 96.5, 1);
    EXPECT_NEAR(perCent(records(), [](const Record &record) { return record.status == RecordStatus::Merged; }), 1.5, 0.4);
    EXPECT_NEAR(perCent(records(), [](const Record &record) { return record.status == RecordStatus::Deceased; }), 1.6, 0.6);
    EXPECT_NEAR(perCent(records(), [](const Record &record) { return record.activeAlert; }), 0.4, 0.2);
    EXPECT_NEAR(perCent(people(), [](const Person &person) { return person.woman; }), 75, 1.5);
    EXPECT_NEAR(perCent(people(), [](const Person &person) { return person.secondRecord != kNobody; }), 0.8, 0.25);
    EXPECT_NEAR(perCent(people(), [](const Person &person) { return person.twin != kNobody; }), 1.5, 0.5);
    std::vector<Person> women;
    std::ranges::copy_if(people(), std::back_inserter(women), [](const Person &person) { return person.woman; });
    EXPECT_NEAR(perCent(women, [](const Person &person) { return person.renamedSince; }), 19, 3);
    EXPECT_NEAR(perCent(women, [](const Person &person) {
                    return !person.renamedSince && !person.earlierLastNames.empty();
                }),
                24, 3);
}

TEST_F(ThePopulation, SpreadsOverProvidersAsTrainingDoes)
{
    std::map<std::string, int> sizes;
    for (const Person &person : people()) {
        if (!person.provider.empty())
            ++sizes[person.provider];
    }
    EXPECT_GE(sizes.size(), 280U);
    std::vector<int> ordered;
    int all = 0;
    for (const auto &[name, size] : sizes) {
        ordered.push_back(size);
        all += size;
    }
    std::ranges::sort(ordered, std::greater<>());
    int largest = 0;
    for (std::size_t i = 0; i < 20; ++i)
        largest += ordered[i];
    EXPECT_NEAR(100.0 * largest / all, 45, 4);
}

TEST_F(ThePopulation, LetsTwinsShareBirthAndNameButNotForename)
{
    int pairs = 0;
    for (const Person &person : people()) {
        if (person.twin == kNobody)
            continue;
        ++pairs;
        const Person &twin = people()[person.twin];
        EXPECT_EQ(twin.born, person.born);
        EXPECT_NE(twin.firstName, person.firstName);
    }
    EXPECT_GT(pairs, 50);
}

TEST_F(ThePopulation, MergesRecordsIntoOnesThatCount)
{
    std::map<std::string, RecordStatus> byTrn;
    for (const Record &record : records())
        byTrn[record.trn] = record.status;
    for (const Record &record : records()) {
        if (record.status == RecordStatus::Merged) {
            ASSERT_TRUE(byTrn.contains(record.mergedIntoTrn));
            EXPECT_EQ(byTrn[record.mergedIntoTrn], RecordStatus::Active);
        } else {
            EXPECT_TRUE(record.mergedIntoTrn.empty());
        }
    }
}

TEST_F(ThePopulation, IsTheOneThatEverySeedSevenHas)
{
    // The digest of the first thousand records, so that a compiler or machine with its own idea of chance is found out.
    // Whoever changes the tables or the maker of people puts the new digest here.
    std::string all;
    for (std::size_t i = 0; i < 1000; ++i) {
        const Record &record = records()[i];
        for (const std::string *text : {&record.trn, &record.firstName, &record.middleName, &record.lastName,
                                        &record.nationalInsuranceNumber, &record.emailAddress, &record.ittProviderName})
            all.append(*text).append("\n");
        all.append(toIso(*record.dateOfBirth)).append("\n");
    }
    EXPECT_EQ(sha256Hex(all), "fb10bff914716ea14f654d1b6a98e1538ea24373ee34a61901e0a166758c17a3");
}

TEST(Identifiers, NeverRepeatASerial)
{
    std::set<std::string> trns;
    std::set<std::string> ninos;
    for (std::uint64_t serial = 0; serial < 50'000; ++serial) {
        EXPECT_TRUE(trns.insert(trnNumber(99, serial)).second);
        EXPECT_TRUE(ninos.insert(ninoNumber(99, serial)).second);
    }
}

TEST(Identifiers, MisreadDatesAreRealAndOther)
{
    using namespace std::chrono;
    Random random(1);
    const matching::Date leapDay {year(1988), February, day(29)};
    for (int i = 0; i < 2000; ++i) {
        const matching::Date read = misreadDate(random, leapDay);
        EXPECT_TRUE(read.ok());
        EXPECT_NE(read, leapDay);
    }
}

} // namespace
} // namespace matchdesk::world
