// SPDX-License-Identifier: MIT
#include "arguments.h"

#include <charconv>

namespace matchdesk::ctl {

namespace {

Error wrong(std::string_view option, std::string_view why)
{
    return Error {
        .code = ErrorCode::Unprocessable, .detail = std::string(option).append(why), .field = std::string(option)};
}

} // namespace

Result<Arguments> Arguments::parse(const std::vector<std::string> &words,
                                   const std::set<std::string, std::less<>> &allowed)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (!word.starts_with("--"))
            return wrong(word, " is not expected here");
        const auto equals = word.find('=');
        const std::string option = word.substr(0, equals);
        if (!allowed.contains(option))
            return wrong(option, " is no option of this command");
        std::string value;
        if (equals != std::string::npos)
            value = word.substr(equals + 1);
        else if (i + 1 < words.size())
            value = words[++i];
        if (value.empty())
            return wrong(option, " needs a value");
        if (!arguments.m_values.emplace(option, std::move(value)).second)
            return wrong(option, " is given twice");
    }
    return arguments;
}

Result<std::string> Arguments::required(std::string_view name) const
{
    const auto found = m_values.find(name);
    if (found == m_values.end())
        return wrong(name, " is required");
    return found->second;
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::string(otherwise) : found->second;
}

Result<std::int64_t> Arguments::number(std::string_view name, std::int64_t otherwise, std::int64_t lowest,
                                       std::int64_t highest) const
{
    const auto found = m_values.find(name);
    if (found == m_values.end())
        return otherwise;
    const std::string &text = found->second;
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < lowest || value > highest)
        return wrong(name, " is a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
    return value;
}

Result<NamedArguments> parseNamed(const std::vector<std::string> &words,
                                  const std::set<std::string, std::less<>> &allowed, std::string_view what)
{
    if (words.empty() || words.front().starts_with("--"))
        return Error {.code = ErrorCode::Unprocessable,
                      .detail = std::string(what).append(" comes first"),
                      .field = "--"};
    auto arguments = Arguments::parse({words.begin() + 1, words.end()}, allowed);
    if (!arguments.ok())
        return arguments.error();
    return NamedArguments {words.front(), std::move(arguments).value()};
}

} // namespace matchdesk::ctl
