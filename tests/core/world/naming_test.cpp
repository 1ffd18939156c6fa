// SPDX-License-Identifier: MIT
#include "naming.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace matchdesk::world {
namespace {

class Naming : public testing::Test {
protected:
    static const Community &community(std::string_view name)
    {
        Random random(5);
        for (;;) {
            const Community &found = anyCommunity(random);
            if (found.name == name)
                return found;
        }
    }
    const Tables m_tables;
    Random m_random {11};
};

TEST_F(Naming, EveryCommunityHasNamesForItsWomenAndMen)
{
    std::set<std::string_view> met;
    for (int i = 0; i < 40'000; ++i) {
        const Community &any = anyCommunity(m_random);
        met.insert(any.name);
        const FullName name = newName(m_tables, m_random, any, i % 2 == 0, 1940 + i % 60);
        ASSERT_FALSE(name.first.empty()) << any.name;
        ASSERT_FALSE(name.last.empty()) << any.name;
        ASSERT_EQ(name.first.find_first_of(",;[]#"), std::string::npos) << name.first;
        ASSERT_EQ(name.last.find_first_of(",;[]#"), std::string::npos) << name.last;
    }
    EXPECT_EQ(met.size(), 29U);
}

TEST_F(Naming, FollowsTheDecade)
{
    std::map<std::string, int> early;
    std::map<std::string, int> late;
    for (int i = 0; i < 3000; ++i) {
        ++early[m_tables.british(true, 1938).pick(m_random)];
        ++late[m_tables.british(true, 1998).pick(m_random)];
    }
    EXPECT_GT(early["Margaret"], 50);
    EXPECT_EQ(late["Margaret"], 0);
    EXPECT_GT(late["Chloe"], 50);
    EXPECT_EQ(early["Chloe"], 0);
}

TEST_F(Naming, GivesPolishWomenTheFeminineForm)
{
    std::set<std::string> women;
    std::set<std::string> men;
    for (int i = 0; i < 2000; ++i) {
        women.insert(familyName(m_tables, m_random, community("polish"), true));
        men.insert(familyName(m_tables, m_random, community("polish"), false));
    }
    EXPECT_TRUE(women.contains("Kowalska"));
    EXPECT_FALSE(women.contains("Kowalski"));
    EXPECT_TRUE(women.contains("Nowak"));
    EXPECT_TRUE(men.contains("Kowalski"));
}

TEST_F(Naming, GivesIrishDaughtersTheirForm)
{
    std::set<std::string> women;
    for (int i = 0; i < 5000; ++i)
        women.insert(familyName(m_tables, m_random, community("irish"), true));
    EXPECT_TRUE(women.contains("Ní Bhriain"));
    EXPECT_TRUE(women.contains("Nic Ghabhann"));
    EXPECT_FALSE(women.contains("Ó Briain"));
    EXPECT_TRUE(women.contains("O'Brien"));
}

TEST_F(Naming, NamesSikhsSinghAndKaur)
{
    for (int i = 0; i < 2000; ++i) {
        const FullName woman = newName(m_tables, m_random, community("sikh"), true, 1980);
        const FullName man = newName(m_tables, m_random, community("sikh"), false, 1980);
        EXPECT_NE(woman.middle, "Singh");
        EXPECT_NE(woman.last, "Singh");
        EXPECT_NE(man.middle, "Kaur");
        EXPECT_NE(man.last, "Kaur");
    }
}

TEST_F(Naming, NamesSomalisAfterFatherAndGrandfather)
{
    for (int i = 0; i < 200; ++i) {
        const FullName name = newName(m_tables, m_random, community("somali"), true, 1985);
        EXPECT_FALSE(name.middle.empty());
    }
}

TEST(Spelling, LeavesNoAccentInTheTables)
{
    const Tables tables;
    Random random(2);
    for (int i = 0; i < 60'000; ++i) {
        const Community &any = anyCommunity(random);
        const FullName name = newName(tables, random, any, i % 2 == 0, 1970);
        for (const std::string *part : {&name.first, &name.middle, &name.last}) {
            for (const char unit : withoutAccents(*part))
                ASSERT_LT(static_cast<unsigned char>(unit), 0x80) << *part;
        }
    }
}

TEST(Spelling, KeepsOnlyLettersForAddresses)
{
    EXPECT_EQ(lettersOnly("O'Sullivan-Łukasz"), "osullivanlukasz");
    EXPECT_EQ(withoutAccents("Siân Groß"), "Sian Gross");
}

} // namespace
} // namespace matchdesk::world
