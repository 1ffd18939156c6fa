// SPDX-License-Identifier: MIT
#include "typing.h"

#include "naming.h"

#include <array>
#include <utility>
#include <vector>

namespace matchdesk::world {

namespace {

/// What lies beside each key of a British keyboard, a to z.
constexpr std::array<std::string_view, 26> kBeside {"qsz", "vgn", "xvd", "sfe", "wrd", "dgr", "fht", "gjy", "uok",
                                                    "hku", "jli", "kop", "nk",  "bmh", "ipl", "ol",  "wa",  "etf",
                                                    "adw", "ryg", "yij", "cbf", "qes", "zcs", "tuh", "xas"};

std::vector<std::string> lettersOf(std::string_view text)
{
    std::vector<std::string> letters;
    for (const char unit : text) {
        if ((static_cast<unsigned char>(unit) & 0xc0U) == 0x80U && !letters.empty())
            letters.back() += unit;
        else
            letters.emplace_back(1, unit);
    }
    return letters;
}

std::string joined(const std::vector<std::string> &letters)
{
    std::string text;
    for (const std::string &letter : letters)
        text += letter;
    return text;
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

char besideKey(Random &random, char letter)
{
    const bool upper = letter >= 'A' && letter <= 'Z';
    const std::string_view beside = kBeside[static_cast<std::size_t>(letter - (upper ? 'A' : 'a'))];
    const char hit = beside[random.below(static_cast<std::uint32_t>(beside.size()))];
    return upper ? static_cast<char>(hit - 'a' + 'A') : hit;
}

} // namespace

std::string mistyped(Random &random, std::string_view name)
{
    std::vector<std::string> letters = lettersOf(name);
    const auto count = static_cast<std::uint32_t>(letters.size());
    if (count < 3)
        return std::string(name);
    for (int tries = 0; tries < 20; ++tries) {
        std::vector<std::string> typed = letters;
        const std::uint32_t at = 1 + random.below(count - 1);
        const char letter = letters[at].front();
        const bool plain = letters[at].size() == 1 && ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'));
        if (!plain)
            continue;
        const std::uint32_t draw = random.below(100);
        if (draw < 40)
            typed[at] = std::string(1, besideKey(random, letter));
        else if (draw < 65)
            typed.erase(typed.begin() + at);
        else if (draw < 85 && at + 1 < count)
            std::swap(typed[at], typed[at + 1]);
        else
            typed.insert(typed.begin() + at, typed[at]);
        std::string text = joined(typed);
        if (text != name)
            return text;
    }
    return std::string(name);
}

std::string digitsSwapped(Random &random, std::string_view number)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i + 1 < number.size(); ++i) {
        if (isDigit(number[i]) && isDigit(number[i + 1]) && number[i] != number[i + 1])
            places.push_back(i);
    }
    std::string text(number);
    if (!places.empty()) {
        const std::size_t at = random.pick(places);
        std::swap(text[at], text[at + 1]);
    }
    return text;
}

std::string digitWrong(Random &random, std::string_view number)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (isDigit(number[i]))
            places.push_back(i);
    }
    std::string text(number);
    if (!places.empty()) {
        const std::size_t at = random.pick(places);
        text[at] = static_cast<char>('0' + (text[at] - '0' + random.between(1, 9)) % 10);
    }
    return text;
}

std::string ninoAsWritten(Random &random, std::string_view nino)
{
    const std::uint32_t draw = random.below(100);
    std::string text(nino);
    if (draw < 45 && nino.size() == 9) {
        text.clear();
        for (std::size_t i = 0; i < nino.size(); ++i) {
            if (i > 0 && i % 2 == 0)
                text += ' ';
            text += nino[i];
        }
    } else if (draw < 55) {
        for (char &letter : text) {
            if (letter >= 'A' && letter <= 'Z')
                letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return text;
}

std::string trnAsWritten(Random &random, std::string_view trn)
{
    const std::uint32_t draw = random.below(100);
    if (draw < 7)
        return std::string("RP ").append(trn.substr(0, 2)).append("/").append(trn.substr(2));
    if (draw < 10)
        return std::string(trn.substr(0, 2)).append("/").append(trn.substr(2));
    return std::string(trn);
}

Hand anyHand(Random &random)
{
    const std::uint32_t draw = random.below(1000);
    if (draw < 15)
        return Hand::Capitals;
    if (draw < 45)
        return Hand::SmallLetters;
    return draw < 480 ? Hand::WithoutAccents : Hand::Plain;
}

std::string nameAsWritten(Hand hand, std::string_view name)
{
    if (hand == Hand::Plain)
        return std::string(name);
    std::string text = withoutAccents(name);
    for (char &letter : text) {
        if (hand == Hand::Capitals && letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
        else if (hand == Hand::SmallLetters && letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
    return text;
}

std::string otherSpelling(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kPairs {{
        {"Stephen", "Steven"},     {"Catherine", "Katherine"}, {"Kathryn", "Catherine"}, {"Sarah", "Sara"},
        {"Rachel", "Rachael"},     {"Claire", "Clare"},        {"Ann", "Anne"},          {"Lesley", "Leslie"},
        {"Geoffrey", "Jeffrey"},   {"Philip", "Phillip"},      {"Matthew", "Mathew"},    {"Alan", "Allan"},
        {"Jonathan", "Jonathon"},  {"Mohammed", "Mohammad"},   {"Muhammad", "Mohammed"}, {"Mohamed", "Mohammed"},
        {"Hussain", "Hussein"},    {"Ahmed", "Ahmad"},         {"Choudhury", "Chowdhury"}, {"Clarke", "Clark"},
        {"Thompson", "Thomson"},   {"Davies", "Davis"},        {"Phillips", "Philips"},  {"Reid", "Reed"},
        {"Shaw", "Shawe"},         {"Read", "Reid"},           {"McDonald", "MacDonald"}, {"Macdonald", "McDonald"},
        {"Llewellyn", "Llewelyn"}, {"Stephens", "Stevens"},    {"Pearce", "Pierce"},     {"Brown", "Browne"},
        {"Yusuf", "Yousuf"},       {"Rahman", "Rehman"},
    }};
    for (const auto &[usual, other] : kPairs) {
        if (usual == name)
            return std::string(other);
    }
    return std::string(name);
}

} // namespace matchdesk::world
