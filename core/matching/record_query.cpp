// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "dates.h"
#include "identifiers.h"
#include "text.h"

#include <algorithm>

namespace matchdesk::matching {
namespace {

bool allDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string joinWords(const std::vector<std::string> &words, std::size_t first, std::size_t count)
{
    std::string out;
    for (std::size_t at = first; at < first + count; ++at) {
        if (!out.empty())
            out += ' ';
        out += words[at];
    }
    return out;
}

std::optional<Date> asDate(std::string_view text)
{
    const auto typed = parseTypedDate(text);
    return typed && typed->real() ? std::optional(typed->date()) : std::nullopt;
}

} // namespace

RecordQuery parseRecordQuery(std::string_view text)
{
    RecordQuery out;
    std::vector<std::string> words;
    const std::string shown = displayed(text);
    for (const auto word : splitWords(shown))
        words.emplace_back(word);

    std::vector<std::string> names;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t used = 0;
        const std::size_t left = words.size() - at;
        // The longest reading first: "4 June 1986" and "NW 12 34 41 C" go over several words.
        for (std::size_t count = std::min<std::size_t>(left, 5); count >= 1 && used == 0; --count) {
            const std::string piece = joinWords(words, at, count);
            if (count == 1 && parseEmail(piece).valid()) {
                out.emailAddress = piece;
                used = 1;
            } else if (const Nino nino = parseNino(piece); nino.shaped() && out.nationalInsuranceNumber.empty()) {
                out.nationalInsuranceNumber = nino.text;
                used = count;
            } else if (const auto date = count <= 3 && !allDigits(piece) ? asDate(piece) : std::nullopt;
                       date && !out.dateOfBirth) {
                out.dateOfBirth = date;
                used = count;
            } else if (count == 1 && piece.size() == 8 && allDigits(piece) && asDate(piece) && !out.dateOfBirth) {
                out.dateOfBirth = asDate(piece);
                used = 1;
            } else if (count <= 2 && out.trn.empty() && piece.find_first_of("0123456789") != std::string::npos) {
                const std::string plain = lettersAndDigits(piece);
                const bool trn = parseTrn(piece).has_value()
                    && (plain.size() == 7 || (plain.size() == 9 && plain.starts_with("RP")));
                if (trn) {
                    out.trn = trnText(*parseTrn(piece));
                    used = count;
                }
            }
        }
        if (used == 0)
            names.push_back(words[at++]);
        else
            at += used;
    }
    out.name = joinWords(names, 0, names.size());
    return out;
}

} // namespace matchdesk::matching
