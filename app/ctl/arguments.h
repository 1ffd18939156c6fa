// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::ctl {

/// What follows a command: options with a value each, as "--data DIR" or "--data=DIR".
class Arguments {
public:
    /// Unprocessable, with the offending option in `field`, for one that is not in `allowed`, comes twice or lacks its value.
    [[nodiscard]] static Result<Arguments> parse(const std::vector<std::string> &words,
                                                 const std::set<std::string, std::less<>> &allowed);

    [[nodiscard]] bool has(std::string_view name) const { return m_values.contains(name); }
    /// Unprocessable when it is not given.
    [[nodiscard]] Result<std::string> required(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
    /// Unprocessable when it is no whole number from `lowest` to `highest`.
    [[nodiscard]] Result<std::int64_t> number(std::string_view name, std::int64_t otherwise, std::int64_t lowest,
                                              std::int64_t highest) const;

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

/// A command line that begins with what it is about: a name, an id or an address.
struct NamedArguments {
    std::string name;
    Arguments arguments;
};
/// As Arguments::parse; Unprocessable too where the first word is an option. `what` says what was expected there.
[[nodiscard]] Result<NamedArguments> parseNamed(const std::vector<std::string> &words,
                                                const std::set<std::string, std::less<>> &allowed,
                                                std::string_view what);

} // namespace matchdesk::ctl
