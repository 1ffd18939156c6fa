// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "samples.h"

#include <gtest/gtest.h>

namespace matchdesk::matching {
namespace {

std::vector<Record> people()
{
    std::vector<Record> out{samples::sianPritchard()};
    Record lowe;
    lowe.trn = "3390127";
    lowe.firstName = "Susan";
    lowe.middleName = "Grace";
    lowe.lastName = "Lowe";
    lowe.previousLastNames = {"Pritchard"};
    lowe.dateOfBirth = samples::date(1986, 6, 4);
    out.push_back(lowe);
    Record david;
    david.trn = "5102284";
    david.firstName = "David";
    david.lastName = "Metcalfe-Hunt";
    david.dateOfBirth = samples::date(1979, 1, 30);
    david.nationalInsuranceNumber = "JK345678B";
    out.push_back(david);
    return out;
}

std::vector<std::string> trns(const std::vector<Record> &records)
{
    std::vector<std::string> out;
    for (const Record &record : records)
        out.push_back(record.trn);
    return out;
}

using Trns = std::vector<std::string>;

TEST(RecordQuery, ReadsAnyMixture)
{
    EXPECT_EQ(parseRecordQuery("4821973").trn, "4821973");
    EXPECT_EQ(parseRecordQuery("RP 48/21973").trn, "4821973");
    EXPECT_EQ(parseRecordQuery("nw 12 34 14 c").nationalInsuranceNumber, "NW123414C");
    EXPECT_EQ(parseRecordQuery("NW123414C lowe").name, "lowe");
    EXPECT_EQ(parseRecordQuery("sian@example.com").emailAddress, "sian@example.com");
    const RecordQuery mixed = parseRecordQuery("lowe 4/6/1986");
    EXPECT_EQ(mixed.name, "lowe");
    EXPECT_EQ(mixed.dateOfBirth, samples::date(1986, 6, 4));
    const RecordQuery words = parseRecordQuery("Susan Lowe 4 June 1986");
    EXPECT_EQ(words.name, "Susan Lowe");
    EXPECT_EQ(words.dateOfBirth, samples::date(1986, 6, 4));
    EXPECT_EQ(parseRecordQuery("1986-06-04").dateOfBirth, samples::date(1986, 6, 4));
    EXPECT_EQ(parseRecordQuery("may 1986").name, "may 1986");
    EXPECT_EQ(parseRecordQuery("April May").name, "April May");
    EXPECT_EQ(parseRecordQuery("   ").name, "");
}

TEST(Find, ByEachKindOfKey)
{
    const Matcher matcher(Register::build(people()));
    const auto find = [&](std::string_view text) { return trns(matcher.find(parseRecordQuery(text))); };
    EXPECT_EQ(find("4821973"), (Trns{"4821973"}));
    EXPECT_EQ(find("4821937"), (Trns{"4821973"}));
    EXPECT_EQ(find("NW 12 34 41 C"), (Trns{"4821973"}));
    EXPECT_EQ(find("s.pritchard@met.example.ac.uk"), (Trns{"4821973"}));
    EXPECT_EQ(find("4/6/1986"), (Trns{"3390127", "4821973"}));
    EXPECT_EQ(find("lowe"), (Trns{"3390127"}));
    EXPECT_EQ(find("pritchard"), (Trns{"4821973", "3390127"}));
    EXPECT_EQ(find("prichard"), (Trns{"4821973", "3390127"}));
    EXPECT_EQ(find("susan pritchard"), (Trns{"3390127"}));
    EXPECT_EQ(find("sue lowe"), (Trns{"3390127"}));
    EXPECT_EQ(find("lowe susan"), (Trns{"3390127"}));
    EXPECT_EQ(find("grace lowe"), (Trns{"3390127"}));
    EXPECT_EQ(find("dave hunt"), (Trns{"5102284"}));
    EXPECT_EQ(find("metcalfe hunt"), (Trns{"5102284"}));
    EXPECT_EQ(find("susan"), (Trns{"3390127"}));
    EXPECT_EQ(find("lowe 4/6/1986"), (Trns{"3390127"}));
    EXPECT_EQ(find("lowe 6/4/1986"), (Trns{"3390127"}));
    EXPECT_EQ(find("lowe 21/3/1991"), (Trns{}));
    EXPECT_EQ(find("nobody"), (Trns{}));
    EXPECT_EQ(find(""), (Trns{}));
    EXPECT_EQ(matcher.find(parseRecordQuery("pritchard"), 1).size(), 1U);
}

} // namespace
} // namespace matchdesk::matching
