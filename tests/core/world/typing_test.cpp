// SPDX-License-Identifier: MIT
#include "typing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace matchdesk::world {
namespace {

TEST(Typing, SlipsOnceAndNeverAtTheStart)
{
    Random random(3);
    std::set<std::size_t> lengths;
    for (int i = 0; i < 3000; ++i) {
        const std::string typed = mistyped(random, "Metcalfe");
        EXPECT_NE(typed, "Metcalfe");
        EXPECT_EQ(typed.front(), 'M');
        lengths.insert(typed.size());
    }
    EXPECT_EQ(lengths, (std::set<std::size_t> {7, 8, 9}));
}

TEST(Typing, NeverBreaksALetterInPieces)
{
    Random random(4);
    for (int i = 0; i < 3000; ++i) {
        const std::string typed = mistyped(random, "Małgorzata Wójcik");
        for (std::size_t at = 0; at < typed.size(); ++at) {
            const auto unit = static_cast<unsigned char>(typed[at]);
            if (unit >= 0xc0) {
                ASSERT_LT(at + 1, typed.size());
                ASSERT_EQ(static_cast<unsigned char>(typed[at + 1]) & 0xc0U, 0x80U);
                ++at;
            } else {
                ASSERT_LT(unit, 0x80U);
            }
        }
    }
    EXPECT_EQ(mistyped(random, "Ng"), "Ng");
    EXPECT_EQ(mistyped(random, ""), "");
}

TEST(Typing, SwapsNeighbouringDigitsThatDiffer)
{
    Random random(5);
    for (int i = 0; i < 500; ++i) {
        std::string swapped = digitsSwapped(random, "AC112234B");
        EXPECT_NE(swapped, "AC112234B");
        EXPECT_TRUE(swapped.starts_with("AC"));
        std::string sorted = swapped;
        std::ranges::sort(sorted);
        EXPECT_EQ(sorted, "112234ABC");
    }
    EXPECT_EQ(digitsSwapped(random, "1111111"), "1111111");
    EXPECT_EQ(digitsSwapped(random, ""), "");
}

TEST(Typing, GetsOneDigitWrong)
{
    Random random(6);
    for (int i = 0; i < 500; ++i) {
        const std::string wrong = digitWrong(random, "4821973");
        int differences = 0;
        for (std::size_t at = 0; at < 7; ++at)
            differences += wrong[at] != "4821973"[at] ? 1 : 0;
        EXPECT_EQ(differences, 1);
    }
}

TEST(Typing, WritesNumbersInTheFormsThatPeopleUse)
{
    Random random(7);
    std::set<std::string> ninos;
    std::set<std::string> trns;
    for (int i = 0; i < 500; ++i) {
        ninos.insert(ninoAsWritten(random, "AC123456B"));
        trns.insert(trnAsWritten(random, "4821973"));
    }
    EXPECT_EQ(ninos, (std::set<std::string> {"AC 12 34 56 B", "AC123456B", "ac123456b"}));
    EXPECT_EQ(trns, (std::set<std::string> {"4821973", "48/21973", "RP 48/21973"}));
}

TEST(Typing, WritesNamesInOneHand)
{
    EXPECT_EQ(nameAsWritten(Hand::Plain, "Siân O'Neill"), "Siân O'Neill");
    EXPECT_EQ(nameAsWritten(Hand::WithoutAccents, "Siân O'Neill"), "Sian O'Neill");
    EXPECT_EQ(nameAsWritten(Hand::Capitals, "Siân O'Neill"), "SIAN O'NEILL");
    EXPECT_EQ(nameAsWritten(Hand::SmallLetters, "Siân O'Neill"), "sian o'neill");
    Random random(8);
    std::set<Hand> hands;
    for (int i = 0; i < 2000; ++i)
        hands.insert(anyHand(random));
    EXPECT_EQ(hands.size(), 4U);
}

} // namespace
} // namespace matchdesk::world
