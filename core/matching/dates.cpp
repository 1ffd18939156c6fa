// SPDX-License-Identifier: MIT
#include "dates.h"

#include "identifiers.h"
#include "text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace matchdesk::matching {
namespace {

constexpr std::array<std::string_view, 12> months{"january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december"};

int monthOf(std::string_view word) noexcept
{
    if (word.size() < 3)
        return 0;
    for (std::size_t index = 0; index < months.size(); ++index) {
        if (months[index].substr(0, word.size()) == word)
            return static_cast<int>(index) + 1;
    }
    return word == "sept" ? 9 : 0;
}

bool isWeekday(std::string_view word) noexcept
{
    constexpr std::array<std::string_view, 7> days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday"};
    return word.size() >= 3
        && std::any_of(days.begin(), days.end(), [word](std::string_view day) { return day.starts_with(word); });
}

struct Part {
    int value = 0;
    std::size_t digits = 0;
    bool isMonthName = false;
};

/// A number, perhaps with st, nd, rd or th behind it, or the name of a month.
std::optional<Part> readPart(std::string_view word) noexcept
{
    if (const int month = monthOf(word))
        return Part{month, 0, true};
    Part out;
    while (out.digits < word.size() && word[out.digits] >= '0' && word[out.digits] <= '9') {
        if (out.digits == 8)
            return std::nullopt;
        out.value = out.value * 10 + (word[out.digits] - '0');
        ++out.digits;
    }
    const auto rest = word.substr(out.digits);
    const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    const bool timeFollows = rest.size() == 3 && rest[0] == 't' && out.digits == 2;
    if (out.digits == 0 || !(rest.empty() || ordinal || timeFollows))
        return std::nullopt;
    return out;
}

std::optional<TypedDate> fromParts(const Part &first, const Part &second, const Part &third) noexcept
{
    TypedDate out;
    if (first.digits == 4) {
        out = {first.value, second.value, third.value};
    } else if (first.isMonthName) {
        out = {third.value, first.value, second.value};
    } else {
        out = {third.value, second.value, first.value};
        if (third.digits == 2)
            out.year += third.value > 20 ? 1900 : 2000;
        else if (third.digits != 4)
            return std::nullopt;
    }
    const bool plausible = out.year >= 1000 && out.year <= 9999 && out.month >= 0 && out.month <= 99 && out.day >= 0
        && out.day <= 99;
    if (!plausible || (first.isMonthName && third.digits != 4))
        return std::nullopt;
    return out;
}

/// 1986-06-04 and nothing else: what asking forms send.
std::optional<TypedDate> isoDate(std::string_view text) noexcept
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    std::array<int, 3> parts{};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == 4 || at == 7)
            continue;
        if (text[at] < '0' || text[at] > '9')
            return std::nullopt;
        int &part = parts[at < 4 ? 0 : at < 7 ? 1 : 2];
        part = part * 10 + (text[at] - '0');
    }
    if (parts[0] < 1000)
        return std::nullopt;
    return TypedDate{parts[0], parts[1], parts[2]};
}

std::array<char, 8> digitsOf(int year, int month, int day) noexcept
{
    const auto digit = [](int value) { return static_cast<char>('0' + value % 10); };
    return {digit(day / 10), digit(day), digit(month / 10), digit(month), digit(year / 1000), digit(year / 100),
        digit(year / 10), digit(year)};
}

} // namespace

bool TypedDate::real() const noexcept
{
    return year >= 1900 && year <= 2078 && date().ok();
}

Date TypedDate::date() const noexcept
{
    return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month))
        / std::chrono::day(static_cast<unsigned>(day));
}

std::optional<TypedDate> parseTypedDate(std::string_view text)
{
    if (const auto iso = isoDate(text))
        return iso;
    const std::string plain = foldedWords(text.substr(0, 64));
    const auto words = splitWords(plain);
    if (words.size() == 1 && words[0].size() == 8) {
        const auto part = readPart(words[0]);
        if (!part || part->digits != 8)
            return std::nullopt;
        // Without separators the year may stand at either end.
        const TypedDate yearFirst{part->value / 10'000, part->value / 100 % 100, part->value % 100};
        if (yearFirst.real())
            return yearFirst;
        const TypedDate dayFirst{part->value % 10'000, part->value / 10'000 % 100, part->value / 1'000'000};
        return dayFirst.real() ? std::optional(dayFirst) : std::nullopt;
    }
    // A weekday may come first, and a time may follow.
    std::array<Part, 3> parts;
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at == 0 && isWeekday(words[at]))
            continue;
        if (count == 3) {
            if (words[at][0] < '0' || words[at][0] > '9')
                return std::nullopt;
            continue;
        }
        const auto part = readPart(words[at]);
        if (!part)
            return std::nullopt;
        parts[count++] = *part;
    }
    if (count != 3)
        return std::nullopt;
    return fromParts(parts[0], parts[1], parts[2]);
}

std::uint16_t dayNumber(const Date &date) noexcept
{
    if (!date.ok())
        return 0;
    const auto first = std::chrono::sys_days(std::chrono::year(1899) / 12 / 31);
    const auto days = (std::chrono::sys_days(date) - first).count();
    return days > 0 && days <= 0xFFFF ? static_cast<std::uint16_t>(days) : std::uint16_t{0};
}

Date fromDayNumber(std::uint16_t day) noexcept
{
    const auto first = std::chrono::sys_days(std::chrono::year(1899) / 12 / 31);
    return Date(first + std::chrono::days(day));
}

std::string isoText(const Date &date)
{
    const auto digits = digitsOf(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())));
    std::string out(digits.begin() + 4, digits.end());
    out += '-';
    out.append(digits.begin() + 2, digits.begin() + 4);
    out += '-';
    out.append(digits.begin(), digits.begin() + 2);
    return out;
}

DateLevel compareDates(const TypedDate &stated, const Date &held) noexcept
{
    const int year = static_cast<int>(held.year());
    const int month = static_cast<int>(static_cast<unsigned>(held.month()));
    const int day = static_cast<int>(static_cast<unsigned>(held.day()));
    const bool sameYear = stated.year == year;
    const bool sameMonth = stated.month == month;
    const bool sameDay = stated.day == day;
    if (sameYear && sameMonth && sameDay)
        return DateLevel::Same;
    if (sameYear && stated.day == month && stated.month == day)
        return DateLevel::DayMonthSwapped;
    const auto left = digitsOf(stated.year, stated.month, stated.day);
    const auto right = digitsOf(year, month, day);
    const auto difference = differenceOf({left.data(), left.size()}, {right.data(), right.size()});
    const int parts = (sameYear ? 1 : 0) + (sameMonth ? 1 : 0) + (sameDay ? 1 : 0);
    if (difference == DigitDifference::Swapped && parts == 2)
        return DateLevel::DigitsSwapped;
    if (difference == DigitDifference::OneWrong) {
        const bool decade = !sameYear && std::abs(stated.year - year) >= 10 && std::abs(stated.year - year) != 10;
        return decade ? DateLevel::DecadeOff : DateLevel::OneDigit;
    }
    if (parts == 2)
        return DateLevel::TwoParts;
    return std::abs(stated.year - year) <= 5 ? DateLevel::WithinFiveYears : DateLevel::Far;
}

} // namespace matchdesk::matching
