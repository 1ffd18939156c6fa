// SPDX-License-Identifier: MIT
// Public test data (FEBRL 3 and 4) through the real register and matcher, as a guard against losing ground. Two records are taken
// for one person's when the odds of it, prior included, are better than even: no label has a say in that threshold, nor in the
// weights, which the records teach of themselves. What the register has no column for goes where it compares most alike: the
// seven-digit number stands in for the NI number, its first digit written as a letter, the street and postcode for the email
// address, the suburb for the middle name, the postcode for the ITT provider.
#include "matching/matcher.h"
#include "matching/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace matchdesk::matching {
namespace {

struct Person {
    std::string id; ///< without what makes the row unlike its others: the truth
    Record record;
};

std::string trimmed(std::string text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

std::optional<Date> dateIn(const std::string &digits)
{
    int number = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.size() != 8 || failure != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    const Date date {std::chrono::year(number / 10'000), std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
        std::chrono::day(static_cast<unsigned>(number % 100))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string asNino(const std::string &digits)
{
    static constexpr std::string_view letters = "ABCEGHJKLM";
    if (digits.size() != 7 || digits[0] < '0' || digits[0] > '9')
        return {};
    return std::string("A") + letters[static_cast<std::size_t>(digits[0] - '0')] + digits.substr(1) + "A";
}

std::string withoutMarks(std::string text)
{
    std::erase_if(text, [](char unit) { return unit == ' ' || unit == '\''; });
    return text;
}

/// `addresses`: whether the columns of addresses are read too.
std::vector<Person> peopleIn(const std::filesystem::path &file, std::size_t firstTrn, bool addresses)
{
    std::ifstream in(file);
    std::vector<Person> people;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::vector<std::string> fields;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');)
            fields.push_back(trimmed(cell));
        if (fields.size() < 11)
            continue;
        Person person;
        person.id = fields[0].substr(0, fields[0].find('-', 4));
        person.record.trn = std::to_string(firstTrn + people.size());
        person.record.firstName = fields[1];
        person.record.lastName = fields[2];
        person.record.dateOfBirth = dateIn(fields[9]);
        person.record.nationalInsuranceNumber = asNino(fields[10]);
        if (addresses) {
            const std::string &postcode = fields[7];
            person.record.middleName = withoutMarks(fields[6]);
            person.record.ittProviderName = postcode;
            if (!fields[4].empty())
                person.record.emailAddress = withoutMarks(fields[4]) + '@' + (postcode.empty() ? "x" : postcode) + ".au";
        }
        // All alike in what the data do not say.
        person.record.qtsDate = Date(std::chrono::year(2000), std::chrono::July, std::chrono::day(1));
        people.push_back(std::move(person));
    }
    return people;
}

Claim claimOf(const Record &record)
{
    Claim claim;
    claim.firstName = record.firstName;
    claim.lastName = record.lastName;
    if (record.dateOfBirth) {
        std::ostringstream text;
        const auto two = [&](unsigned number) { text << (number < 10 ? "-0" : "-") << number; };
        text << static_cast<int>(record.dateOfBirth->year());
        two(static_cast<unsigned>(record.dateOfBirth->month()));
        two(static_cast<unsigned>(record.dateOfBirth->day()));
        claim.dateOfBirth = text.str();
    }
    claim.nationalInsuranceNumber = record.nationalInsuranceNumber;
    claim.middleName = record.middleName;
    claim.emailAddress = record.emailAddress;
    claim.ittProviderName = record.ittProviderName;
    return claim;
}

using Pair = std::pair<std::size_t, std::size_t>;

/// The weights that the records teach of themselves, without labels: pairs that share a number, a name, or a forename and birth
/// date, by expectation maximisation.
std::shared_ptr<const Model> taughtBy(const std::vector<Person> &people)
{
    std::vector<Record> records;
    for (const Person &person : people)
        records.push_back(person.record);
    TrainingOptions options;
    options.randomPairs = 200'000;
    options.pseudoCounts = 20;
    options.mostOfRegister = 1e9;
    const Training training = train(Register::build(records), {}, *startingModel(), options);
    return training.result.model ? std::make_shared<const Model>(*training.result.model) : nullptr;
}

/// Asks `held` for each of `asking` and adds the pairs that are better than even.
void link(const std::vector<const Person *> &held, const std::vector<const Person *> &asking, std::size_t firstTrn,
    const std::shared_ptr<const Model> &model, std::set<Pair> &pairs)
{
    std::vector<Record> records;
    for (const Person *person : held)
        records.push_back(person->record);
    const Matcher matcher(Register::build(records), model);
    for (const Person *person : asking) {
        const std::size_t own = std::stoul(person->record.trn) - firstTrn;
        for (const Candidate &candidate : matcher.match(claimOf(person->record), {}).candidates) {
            const std::size_t other = std::stoul(candidate.record.trn) - firstTrn;
            if (candidate.millibits > 0)
                pairs.emplace(std::min(own, other), std::max(own, other));
        }
    }
}

/// Each of `asking` with the first of what `held` answers, by their places among all.
std::set<Pair> firstAnswers(const std::vector<const Person *> &held, const std::vector<const Person *> &asking,
    std::size_t firstTrn, const std::shared_ptr<const Model> &model)
{
    std::vector<Record> records;
    for (const Person *person : held)
        records.push_back(person->record);
    const Matcher matcher(Register::build(records), model);
    std::set<Pair> pairs;
    for (const Person *person : asking) {
        const MatchResult answer = matcher.match(claimOf(person->record), {});
        if (!answer.candidates.empty()) {
            const std::size_t own = std::stoul(person->record.trn) - firstTrn;
            const std::size_t other = std::stoul(answer.candidates.front().record.trn) - firstTrn;
            pairs.emplace(std::min(own, other), std::max(own, other));
        }
    }
    return pairs;
}

/// All pairs within the groups that `pairs` make.
std::set<Pair> joined(const std::set<Pair> &pairs, std::size_t people)
{
    std::vector<std::size_t> group(people);
    std::iota(group.begin(), group.end(), std::size_t {0});
    const auto rootOf = [&group](std::size_t at) {
        while (group[at] != at)
            at = group[at] = group[group[at]];
        return at;
    };
    for (const auto &[first, second] : pairs)
        group[rootOf(first)] = rootOf(second);
    std::map<std::size_t, std::vector<std::size_t>> members;
    std::set<Pair> out;
    for (std::size_t at = 0; at < people; ++at) {
        auto &others = members[rootOf(at)];
        for (const std::size_t other : others)
            out.emplace(other, at);
        others.push_back(at);
    }
    return out;
}

struct Quality {
    std::size_t found = 0;
    std::size_t right = 0;
    std::size_t wanted = 0;
    [[nodiscard]] double f1() const { return 2.0 * static_cast<double>(right) / static_cast<double>(found + wanted); }
};

Quality qualityOf(const std::set<Pair> &pairs, const std::vector<Person> &people)
{
    Quality quality {pairs.size(), 0, 0};
    std::map<std::string, std::size_t> sizes;
    for (const Person &person : people)
        quality.wanted += sizes[person.id]++;
    for (const Pair &pair : pairs)
        quality.right += people[pair.first].id == people[pair.second].id ? 1U : 0U;
    return quality;
}

constexpr std::size_t kFirstTrn = 1'000'000;

std::filesystem::path data(const char *file)
{
    return std::filesystem::path(MATCHDESK_SOURCE_DIR) / ".." / "shared" / "data" / "febrl" / file;
}

enum class Links {
    BetterThanEven,
    /// Each is the other's first answer: for two sets that are known to hold everyone once.
    FirstForBoth
};

/// The links between two sets of rows, by their places among all of them.
Quality linked(bool addresses, Links links)
{
    std::vector<Person> people = peopleIn(data("dataset4a.csv"), kFirstTrn, addresses);
    const std::size_t half = people.size();
    for (Person &person : peopleIn(data("dataset4b.csv"), kFirstTrn + half, addresses))
        people.push_back(std::move(person));
    EXPECT_EQ(people.size(), 10'000U);
    std::vector<const Person *> held;
    std::vector<const Person *> asking;
    for (std::size_t at = 0; at < people.size(); ++at)
        (at < half ? held : asking).push_back(&people[at]);
    std::set<Pair> pairs;
    const auto model = taughtBy(people);
    EXPECT_NE(model, nullptr);
    if (model && links == Links::BetterThanEven)
        link(held, asking, kFirstTrn, model, pairs);
    else if (model)
        std::ranges::set_intersection(firstAnswers(held, asking, kFirstTrn, model),
            firstAnswers(asking, held, kFirstTrn, model), std::inserter(pairs, pairs.end()));
    return qualityOf(pairs, people);
}

/// The pairs within one set of rows. `whole`: who is one person with somebody is one with all of that one's others.
Quality deduplicated(bool addresses, bool whole)
{
    const std::vector<Person> people = peopleIn(data("dataset3.csv"), kFirstTrn, addresses);
    EXPECT_EQ(people.size(), 5'000U);
    std::set<Pair> pairs;
    const auto model = taughtBy(people);
    EXPECT_NE(model, nullptr);
    // Nobody is asked for in a register that holds them: by each binary digit of their number in turn, those with a 0 are the
    // register and those with a 1 ask. Every two records are on different sides at least once.
    for (unsigned digit = 0; model && digit < 13; ++digit) {
        std::vector<const Person *> held;
        std::vector<const Person *> asking;
        for (std::size_t at = 0; at < people.size(); ++at)
            ((at >> digit & 1U) == 0 ? held : asking).push_back(&people[at]);
        link(held, asking, kFirstTrn, model, pairs);
    }
    return qualityOf(whole ? joined(pairs, people.size()) : pairs, people);
}

void tell(const char *what, const Quality &quality)
{
    std::printf("%s: %zu pairs, %zu right of %zu, F1 %.4f\n", what, quality.found, quality.right, quality.wanted, quality.f1());
}

TEST(Febrl, EachRowOfTheFourthSetFindsItsPartner)
{
    if (!std::filesystem::exists(data("dataset4a.csv")))
        GTEST_SKIP() << "the FEBRL data are not there";
    const Quality whole = linked(true, Links::BetterThanEven);
    tell("FEBRL 4", whole);
    EXPECT_EQ(whole.wanted, 5'000U);
    EXPECT_GE(whole.f1(), 0.9990);
    // A register knows no addresses: what is lost then are pairs that have a name alone in common, or all but the forename.
    const Quality bare = linked(false, Links::BetterThanEven);
    tell("FEBRL 4, name, birth date and number alone", bare);
    EXPECT_GE(bare.f1(), 0.9950);
    const Quality each = linked(false, Links::FirstForBoth);
    tell("FEBRL 4, the same, each with one partner", each);
    EXPECT_GE(each.f1(), 0.9990);
}

TEST(Febrl, TheThirdSetsRecordsFindTheirDuplicates)
{
    if (!std::filesystem::exists(data("dataset3.csv")))
        GTEST_SKIP() << "the FEBRL data are not there";
    const Quality whole = deduplicated(true, true);
    tell("FEBRL 3", whole);
    EXPECT_EQ(whole.wanted, 6'538U);
    EXPECT_GE(whole.f1(), 0.9985);
    const Quality pairs = deduplicated(true, false);
    tell("FEBRL 3, pairs as they were found", pairs);
    EXPECT_GE(pairs.f1(), 0.9985);
    const Quality bare = deduplicated(false, false);
    tell("FEBRL 3, name, birth date and number alone", bare);
    EXPECT_GE(bare.f1(), 0.9935);
    const Quality groups = deduplicated(false, true);
    tell("FEBRL 3, the same, joined", groups);
    EXPECT_GE(groups.f1(), 0.9960);
}

} // namespace
} // namespace matchdesk::matching
