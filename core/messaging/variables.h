// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

/// The types that a template's variable can have: which values each takes, and what it makes of them.
namespace matchdesk::messaging {

/// The words of one language that the types need, by "group.name".
using Phrases = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] Error unacceptable(std::string_view variable, std::string_view why);

[[nodiscard]] bool isType(std::string_view type) noexcept;
/// Whether only the recipient may read what a variable of this type brings.
[[nodiscard]] bool isSecret(std::string_view type) noexcept;
/// `value`, one line already, as the type writes it; Unprocessable where the type does not take it.
[[nodiscard]] Result<std::string> written(std::string_view variable, std::string_view type, std::string_view value,
                                          const Phrases &phrases);
/// An invented value that the type takes.
[[nodiscard]] std::string sampleOf(std::string_view variable, std::string_view type);

} // namespace matchdesk::messaging
