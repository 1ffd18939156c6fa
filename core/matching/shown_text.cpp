// SPDX-License-Identifier: MIT
#include "shown_text.h"

#include "text.h"

namespace matchdesk::matching {

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const auto part : parts) {
        if (part.empty())
            continue;
        if (!out.empty())
            out += ' ';
        out += part;
    }
    return out;
}

std::string listed(const std::vector<std::string> &first, const std::vector<std::string> &second)
{
    std::string out;
    for (const auto *list : {&first, &second}) {
        for (const auto &text : *list) {
            const std::string shown = displayed(text);
            if (shown.empty())
                continue;
            if (!out.empty())
                out += ", ";
            out += shown;
        }
    }
    return out;
}

bool sameButCase(std::string_view left, std::string_view right)
{
    return left == right || lowered(left) == lowered(right);
}

Note tidyingOf(std::string_view stated, std::string_view held)
{
    if (withoutSpaces(foldedWords(stated)) != withoutSpaces(foldedWords(held)))
        return Note::None;
    const auto letters = [](std::string_view text) {
        std::u32string out;
        for (const char32_t point : codePoints(lowered(text))) {
            const std::string piece = folded(point);
            if (!isApostrophe(point) && !foldedWords(piece).empty())
                out += point;
        }
        return out;
    };
    return letters(stated) == letters(held) ? Note::SpacingOnly : Note::AccentsOnly;
}

} // namespace matchdesk::matching
