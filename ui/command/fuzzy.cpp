// SPDX-License-Identifier: MIT
#include "command/fuzzy.h"

#include <algorithm>
#include <limits>

namespace matchdesk {

namespace {

constexpr int perLetter = 2;
constexpr int wordStart = 8;
constexpr int run = 6;
constexpr int firstLetter = 4;
constexpr int mostGap = 3;
constexpr int none = std::numeric_limits<int>::min() / 2;

QChar folded(QChar c)
{
    const QString parts = c.decompositionTag() == QChar::Canonical ? c.decomposition() : QString(c);
    return parts.at(0).toCaseFolded();
}

bool beginsWord(QStringView text, qsizetype i)
{
    return i == 0 || !text.at(i - 1).isLetterOrNumber() || (text.at(i).isUpper() && text.at(i - 1).isLower());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    std::vector<QChar> letters;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            letters.push_back(folded(c));
    }
    if (letters.empty())
        return FuzzyMatch {};

    // best[i][j]: the best score with letter i found at j; from[i][j]: where letter i - 1 was then.
    const auto columns = static_cast<std::size_t>(text.size());
    std::vector<std::vector<int>> best(letters.size(), std::vector<int>(columns, none));
    std::vector<std::vector<qsizetype>> from(letters.size(), std::vector<qsizetype>(columns, -1));
    for (std::size_t i = 0; i < letters.size(); ++i) {
        for (std::size_t j = i; j < columns; ++j) {
            const auto at = static_cast<qsizetype>(j);
            if (folded(text.at(at)) != letters[i])
                continue;
            const int own = perLetter + (beginsWord(text, at) ? wordStart : 0);
            if (i == 0) {
                best[i][j] = own + (j == 0 ? firstLetter : -std::min(mostGap, static_cast<int>(j)));
                continue;
            }
            for (std::size_t k = i - 1; k < j; ++k) {
                if (best[i - 1][k] == none)
                    continue;
                const int gap = static_cast<int>(j - k) - 1;
                const int score = best[i - 1][k] + own + (gap == 0 ? run : -std::min(mostGap, gap));
                if (score > best[i][j]) {
                    best[i][j] = score;
                    from[i][j] = static_cast<qsizetype>(k);
                }
            }
        }
    }
    if (columns == 0)
        return std::nullopt;
    const auto &last = best.back();
    const auto end = std::ranges::max_element(last);
    if (*end == none)
        return std::nullopt;
    FuzzyMatch match {*end, std::vector<qsizetype>(letters.size())};
    qsizetype at = end - last.begin();
    for (std::size_t i = letters.size(); i-- > 0;) {
        match.positions[i] = at;
        at = from[i][static_cast<std::size_t>(at)];
    }
    return match;
}

} // namespace matchdesk
