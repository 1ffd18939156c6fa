// SPDX-License-Identifier: MIT
#include "naming.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace matchdesk::world {

namespace {

/// The letters of the world's tables that English keyboards lack, with what is written for them instead.
constexpr std::array<std::pair<std::string_view, std::string_view>, 82> kPlain {{
    {"á", "a"}, {"à", "a"}, {"â", "a"}, {"ä", "a"}, {"ã", "a"}, {"ă", "a"}, {"ą", "a"}, {"å", "a"}, {"æ", "ae"},
    {"ç", "c"}, {"ć", "c"}, {"č", "c"}, {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"ę", "e"}, {"ğ", "g"},
    {"í", "i"}, {"ì", "i"}, {"î", "i"}, {"ï", "i"}, {"ı", "i"}, {"ł", "l"}, {"ń", "n"}, {"ñ", "n"}, {"ó", "o"},
    {"ò", "o"}, {"ô", "o"}, {"ö", "o"}, {"õ", "o"}, {"ø", "o"}, {"ś", "s"}, {"š", "s"}, {"ș", "s"}, {"ş", "s"},
    {"ß", "ss"}, {"ț", "t"}, {"ţ", "t"}, {"ú", "u"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"ý", "y"}, {"ŷ", "y"},
    {"ÿ", "y"}, {"ź", "z"}, {"ż", "z"}, {"ž", "z"}, {"Á", "A"}, {"À", "A"}, {"Â", "A"}, {"Ä", "A"}, {"Ă", "A"},
    {"Å", "A"}, {"Ç", "C"}, {"Ć", "C"}, {"Č", "C"}, {"É", "E"}, {"È", "E"}, {"Ê", "E"}, {"Ë", "E"}, {"Í", "I"},
    {"Î", "I"}, {"İ", "I"}, {"Ł", "L"}, {"Ñ", "N"}, {"Ó", "O"}, {"Ô", "O"}, {"Ö", "O"}, {"Ø", "O"}, {"Ś", "S"},
    {"Š", "S"}, {"Ș", "S"}, {"Ş", "S"}, {"Ț", "T"}, {"Ú", "U"}, {"Û", "U"}, {"Ü", "U"}, {"Ź", "Z"}, {"Ż", "Z"},
    {"Ž", "Z"},
}};

std::size_t lengthAt(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return 1;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

} // namespace

std::string withoutAccents(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view letter = text.substr(at, lengthAt(text, at));
        at += letter.size();
        if (letter.size() == 1) {
            plain += letter;
            continue;
        }
        bool known = false;
        for (const auto &[accented, written] : kPlain) {
            if (accented == letter) {
                plain += written;
                known = true;
                break;
            }
        }
        if (!known)
            plain += letter;
    }
    return plain;
}

std::string lettersOnly(std::string_view text)
{
    std::string letters;
    for (const char letter : withoutAccents(text)) {
        if (letter >= 'a' && letter <= 'z')
            letters += letter;
        else if (letter >= 'A' && letter <= 'Z')
            letters += static_cast<char>(letter - 'A' + 'a');
    }
    return letters;
}

} // namespace matchdesk::world
