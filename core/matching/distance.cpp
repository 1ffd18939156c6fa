// SPDX-License-Identifier: MIT
#include "distance.h"

#include "text.h"

#include <algorithm>
#include <string>

namespace matchdesk::matching {
namespace {

/// The cost of turning each beginning of one text into each beginning of another.
class Costs {
public:
    Costs(std::size_t rows, std::size_t columns) : m_columns(columns), m_cells(rows * columns) {}
    [[nodiscard]] std::uint16_t *operator[](std::size_t row) { return m_cells.data() + row * m_columns; }
    [[nodiscard]] const std::uint16_t *operator[](std::size_t row) const { return m_cells.data() + row * m_columns; }

private:
    std::size_t m_columns;
    std::vector<std::uint16_t> m_cells;
};

/// Row-by-row optimal string alignment over anything that compares equal.
template <typename Text>
Costs alignment(const Text &left, const Text &right)
{
    Costs cost(left.size() + 1, right.size() + 1);
    for (std::size_t row = 0; row <= left.size(); ++row)
        cost[row][0] = static_cast<std::uint16_t>(row);
    for (std::size_t column = 0; column <= right.size(); ++column)
        cost[0][column] = static_cast<std::uint16_t>(column);
    for (std::size_t row = 1; row <= left.size(); ++row) {
        const auto own = left[row - 1];
        const std::uint16_t *above = cost[row - 1];
        std::uint16_t *here = cost[row];
        for (std::size_t column = 1; column <= right.size(); ++column) {
            const auto other = right[column - 1];
            int best = above[column - 1] + (own == other ? 0 : 1);
            best = std::min(best, std::min<int>(above[column], here[column - 1]) + 1);
            if (row > 1 && column > 1 && own == right[column - 2] && left[row - 2] == other)
                best = std::min(best, cost[row - 2][column - 2] + 1);
            here[column] = static_cast<std::uint16_t>(best);
        }
    }
    return cost;
}

std::vector<Span> runs(const std::vector<bool> &marked, const std::vector<std::size_t> &places)
{
    std::vector<Span> out;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        if (!marked[at])
            continue;
        if (!out.empty() && out.back().start + out.back().length == static_cast<int>(places[at]))
            ++out.back().length;
        else
            out.push_back({static_cast<std::uint16_t>(places[at]), 1});
    }
    return out;
}

} // namespace

std::uint32_t editDistance(std::string_view left, std::string_view right)
{
    left = left.substr(0, longestValue);
    right = right.substr(0, longestValue);
    if (left.size() <= 64)
        return EditPattern(left).distance(right);
    if (right.size() <= 64)
        return EditPattern(right).distance(left);
    return alignment(left, right)[left.size()][right.size()];
}

EditPattern::EditPattern(std::string_view text)
{
    text = text.substr(0, 64);
    m_length = static_cast<std::uint32_t>(text.size());
    for (std::size_t at = 0; at < text.size(); ++at)
        m_positions[static_cast<unsigned char>(text[at])] |= std::uint64_t{1} << at;
}

std::uint32_t EditPattern::distance(std::string_view other) const noexcept
{
    if (m_length == 0)
        return static_cast<std::uint32_t>(other.size());
    std::uint64_t positive = ~std::uint64_t{0};
    std::uint64_t negative = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t previousMatches = 0;
    std::uint32_t score = m_length;
    const std::uint64_t last = std::uint64_t{1} << (m_length - 1);
    for (const char c : other) {
        const std::uint64_t matches = m_positions[static_cast<unsigned char>(c)];
        const std::uint64_t swapped = (((~diagonal) & matches) << 1) & previousMatches;
        diagonal = (((matches & positive) + positive) ^ positive) | matches | negative | swapped;
        std::uint64_t horizontalPositive = negative | ~(diagonal | positive);
        std::uint64_t horizontalNegative = diagonal & positive;
        if (horizontalPositive & last)
            ++score;
        if (horizontalNegative & last)
            --score;
        horizontalPositive = (horizontalPositive << 1) | 1;
        horizontalNegative <<= 1;
        positive = horizontalNegative | ~(diagonal | horizontalPositive);
        negative = horizontalPositive & diagonal;
        previousMatches = matches;
    }
    return score;
}

double jaroWinkler(std::string_view left, std::string_view right)
{
    if (left.empty() || right.empty())
        return left == right ? 1.0 : 0.0;
    const std::size_t longer = std::max(left.size(), right.size());
    const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::vector<bool> rightUsed(right.size());
    std::string leftMatched;
    for (std::size_t at = 0; at < left.size(); ++at) {
        const std::size_t begin = at > reach ? at - reach : 0;
        const std::size_t end = std::min(right.size(), at + reach + 1);
        for (std::size_t other = begin; other < end; ++other) {
            if (rightUsed[other] || left[at] != right[other])
                continue;
            rightUsed[other] = true;
            leftMatched += left[at];
            break;
        }
    }
    if (leftMatched.empty())
        return 0.0;
    std::size_t outOfOrder = 0;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < right.size(); ++at) {
        if (rightUsed[at] && right[at] != leftMatched[seen++])
            ++outOfOrder;
    }
    const auto matched = static_cast<double>(leftMatched.size());
    const double jaro = (matched / static_cast<double>(left.size()) + matched / static_cast<double>(right.size())
        + (matched - static_cast<double>(outOfOrder / 2)) / matched) / 3.0;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < left.size() && prefix < right.size() && left[prefix] == right[prefix])
        ++prefix;
    return jaro > 0.7 ? jaro + static_cast<double>(prefix) * 0.1 * (1.0 - jaro) : jaro;
}

std::pair<std::vector<Span>, std::vector<Span>> differences(std::string_view left, std::string_view right)
{
    // Grouping does not differ: spaces, hyphens and apostrophes are neither compared nor marked.
    // A sign may fold into several, so it is compared by the hash of what it folds into.
    const auto pieces = [](std::string_view text, std::vector<std::size_t> &places) {
        std::vector<std::uint64_t> out;
        const auto points = codePoints(text).substr(0, longestValue);
        for (std::size_t at = 0; at < points.size(); ++at) {
            const std::string piece = folded(points[at]);
            if (piece.empty() || piece == " " || piece == "-" || isApostrophe(points[at]))
                continue;
            out.push_back(hashOf(piece));
            places.push_back(at);
        }
        return out;
    };
    std::vector<std::size_t> fromPlaces;
    std::vector<std::size_t> toPlaces;
    const auto from = pieces(left, fromPlaces);
    const auto to = pieces(right, toPlaces);
    const auto cost = alignment(from, to);
    std::vector<bool> fromMarks(from.size());
    std::vector<bool> toMarks(to.size());
    std::size_t row = from.size();
    std::size_t column = to.size();
    while (row > 0 || column > 0) {
        const int here = cost[row][column];
        if (row > 0 && column > 0 && from[row - 1] == to[column - 1] && cost[row - 1][column - 1] == here) {
            --row;
            --column;
        } else if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1]
            && cost[row - 2][column - 2] + 1 == here) {
            fromMarks[row - 1] = fromMarks[row - 2] = true;
            toMarks[column - 1] = toMarks[column - 2] = true;
            row -= 2;
            column -= 2;
        } else if (row > 0 && column > 0 && cost[row - 1][column - 1] + 1 == here) {
            fromMarks[--row] = true;
            toMarks[--column] = true;
        } else if (row > 0 && cost[row - 1][column] + 1 == here) {
            fromMarks[--row] = true;
        } else {
            toMarks[--column] = true;
        }
    }
    return {runs(fromMarks, fromPlaces), runs(toMarks, toPlaces)};
}

} // namespace matchdesk::matching
