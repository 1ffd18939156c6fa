// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace matchdesk::matching {
namespace {

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> out{""};
    for (const char c : text) {
        if (c == separator)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

/// The spaces next to the columns' separators belong to the layout, further ones to the value.
std::string column(std::string text)
{
    if (text.starts_with(' '))
        text.erase(0, 1);
    if (text.ends_with(' '))
        text.pop_back();
    return text;
}

std::vector<std::string> nonEmpty(const std::string &text)
{
    std::vector<std::string> out;
    for (auto &part : split(text, ',')) {
        if (!part.empty())
            out.push_back(part);
    }
    return out;
}

struct Pair {
    Field field = Field::Name;
    std::string stated;
    std::string held;
    std::string verdict;
    std::string note;
    int line = 0;

    [[nodiscard]] Claim claim() const
    {
        Claim out;
        auto parts = split(stated, field == Field::IttProvider ? '#' : '/');
        switch (field) {
        case Field::Name: case Field::PreviousName:
            if (parts.size() > 5 || stated.starts_with("n/a"))
                parts = {"n/a", "", "n/a"};
            parts.resize(5);
            out.firstName = parts[0];
            out.middleName = parts[1];
            out.lastName = parts[2];
            out.previousFirstName = parts[3];
            out.previousLastName = parts[4];
            break;
        case Field::DateOfBirth: out.dateOfBirth = stated; break;
        case Field::NationalInsuranceNumber: out.nationalInsuranceNumber = stated; break;
        case Field::Trn: out.statedTrn = stated; break;
        case Field::EmailAddress: out.emailAddress = stated; break;
        case Field::IttProvider:
            parts.resize(2);
            out.ittProviderName = parts[0];
            out.ittProviderUkprn = parts[1];
            break;
        }
        return out;
    }

    [[nodiscard]] Record record() const
    {
        Record out;
        out.trn = field == Field::Trn ? held : "7654321";
        auto parts = split(held, field == Field::IttProvider ? '#' : '/');
        switch (field) {
        case Field::Name: case Field::PreviousName:
            parts.resize(5);
            out.firstName = parts[0];
            out.middleName = parts[1];
            out.lastName = parts[2];
            out.previousFirstNames = nonEmpty(parts[3]);
            out.previousLastNames = nonEmpty(parts[4]);
            break;
        case Field::DateOfBirth:
            if (!held.empty()) {
                const Date date = samples::date(std::stoi(held.substr(0, 4)),
                    static_cast<unsigned>(std::stoi(held.substr(5, 2))),
                    static_cast<unsigned>(std::stoi(held.substr(8, 2))));
                out.dateOfBirth = date;
            }
            break;
        case Field::NationalInsuranceNumber: out.nationalInsuranceNumber = held; break;
        case Field::Trn: break;
        case Field::EmailAddress: out.emailAddress = held; break;
        case Field::IttProvider:
            parts.resize(2);
            out.ittProviderName = parts[0];
            out.ittProviderUkprn = parts[1];
            break;
        }
        return out;
    }
};

std::vector<Pair> readPairs()
{
    std::vector<Pair> out;
    std::ifstream file(MATCHDESK_SOURCE_DIR "/tests/core/matching/golden_verdicts.txt");
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#')
            continue;
        const auto columns = split(line, '|');
        if (columns.size() != 5) {
            ADD_FAILURE() << "line " << number << " has " << columns.size() << " columns";
            continue;
        }
        const auto field = fromName<Field>(column(columns[0]));
        if (!field) {
            ADD_FAILURE() << "line " << number << ": no such field";
            continue;
        }
        out.push_back({*field, column(columns[1]), column(columns[2]), column(columns[3]), column(columns[4]), number});
    }
    return out;
}

std::string describe(const Pair &pair)
{
    std::ostringstream out;
    out << "line " << pair.line << ": " << pair.stated << " | " << pair.held;
    return out.str();
}

TEST(Golden, EveryPairOfValuesHasItsVerdict)
{
    const auto pairs = readPairs();
    EXPECT_GE(pairs.size(), 400U);
    std::map<Field, int> perField;
    for (const Pair &pair : pairs) {
        const std::vector<Record> records{pair.record()};
        const Matcher matcher(Register::build(records));
        const auto candidate = matcher.compare(pair.claim(), {}, records[0].trn);
        ASSERT_TRUE(candidate.has_value()) << describe(pair);
        const Cell &cell = samples::cell(*candidate, pair.field);
        EXPECT_EQ(nameOf(cell.verdict), pair.verdict) << describe(pair);
        EXPECT_EQ(nameOf(cell.note), pair.note) << describe(pair);
        ++perField[pair.field];
    }
    for (const auto &[field, count] : perField)
        EXPECT_GE(count, 10) << nameOf(field);
    EXPECT_EQ(perField.size(), 7U);
}

TEST(Golden, MissingIsNeverEvidenceAndContradictionNeverFor)
{
    for (const Pair &pair : readPairs()) {
        const std::vector<Record> records{pair.record()};
        const Matcher matcher(Register::build(records));
        const auto candidate = matcher.compare(pair.claim(), {}, records[0].trn);
        ASSERT_TRUE(candidate.has_value());
        for (const Cell &cell : candidate->cells) {
            const bool missing = cell.verdict == Verdict::NotStated || cell.verdict == Verdict::NotHeld
                || cell.verdict == Verdict::NeitherKnown;
            if (missing) {
                EXPECT_EQ(cell.millibits, 0) << describe(pair) << " in " << nameOf(cell.field);
            }
            if (missing || cell.verdict == Verdict::Contradicts) {
                EXPECT_FALSE(cell.counts) << describe(pair);
            }
        }
    }
}

} // namespace
} // namespace matchdesk::matching
