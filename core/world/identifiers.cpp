// SPDX-License-Identifier: MIT
#include "identifiers.h"

#include <array>
#include <chrono>
#include <string_view>

namespace matchdesk::world {

namespace {

constexpr std::uint64_t kTrns = 9'000'000;
// Has no factor in common with the number of TRNs or of NI numbers, so stepping by it visits each once.
constexpr std::uint64_t kStep = 6'180'339'887;

/// Two letters that the rules allow (neither is D F I Q U V, the second is not O, and not BG GB KN NK NT TN ZZ) and that have
/// not been given out.
constexpr std::array<std::string_view, 64> kPrefixes {
    "AC", "AG", "AJ", "AN", "BC", "BJ", "BN", "BP", "BR", "BS", "BW", "BX", "BY", "BZ", "CC", "CG",
    "CJ", "CM", "CN", "CP", "CS", "CT", "CW", "CX", "CY", "CZ", "EC", "EG", "EJ", "EN", "GC", "GG",
    "GH", "GJ", "GM", "GP", "GR", "GS", "GT", "GW", "GX", "HC", "HG", "HJ", "HN", "KC", "KG", "KJ",
    "LC", "LG", "LJ", "LN", "MC", "MG", "MH", "MJ", "MR", "MS", "NC", "NG", "NJ", "OC", "OG", "OJ"};
constexpr std::uint64_t kNinos = kPrefixes.size() * 1'000'000 * 4;

std::string padded(std::uint64_t number, std::size_t width)
{
    std::string digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
}

} // namespace

std::string trnNumber(std::uint64_t seed, std::uint64_t serial)
{
    const std::uint64_t start = (seed * 2'654'435'761U) % kTrns;
    return std::to_string(1'000'000 + (start + serial * (kStep % kTrns)) % kTrns);
}

std::string ninoNumber(std::uint64_t seed, std::uint64_t serial)
{
    const std::uint64_t start = (seed * 40'503U) % kNinos;
    std::uint64_t rest = (start + serial * (kStep % kNinos)) % kNinos;
    static constexpr std::string_view suffixes = "ABCD";
    const char suffix = suffixes[rest % 4];
    rest /= 4;
    std::string number(kPrefixes[rest % kPrefixes.size()]);
    return number + padded(rest / kPrefixes.size(), 6) + suffix;
}

matching::Date misreadDate(Random &random, matching::Date date)
{
    using namespace std::chrono;
    const auto dayNumber = static_cast<unsigned>(date.day());
    const auto monthNumber = static_cast<unsigned>(date.month());
    for (;;) {
        matching::Date read = date;
        // The shares, in thirtieths.
        const std::uint32_t draw = random.below(30);
        if (draw < 11) {
            const unsigned other = dayNumber / 10 * 10 + random.below(10);
            read = date.year() / date.month() / day(other);
        } else if (draw < 20) {
            read = date.year() / month(dayNumber) / day(monthNumber);
        } else if (draw < 25) {
            static constexpr std::array<int, 4> steps {-10, -1, 1, 10};
            read = (date.year() + years(random.pick(steps))) / date.month() / date.day();
        } else if (draw < 28) {
            read = date.year() / month(1 + random.below(12)) / date.day();
        } else {
            read = date.year() / January / 1;
        }
        if (read.ok() && read != date)
            return read;
    }
}

} // namespace matchdesk::world
