// SPDX-License-Identifier: MIT
#include "variables.h"

#include "domain/working_days.h"
#include "support/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace matchdesk::messaging {

namespace {

struct Type {
    std::string_view name;
    std::string_view sample; ///< empty: it depends on the variable
    bool secret = false;
};

constexpr std::array kTypes {
    Type {"", ""},
    Type {"greeting", "Siân Lowe"},
    Type {"trn", "1234567"},
    Type {"number", "10"},
    Type {"date", "2026-03-09"},
    Type {"moment", "2026-03-09T15:15:00Z"},
    Type {"question", "date-of-birth"},
    Type {"fields", "name,date-of-birth"},
    Type {"reason", "details-too-thin"},
    Type {"status", "found"},
    Type {"contest-reason", "not-proven"},
    Type {"change-reason", "evidence-missing"},
    Type {"proof", "photo-document"},
    Type {"code", "012345", true},
    Type {"token", "c2FtcGxlLW9iamVjdGlvbg", true},
    Type {"link", "https://accounts.example.test/start?token=0123456789abcdef", true},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSamples {{
    {"service", "Register for a course"},
    {"reference", "MD-10428"},
    {"identity", "0198a2b4-0000-7000-8000-000000000000"},
    {"name", "Siân Lowe"},
}};

const Type *typeOf(std::string_view name) noexcept
{
    const auto found = std::ranges::find(kTypes, name, &Type::name);
    return found == kTypes.end() ? nullptr : &*found;
}

/// Whoever fills in the form chooses the name: one that could pass for a link or a number is not put into a message.
bool looksLikeAName(std::string_view value)
{
    return !value.empty() && value.size() <= 120 && value.find_first_of("0123456789@:/\\<>{}[]|#%&=") == value.npos
        && value.find("www.") == value.npos;
}

bool isDigits(std::string_view value, std::size_t least, std::size_t most)
{
    return value.size() >= least && value.size() <= most
        && std::ranges::all_of(value, [](char sign) { return sign >= '0' && sign <= '9'; });
}

bool isToken(std::string_view value)
{
    return value.size() >= 16 && value.size() <= 128 && std::ranges::all_of(value, [](char sign) {
               return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9')
                   || sign == '-' || sign == '_';
           });
}

bool isLink(std::string_view value)
{
    return value.starts_with("https://") && value.size() > 10
        && std::ranges::all_of(value, [](char sign) { return sign > ' ' && sign < '\x7f' && sign != '"' && sign != '<' && sign != '>'; });
}

Result<std::string> phrase(const Phrases &phrases, std::string_view group, std::string_view name)
{
    const auto found = phrases.find(std::string(group).append(".").append(name));
    if (found == phrases.end())
        return unacceptable(group, "there is no phrase for this value");
    return found->second;
}

Result<std::string> longDate(std::chrono::year_month_day date, const Phrases &phrases)
{
    return phrase(phrases, "month", std::to_string(static_cast<unsigned>(date.month())))
        .then([&](const std::string &month) -> Result<std::string> {
            return std::to_string(static_cast<unsigned>(date.day())) + ' ' + month + ' '
                + std::to_string(static_cast<int>(date.year()));
        });
}

Result<std::string> moment(std::string_view variable, std::string_view value, const Phrases &phrases)
{
    const auto at = instantFromIso(value);
    if (!at)
        return unacceptable(variable, "this is not an ISO instant");
    const Result<std::string> day = longDate(ukDay(*at), phrases);
    const Result<std::string> word = phrase(phrases, "moment", "at");
    if (!day.ok() || !word.ok())
        return day.ok() ? word : day;
    const auto minutes = static_cast<int>(ukTimeOfDay(*at).count());
    std::array<char, 16> time {};
    std::snprintf(time.data(), time.size(), "%02d:%02d", minutes / 60, minutes % 60);
    return day.value() + ' ' + word.value() + ' ' + time.data();
}

Result<std::string> fieldList(std::string_view names, const Phrases &phrases)
{
    std::string list;
    while (true) {
        const std::size_t comma = names.find(',');
        const Result<std::string> words = phrase(phrases, "fields", names.substr(0, comma));
        if (!words.ok())
            return words;
        list.append(list.empty() ? "- " : "\n- ").append(words.value());
        if (comma == std::string_view::npos)
            return list;
        names.remove_prefix(comma + 1);
    }
}

Result<std::string> asIs(std::string_view variable, std::string_view value, bool acceptable, std::string_view why)
{
    return acceptable ? Result<std::string>(std::string(value)) : unacceptable(variable, why);
}

} // namespace

Error unacceptable(std::string_view variable, std::string_view why)
{
    return Error {.code = ErrorCode::Unprocessable, .detail = std::string(why), .field = std::string(variable)};
}

bool isType(std::string_view type) noexcept
{
    return typeOf(type) != nullptr;
}

bool isSecret(std::string_view type) noexcept
{
    const Type *known = typeOf(type);
    return known != nullptr && known->secret;
}

Result<std::string> written(std::string_view variable, std::string_view type, std::string_view value,
                            const Phrases &phrases)
{
    if (type.empty())
        return std::string(value);
    if (type == "greeting") {
        const bool named = looksLikeAName(value);
        return phrase(phrases, "greeting", named ? "named" : "unnamed").then([&](std::string word) -> Result<std::string> {
            return named ? word.append(" ").append(value) : word;
        });
    }
    if (type == "trn")
        return asIs(variable, value, isDigits(value, 7, 7), "a TRN has seven digits");
    if (type == "number")
        return asIs(variable, value, isDigits(value, 1, 4), "this is not a small number");
    if (type == "code")
        return asIs(variable, value, isDigits(value, 6, 6), "a code has six digits");
    if (type == "token")
        return asIs(variable, value, isToken(value), "this is not a token");
    if (type == "link")
        return asIs(variable, value, isLink(value), "a link begins with https:// and holds no spaces");
    if (type == "date") {
        const auto date = dateFromIso(value);
        return date ? longDate(*date, phrases) : unacceptable(variable, "this is not an ISO date");
    }
    if (type == "moment")
        return moment(variable, value, phrases);
    if (type == "fields")
        return fieldList(value, phrases);
    return phrase(phrases, type, value);
}

std::string sampleOf(std::string_view variable, std::string_view type)
{
    const Type *known = typeOf(type);
    if (known != nullptr && !known->sample.empty())
        return std::string(known->sample);
    for (const auto &[name, sample] : kSamples) {
        if (name == variable)
            return std::string(sample);
    }
    return std::string(variable);
}

} // namespace matchdesk::messaging
