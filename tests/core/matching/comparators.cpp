// SPDX-License-Identifier: MIT
// Reads pairs of words, one pair a line with a tab between, and writes how far apart each is: the edit distance, the same by
// the prepared pattern, and the likeness of Jaro and Winkler. For comparators_oracle.py.
#include "distance.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

int main()
{
    using namespace matchdesk::matching;
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const auto tab = line.find('\t');
        const std::string_view left = std::string_view(line).substr(0, tab);
        const std::string_view right = tab == std::string::npos ? std::string_view() : std::string_view(line).substr(tab + 1);
        std::printf("%u %u %.12f\n", editDistance(left, right), EditPattern(left).distance(right), jaroWinkler(left, right));
    }
    return 0;
}
